"""What goes over the wire about modules."""

from typing import Annotated, Any

from chassis.shapes import Described, Given, Maybe, Shape
from contracts.lists.viewer import WorkflowStep
from contracts.values import Values


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
    field_map: Values
    module_options: Values
    options: Values
    list_filters: dict[str, list[str]]
    list_headers: dict[str, list[str]]
    approvals_labels: Any
    field_labels: Any
    workflows: Maybe[dict[str, list[WorkflowStep]]] = None


class ModuleGiven(Given):
    """Forms that do not exist are passed over. `module_options`: `closing_needs`, fields without which no case is
    closed; `danger`, field → codes that say that a child is in danger now; `changes_field_to_form`, field → form that
    its change alerts on, or `form_section_unique_id` and `alert_strategy` (`not_owner`, `associated_users`);
    `place_alerts`, of which `settings` a place
    alerts (of these, `institutions` in which children live), from how many `children` on within how many `months`. The
    others are not set here.
    """

    description: str | None = None
    associated_record_types: list[str] | None = None
    form_section_unique_ids: list[str] | None = None
    module_options: Values | None = None


class ModuleBody(Given):
    data: Annotated[Values, Described(ModuleGiven)]
