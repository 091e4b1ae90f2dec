"""An agency, as accounts belong to it. Rules: `docs/domain/accounts.md §8`."""

from dataclasses import dataclass, field
from datetime import datetime

from chassis.errors import Conflict, Invalid, NotAllowed, NotFound


class AgencyNotFound(NotFound):
    code = "agency_not_found"


class AgencyClosed(NotAllowed):
    code = "agency_closed"
    title = "This agency is not open to you."


class AgencyExists(Conflict):
    code = "agency_exists"
    title = "There is already an agency with this unique id or code."


@dataclass(frozen=True, kw_only=True)
class Agency:
    unique_id: str
    agency_code: str
    id: int = 0
    name: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    order: int = 0
    telephone: str | None = None
    services: list[str] = field(default_factory=list)
    logo_enabled: bool = False
    pdf_logo_option: bool = False
    exclude_agency_from_lookups: bool = False
    terms_of_use_enabled: bool = False
    contact_email: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    notes: str | None = None
    disabled: bool = False
    created_at: datetime | None = None
    updated_at: datetime | None = None


def check_agency(agency: Agency) -> None:
    wrong: dict[str, list[str]] = {}
    if not any(text.strip() for text in agency.name.values()):
        wrong["name"] = ["errors.models.agency.name_present"]
    if not agency.agency_code.strip():
        wrong["agency_code"] = ["errors.models.agency.code_present"]
    if wrong:
        raise Invalid(wrong)
