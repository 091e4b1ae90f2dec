"""Short lists that are whole in memory, in the order and the page their reader asks for."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from chassis.errors import Invalid
from chassis.paging import DEFAULT_PER, MOST_PER, make_page, page_of

Entry = TypeVar("Entry")


def in_order(
    entries: Sequence[Entry], by: str | None, *, known: Collection[str], descending: bool, locale: str = "en"
) -> Sequence[Entry]:
    """The entries by one of the known attributes, texts without regard to capitals; by none, as they are."""
    if by is None:
        return entries
    if by not in known:
        raise Invalid({"order_by": ["unknown"]})
    return sorted(entries, key=lambda entry: _sort_key(getattr(entry, by), locale), reverse=descending)


def _sort_key(value: Any, locale: str) -> int | str:
    if isinstance(value, dict):
        value = value.get(locale) or value.get("en")
    return value if isinstance(value, int) else str(value or "").lower()


def page_if_asked(
    entries: Sequence[Entry],
    page: str | None,
    per: str | None,
    *,
    default_per: int = DEFAULT_PER,
    most: int = MOST_PER,
) -> tuple[Sequence[Entry], dict[str, Any]]:
    """The page and its metadata; the whole list where nobody named a page."""
    if page is None and per is None:
        return entries, {"total": len(entries), "per": None, "page": None}
    wanted = make_page(page, per, default_per=default_per, most=most)
    return page_of(entries, wanted), wanted.metadata(len(entries))
