"""What goes over the wire about modules."""

from typing import Annotated, Any

from chassis.shapes import Described, Given, Maybe, Shape


class WorkflowStep(Shape):
    id: str
    display_text: dict[str, str]


class ModuleShown(Shape):
    """`options`, and the same as `module_options`: what the programme of work does differently.

    `workflows`: record type → the steps of its records; not there for a module without any.
    """

    id: int
    unique_id: str
    name: str
    description: str | None
    associated_record_types: list[str]
    form_section_unique_ids: list[str]
    creation_field_map: Any
    field_map: dict[str, Any]
    module_options: dict[str, Any]
    options: dict[str, Any]
    list_filters: dict[str, list[str]]
    list_headers: dict[str, list[str]]
    approvals_labels: Any
    field_labels: Any
    workflows: Maybe[dict[str, list[WorkflowStep]]] = None


class ModuleGiven(Given):
    """Forms that do not exist are passed over."""

    description: str | None = None
    associated_record_types: list[str] | None = None
    form_section_unique_ids: list[str] | None = None


class ModuleBody(Given):
    data: Annotated[dict[str, Any], Described(ModuleGiven)]
