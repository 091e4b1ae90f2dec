"""Keeps the projection: one row per case, referral and assignment, whatever comes again or late."""

from collections.abc import Awaitable, Callable
from datetime import datetime, tzinfo
from typing import Any

from chassis.errors import NotFound
from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import (
    CaseAssigned,
    CaseFacts,
    LocationsChanged,
    LookupChanged,
    ModuleChanged,
    SettingsChanged,
)
from contracts.event import Event
from contracts.referrals import (
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralMade,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
)

from reporting.projection import commands
from reporting.projection.domain import ACCEPTED, DONE, REFUSED, REJECTED, REVOKED


def note_cases_in(zone: tzinfo) -> Together:
    async def note_cases(uow: UnitOfWork, events: list[CaseFacts]) -> None:
        await commands.keep_cases(uow, events, zone=zone)

    return Together(note_cases)


async def note_assignment(uow: UnitOfWork, event: CaseAssigned) -> None:
    await commands.keep_assignment(
        uow, transition_id=event.transition_id, record_id=event.record_id, assigned_to=event.owned_by
    )


async def note_referral(uow: UnitOfWork, event: ReferralMade) -> None:
    await commands.keep_referral(uow, event)


def _step(state: str | None, column: str | None, **more: Any) -> Callable[[UnitOfWork, Any], Awaitable[None]]:
    """The reaction to one step of a referral: its new state, and the column that keeps when."""

    async def note_step(uow: UnitOfWork, event: Any) -> None:
        at: datetime = event.at
        values = dict(more) if state is None else {"state": state, **more}
        if column is not None:
            values[column] = at
        if not await commands.change_referral(uow, event.transition_id, **values):
            raise NotFound

    return note_step


REFERRAL_STEPS: dict[type[Event], Callable[[UnitOfWork, Any], Awaitable[None]]] = {
    ReferralActivated: _step(None, None, active=True),
    ReferralRefused: _step(REFUSED, "ended_at", active=False),
    ReferralAccepted: _step(ACCEPTED, "answered_at"),
    ReferralRejected: _step(REJECTED, "answered_at"),
    ReferralDone: _step(DONE, "done_at"),
    ReferralRevoked: _step(REVOKED, "ended_at"),
}


async def note_lookup(uow: UnitOfWork, event: LookupChanged) -> None:
    await commands.keep_lookup(uow, event.unique_id, [] if event.deleted else event.values)


async def note_locations(uow: UnitOfWork, event: LocationsChanged) -> None:
    await commands.keep_locations(uow, event.locations, event.deleted)


async def note_module(uow: UnitOfWork, event: ModuleChanged) -> None:
    await commands.keep_module(uow, event.unique_id, record_types=event.record_types, workflows=event.workflows)


async def note_settings(uow: UnitOfWork, event: SettingsChanged) -> None:
    await commands.keep_settings(uow, event.settings)
