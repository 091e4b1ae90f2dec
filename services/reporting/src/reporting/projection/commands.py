"""Writes the projection, and starts it anew."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from chassis.errors import NotFound
from chassis.unit_of_work import UnitOfWork
from chassis.upkeep import forget_source
from contracts.cases import AnnouncedLocation, LookupValue, RecordEvent
from contracts.referrals import ReferralMade
from contracts.values import FrozenValues, Values

from reporting.projection import store
from reporting.projection.domain import IN_PROGRESS, promoted

OWNERS = ("cases", "referrals")


async def keep_records(uow: UnitOfWork, records: list[RecordEvent]) -> None:
    rows = [
        promoted(each.facts, uow.site)
        | {"id": each.record_id, "record_type": each.record_type, "version": each.version}
        for each in records
    ]
    await store.put_records(uow, rows)


async def forget_record(uow: UnitOfWork, record_id: UUID) -> None:
    await store.drop_record(uow, record_id)


async def forget_referral(uow: UnitOfWork, transition_id: UUID) -> None:
    await store.drop_referral(uow, transition_id)


async def keep_assignment(uow: UnitOfWork, *, transition_id: UUID, record_id: UUID, assigned_to: str) -> None:
    await store.add_assignment(uow, transition_id=transition_id, record_id=record_id, assigned_to=assigned_to)


async def keep_referrals(uow: UnitOfWork, referrals: list[ReferralMade]) -> None:
    """A remote referral opens nothing here, so that it is active at once; any other waits for the access."""
    rows = [
        {
            "id": referral.transition_id,
            "record_id": referral.record_id,
            "record_type": referral.record_type,
            "state": IN_PROGRESS,
            "active": referral.remote,
            "remote": referral.remote,
            "service": referral.service,
            "transitioned_by": referral.transitioned_by,
            "transitioned_to": referral.transitioned_to,
            "made_at": referral.made_at,
        }
        for referral in referrals
    ]
    await store.add_referrals(uow, rows)


async def change_referrals(
    uow: UnitOfWork, times: Mapping[UUID, datetime], column: str | None, values: FrozenValues
) -> None:
    """Give each the values, and its time in the column. Raises NotFound if one is not known here."""
    if await store.change_referrals(uow, times, column, values) < len(times):
        raise NotFound


async def keep_lookup(uow: UnitOfWork, unique_id: str, values: list[LookupValue]) -> None:
    """Counts need the codes, not their texts."""
    codes = [value["id"] for value in values if not value.get("disabled")]
    await store.put_configuration(uow, kind="lookup", unique_id=unique_id, value=codes)


async def keep_locations(uow: UnitOfWork, locations: list[AnnouncedLocation], deleted: list[str]) -> None:
    named = {place["code"]: {"path": place.get("path"), "admin_level": place.get("admin_level")} for place in locations}
    await store.put_configurations(uow, "location", named)
    if deleted:
        await store.drop_configurations(uow, "location", deleted)


async def keep_module(uow: UnitOfWork, unique_id: str, *, record_types: list[str], workflows: Values) -> None:
    value = {"record_types": record_types, "workflows": workflows}
    await store.put_configuration(uow, kind="module", unique_id=unique_id, value=value)


async def keep_settings(uow: UnitOfWork, settings: Values) -> None:
    await store.put_configuration(uow, kind="settings", unique_id="settings", value=settings)


async def rebuild(uow: UnitOfWork) -> None:
    """Empty the projection and ask the owners to announce everything again.

    Until the answers have come the counts are too low; nothing else depends on them.
    """
    await store.clear_projections(uow)
    for owner in OWNERS:
        await forget_source(uow, owner)
