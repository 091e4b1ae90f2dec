"""Columns by list. `id_search`: what remains of them for who finds a record by its id alone."""

from collections.abc import Iterator

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from contracts.lists.viewer import RECORD_LISTS, Viewer
from contracts.modules import MRM


@with_config(ConfigDict(extra="forbid"))
class Column(TypedDict):
    """A column of a list. `id_search`: what remains of the list for who finds a record by its id alone."""

    name: str
    field_name: str
    id_search: bool


FIXED = {
    "reports": "name description",
    "tasks": "id=record_id_display name priority type due_date status",
    "bulk_exports": "file_name record_type started_on",
    "audit_logs": "timestamp user_name action description record_owner",
    "agencies": "agency.name=name description",
    "users": "full_name user_name role=role_unique_id agency",
    "user_groups": "user_group.name=name description",
    "locations": "name location.code=code location.admin_level=admin_level location.type=type "
    "location.hierarchy=hierarchy",
}


def column(label: str, field_name: str | None = None, *, id_search: bool = False) -> Column:
    return {"name": label, "field_name": field_name or label, "id_search": id_search}


def case_columns(viewer: Viewer) -> Iterator[Column]:
    yield column("id", "case_id_display", id_search=True)
    yield column("id", "short_id", id_search=True)
    if not viewer.is_manager or viewer.may("case", "list_case_names"):
        yield column("name")
    if viewer.may("case", "sync_mobile"):
        yield column("complete")
    yield column("client_code")
    if not viewer.is_manager:
        yield column("survivor_code", "survivor_code_no")
    for name in ("age", "sex", "gender"):
        yield column(name, id_search=True)
    yield column("registration_date")
    yield column("case_opening_date", "created_at")
    if viewer.may("case", "view_photo"):
        yield column("photo")
    if viewer.is_manager:
        yield column("social_worker", "owned_by")
    for name in ("location_current", "alert_count", "flag_count"):
        yield column(name)


def incident_columns(viewer: Viewer) -> Iterator[Column]:
    yield column("id", "short_id")
    if not viewer.works_in(MRM):
        yield column("date_of_interview", "date_of_first_report")
    yield column("date_of_incident", "incident_date")
    yield column("violence_type", "cp_incident_violence_type")
    if viewer.is_manager:
        yield column("social_worker", "owned_by")
    yield column("flag_count")


def tracing_request_columns(_: Viewer) -> Iterator[Column]:
    yield column("id", "short_id")
    yield column("name_of_inquirer", "relation_name")
    yield column("date_of_inquiry", "inquiry_date")
    yield column("tracing_requests", "tracing_names")
    yield column("flag_count")


def registry_record_columns(viewer: Viewer) -> Iterator[Column]:
    yield column("id", "short_id")
    yield column("name")
    if viewer.may("registry_record", "sync_mobile"):
        yield column("complete")
    yield column("registry_no")
    yield column("registration_date")


def family_columns(viewer: Viewer) -> Iterator[Column]:
    yield column("id", "short_id")
    yield column("family_name")
    if viewer.may("family", "sync_mobile"):
        yield column("complete")
    yield column("family_registration_date")
    yield column("family_location_current")


COLUMNS = {
    "case": case_columns,
    "incident": incident_columns,
    "tracing_request": tracing_request_columns,
    "registry_record": registry_record_columns,
    "family": family_columns,
}


def all_columns(viewer: Viewer) -> dict[str, list[Column]]:
    shown = {RECORD_LISTS[kind]: list(make(viewer)) for kind, make in COLUMNS.items()}
    for name, written in FIXED.items():
        pairs = [entry.partition("=") for entry in written.split()]
        shown[name] = [column(label, field_name or None) for label, _, field_name in pairs]
    return shown
