"""Short lists that are whole in memory, in the order and the page their reader asks for."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol, TypeVar

from contracts.localized import in_language
from contracts.values import Values

from chassis.errors import Invalid
from chassis.paging import DEFAULT_PER, MOST_PER, make_page, page_of
from chassis.query import Query, last

T = TypeVar("T")


class InUse(Protocol):
    @property
    def disabled(self) -> bool: ...


U = TypeVar("U", bound=InUse)


def as_asked(entries: Sequence[U], wanted: Query, *, known: Collection[str]) -> Sequence[U]:
    """Those in use, or out of use, as `disabled` asks; by one of the known attributes, capitals or not,
    as `order_by` and `order` ask.
    """
    if disabled := wanted.get("disabled"):
        entries = [entry for entry in entries if str(entry.disabled).lower() in disabled]
    by = last(wanted, "order_by")
    if by is None:
        return entries
    if by not in known:
        raise Invalid({"order_by": ["unknown"]})
    locale = last(wanted, "locale") or "en"
    descending = last(wanted, "order") == "desc"
    return sorted(entries, key=lambda entry: _sort_key(getattr(entry, by), locale), reverse=descending)


def _sort_key(value: Any, locale: str) -> int | str:
    if isinstance(value, dict):
        value = in_language(value, locale)
    if isinstance(value, tuple):
        value = "/".join(value)
    return value if isinstance(value, int) else str(value or "").lower()


def page_if_asked(
    entries: Sequence[T],
    page: str | None,
    per: str | None,
    *,
    default_per: int = DEFAULT_PER,
    most: int = MOST_PER,
) -> tuple[Sequence[T], Values]:
    """The page and its metadata; the whole list where nobody named a page."""
    if page is None and per is None:
        return entries, {"total": len(entries), "per": None, "page": None}
    wanted = make_page(page, per, default_per=default_per, most=most)
    return page_of(entries, wanted), wanted.metadata(len(entries))
