"""What the configuration says of records, remembered until it changes."""

import time
from dataclasses import dataclass

from chassis.session import DatabaseSession

from cases.form.domain import Codes, FormCatalogue
from cases.form.queries import read_catalogue
from cases.location.store import list_locations
from cases.module.domain import DEFAULT_OPTIONS
from cases.module.store import list_modules
from cases.record.domain.rules import Rules, make_rules
from cases.remembered import Remembered
from cases.settings.store import find_settings

FRESH_SECONDS = 1.0


@dataclass(frozen=True)
class Setup:
    catalogue: FormCatalogue
    rules: Rules


async def _read(session: DatabaseSession) -> Setup:
    modules = {module.unique_id: DEFAULT_OPTIONS | module.options for module in await list_modules(session)}
    settings = await find_settings(session)
    places = await list_locations(session)
    paths = {code: ".".join(place.hierarchy) for code, place in places.by_code.items()}
    closed = frozenset(code for code, place in places.by_code.items() if place.disabled)
    catalogue = await read_catalogue(session, Codes(frozenset(paths), closed))
    rules = make_rules(modules=modules, settings=settings.everything(), places=paths, forms=catalogue)
    return Setup(catalogue, rules)


class Newest:
    """Asks for the configuration's version once a second at most: a changed form counts everywhere within that."""

    def __init__(self) -> None:
        self._remembered: Remembered[Setup] = Remembered(_read, "form", "lookup", "module", "settings", "location")
        self._held: tuple[float, Setup] | None = None

    async def get(self, session: DatabaseSession) -> Setup:
        now = time.monotonic()
        if self._held is not None and now - self._held[0] < FRESH_SECONDS:
            return self._held[1]
        setup = await self._remembered.get(session)
        self._held = (now, setup)
        return setup

    def forget(self) -> None:
        self._held = None


SETUP = Newest()


async def load_setup(session: DatabaseSession) -> Setup:
    return await SETUP.get(session)
