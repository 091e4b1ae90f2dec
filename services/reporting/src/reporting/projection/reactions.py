"""Keeps the projection: one row per record, referral and assignment, whatever comes again or late."""

from typing import Any

from chassis.errors import NotFound
from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import (
    CaseAssigned,
    IncidentAssigned,
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
from contracts.values import picked

from reporting.projection import store
from reporting.projection.domain import ACCEPTED, DONE, IN_PROGRESS, REFUSED, REJECTED, REVOKED, promoted


async def _note_records(uow: UnitOfWork, events: list[RecordEvent]) -> None:
    rows = [
        promoted(each.facts, uow.site)
        | {"id": each.record_id, "record_type": each.record_type, "version": each.version}
        for each in events
    ]
    await store.put_records(uow, rows)


NOTE_RECORDS = Together(_note_records)


async def note_record_erased(uow: UnitOfWork, event: RecordErased) -> None:
    await store.drop_record(uow, event.record_id)


async def note_transition_erased(uow: UnitOfWork, event: TransitionErased) -> None:
    await store.drop_referral(uow, event.transition_id)


async def note_assignment(uow: UnitOfWork, event: CaseAssigned | IncidentAssigned) -> None:
    await store.add_assignment(
        uow, transition_id=event.transition_id, record_id=event.record_id, assigned_to=event.owned_by
    )


KEPT = ("record_id", "record_type", "remote", "service", "transitioned_by", "transitioned_to", "made_at")


async def note_referrals(uow: UnitOfWork, events: list[ReferralMade]) -> None:
    """A remote referral opens nothing here, so that it is active at once; any other waits for the access."""
    rows = [
        picked(each, KEPT) | {"id": each.transition_id, "state": IN_PROGRESS, "active": each.remote} for each in events
    ]
    await store.add_referrals(uow, rows)


NOTE_REFERRALS = Together(note_referrals)


def _step(column: str | None, **values: Any) -> Together:
    """The reaction to one step of a referral: what it makes of each, and the column that keeps when. It refuses with
    NotFound where one is not known here.
    """

    async def note_steps(uow: UnitOfWork, events: list[Any]) -> None:
        times = {event.transition_id: event.at for event in events}
        if await store.change_referrals(uow, times, column, values) < len(times):
            raise NotFound

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
    """Counts need the codes, not their texts."""
    codes = [value["id"] for value in ([] if event.deleted else event.values) if not value.get("disabled")]
    await store.put_configuration(uow, kind="lookup", unique_id=event.unique_id, value=codes)


async def note_locations(uow: UnitOfWork, event: LocationsChanged) -> None:
    named = {place["code"]: {name: place.get(name) for name in ("path", "admin_level")} for place in event.locations}
    await store.put_configurations(uow, "location", named)
    if event.deleted:
        await store.drop_configurations(uow, "location", event.deleted)


async def note_module(uow: UnitOfWork, event: ModuleChanged) -> None:
    value = {"record_types": event.record_types, "workflows": event.workflows}
    await store.put_configuration(uow, kind="module", unique_id=event.unique_id, value=value)


async def note_settings(uow: UnitOfWork, event: SettingsChanged) -> None:
    await store.put_configuration(uow, kind="settings", unique_id="settings", value=event.settings)
