"""A record as one person may have it on paper. Rules: `docs/domain/printing.md`."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from chassis.sealing import Keyring
from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from contracts.localized import Localized
from contracts.values import FrozenValues

from cases.form.domain import AGENCY, USER, Fields, FieldSpec
from cases.form.domain.field_types.choices import LOOKUP, WITH_THE_FORMS, Choice
from cases.location.domain.place import BETWEEN
from cases.location.queries import load_locations
from cases.lookup.queries import load_lookups
from cases.printout.domain.sheet import NamesOf, PageWriter, Printout, asks, mark_of
from cases.printout.domain.words import PrintedLanguage
from cases.record.domain.kind import Kind
from cases.record.domain.parts import rows_in
from cases.record.policy.actions import PRINT
from cases.record.queries.answers import present
from cases.record.queries.show import open_row, whole
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_people
from cases.settings.store import list_agencies

Options = Mapping[str, Mapping[str, Localized]]
"""What is called how, by the list's name as forms write it."""


async def read_printout(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, locale: str | None, now: datetime
) -> Printout:
    """As far as the person may read the record; that they had it on paper is noted. Raises NotAllowed, NotFound."""
    uow.actor.must(kind.resource, "read")
    uow.actor.must(kind.resource, PRINT)
    opened = await open_row(uow, keyring, kind, id)
    reading = await whole(uow, opened.vault, opened.reading, None)
    module = reading.record.values.get("module_id")
    catalogue = (await load_setup(uow.session)).catalogue
    values = present(reading)
    language = PrintedLanguage(locale or uow.actor.locale)
    options = await _options(uow.session, catalogue.fields(kind.resource, module), values)
    writer = PageWriter(language=language, site=uow.site, name_of=_names(options, language), withheld=reading.withheld)
    forms = [form for form in catalogue.forms_of(kind.resource, module) if form.visible]
    own = [form for form in forms if form.unique_id in reading.access.forms]
    await uow.audit(f"print_{kind.resource}", kind.resource, id)
    return Printout(
        title=f"{language.say(kind.resource)} {values.get('short_id') or ''}".strip(),
        mark=mark_of(language, f"{uow.actor.full_name} ({uow.actor.user_name})", now, uow.site),
        notice=language.say("confidential"),
        page=language.say("page", page="{page}", pages="{pages}"),
        language=language.code,
        direction=language.direction,
        parts=[writer.part(form, values, reading.access.readable) for form in own if asks(form)],
        remarks=[language.say("pages_withheld")] if len(own) < len(forms) else [],
    )


async def _options(session: DatabaseSession, fields: Fields, values: FrozenValues) -> Options:
    """Places, lists, organisations, and those people whom the record names."""
    places = await load_locations(session)
    found: dict[str, Mapping[str, Localized]] = {
        f"{LOOKUP}{lookup.unique_id}": {value["id"]: value["display_text"] for value in lookup.values}
        for lookup in await load_lookups(session)
    }
    called = {code: _placename(places.name_of(place)) for code, place in places.by_code.items()}
    found |= dict.fromkeys(WITH_THE_FORMS, called)
    found[AGENCY] = {each["unique_id"]: _agency_name(each) for each in await list_agencies(session)}
    people = await find_people(session, sorted(_people_in(fields, values)))
    found[USER] = {name: {"en": person.full_name} for name, person in people.items()}
    return found


def _placename(name: Localized) -> Localized:
    """From the smallest place to the country."""
    return {locale: ", ".join(reversed(text.split(BETWEEN))) for locale, text in name.items()}


def _agency_name(agency: FrozenValues) -> Localized:
    name = agency.get("name")
    return name if isinstance(name, dict) else {"en": str(name or agency["unique_id"])}


def _people_in(fields: Fields, values: FrozenValues) -> set[str]:
    found: set[str] = set()
    for name, spec in fields.items():
        if spec.has_rows:
            found.update(*(_people_in(spec.rows, row) for row in rows_in(values, name)))
        elif isinstance(spec.field_type, Choice) and spec.field_type.source == USER and values.get(name):
            told = values[name]
            found.update(map(str, told if isinstance(told, list) else [told]))
    return found


def _names(options: Options, language: PrintedLanguage) -> NamesOf:
    """An option that its list has lost is printed as its code."""

    def name_of(spec: FieldSpec, code: str) -> str:
        kind = spec.field_type
        source = kind.source if isinstance(kind, Choice) else ""
        if source:
            return language.read(options.get(source, {}).get(code)) or code
        own = spec.attributes.get("option_strings_text") or ()
        return next((language.read(each.get("display_text")) for each in own if each["id"] == code), "") or code

    return name_of
