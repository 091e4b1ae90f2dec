"""What a table of records needs to tell values in words: whose language, whose days, and what codes are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chassis.site import Site
from contracts.localized import Localized, in_language

BETWEEN = "; "
"""Between several values in one cell: labels have commas."""
Labels = Mapping[str, Mapping[str, Localized]]
"""By the list's name as forms write it, then by code."""


@dataclass(frozen=True, kw_only=True)
class TableReader:
    """Whoever reads the table. `yes`, `no`: the words in their language; `labels`: what codes of lists are called."""

    language: str
    site: Site
    yes: str
    no: str
    labels: Labels = field(default_factory=dict)

    def label(self, texts: Localized | None, code: str) -> str:
        """A code nobody has words for is told as it is."""
        return in_language(texts or {}, self.language) or code

    def flag(self, *, is_yes: bool) -> str:
        return self.yes if is_yes else self.no
