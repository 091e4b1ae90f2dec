"""What goes over the wire about forms. The attributes of forms and fields are those of the domain's tables."""

from datetime import datetime
from typing import Annotated, Any

from chassis.shapes import Described, Given, Maybe, Shape
from contracts.values import Values
from pydantic import create_model
from pydantic.json_schema import SkipJsonSchema

from cases.form.domain import attribute_kinds as kinds
from cases.form.domain.attributes import FIELD, FORM


class OptionOfField(Shape):
    id: str
    display_text: dict[str, str]
    disabled: Maybe[bool] = None


ON_THE_WIRE: Values = {
    kinds.FLAG: bool,
    kinds.NUMBER: int,
    kinds.WORD: str,
    kinds.TEXTS: dict[str, str],
    kinds.LIST: list[Any],
    kinds.TREE: Values | list[Any],
    kinds.OPTIONS: list[OptionOfField],
}


NOTHING: Any = SkipJsonSchema[None]  # type: ignore[misc]
"""As in `chassis.shapes.Maybe`: left out, never null."""


def shown(table: kinds.AttributeKinds) -> Values:
    """What has a default is always there; what has none is left out where nobody wrote it."""
    return {
        name: (ON_THE_WIRE[kind], ...) if default is not None else (ON_THE_WIRE[kind] | NOTHING, None)
        for name, (kind, default) in table.items()
    }


def given(table: kinds.AttributeKinds) -> Values:
    return {name: (ON_THE_WIRE[kind] | None, None) for name, (kind, _) in table.items()}


class FieldOfForm(Shape):
    """`subform_unique_id`: the nested form whose fields the rows have."""

    id: int
    form_section_id: int
    name: str
    type: str
    order: int
    created_at: datetime | None
    updated_at: datetime | None
    subform_section_id: int | None = None
    subform_unique_id: str | None = None


FieldShown = create_model("FieldShown", __base__=FieldOfForm, **shown(FIELD))


class FormIdentity(Shape):
    id: int
    unique_id: str
    parent_form: str
    is_nested: bool
    created_at: datetime | None
    updated_at: datetime | None
    module_ids: list[str]


FormShown = create_model("FormShown", __base__=FormIdentity, fields=(list[FieldShown], ...), **shown(FORM))


class FieldNamed(Given):
    name: str
    type: str | None = None
    order: int | None = None
    subform_unique_id: str | None = None
    subform_section_id: int | None = None


FieldGiven = create_model("FieldGiven", __base__=FieldNamed, **given(FIELD))


class FormNamed(Given):
    """`fields`, when sent, is the new list of fields; one with a known name keeps what is not sent of it."""

    unique_id: str | None = None
    parent_form: str | None = None
    is_nested: bool | None = None
    module_ids: list[str] | None = None


FormGiven = create_model("FormGiven", __base__=FormNamed, fields=(list[FieldGiven] | None, None), **given(FORM))


class FormBody(Given):
    data: Annotated[Values, Described(FormGiven)]
