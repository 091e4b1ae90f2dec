"""A flag on a record, and what it makes of the record. Rules: `docs/domain/flags.md §1`, `§2`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from chassis.errors import Conflict
from chassis.ids import derived_id
from contracts.values import FrozenValues, Values

from cases.history.domain import Deed
from cases.record.domain.hand import Hand
from cases.record.domain.record import Record, after, copied

RAISED, RESOLVED, CHANGED = "flag", "unflag", "update"
"""What a history says was done."""


class AlreadyResolved(Conflict):
    code = "flag_resolved"
    title = "This flag was resolved already."


@dataclass(frozen=True, kw_only=True)
class RecordFlag:
    """`day`: by when the record should be looked at. `message`, `unflag_message`: why it was raised, and what became of
    it; None where the record's key is gone. `id`: 0 until it is written.
    """

    id: int = 0
    record_id: UUID
    day: date
    message: str | None
    flagged_by: str
    created_at: datetime
    unflag_message: str | None = None
    unflagged_by: str | None = None
    unflagged_date: date | None = None

    @property
    def removed(self) -> bool:
        return self.unflagged_by is not None

    @property
    def subject(self) -> UUID:
        """What its events are about."""
        return derived_id("flag", str(self.id))

    def numbered(self, id: int) -> "RecordFlag":
        return replace(self, id=id)

    def reworded(self, *, message: str | None, day: date | None) -> "RecordFlag":
        self._must_be_open()
        return replace(self, message=message or self.message, day=day or self.day)

    def seen_to(self, message: str, hand: Hand) -> "RecordFlag":
        self._must_be_open()
        return replace(self, unflag_message=message, unflagged_by=hand.user_name, unflagged_date=hand.today)

    def _must_be_open(self) -> None:
        if self.removed:
            raise AlreadyResolved


def told(flag: RecordFlag) -> Values:
    """What the record's history tells of it. Whoever did it is named by the entry, so that nobody else need be."""
    said: Values = {"id": flag.id, "date": flag.day.isoformat(), "message": flag.message, "removed": flag.removed}
    return said | ({"unflag_message": flag.unflag_message} if flag.removed else {})


def deed(action: str, before: RecordFlag | None, flag: RecordFlag, hand: Hand) -> Deed:
    change = {"from": None if before is None else told(before), "to": told(flag)}
    return Deed(action=action, user_name=hand.user_name, at=hand.now, changes={"flags": change})


def with_flags(record: Record, flags: Iterable[RecordFlag]) -> Record:
    """The record's next version, which has these flags. It is not edited: who last changed it stays who did."""
    count = sum(not flag.removed for flag in flags)
    values: Values = copied(record.values) | {"flagged": count > 0}
    return after(record, values, flag_count=count)


def state_of(record: Record) -> FrozenValues:
    """What an answer shows of the record beside the flag."""
    return {"flagged": record.values.get("flagged") is True, "flag_count": record.flag_count}
