"""Making a form of what an administrator or an export says, and changing one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from contracts.values import FrozenValues, Values

from cases.form.domain import attributes as known
from cases.form.domain.attributes import AttributeReader
from cases.form.domain.field_types import FIELD_TYPES
from cases.form.domain.field_types.field_type import FieldType
from cases.form.domain.form import Field, Form
from cases.form.domain.problems import Problems, Where
from cases.texts import parameterize

IMMUTABLE = ("type", "multi_select")


def read_form(
    sent: FrozenValues, forms: Mapping[str, Form], problems: Problems, *, suffix: str, system: bool = False
) -> Form:
    """A new form. `system`: a configuration writes, which also says which forms are built in."""
    unique_id = sent.get("unique_id") or _made_up_id(sent, suffix)
    form = Form(
        unique_id=str(unique_id),
        parent_form=str(sent.get("parent_form") or "case"),
        is_nested=sent.get("is_nested") is True,
    )
    where = Where(form.unique_id)
    taken = sent if system else {k: v for k, v in sent.items() if k not in known.OF_THE_SYSTEM}
    form.attributes = AttributeReader(table=known.FORM, where=where, problems=problems).merge({}, taken)
    form.modules = _names(sent.get("module_ids"), where, "module_ids", problems)
    form.fields = read_fields(form, sent.get("fields"), forms, problems, keep_types=False)
    return form


def change_form(
    form: Form, sent: FrozenValues, forms: Mapping[str, Form], problems: Problems, *, restricted: bool
) -> Form:
    """The form after a PATCH; `fields`, when sent, replace the list (restricted: change those that are there)."""
    where = Where(form.unique_id)
    for name in ("parent_form", "unique_id"):
        if sent.get(name) not in (None, getattr(form, name)):
            problems.add(where, name, "immutable")
    table = {
        name: kind
        for name, kind in known.FORM.items()
        if (name in known.RESTRICTED_FORM if restricted else name not in known.OF_THE_SYSTEM)
    }
    read = AttributeReader(table=table, where=where, problems=problems)
    changed = {name: value for name, value in form.attributes.items() if name not in table}
    after = replace(form, attributes={**changed, **read.merge(_only(form.attributes, table), sent)})
    if "fields" in sent:
        change = change_fields if restricted else read_fields
        after.fields = change(form, sent["fields"], forms, problems)
    if "module_ids" in sent and not restricted:
        after.modules = _names(sent["module_ids"], where, "module_ids", problems)
    return after


def read_fields(
    form: Form, sent: object, forms: Mapping[str, Form], problems: Problems, *, keep_types: bool = True
) -> list[Field]:
    """The new list of fields; one with a known name keeps what was not sent of it."""
    before = {item.name: item for item in form.fields}
    fields = []
    for position, row in enumerate(_rows(form, sent, problems)):
        name = str(row.get("name") or position)
        old = before.get(name)
        if old is not None and keep_types:
            _refuse_other_type(form, old, row, problems)
        fields.append((_order(row, position), _read_field(form, old, {**row, "name": name}, forms, problems)))
    return [item for _, item in sorted(fields, key=lambda pair: pair[0])]


def change_fields(form: Form, sent: object, forms: Mapping[str, Form], problems: Problems) -> list[Field]:
    """The restricted administrator's change: labels, visibility, order and options of fields that are there."""
    del forms
    before = {item.name: item for item in form.fields}
    orders = {item.name: position for position, item in enumerate(form.fields)}
    table = _only(known.FIELD, known.RESTRICTED_FIELD)
    for position, row in enumerate(_rows(form, sent, problems)):
        name = str(row.get("name"))
        where = Where(form.unique_id, name)
        old = before.get(name)
        if old is None:
            problems.add(where, "name", "unknown_field")
            continue
        rest = {key: value for key, value in old.attributes.items() if key not in table}
        read = AttributeReader(table=table, where=where, problems=problems).merge(_only(old.attributes, table), row)
        before[name] = replace(old, attributes={**rest, **read})
        orders[name] = _order(row, position)
    return sorted(before.values(), key=lambda item: orders[item.name])


def _read_field(
    form: Form, old: Field | None, row: FrozenValues, forms: Mapping[str, Form], problems: Problems
) -> Field:
    where = Where(form.unique_id, row["name"])
    kind = str(row.get("type") or (old.type if old else ""))
    read = AttributeReader(table=known.FIELD, where=where, problems=problems).merge(old.attributes if old else {}, row)
    known_type = FIELD_TYPES.get(kind, FieldType)
    if old is None:
        read |= {name: value for name, value in known_type.begins_with.items() if row.get(name) is None}
    subform = _subform(row, forms) or (old.subform if old else None)
    return Field(
        id=old.id if old else 0,
        name=row["name"],
        type=kind,
        subform=subform if known_type.has_rows else None,
        attributes=read,
    )


def _subform(row: FrozenValues, forms: Mapping[str, Form]) -> str | None:
    named = row.get("subform_section_unique_id") or row.get("subform_unique_id")
    if named:
        return str(named)
    number = row.get("subform_section_id")
    return next((form.unique_id for form in forms.values() if number and form.id == number), None)


def _refuse_other_type(form: Form, old: Field, row: FrozenValues, problems: Problems) -> None:
    present = {"type": old.type, "multi_select": bool(old.attributes.get("multi_select", False))}
    for name in IMMUTABLE:
        if row.get(name) is not None and row[name] != present[name]:
            problems.add(Where(form.unique_id, old.name), name, "immutable")


def _rows(form: Form, sent: object, problems: Problems) -> Sequence[FrozenValues]:
    if sent is None:
        return []
    if not isinstance(sent, list) or not all(isinstance(row, dict) for row in sent):
        problems.add(Where(form.unique_id), "fields", "not_a_list")
        return []
    return sent


def _names(sent: object, where: Where, attribute: str, problems: Problems) -> list[str]:
    if sent is None:
        return []
    if not isinstance(sent, list) or not all(isinstance(name, str) for name in sent):
        problems.add(where, attribute, "not_a_list")
        return []
    return sorted(set(sent))


def _order(row: FrozenValues, position: int) -> int:
    order = row.get("order")
    return order if isinstance(order, int) else position


def _only(table: FrozenValues, names: Any) -> Values:
    return {name: table[name] for name in table if name in names}


def _made_up_id(sent: FrozenValues, suffix: str) -> str:
    name = sent.get("name")
    english = name.get("en") if isinstance(name, dict) else None
    return f"formsection-{parameterize(str(english or 'form'))}-{suffix}"
