"""Writing the next version of a record, and telling of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.driver import Row
from chassis.ids import derived_id, new_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessEnded, DangerReported, RecordEvent
from sharing.chain import endings

from cases.history.domain import Deed
from cases.record.domain import sharing
from cases.record.domain.hand import Hand
from cases.record.domain.record import Record
from cases.record.domain.rules import Rules
from cases.record.store import rows
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_people


def hand_of(uow: UnitOfWork, user_name: str, now: datetime) -> Hand:
    return Hand(user_name=user_name, now=now, site=uow.site, new_id=lambda: str(new_id()))


async def write_next(  # the one way a next version is written, whoever made it
    uow: UnitOfWork,
    vault: rows.Vault,
    row: Row,
    before: Record,
    made: Record,
    *,
    as_: type[RecordEvent],
    hand: Hand,
    deed: Deed | None = None,
    **more: Any,
) -> Record:
    """Write the next version and tell of it, without the referrals that it ends; who had those is told why.

    `deed`: what was done, if not that fields changed.
    """
    ends = endings(made.values, made.grants)
    people = await find_people(uow.session, sharing.names_beside(made)) if ends else {}
    made = sharing.settled(before, made, ends, people=people, hand=hand)
    await announce(uow, as_, made, await rows.update(uow.session, vault, row, before, made, deed=deed), **more)
    for transition, why in ends.items():
        ended = AccessEnded(
            record_id=made.id, transition_id=UUID(transition), code=why, ended_by=hand.user_name, at=hand.now
        )
        await uow.publish(ended, about=ended.transition_id)
    await tell_of_danger(uow, before, made, (await load_setup(uow.session)).rules, hand.now)
    return made


async def tell_of_danger(uow: UnitOfWork, before: Record | None, made: Record, rules: Rules, now: datetime) -> None:
    """Announce that somebody is in danger: when that begins, and to whom the record is handed over meanwhile."""
    owner = made.values["owned_by"]
    known = before is not None and before.values["owned_by"] == owner and before.kind.danger(before.values, rules)
    event = None if known else reported_danger(made, rules, now)
    if event is not None:
        await uow.publish(event, about=event.danger_id)


def reported_danger(made: Record, rules: Rules, now: datetime) -> DangerReported | None:
    """That somebody is in danger, if the record says so."""
    fields = made.kind.danger(made.values, rules)
    if not fields:
        return None
    since = max(made.versions.get(name, 1) for name in (*fields, "status", "record_state"))
    return DangerReported(
        danger_id=derived_id("danger", str(made.id), str(since)),
        record_id=made.id,
        record_type=made.kind.resource,
        record_short_id=made.values["short_id"],
        owned_by=made.values["owned_by"],
        actor=made.values["last_updated_by"],
        at=now,
    )


async def announce(uow: UnitOfWork, kind: type[RecordEvent], made: Record, written: rows.Written, **more: Any) -> None:
    """Tell what the record's facts are, as an event of this kind. `more`: what only this kind says."""
    event = kind(
        record_id=made.id,
        record_type=made.kind.resource,
        version=made.version,
        facts=written.facts,
        changed=written.changed,
        **more,
    )
    await uow.publish(event, about=made.id)
