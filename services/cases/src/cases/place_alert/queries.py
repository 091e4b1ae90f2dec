"""The alerts that somebody is told of, with the files that they may open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.driver import Row
from chassis.errors import existing
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in

from cases.incident.domain import INCIDENT, OF_ITS_CASE
from cases.place_alert import policy, store
from cases.place_alert.domain import setting_of
from cases.record.domain.kind import KINDS
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store.rows import Vault
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_people, find_role_forms

OF_FILE = ("short_id", "name", "status")


async def list_alerts(uow: UnitOfWork, keyring: Keyring, wanted: store.WantedAlerts) -> Values:
    """The newest first."""
    policy.must_be_told(uow.actor)
    found, total = await store.find_alerts(uow.session, uow.actor, policy.readable_kinds(uow.actor), wanted)
    return {"data": await _present(uow, keyring, found), "metadata": wanted.page.metadata(total)}


async def show_alert(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    """Refuses one that the person is not told of as not there."""
    policy.must_be_told(uow.actor)
    row = existing(await store.find_alert(uow.session, uow.actor, policy.readable_kinds(uow.actor), id))
    [shown] = await _present(uow, keyring, [row])
    return shown


async def _present(uow: UnitOfWork, keyring: Keyring, alerts: Sequence[Row]) -> list[Values]:
    kinds = policy.readable_kinds(uow.actor)
    found = await store.find_files(uow.session, uow.actor, kinds, [row.id for row in alerts]) if alerts else []
    by_alert: dict[UUID, list[Row]] = defaultdict(list)
    for row in found:
        by_alert[row.alert_id].append(row)
    readings = await _readings(uow, keyring, [row for row in found if row.opens])
    people = await find_people(uow.session, {row.acted_by for row in found if row.opens and row.acted_by})
    names = {person.user_name: person.full_name for person in people.values()}
    return [_alert(alert, by_alert[alert.id], readings, names) for alert in alerts]


async def _readings(uow: UnitOfWork, keyring: Keyring, rows: Sequence[Row]) -> Mapping[UUID, Reading]:
    """How the person reads each of the files."""
    setup = await load_setup(uow.session)
    roles = await find_role_forms(uow.session, {role for row in rows for role in roles_in(row.grants)})
    vault = Vault(keyring, setup.catalogue, uow.site)
    kinds = dict.fromkeys(row.record_type for row in rows)
    parts = setup.rules.name_parts
    readers = {name: Reader(uow.actor, KINDS[name], setup.catalogue, roles, parts) for name in kinds}
    return {row.id: readers[row.record_type].reading(vault.open(row)) for row in {row.id: row for row in rows}.values()}


def _alert(alert: Row, files: Sequence[Row], readings: Mapping[UUID, Reading], names: Mapping[str, str]) -> Values:
    facts, fields = alert.raised_facts, INCIDENT.names_place
    own = facts.get(OF_ITS_CASE) or str(alert.incident_id)
    opened = [row for row in files if row.opens]
    waits = any(row.told and row.acted_at is None for row in files)
    return {
        "id": alert.id,
        "at": alert.at,
        "location": None if fields is None else setting_of(facts, fields.location),
        "setting": None if fields is None else setting_of(facts, fields.setting),
        "children": sum(row.harmed and str(row.id) != own for row in files),
        "months": alert.months,
        "files": [_file(row, readings[row.id], new=str(row.id) == own) for row in opened],
        "withheld": len(files) - len(opened),
        "acted": _acted(opened, names),
        "abilities": [policy.ACT] if waits else [],
    }


def _file(row: Row, reading: Reading, *, new: bool) -> Values:
    shown = reading.shown({name: reading.record.values.get(name) for name in OF_FILE})
    kind = reading.record.kind
    read = {name: shown.get(name) for name in OF_FILE}
    return {"id": row.id, "record_type": kind.plural, **read, "new": new, "harmed": row.harmed}


def _acted(opened: Sequence[Row], names: Mapping[str, str]) -> list[Values]:
    """Each once, the first first."""
    acts = sorted({(row.acted_at, row.acted_by) for row in opened if row.acted_at is not None})
    return [{"by": by, "by_full_name": names.get(by), "at": at} for at, by in acts]
