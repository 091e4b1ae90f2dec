"""The tasks of one person, as `GET /tasks` answers them. Rules: `docs/domain/tasks.md`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from chassis.driver import Row
from chassis.paging import Page, page_of
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.localized import Localized, in_language
from contracts.values import Values
from sharing.chain import roles_in

from cases.case.domain import CASE
from cases.case.domain.tasks import ON_APPOINTMENT, TYPES, Due, due_of
from cases.form.domain import FormCatalogue
from cases.lookup.queries import load_lookups
from cases.record.domain.rules import Rules
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store import rows
from cases.record.store.listing import MOST_BY_NAME, TooManyToSort
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_role_forms
from cases.task import store

DASHBOARD = "dash_tasks"
SOON = timedelta(days=7)
LOOKUP = "lookup "
CALLED: dict[str, Localized] = {
    "assessment": {"en": "Assessment", "tet": "Avaliasaun", "pt": "Avaliação", "id": "Penilaian"},
    "case_plan": {"en": "Case Plan", "tet": "Planu kazu", "pt": "Plano do caso", "id": "Rencana kasus"},
    "service": {"en": "Service", "tet": "Servisu", "pt": "Serviço", "id": "Layanan"},
    "follow_up": {"en": "Follow Up", "tet": "Akompañamentu", "pt": "Acompanhamento", "id": "Tindak lanjut"},
}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, kw_only=True)
class WantedTasks:
    page: Page
    order_by: str
    descending: bool


async def list_tasks(uow: UnitOfWork, keyring: Keyring, wanted: WantedTasks) -> Values:
    """Of the actor's own open cases. What their forms do not open to them is left out, and said to be withheld."""
    actor = uow.actor
    actor.must("dashboard", DASHBOARD)
    actor.must("case", "read")
    setup = await load_setup(uow.session)
    opened, withheld = _opened(uow, setup)
    by_name = wanted.order_by == "name"
    found, total = await store.find_tasks(
        uow.session,
        actor.user_name,
        opened,
        site=uow.site,
        order_by=wanted.order_by,
        descending=wanted.descending,
        page=None if by_name else wanted.page,
    )
    if len(found) > MOST_BY_NAME:
        raise TooManyToSort({"order_by": [TooManyToSort.code]})
    readings = await _read(uow, keyring, setup, {row.id for row in found})
    if by_name:
        found = list(page_of(_sorted_by_name(found, readings, descending=wanted.descending), wanted.page))
    texts = _Texts(setup.catalogue, await _texts_of_lookups(uow), actor.locale)
    today = uow.site.day(uow.began)
    shown = _Shown(uow, setup.rules, texts, today)
    metadata = wanted.page.metadata(total) | {"field_names": _field_names(setup.rules)}
    data = [shown.of(row, readings[row.id]) for row in found if row.id in readings]
    return {"data": data, "metadata": metadata | ({"withheld": withheld} if withheld else {})}


def _opened(uow: UnitOfWork, setup: Setup) -> tuple[dict[str, list[str]], list[str]]:
    """By type, the modules in which the person may know of it; and the types that some module keeps from them."""
    reader = Reader(uow.actor, CASE, setup.catalogue, {}, setup.rules.name_parts)
    known = frozenset(setup.rules.modules)
    modules = sorted(known & uow.actor.modules if uow.actor.modules else known)
    opened: dict[str, list[str]] = {}
    withheld = set()
    for name, kind in TYPES.items():
        for module in modules:
            if kind.field in reader.own(module).readable:
                opened.setdefault(name, []).append(module)
            elif setup.catalogue.field("case", kind.field, module) is not None:
                withheld.add(name)
    return opened, sorted(withheld)


async def _read(uow: UnitOfWork, keyring: Keyring, setup: Setup, ids: set[UUID]) -> dict[UUID, Reading]:
    found = await store.find_own_cases(uow.session, uow.actor.user_name, sorted(ids)) if ids else {}
    roles = await find_role_forms(uow.session, {role for row in found.values() for role in roles_in(row.grants)})
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    reader = Reader(uow.actor, CASE, setup.catalogue, roles, setup.rules.name_parts)
    return {id: reader.reading(vault.open(row)) for id, row in found.items()}


def _sorted_by_name(found: Sequence[Row], readings: Mapping[UUID, Reading], *, descending: bool) -> list[Row]:
    """Whoever has no name here comes last, whichever way the names run."""
    names = {id: _name(reading) for id, reading in readings.items()}
    ordered = sorted(found, key=lambda row: (names.get(row.id) or "").casefold(), reverse=descending)
    return sorted(ordered, key=lambda row: names.get(row.id) is None)


def _name(reading: Reading) -> str | None:
    name = reading.shown({"name": reading.record.values.get("name")}).get("name")
    return None if name is None else str(name)


async def _texts_of_lookups(uow: UnitOfWork) -> dict[str, dict[str, Localized]]:
    """By the lookup's name as forms write it: the text of each code."""
    lookups = await load_lookups(uow.session)
    return {f"{LOOKUP}{each.unique_id}": {one["id"]: one["display_text"] for one in each.values} for each in lookups}


@dataclass(frozen=True)
class _Texts:
    """What things are called in the reader's language."""

    catalogue: FormCatalogue
    lookups: Mapping[str, Mapping[str, Localized]]
    locale: str

    def task(self, name: str, detail: str | None) -> str:
        said = in_language(CALLED[name], self.locale)
        return said if detail is None else f"{said} - {self._detail(name, detail)}"

    def _detail(self, name: str, code: str) -> str:
        kind = TYPES[name]
        section = self.catalogue.field("case", str(kind.rows))
        spec = None if section is None else section.rows.get(str(kind.detail))
        if spec is None:
            return code
        own = {one.get("id"): one.get("display_text") for one in spec.attributes.get("option_strings_text") or ()}
        source = str(spec.attributes.get("option_strings_source") or "")
        texts = own.get(code) or self.lookups.get(source, {}).get(code)
        return in_language(texts, self.locale) if texts else code


@dataclass(frozen=True)
class _Shown:
    """Tasks as they are told to one person on one day."""

    uow: UnitOfWork
    rules: Rules
    texts: _Texts
    today: date

    def of(self, row: Row, reading: Reading) -> Values:
        detail = self._due(row, reading).detail
        values = reading.record.values
        priority = reading.shown({"risk_level": values.get("risk_level")}).get("risk_level")
        return {
            "record_type": CASE.resource,
            "id": row.id,
            "record_id_display": row.case_id_display,
            "type": row.type,
            "detail": detail,
            "priority": priority if isinstance(priority, str) else None,
            "due_date": f"{row.day.day:02d}-{MONTHS[row.day.month - 1]}-{row.day.year}",
            "type_display": self.texts.task(row.type, detail),
            "name": _name(reading),
            "completion_field": TYPES[row.type].done_by,
            "module_unique_id": values.get("module_id"),
            "overdue": row.day < self.today,
            "upcoming_soon": self.today <= row.day <= self.today + SOON,
        }

    def _due(self, row: Row, reading: Reading) -> Due:
        """The same task in the record itself. The list is as it was when the record was written; where settings have
        changed since, no more is known of it than its day.
        """
        due = due_of(row.type, reading.record.values, self.rules, self.uow.site)[row.place - 1 : row.place]
        return next((one for one in due if one.at == row.at), Due(row.at))


def _field_names(rules: Rules) -> Values:
    told = {name: kind.told_in for name, kind in TYPES.items()}
    return told | ({"service": ON_APPOINTMENT} if rules.due_on_appointment else {})
