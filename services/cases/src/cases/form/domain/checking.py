"""The rules a form has to keep. Source: `primero-domain.md` §6.1, §6.2."""

import re
from collections.abc import Collection, Mapping

from cases.form.domain.classification import CHOICES
from cases.form.domain.form import RECORD_TYPES, Field, Form
from cases.form.domain.problems import Problems, Where

TYPES = frozenset(
    [
        "text_field",
        "textarea",
        "radio_button",
        "select_box",
        "numeric_field",
        "photo_upload_box",
        "audio_upload_box",
        "document_upload_box",
        "date_field",
        "date_range",
        "subform",
        "separator",
        "tick_box",
        "tally_field",
        "custom",
        "calculated",
        "signature",
    ]
)
UNIQUE_ID = re.compile(r"[\w-]+")
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")
FORBIDDEN = frozenset("*!@#%$^")
DATE_VALIDATIONS = frozenset({"default_date_validation", "not_future_date"})


def check_form(form: Form, forms: Mapping[str, Form], problems: Problems) -> None:
    """Note everything wrong with the form. `forms`: all there will be, by unique id."""
    where = Where(form.unique_id)
    if not UNIQUE_ID.fullmatch(form.unique_id):
        problems.add(where, "unique_id", "not_an_id")
    if form.parent_form not in RECORD_TYPES:
        problems.add(where, "parent_form", "no_record_type")
    _check_label(form.attributes.get("name"), where, "name", problems)
    seen: set[str] = set()
    for item in form.fields:
        if item.name in seen:
            problems.add(Where(form.unique_id, item.name), "name", "taken")
        seen.add(item.name)
        _check_field(item, form, forms, problems)


def check_lookups(form: Form, lookups: Collection[str], problems: Problems) -> None:
    """Note the fields whose options should come from a lookup that is not there."""
    for item in form.fields:
        source = item.attributes.get("option_strings_source") or ""
        if source.startswith("lookup ") and source.removeprefix("lookup ") not in lookups:
            problems.add(Where(form.unique_id, item.name), "option_strings_source", "unknown_lookup")


def _check_field(item: Field, form: Form, forms: Mapping[str, Form], problems: Problems) -> None:
    where = Where(form.unique_id, item.name)
    if not FIELD_NAME.fullmatch(item.name):
        problems.add(where, "name", "not_a_field_name")
    if item.type not in TYPES:
        problems.add(where, "type", "unknown_type")
    _check_label(item.attributes.get("display_name"), where, "display_name", problems)
    if item.attributes.get("date_validation", "default_date_validation") not in DATE_VALIDATIONS:
        problems.add(where, "date_validation", "unknown")
    if item.type == "subform":
        _check_subform(item, form, forms, problems)
    _check_options(item, where, problems)


def _check_label(texts: dict[str, str] | None, where: Where, name: str, problems: Problems) -> None:
    english = (texts or {}).get("en", "")
    if not english.strip():
        problems.add(where, name, "required")
    elif any(FORBIDDEN & set(text) for text in (texts or {}).values()):
        problems.add(where, name, "forbidden_character")


def _check_subform(item: Field, form: Form, forms: Mapping[str, Form], problems: Problems) -> None:
    nested = forms.get(item.subform or "")
    if nested is None:
        problems.add(Where(form.unique_id, item.name), "subform_section_id", "unknown_form")
    elif not nested.is_nested or nested.unique_id == form.unique_id:
        problems.add(Where(form.unique_id, item.name), "subform_section_id", "not_nested")


def _check_options(item: Field, where: Where, problems: Problems) -> None:
    listed = item.attributes.get("option_strings_text") or []
    ids = [option["id"] for option in listed]
    if len(set(ids)) < len(ids):
        problems.add(where, "option_strings_text", "taken")
    if any(not option["display_text"].get("en") for option in listed):
        problems.add(where, "option_strings_text", "required")
    if item.type in CHOICES and not listed and not item.attributes.get("option_strings_source"):
        problems.add(where, "option_strings_source", "required")
