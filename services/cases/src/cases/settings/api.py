"""`/api/v2/system_settings`, which everybody reads; `contact_information`. Rules: `docs/domain/configuration.md §7`."""

from typing import Annotated

from chassis.answers import json_answer
from chassis.shapes import One
from chassis.unit_of_work import UnitOfWork
from chassis.web import Work
from contracts import audit
from contracts.reporting_location import reporting_location
from contracts.values import Values
from fastapi import APIRouter, Query, Request, Response

from cases.module.queries import load_modules, shown
from cases.search.domain import fields
from cases.settings import commands, domain, store
from cases.settings.shapes import AgencyBrief, ContactBody, ContactShown, SettingsBody, SettingsShown

router = APIRouter(prefix="/api/v2", tags=["settings"])


@router.get("/system_settings", response_model=One[SettingsShown])
async def show_settings(request: Request, uow: Work, *, extended: Annotated[bool, Query()] = False) -> Response:
    """The settings as the caller's role sees them; `extended` adds agencies and modules."""
    return await _show(request, uow, extended=extended)


@router.api_route("/system_settings", methods=["PATCH", "PUT"], response_model=One[SettingsShown])
async def update_settings(body: SettingsBody, request: Request, uow: Work) -> Response:
    """Change how many records out of sight a person's searches may show them in an hour."""
    await commands.change_options(uow, body.data.system_options.model_dump())
    return await _show(request, uow)


async def _show(request: Request, uow: UnitOfWork, *, extended: bool = False) -> Response:
    row = await store.find_settings_row(uow.session)
    settings = await store.find_settings(uow.session)
    locales = request.app.state.settings.locales
    data = settings.everything() | {
        "reporting_location_config": reporting_location(
            settings["reporting_location_config"], uow.actor.reporting_location_level
        ),
        "config_update_lock": await store.is_applying(uow.session),
        "primero_version": domain.COMPATIBLE_WITH,
        "created_at": None if row is None else row.created_at,
        "updated_at": None if row is None else row.updated_at,
        "locale": uow.actor.locale,
        "locales": locales,
        "default_locale": locales[0],
        "rtl_locales": domain.RIGHT_TO_LEFT,
        "export_require_password": True,
        "audit_log": {"actions": audit.ACTIONS, "record_types": audit.RECORD_TYPES},
        "field_labels": {},
        "exact_search_fields": fields.IDENTIFIERS,
        "phonetic_search_fields": fields.NAMES,
        "phone_number_search_fields": fields.PHONES,
    }
    if extended:
        data["agencies"] = [_shown_agency(agency) for agency in await store.list_agencies(uow.session)]
        data["modules"] = [shown(view) for view in await load_modules(uow.session)]
    return json_answer({"data": data})


@router.get("/contact_information", response_model=One[ContactShown])
async def show_contact(request: Request) -> Response:
    """Whom to call is for who cannot sign in, too: nobody is asked who they are."""
    async with request.app.state.database.look() as session:
        return json_answer({"data": _shown_contact(await store.find_contact(session))})


@router.api_route("/contact_information", methods=["PATCH", "PUT"], response_model=One[ContactShown])
async def update_contact(body: ContactBody, uow: Work) -> Response:
    return json_answer({"data": _shown_contact(await commands.change_contact(uow, body.data))})


def _shown_contact(contact: Values) -> Values:
    texts = {name: contact.get(name) for name in domain.CONTACT}
    return {"id": 1, **texts, "system_version": domain.COMPATIBLE_WITH}


def _shown_agency(agency: Values) -> Values:
    return {"id": agency["number"]} | {name: agency[name] for name in AgencyBrief.model_fields if name != "id"}
