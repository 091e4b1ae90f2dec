"""Pages of lists, as Primero asks for them: `page` from 1, `per` 20 by default, 1000 at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contracts.values import Values

from chassis.errors import Invalid

DEFAULT_PER = 20
MOST_PER = 1000
FARTHEST = 10**9
MOST_DIGITS = 18


@dataclass(frozen=True)
class Page:
    number: int
    per: int

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.per

    def metadata(self, total: int | None) -> Values:
        """`total`: none where it was not asked for."""
        return {"total": total, "per": self.per, "page": self.number}


def make_page(page: str | None, per: str | None, default_per: int = DEFAULT_PER, most: int = MOST_PER) -> Page:
    """Refuse what is no positive number; cut what is too large (`docs/domain/lists.md §7`)."""
    return Page(min(_positive("page", page, 1), FARTHEST), min(_positive("per", per, default_per), most))


def _positive(name: str, text: str | None, default: int) -> int:
    if text is None or text == "":
        return default
    if not text.isascii() or not text.isdigit() or int(text[:MOST_DIGITS]) < 1:
        raise Invalid({name: ["not_a_positive_number"]})
    return int(text[:MOST_DIGITS])


def page_of(rows: Sequence[Any], page: Page) -> Sequence[Any]:
    """The page of a list that is in memory already."""
    return rows[page.offset : page.offset + page.per]
