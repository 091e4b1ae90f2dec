"""What goes over the wire about the system's settings and whom to ask for help."""

from datetime import datetime
from typing import Annotated

from chassis.shapes import Described, Given, Maybe, OwnGiven, Shape
from contracts.reporting_location import ReportingLocation
from contracts.values import Values
from pydantic import Field, create_model

from cases.module.shapes import ModuleShown
from cases.settings.domain import CONTACT


class AgencyBrief(Shape):
    id: int
    unique_id: str
    name: dict[str, str]
    agency_code: str
    disabled: bool


class AutoPopulated(Shape):
    """A text that is put together of others: `format` names them."""

    field_key: str
    format: list[str]
    separator: str
    auto_populated: bool


class Audited(Shape):
    actions: list[str]
    record_types: list[str]


class SettingsShown(Shape):
    """`…_search_fields`: by list, `cases` for one. `agencies` and `modules`: where `extended=true` asked for them."""

    age_ranges: dict[str, list[str]]
    primary_age_range: str
    approval_forms_to_alert: dict[str, str]
    approvals_labels: dict[str, dict[str, str]]
    auto_populate_list: list[AutoPopulated]
    base_language: str
    case_code_format: list[str]
    changes_field_to_form: dict[str, str]
    duplicate_export_field: str
    export_config_id: dict[str, str]
    reporting_location_config: ReportingLocation
    system_options: dict[str, bool | int | str | None]
    config_update_lock: bool
    primero_version: str
    created_at: datetime | None
    updated_at: datetime | None
    locale: str
    locales: list[str]
    default_locale: str
    rtl_locales: list[str]
    export_require_password: bool
    audit_log: Audited
    field_labels: Values
    exact_search_fields: dict[str, list[str]]
    phonetic_search_fields: dict[str, list[str]]
    phone_number_search_fields: dict[str, list[str]]
    agencies: Maybe[list[AgencyBrief]] = None
    modules: Maybe[list[ModuleShown]] = None


class OptionsGiven(OwnGiven):
    """What may be set here of the system's options; any other is refused, and not left out in silence."""

    records_shown_beyond_sight_per_hour: int = Field(ge=0, le=10_000)


class SettingsGiven(Given):
    system_options: OptionsGiven


class SettingsBody(Given):
    data: SettingsGiven


class ContactOfSystem(Shape):
    id: int
    system_version: str


shown: Values = dict.fromkeys(CONTACT, (str | None, ...))
given: Values = dict.fromkeys(CONTACT, (str | None, None))
ContactShown = create_model("ContactShown", __base__=ContactOfSystem, __doc__="Whom to ask.", **shown)
ContactGiven = create_model("ContactGiven", __base__=Given, **given)


class ContactBody(Given):
    data: Annotated[Values, Described(ContactGiven)]
