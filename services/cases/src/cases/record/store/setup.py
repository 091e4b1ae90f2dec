"""What the configuration says of records, remembered until it changes."""

from dataclasses import dataclass

from chassis.session import DatabaseSession

from cases.form.domain import Codes, FormCatalogue
from cases.form.queries import read_catalogue
from cases.location.store import list_locations
from cases.module.domain import DEFAULT_OPTIONS
from cases.module.store import list_modules
from cases.policy_pack.store import find_packs
from cases.record.domain.kind import parts_of_kinds
from cases.record.domain.rules import Rules, make_rules
from cases.remembered import Newest, Remembered
from cases.settings.store import find_settings


@dataclass(frozen=True)
class Setup:
    catalogue: FormCatalogue
    rules: Rules


async def _read(session: DatabaseSession) -> Setup:
    listed = await list_modules(session)
    modules = {module.unique_id: DEFAULT_OPTIONS | module.options for module in listed}
    maps = {module.unique_id: module.field_map for module in listed}
    settings = await find_settings(session)
    places = await list_locations(session)
    paths = {code: ".".join(place.hierarchy) for code, place in places.by_code.items()}
    closed = frozenset(code for code, place in places.by_code.items() if place.disabled)
    packs = await find_packs(session)
    catalogue = await read_catalogue(session, Codes(frozenset(paths), closed), parts_of_kinds())
    rules = make_rules(
        modules=modules, settings=settings.everything(), places=paths, maps=maps, forms=catalogue, packs=packs
    )
    return Setup(catalogue, rules)


SETUP = Newest(Remembered(_read, "form", "lookup", "module", "settings", "location", "policy_pack").get)


async def load_setup(session: DatabaseSession) -> Setup:
    return await SETUP.get(session)
