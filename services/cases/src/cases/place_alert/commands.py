"""Recognising places that were named before, and acting on it."""

from datetime import datetime
from uuid import UUID

from chassis.driver import Row
from chassis.errors import existing
from chassis.unit_of_work import UnitOfWork
from contracts.cases import PlaceRecognised
from contracts.permissions import SYSTEM
from contracts.values import FrozenValues

from cases.incident.domain import INCIDENT, OF_ITS_CASE
from cases.module.domain import PlacePolicy, read_place_policy
from cases.place_alert import domain, policy, store
from cases.place_alert.domain import PlaceFile, PlaceNotice
from cases.record.domain.rules import Rules
from cases.record.store.setup import load_setup

MOST_AT_ONCE = 200


async def recognise(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: compare incidents that came to name a place with those that were compared before.

    One after the other, so that of two that were written at the same moment the later one alerts, and only it.
    """
    rules = (await load_setup(uow.session)).rules
    for row in await store.find_new(uow.session, MOST_AT_ONCE):
        follows = _policy_for(row, rules)
        if follows is not None:
            await _compare(uow, row, follows, now)
        await store.note_compared(uow.session, row)


def _policy_for(row: Row, rules: Rules) -> PlacePolicy | None:
    """What its module says of places, if it says anything of such as this one."""
    found = read_place_policy(rules.option(row.facts.get("module_id"), domain.OPTION))
    setting = _setting(row.facts)
    return found if found is not None and setting in found.settings else None


def _setting(facts: FrozenValues) -> str | None:
    fields = INCIDENT.names_place
    return None if fields is None else domain.setting_of(facts, fields.setting)


async def _compare(uow: UnitOfWork, row: Row, follows: PlacePolicy, now: datetime) -> None:
    since = domain.first_day(uow.site.day(now), follows.months)
    own = await store.find_file(uow.session, UUID(row.facts.get(OF_ITS_CASE) or str(row.id)))
    if own is None or _day(uow, row) < since.isoformat():
        return
    harmed = await store.find_harmed(uow.session, row.id, row.places, since, uow.site.begins(since))
    others = [file for file in harmed if file.id != own.id]
    if len(others) + 1 < follows.children:
        return
    institution = _setting(row.facts) in follows.institutions
    if institution:
        known = {own.id, *(file.id for file in others)}
        others += [file for file in await store.find_living(uow.session, row.places) if file.id not in known]
    await _alert(uow, row, domain.notices(own, others, institution=institution), follows.months, now)


def _day(uow: UnitOfWork, row: Row) -> str:
    """The day it happened, or that it was written down on."""
    return str(row.facts.get("incident_date_derived") or uow.site.day(row.created_at).isoformat())


async def _alert(uow: UnitOfWork, row: Row, told: list[PlaceNotice], months: int, now: datetime) -> None:
    id = domain.alert_id(row.id, row.places)
    if await store.add_alert(uow.session, id, row, told, months=months, now=now):
        for notice in told:
            await uow.publish(_event(id, notice.file, now, for_owner=notice.for_owner), about=id)


def _event(id: UUID, file: PlaceFile, now: datetime, *, for_owner: bool) -> PlaceRecognised:
    return PlaceRecognised(
        place_id=id,
        record_id=file.id,
        record_type=file.record_type,
        record_short_id=file.short_id,
        owned_by=file.owned_by,
        for_owner=for_owner,
        actor=SYSTEM,
        at=now,
    )


async def act(uow: UnitOfWork, id: UUID, now: datetime) -> None:
    """Somebody who is told of it acted, in the name of all its files that they may open; on what the same place alerted
    of before, too. Where somebody did before, that stays who did.

    Refuses an alert that they are not told of as not there.
    """
    policy.must_be_told(uow.actor)
    kinds = policy.readable_kinds(uow.actor)
    alert = existing(await store.find_alert(uow.session, uow.actor, kinds, id))
    alerts = await store.find_same_before(uow.session, alert)
    files = {row.id for row in await store.find_files(uow.session, uow.actor, kinds, alerts) if row.opens}
    await store.note_acted(uow.session, alerts, files, uow.actor.user_name, now)
    await uow.audit("act_on_place", "place_alert", id)
