"""A module: which record types, forms and rules a programme of work has. Rules: `docs/domain/configuration.md §6`."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chassis.errors import Invalid
from contracts.cases import LookupValue
from contracts.lists.viewer import WorkflowStep
from contracts.localized import Localized
from contracts.modules import CP, GBV, MRM
from contracts.values import FrozenValues, Values

from cases.form.domain import RECORD_TYPES, Fields

WITHOUT_WORKFLOW = (GBV, MRM)
DEFAULT_HEADERS = """
    case_id_display short_id name complete age sex registration_date photo owned_by alert_count flag_count
""".split()
DEFAULT_FILTERS = """
    flagged owned_by my_cases workflow owned_by_agency_id status age sex approval_status_assessment
    approval_status_case_plan approval_status_closure approval_status_action_plan approval_status_gbv_closure
    protection_concerns protection_status urgent_protection_concern type_of_risk risk_level location_current
    reporting_location last_updated_by cases_by_date record_state has_photo last_updated_at module_id
""".split()
DEFAULT_OPTIONS: Values = {
    "consent_form": "consent",
    "services_form": "services",
    "response_type_lookup": "lookup-service-response-type",
    "workflow_lookup": "lookup-workflow",
    "case_type": "person",
    "workflow_status_indicator": True,
    "allow_searchable_ids": True,
    "use_workflow_service_implemented": True,
    "use_workflow_case_plan": True,
    "use_workflow_assessment": False,
    "reporting_location_filter": True,
}
INCIDENT_ROWS = """
    cp_incident_identification_violence incident_date cp_incident_location_type cp_incident_location_type_other
    incident_location cp_incident_timeofday cp_incident_timeofday_actual cp_incident_violence_type
    cp_incident_previous_incidents cp_incident_previous_incidents_description cp_incident_abuser_name
    cp_incident_perpetrator_nationality perpetrator_sex cp_incident_perpetrator_age
    cp_incident_perpetrator_national_id_no cp_incident_perpetrator_other_id_type
    cp_incident_perpetrator_other_id_no cp_incident_perpetrator_marital_status
    cp_incident_perpetrator_occupation cp_incident_perpetrator_relationship
""".split()
CASE_FIELDS = {
    "age": "age",
    "sex": "cp_sex",
    "nationality": "cp_nationality",
    "national_id_no": "national_id_no",
    "other_id_type": "other_id_type",
    "other_id_no": "other_id_no",
    "maritial_status": "maritial_status",
    "educational_status": "educational_status",
    "occupation": "occupation",
    "disability_type": "cp_disability_type",
    "owned_by": "owned_by",
}


@dataclass(frozen=True, kw_only=True)
class Module:
    """`field_map`: what an incident takes over from its case. `options`: `module_options` of the API."""

    id: int = 0
    unique_id: str
    name: str
    description: str | None = None
    record_types: list[str] = field(default_factory=list)
    field_map: Values = field(default_factory=dict)
    creation_field_map: Any = None
    options: Values = field(default_factory=dict)

    def option(self, name: str) -> Any:
        return self.options.get(name, DEFAULT_OPTIONS.get(name))


@dataclass(frozen=True)
class ModuleView:
    """A module with the unique ids of its forms and the steps of its cases' workflow."""

    module: Module
    forms: list[str]
    workflows: dict[str, list[WorkflowStep]]


def child_protection() -> Module:
    """The module of a fresh installation. Rule: `docs/domain/configuration.md §6`."""
    rows = [{"source": ["incident_details", name], "target": name} for name in INCIDENT_ROWS]
    own = [{"source": [source], "target": target} for source, target in CASE_FIELDS.items()]
    return Module(
        unique_id=CP,
        name="CP",
        description="Child Protection",
        record_types=list(RECORD_TYPES),
        field_map={"map_to": CP, "fields": rows + own},
        options=dict(DEFAULT_OPTIONS),
    )


OPTIONS_SET = ("changes_field_to_form", "closing_needs", "danger", "place_alerts", "selectable_approval_types")
"""The options that are set one by one; the others come with an installation."""


def change_module(module: Module, sent: FrozenValues) -> Module:
    errors: dict[str, list[str]] = {}
    record_types = sent.get("associated_record_types", module.record_types)
    if not isinstance(record_types, list) or not all(name in RECORD_TYPES for name in record_types):
        errors["associated_record_types"] = ["unknown"]
    description = sent.get("description", module.description)
    if description is not None and not isinstance(description, str):
        errors["description"] = ["not_a_text"]
    forms = sent.get("form_section_unique_ids", [])
    if not isinstance(forms, list) or not all(isinstance(name, str) for name in forms):
        errors["form_section_unique_ids"] = ["not_a_list"]
    if errors:
        raise Invalid(errors)
    return replace(module, description=description, record_types=record_types)


def set_options(module: Module, sent: object, fields: Fields, forms: Container[str] = ()) -> Module:
    """What a case needs before it is closed, what says that its child is in danger (`docs/domain/workflow.md §8`),
    which fields alert on which form (`§5`), whether who asks about a plan says which (`§10`), and when a place alerts
    (`docs/domain/places.md §2`). `fields`: those of its forms of cases; `forms`: the unique ids of these. Other options
    fall away.
    """
    if not isinstance(sent, Mapping):
        raise Invalid({"module_options": ["not_an_object"]})
    options = {name: value for name, value in sent.items() if name in OPTIONS_SET}
    faults = {name: _fault(name, value, fields, forms) for name, value in options.items() if value is not None}
    errors = {f"module_options/{name}": [fault] for name, fault in faults.items() if fault is not None}
    if errors:
        raise Invalid(errors)
    return replace(module, options={**module.options, **options})


