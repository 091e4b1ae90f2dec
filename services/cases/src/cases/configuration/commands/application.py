"""Applying a configuration: a schedule's work, in two turns, so that everybody sees that it is under way.

The first turn marks it and tells identity its part; once identity has answered, the next does everything of ours
in one transaction. A worker that dies leaves the mark, and the next turn does it again from the start.
"""

from datetime import datetime

from chassis.errors import Refusal
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import ConfigurationStarted
from contracts.values import Values

from cases.configuration import store
from cases.configuration.domain.snapshot import Snapshot, read_snapshot
from cases.configuration.domain.state import Configuration, State
from cases.form.commands import replace_forms
from cases.form.domain import Form
from cases.form.store import list_forms, list_module_names
from cases.lookup.commands import remove_lookups, save_lookups
from cases.lookup.domain import Lookup
from cases.lookup.store import list_lookups
from cases.module.commands import announce_modules
from cases.settings.commands import write_contact


async def apply_pending(uow: UnitOfWork, now: datetime) -> None:
    """One turn. What is refused is recorded as the configuration's outcome and changes nothing else."""
    configuration = await store.find_under_way(uow.session)
    if configuration is None:
        return
    snapshot = await _read(uow, configuration)
    if snapshot.errors:
        findings = [finding.as_json() for finding in snapshot.errors]
        configuration.fail(code="broken_configuration", findings=findings, at=now)
    elif configuration.state is State.REQUESTED:
        configuration.start(total=snapshot.total, at=now)
        await _tell_identity(uow, configuration, snapshot)
    elif configuration.is_hopeless(now):
        configuration.fail(code="gave_up", at=now)
    elif not configuration.is_followed:
        return
    else:
        await _try(uow, configuration, snapshot, now)
    await store.save_configuration(uow.session, configuration)
    await uow.audit(
        "apply_configuration",
        "configuration",
        configuration.id,
        outcome="refused" if configuration.state is State.FAILED else "allowed",
        facts={"state": configuration.state, "requested_by": configuration.requested_by},
    )


async def _try(uow: UnitOfWork, configuration: Configuration, snapshot: Snapshot, now: datetime) -> None:
    try:
        async with uow.attempt():
            counts = await write(uow, snapshot)
    except Refusal as refusal:
        configuration.fail(code=refusal.code, findings=[refusal.facts], at=now)
    else:
        configuration.finish(counts=counts, warnings=snapshot.warnings, at=now)


async def _tell_identity(uow: UnitOfWork, configuration: Configuration, snapshot: Snapshot) -> None:
    event = ConfigurationStarted.of(snapshot, configuration_id=configuration.id, applied_by=configuration.requested_by)
    await uow.publish(event, about=derived_id("configuration", "applied"))


async def write(uow: UnitOfWork, snapshot: Snapshot) -> Values:
    """Make the installation as the snapshot says: lookups, forms, contact."""
    counts = {
        "lookups": await _write_lookups(uow, snapshot.lookups),
        "forms": await _write_forms(uow, snapshot.forms),
    }
    if snapshot.contact is not None:
        await write_contact(uow, snapshot.contact)
    await announce_modules(uow)
    return counts


async def _write_lookups(uow: UnitOfWork, lookups: list[Lookup]) -> dict[str, int]:
    before = {lookup.unique_id: lookup for lookup in await list_lookups(uow.session)}
    new = [lookup for lookup in lookups if lookup.unique_id not in before]
    changed = [lookup for lookup in lookups if _differs(lookup, before.get(lookup.unique_id))]
    gone = before.keys() - {lookup.unique_id for lookup in lookups}
    await remove_lookups(uow, sorted(gone))
    await save_lookups(uow, [*new, *changed])
    return {"created": len(new), "changed": len(changed), "deleted": len(gone)}


async def _write_forms(uow: UnitOfWork, forms: list[Form]) -> dict[str, int]:
    before = {form.unique_id for form in await list_forms(uow.session)}
    wanted = {form.unique_id for form in forms}
    await replace_forms(uow, forms, gone=before - wanted)
    return {
        "created": len(wanted - before),
        "changed": len(wanted & before),
        "deleted": len(before - wanted),
    }


def _differs(lookup: Lookup, before: Lookup | None) -> bool:
    if before is None:
        return False
    return (lookup.name, lookup.locked, lookup.values) != (before.name, before.locked, before.values)


async def _read(uow: UnitOfWork, configuration: Configuration) -> Snapshot:
    data = await store.find_data(uow.session, configuration.id)
    return read_snapshot(data, modules=await list_module_names(uow.session))
