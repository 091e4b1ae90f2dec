"""Keeps the projection: one row per record, referral and assignment, whatever comes again or late."""

from typing import Any

from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import (
    CaseAssigned,
    LocationsChanged,
    LookupChanged,
    ModuleChanged,
    RecordErased,
    RecordEvent,
    SettingsChanged,
)
from contracts.event import Event
from contracts.referrals import (
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
    TransitionErased,
)

from reporting.projection import commands
from reporting.projection.domain import ACCEPTED, DONE, REFUSED, REJECTED, REVOKED


async def _note_records(uow: UnitOfWork, events: list[RecordEvent]) -> None:
    await commands.keep_records(uow, events)


NOTE_RECORDS = Together(_note_records)


async def note_record_erased(uow: UnitOfWork, event: RecordErased) -> None:
    await commands.forget_record(uow, event.record_id)


async def note_transition_erased(uow: UnitOfWork, event: TransitionErased) -> None:
    await commands.forget_referral(uow, event.transition_id)


async def note_assignment(uow: UnitOfWork, event: CaseAssigned) -> None:
    await commands.keep_assignment(
        uow, transition_id=event.transition_id, record_id=event.record_id, assigned_to=event.owned_by
    )


async def note_referrals(uow: UnitOfWork, events: list[ReferralMade]) -> None:
    await commands.keep_referrals(uow, events)


NOTE_REFERRALS = Together(note_referrals)


def _step(column: str | None, **values: Any) -> Together:
    """The reaction to one step of a referral: what it makes of each, and the column that keeps when."""

    async def note_steps(uow: UnitOfWork, events: list[Any]) -> None:
        times = {event.transition_id: event.at for event in events}
        await commands.change_referrals(uow, times, column, values)

    return Together(note_steps)


REFERRAL_STEPS: dict[type[Event], Together] = {
    ReferralActivated: _step(None, active=True),
    ReferralRefused: _step("ended_at", state=REFUSED, active=False),
    ReferralAccepted: _step("answered_at", state=ACCEPTED),
    ReferralRejected: _step("answered_at", state=REJECTED),
    ReferralDone: _step("done_at", state=DONE),
    ReferralRevoked: _step("ended_at", state=REVOKED),
    ReferralEnded: _step("ended_at", state=REVOKED),
}


async def note_lookup(uow: UnitOfWork, event: LookupChanged) -> None:
    await commands.keep_lookup(uow, event.unique_id, [] if event.deleted else event.values)


async def note_locations(uow: UnitOfWork, event: LocationsChanged) -> None:
    await commands.keep_locations(uow, event.locations, event.deleted)


async def note_module(uow: UnitOfWork, event: ModuleChanged) -> None:
    await commands.keep_module(uow, event.unique_id, record_types=event.record_types, workflows=event.workflows)


async def note_settings(uow: UnitOfWork, event: SettingsChanged) -> None:
    await commands.keep_settings(uow, event.settings)
