"""Creating, changing and disabling agencies. Each is announced whole."""

from dataclasses import fields, replace

from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.identity import AgencyChanged
from contracts.values import FrozenValues, Values

from identity.agency.domain import Agency, AgencyExists, check_agency
from identity.agency.policy import may_open_agency
from identity.agency.store import find_agency, open_agency, register, save_agency
from identity.configuration_copy.domain import is_word
from identity.configuration_copy.queries import wrong_codes
from identity.role.policy import Standing

FIXED = {"id", "unique_id", "created_at", "updated_at"}
WRITABLE = {field.name for field in fields(Agency)} - FIXED
TEXTS = {"name", "description"}
NEVER_EMPTY = {"order", "services", "agency_code", "disabled", "logo_enabled", "pdf_logo_option"}


def changed_agency(agency: Agency, attributes: Values) -> Agency:
    """The agency with the given attributes; localized texts are merged by language."""
    changes: Values = {}
    for name in WRITABLE & attributes.keys():
        value = attributes[name]
        if name in TEXTS:
            merged = getattr(agency, name) | (value or {})
            changes[name] = {locale: text for locale, text in merged.items() if text is not None}
        elif value is not None or name not in NEVER_EMPTY:
            changes[name] = value
    changed = replace(agency, **changes)
    check_agency(changed)
    return changed


async def create_agency(uow: UnitOfWork, attributes: Values) -> Agency:
    uow.actor.must("agency", "create")
    code = attributes.get("agency_code") or ""
    unique_id = attributes.get("unique_id") or code
    if not unique_id.strip():
        raise Invalid({"agency_code": ["errors.models.agency.code_present"]})
    await _must_be_codes(uow, attributes, {})
    wanted = changed_agency(Agency(unique_id=unique_id, agency_code=code), attributes)
    before = await find_agency(uow, unique_id=unique_id, code=code)
    return await register.create(uow, before, wanted, announce_agency)


async def update_agency(uow: UnitOfWork, id: int, attributes: Values) -> Agency:
    agency = await open_agency(uow, id, to="write")
    if uow.replayed:
        return agency
    await _must_be_codes(uow, attributes, vars(agency))
    wanted = changed_agency(agency, attributes)
    other = await find_agency(uow, unique_id=wanted.agency_code)
    if other is not None and other.agency_code == wanted.agency_code and other.id != agency.id:
        raise AgencyExists(agency_code=wanted.agency_code)
    saved = await save_agency(uow, wanted)
    await announce_agency(uow, saved)
    return saved


async def apply_agency(uow: UnitOfWork, standing: Standing, attributes: Values) -> Agency | None:
    """Create or change the agency of an applied configuration; None where its applier may not.

    The lookup of its services may come with the same configuration, so that they need only be words.
    """
    unique_id = attributes["unique_id"]
    before = await find_agency(uow, unique_id=unique_id, code=attributes.get("agency_code"))
    if not standing.actor.may("agency", "create" if before is None else "write"):
        return None
    if not may_open_agency(standing, unique_id):
        return None
    if not all(map(is_word, attributes.get("services") or [])):
        raise Invalid({"services": ["not_a_code"]})
    start = before or Agency(unique_id=unique_id, agency_code=attributes.get("agency_code") or unique_id)
    wanted = changed_agency(start, attributes)
    return await register.put(uow, before, wanted, announce_agency)


async def _must_be_codes(uow: UnitOfWork, attributes: Values, held: FrozenValues) -> None:
    wrong = await wrong_codes(uow, attributes, held)
    if wrong:
        raise Invalid(wrong)


async def announce_agency(uow: UnitOfWork, agency: Agency) -> None:
    event = AgencyChanged.of(agency, number=agency.id, deleted=False)
    await uow.publish(event, about=register.about(agency.unique_id))
