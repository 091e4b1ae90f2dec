"""Reading modules. A process remembers them until one changes, or a form or lookup they show."""

from contracts.values import Values

from cases.module.domain import DEFAULT_FILTERS, DEFAULT_HEADERS, ModuleView
from cases.module.shapes import ModuleShown
from cases.module.store import view_modules
from cases.remembered import Remembered

load_modules = Remembered(view_modules, "module", "form", "lookup").get
"""Every module. Shared by all requests of the process: do not change them."""


def shown(view: ModuleView) -> Values:
    """The module as the API gives it."""
    module = view.module
    options = module.options
    answer = ModuleShown.of(
        module,
        associated_record_types=module.record_types,
        form_section_unique_ids=view.forms,
        module_options=options,
        list_filters=options.get("list_filters") or {"cases": DEFAULT_FILTERS},
        list_headers=options.get("list_headers") or {"cases": DEFAULT_HEADERS},
        approvals_labels=options.get("approvals_labels"),
        field_labels=options.get("field_labels"),
        workflows=view.workflows,
    )
    return answer if view.workflows else {name: value for name, value in answer.items() if name != "workflows"}
