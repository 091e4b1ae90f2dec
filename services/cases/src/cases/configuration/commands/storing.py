"""Storing, asking for and deleting configurations."""

from datetime import datetime
from uuid import UUID

from chassis.errors import Invalid, existing
from chassis.ids import new_id
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values

from cases.configuration import policy, store
from cases.configuration.domain.export import export_form, export_lookup
from cases.configuration.domain.snapshot import read_snapshot
from cases.configuration.domain.state import (
    RETRY_AFTER,
    BrokenConfiguration,
    Configuration,
    ConfigurationBeingApplied,
    VersionTaken,
)
from cases.form.store import list_forms, list_module_names
from cases.lookup.store import list_lookups
from cases.settings.store import find_contact

WORDS = ("name", "description", "version", "primero_version")


async def create_configuration(uow: UnitOfWork, sent: FrozenValues, *, now: datetime) -> Configuration:
    """Store what was sent, if nothing is wrong with it; without `data`, the present state of what cases owns."""
    policy.must_manage(uow.actor)
    words = _words(sent)
    id = _id(uow, sent)
    version = words["version"] or f"{now:%Y%m%d.%H%M%S}.{id.hex[-7:]}"
    known = await store.find_same(uow.session, id, version)
    if known is not None:
        if uow.replayed:
            return known
        raise VersionTaken(version=version)
    data = sent.get("data")
    if data is None:
        data = await _present(uow)
    else:
        await check(uow, data)
    configuration = Configuration(
        id=id,
        name=words["name"],
        description=words["description"],
        version=version,
        primero_version=words["primero_version"],
        created_on=now,
        created_by=uow.actor.user_name,
    )
    await store.add_configuration(uow.session, configuration, data)
    return configuration


async def change_configuration(uow: UnitOfWork, id: UUID, sent: FrozenValues, *, now: datetime) -> Configuration:
    """Rename it, or ask for it to be applied (`apply_now`), which happens in the background."""
    policy.must_manage(uow.actor)
    if sent.get("promote"):
        raise Invalid({"promote": ["not_offered"]})
    configuration = await _open(uow, id)
    if uow.replayed:
        return configuration
    policy.must_rest(configuration)
    words = {name: value for name, value in _words(sent).items() if name in sent}
    configuration.name = words.get("name", configuration.name)
    configuration.description = words.get("description", configuration.description)
    if sent.get("apply_now") is True:
        await store.lock_requests(uow.session)
        if await store.is_under_way(uow.session):
            raise ConfigurationBeingApplied(retry_after=RETRY_AFTER)
        policy.must_be_applicable(configuration)
        await check(uow, await store.find_data(uow.session, id))
        configuration.request(by=uow.actor.user_name, at=now)
    await store.save_configuration(uow.session, configuration)
    return configuration


async def delete_configuration(uow: UnitOfWork, id: UUID) -> None:
    policy.must_manage(uow.actor)
    if uow.replayed and await store.find_configuration(uow.session, id) is None:
        return
    policy.must_rest(await _open(uow, id))
    await store.delete_configuration(uow.session, id)


async def check(uow: UnitOfWork, data: object) -> None:
    """Refuse a broken configuration with everything that is wrong with it."""
    snapshot = read_snapshot(data, modules=await list_module_names(uow.session))
    if snapshot.errors:
        raise BrokenConfiguration(snapshot.errors)


async def _present(uow: UnitOfWork) -> Values:
    """Forms, lookups and contact. Agencies, roles and groups are identity's to keep: applying leaves them alone."""
    return {
        "FormSection": [export_form(form) for form in await list_forms(uow.session)],
        "Lookup": [export_lookup(lookup) for lookup in await list_lookups(uow.session)],
        "ContactInformation": [await find_contact(uow.session)],
    }


async def _open(uow: UnitOfWork, id: UUID) -> Configuration:
    return existing(await store.find_configuration(uow.session, id, lock=True))


def _words(sent: FrozenValues) -> dict[str, str | None]:
    wrong = {name: ["not_a_text"] for name in WORDS if not isinstance(sent.get(name), str | None)}
    if wrong:
        raise Invalid(wrong)
    return {name: sent.get(name) for name in WORDS}


def _id(uow: UnitOfWork, sent: FrozenValues) -> UUID:
    """The id the client gave; else the command's, so that a repeated command finds what it made."""
    given = sent.get("id")
    if given is None:
        return uow.command_id or new_id()
    try:
        return UUID(str(given))
    except ValueError:
        raise Invalid({"id": ["not_a_uuid"]}) from None
