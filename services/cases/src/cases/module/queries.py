"""Reading modules. A process remembers them until one changes, or a form or lookup they show."""

from contracts.values import Values

from cases.module.domain import DEFAULT_FILTERS, DEFAULT_HEADERS, ModuleView
from cases.module.store import view_modules
from cases.remembered import Remembered

load_modules = Remembered(view_modules, "module", "form", "lookup").get
"""Every module. Shared by all requests of the process: do not change them."""


def shown(view: ModuleView) -> Values:
    """The module as the API gives it."""
    module = view.module
    options = module.options
    answer = {
        "id": module.id,
        "unique_id": module.unique_id,
        "name": module.name,
        "description": module.description,
        "associated_record_types": module.record_types,
        "form_section_unique_ids": view.forms,
        "creation_field_map": module.creation_field_map,
        "field_map": module.field_map,
        "module_options": options,
        "options": options,
        "list_filters": options.get("list_filters") or {"cases": DEFAULT_FILTERS},
        "list_headers": options.get("list_headers") or {"cases": DEFAULT_HEADERS},
        "approvals_labels": options.get("approvals_labels"),
        "field_labels": options.get("field_labels"),
    }
    return answer | {"workflows": view.workflows} if view.workflows else answer
