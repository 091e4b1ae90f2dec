"""What goes over the wire about tasks: Primero's object."""

from uuid import UUID

from chassis.shapes import Maybe, PageMetadata, Shape


class TaskShown(Shape):
    """`type`: `assessment`, `case_plan`, `service`, `follow_up`; `detail`: which service or follow-up, as a code.
    `type_display`: both in the caller's language. `priority`: the risk level; null where it is not known, or closed to
    the caller. `due_date`: `02-May-2025`, the site's day. `name`: as the caller may read it. `completion_field`: the
    field that is filled when it is done. `upcoming_soon`: due within a week.
    """

    record_type: str
    id: UUID
    record_id_display: str | None
    type: str
    detail: str | None
    priority: str | None
    due_date: str
    type_display: str
    name: str | None
    completion_field: str
    module_unique_id: str | None
    overdue: bool
    upcoming_soon: bool


class FieldNames(Shape):
    """The field that says by when, by type of task."""

    assessment: str
    case_plan: str
    service: str
    follow_up: str


class TaskMetadata(PageMetadata):
    """`withheld`: types of task of which the caller's forms do not let them know in some module."""

    field_names: FieldNames
    withheld: Maybe[list[str]] = None


class TaskPage(Shape):
    data: list[TaskShown]
    metadata: TaskMetadata
