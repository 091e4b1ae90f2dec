"""Keeping the copies of cases' configuration."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import FormChanged, LocationsChanged, LookupChanged, ModuleChanged, SettingsChanged
from contracts.values import Values

from identity.configuration_copy import store
from identity.configuration_copy.domain import LOOKUPS


async def note_form(uow: UnitOfWork, event: FormChanged) -> None:
    if event.deleted:
        await store.remove_form(uow, event.unique_id)
        return
    row = event.model_dump(include={"unique_id", "parent_form", "modules", "visible", "nested"})
    await store.save(uow, store.form_copy, row | {"fields": sorted(event.fields)})


async def note_lookup(uow: UnitOfWork, event: LookupChanged) -> None:
    if event.unique_id in LOOKUPS:
        await store.save_codes(uow, event.unique_id, [value["id"] for value in event.values])


async def note_module(uow: UnitOfWork, event: ModuleChanged) -> None:
    row = event.model_dump(include={"unique_id", "name", "record_types", "options", "workflows"})
    await store.save(uow, store.module_copy, row)


async def note_settings(uow: UnitOfWork, event: SettingsChanged) -> None:
    await store.save(uow, store.settings_copy, {"id": store.THE_ONE, "settings": event.settings})


async def note_locations(uow: UnitOfWork, event: LocationsChanged) -> None:
    rows: list[Values] = [
        {"code": place["code"], "path": place["path"], "admin_level": place["admin_level"]} for place in event.locations
    ]
    if rows:
        await store.save_locations(uow, rows)
    if event.deleted:
        await store.remove_locations(uow, event.deleted)