def _fault(name: str, value: object, fields: Fields, forms: Container[str]) -> str | None:
    """Why the option cannot be that; none where it can."""
    match name:
        case "changes_field_to_form":
            return _fault_of_alerts(value, fields, forms)
        case "closing_needs":
            return None if _names_fields(fields, value) else "unknown_field"
        case "danger":
            return None if _says_danger(fields, value) else "unknown_field"
        case "place_alerts":
            return "not_a_place_policy" if read_place_policy(value) is None else None
        case _:
            return None if isinstance(value, bool) else "not_yes_or_no"


STRATEGIES = ("not_owner", "associated_users")
"""Whose change alerts: that of anybody but the owner, or everybody's."""


def _fault_of_alerts(value: object, fields: Fields, forms: Container[str]) -> str | None:
    if not isinstance(value, Mapping) or not all(name in fields for name in value):
        return "unknown_field"
    return None if all(_leads_to(forms, alert) for alert in value.values()) else "not_an_alert"


def _leads_to(forms: Container[str], alert: object) -> bool:
    """A form, or a form and whose change alerts on it."""
    told = {"form_section_unique_id": alert} if isinstance(alert, str) else alert
    if not isinstance(told, Mapping) or told.keys() - {"form_section_unique_id", "alert_strategy"}:
        return False
    form, strategy = told.get("form_section_unique_id"), told.get("alert_strategy", "not_owner")
    return isinstance(form, str) and form in forms and strategy in STRATEGIES


@dataclass(frozen=True, kw_only=True)
class PlacePolicy:
    """When a place alerts, as the module's option `place_alerts` says it. Rules: `docs/domain/places.md §2`."""

    settings: frozenset[str]
    """Codes of the sorts of places that alert; a child's own home had better not be one."""
    institutions: frozenset[str] = frozenset()
    """Of these, those in which children live: every open case there is named to its own owner."""
    children: int = 2
    """From how many children on, the new one counted."""
    months: int = 12
    """Within how many months before the day it is recognised, that day included."""


FEWEST_CHILDREN, MOST_CHILDREN, MOST_MONTHS = 2, 100, 120


def read_place_policy(option: object) -> PlacePolicy | None:
    """What the option says; nothing where it says none that could be followed."""
    if not isinstance(option, Mapping) or option.keys() - {"settings", "institutions", "children", "months"}:
        return None
    settings: Any = option.get("settings")
    institutions: Any = option.get("institutions", [])
    children, months = option.get("children", FEWEST_CHILDREN), option.get("months", PlacePolicy.months)
    counts = _is_within(children, FEWEST_CHILDREN, MOST_CHILDREN) and _is_within(months, 1, MOST_MONTHS)
    if not counts or not _are_codes(settings) or not (institutions == [] or _are_codes(institutions)):
        return None
    if not set(institutions) <= set(settings):
        return None
    return PlacePolicy(
        settings=frozenset(settings), institutions=frozenset(institutions), children=children, months=months
    )


def _is_within(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _names_fields(fields: Fields, needs: object) -> bool:
    return isinstance(needs, list) and all(isinstance(name, str) and name in fields for name in needs)


def _says_danger(fields: Fields, danger: object) -> bool:
    """Facts, and what each has to be: it decides who is told, which everybody may know."""
    return isinstance(danger, Mapping) and all(
        name in fields and fields[name].is_fact and _are_codes(codes) for name, codes in danger.items()
    )


def _are_codes(codes: object) -> bool:
    return isinstance(codes, list) and bool(codes) and all(isinstance(code, str) for code in codes)


def view_module(module: Module, forms: list[str], lookups: Mapping[str, Sequence[LookupValue]]) -> ModuleView:
    """`lookups`: values by unique id."""
    has_steps = module.unique_id not in WITHOUT_WORKFLOW
    return ModuleView(module, forms, {"case": workflow_steps(module, lookups)} if has_steps else {})


def workflow_steps(module: Module, lookups: Mapping[str, Sequence[LookupValue]]) -> list[WorkflowStep]:
    """The steps a case goes through, labelled. Rule: `docs/domain/workflow.md §4`."""
    labels: dict[str, Localized] = {
        value["id"]: value["display_text"] for value in lookups.get(module.option("workflow_lookup"), ())
    }
    responses = lookups.get(module.option("response_type_lookup"), ())
    steps: list[tuple[str, Localized]] = [("new", {}), ("reopened", {})]
    steps += [("assessment", {})] if module.option("use_workflow_assessment") else []
    steps += [("case_plan", {})] if module.option("use_workflow_case_plan") else []
    steps += [(value["id"], value["display_text"]) for value in responses]
    steps += [("services_implemented", {})] if module.option("use_workflow_service_implemented") else []
    steps += [("closed", {})]
    return [
        {"id": id, "display_text": labels.get(id) or texts or {"en": id.replace("_", " ").capitalize()}}
        for id, texts in dict(steps).items()
    ]
