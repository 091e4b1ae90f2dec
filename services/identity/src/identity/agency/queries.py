"""Agencies as the API shows them."""

from collections.abc import Sequence
from typing import Any

from chassis.unit_of_work import UnitOfWork

from identity.agency.domain import Agency
from identity.agency.policy import manages_agency, may_open_agency
from identity.agency.store import list_agencies
from identity.lists import in_order
from identity.role.store import open_standing

SHOWN = [
    "id",
    "unique_id",
    "agency_code",
    "order",
    "telephone",
    "services",
    "logo_enabled",
    "pdf_logo_option",
    "terms_of_use_enabled",
    "disabled",
    "contact_email",
    "contact_name",
    "contact_phone",
    "notes",
    "exclude_agency_from_lookups",
]
ORDERS = {"id", "unique_id", "agency_code", "order", "name", "description", "disabled"}


def view(agency: Agency) -> dict[str, Any]:
    """Localized texts always carry English, empty where nobody wrote it."""
    shown = {name: getattr(agency, name) for name in SHOWN}
    texts = {"name": {"en": ""} | agency.name, "description": {"en": ""} | agency.description}
    return shown | texts | {"terms_of_use_uploaded_at": None}


async def list_wanted(uow: UnitOfWork, wanted: dict[str, str]) -> Sequence[Agency]:
    """Agencies the actor may read; `managed`: only those they manage, `disabled`, `order_by` and `order`."""
    uow.actor.must("agency", "read")
    standing = await open_standing(uow)
    agencies = [a for a in await list_agencies(uow) if may_open_agency(standing, a.unique_id)]
    if wanted.get("managed") == "true":
        agencies = [agency for agency in agencies if manages_agency(standing, agency.unique_id)]
    disabled = wanted.get("disabled") or wanted.get("disabled[0]")
    if disabled is not None:
        agencies = [agency for agency in agencies if str(agency.disabled).lower() == disabled]
    return in_order(
        agencies,
        wanted.get("order_by"),
        known=ORDERS,
        descending=wanted.get("order") == "desc",
        locale=wanted.get("locale", "en"),
    )
