"""A form section and its fields, as the administrator writes them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from contracts.values import Values

RECORD_TYPES = ("case", "tracing_request", "incident", "registry_record", "family")


@dataclass(kw_only=True)
class Field:
    """`attributes`: everything but the members, by API name; absent ones have their defaults.

    `subform`: unique id of the nested form whose fields the rows have.
    """

    id: int = 0
    name: str
    type: str
    subform: str | None = None
    attributes: Values = field(default_factory=dict)
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(kw_only=True)
class Form:
    """`attributes` as in `Field`. `modules`: unique ids of the modules that show the form."""

    id: int = 0
    unique_id: str
    parent_form: str
    is_nested: bool = False
    attributes: Values = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    created_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def visible(self) -> bool:
        return bool(self.attributes.get("visible", True))

    @property
    def is_core(self) -> bool:
        return bool(self.attributes.get("core_form", False))

    @property
    def is_editable(self) -> bool:
        return bool(self.attributes.get("editable", True))


def inherit_modules(forms: Iterable[Form]) -> None:
    """Give nested forms the modules of the forms that show them, besides their own."""
    by_name = {form.unique_id: form for form in forms}
    for form in by_name.values():
        if form.is_nested:
            continue
        for nested in nested_in(form, by_name):
            nested.modules = sorted({*nested.modules, *form.modules})


def nested_in(form: Form, forms: dict[str, Form]) -> list[Form]:
    """The nested forms that the form shows as rows, and those inside them."""
    found: dict[str, Form] = {}
    waiting = [form]
    while waiting:
        for item in waiting.pop().fields:
            nested = forms.get(item.subform or "")
            if nested is not None and nested.unique_id not in found:
                found[nested.unique_id] = nested
                waiting.append(nested)
    return list(found.values())
