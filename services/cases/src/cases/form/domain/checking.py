"""The rules a form keeps (`docs/domain/forms.md §3`); what a field keeps for its type, the type says itself."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from chassis.site import EVERYWHERE

from cases.form.domain.field_types import FIELD_TYPES, type_of
from cases.form.domain.field_types.choices import LOOKUP
from cases.form.domain.field_types.field_type import Lists
from cases.form.domain.form import RECORD_TYPES, Field, Form
from cases.form.domain.problems import Problems, Where

UNIQUE_ID = re.compile(r"[\w-]+")
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")
FORBIDDEN = frozenset("*!@#%$^")
NAMELESS = "errors.models.form_section.presence_of_name"
"""What Primero's clients read of a form without a name."""
SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""On which day a form begins decides nothing of whether it can."""


def check_form(form: Form, forms: Mapping[str, Form], problems: Problems) -> None:
    """Note everything wrong with the form. `forms`: all there will be, by unique id."""
    where = Where(form.unique_id)
    if not UNIQUE_ID.fullmatch(form.unique_id):
        problems.add(where, "unique_id", "not_an_id")
    if form.parent_form not in RECORD_TYPES:
        problems.add(where, "parent_form", "no_record_type")
    _check_label(form.attributes.get("name"), where, "name", problems, missing=NAMELESS)
    seen: set[str] = set()
    for item in form.fields:
        if item.name in seen:
            problems.add(Where(form.unique_id, item.name), "name", "taken")
        seen.add(item.name)
        _check_field(item, form, forms, problems)


def check_lists(form: Form, lists: Lists, problems: Problems) -> None:
    """Note the fields whose options should come from a lookup that is not there, and defaults that do not fit.

    `lists`: the lookups; other lists are not looked at.
    """
    for item in form.fields:
        where = Where(form.unique_id, item.name)
        for name in type_of(item).lists:
            if name.startswith(LOOKUP) and name not in lists:
                problems.add(where, "option_strings_source", "unknown_lookup")
        if not _begins_well(item, lists):
            problems.add(where, "selected_value", "not_a_default")


def _begins_well(item: Field, lists: Lists) -> bool:
    given = item.attributes.get("selected_value")
    field_type = type_of(item)
    if any(name in lists for name in field_type.lists):
        field_type = type_of(item, lists)
    value = field_type.default(given, SOME_DAY, EVERYWHERE) if given else None
    return not given or (value is not None and field_type.fault(value, None) is None)


def _check_field(item: Field, form: Form, forms: Mapping[str, Form], problems: Problems) -> None:
    where = Where(form.unique_id, item.name)
    if not FIELD_NAME.fullmatch(item.name):
        problems.add(where, "name", "not_a_field_name")
    if item.type not in FIELD_TYPES:
        problems.add(where, "type", "unknown_type")
    _check_label(item.attributes.get("display_name"), where, "display_name", problems)
    for attribute, code in type_of(item).faults(form, forms):
        problems.add(where, attribute, code)


def _check_label(
    texts: dict[str, str] | None, where: Where, name: str, problems: Problems, missing: str = "required"
) -> None:
    english = (texts or {}).get("en", "")
    if not english.strip():
        problems.add(where, name, missing)
    elif any(FORBIDDEN & set(text) for text in (texts or {}).values()):
        problems.add(where, name, "forbidden_character")
