"""Rows of which somebody who may do no more sees and writes only their own. Rules: `docs/domain/access.md §5`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from contracts.values import FrozenValues, Values

from cases.record.domain.parts import rows_in


@dataclass(frozen=True, kw_only=True)
class OwnRows:
    """Who holds `permission` has to do with the rows of `section` that name them in `person`, and with no others.

    `told_by`: fields that follow from all the rows.
    """

    section: str
    person: str
    permission: str
    told_by: frozenset[str]

    def of(self, user_name: str, rows: Iterable[Values]) -> list[Values]:
        return [row for row in rows if row.get(self.person) == user_name]

    def within(self, user_name: str, given: Values, held: FrozenValues) -> Values:
        """The change, told of the person's own rows: what would empty the whole list takes away these alone."""
        if self.section not in given or given[self.section]:
            return given
        rest = {name: value for name, value in given.items() if name != self.section}
        mine = self.of(user_name, rows_in(held, self.section))
        gone = [{"unique_id": row["unique_id"], "_destroy": True} for row in mine]
        return rest | {self.section: gone} if gone else rest

    def foreign(self, user_name: str, given: FrozenValues, held: FrozenValues) -> list[str]:
        """Pointers to rows of the change that have the id of somebody else's row."""
        rows = rows_in(held, self.section)
        mine = {_id(row) for row in self.of(user_name, rows)}
        theirs = {_id(row) for row in rows} - mine
        changed = enumerate(rows_in(given, self.section))
        return [f"/{self.section}/{place}/unique_id" for place, row in changed if _id(row) in theirs]


def _id(row: FrozenValues) -> Any:
    key = row.get("unique_id")
    return key.lower() if isinstance(key, str) else None
