"""Our forms, in the shape in which Primero exports forms."""

from typing import Any

from demonstration.sources import localized, names_in, toml

MODULE = "primeromodule-cp"
GUIDANCE = {
    "why": ["Why we ask", "Tanbasá mak husu"],
    "how": ["How to ask", "Oinsá mak husu"],
    "never": ["Take care", "Kuidadu"],
}
"""What is said of every field that can name or describe a child, and under which words."""


def forms() -> list[dict[str, Any]]:
    """Every form, nested ones before those that show them."""
    built = [_form(unique_id) for unique_id in names_in("forms")]
    return sorted(built, key=lambda form: not form["is_nested"])


def nested_in(unique_id: str) -> list[str]:
    """The forms that a form shows as rows."""
    fields = toml(f"forms/{unique_id}").get("field", [])
    return [field["subform"] for field in fields if field["type"] == "subform"]


def _form(unique_id: str) -> dict[str, Any]:
    source = toml(f"forms/{unique_id}")
    nested = source.get("nested", False)
    rows = toml(f"forms/{source['fields_of']}")["field"] if "fields_of" in source else []
    rows = [*rows, *source.get("field", [])]
    return {
        "unique_id": unique_id,
        "name_i18n": localized(source["name"]),
        "description_i18n": localized(source["description"]),
        "help_text_i18n": localized(source.get("help")),
        "parent_form": source.get("record", "case"),
        "module_ids": [MODULE],
        **_place(source),
        "visible": not nested,
        "is_nested": nested,
        "is_first_tab": source.get("first", False),
        "is_summary_section": False,
        "mobile_form": source.get("mobile", False),
        "core_form": source.get("core", False),
        "editable": not source.get("core", False),
        "display_help_text_view": "help" in source,
        "display_conditions": source.get("when"),
        "collapsed_field_names": source.get("collapsed"),
        "fields_attributes": [_field(row, place) for place, row in enumerate(rows)],
    }


def _place(source: dict[str, Any]) -> dict[str, Any]:
    group_order, order = source["order"]
    return {
        "form_group_id": source.get("group"),
        "form_group_keyed": False,
        "order_form_group": group_order,
        "order": order,
        "order_subform": 1 if source.get("nested") else 0,
        "initial_subforms": 0,
    }


def _field(row: dict[str, Any], place: int) -> dict[str, Any]:
    return {
        "name": row["name"],
        "type": row["type"],
        "display_name_i18n": localized(row["label"]),
        "help_text_i18n": localized(row.get("help")),
        "guiding_questions_i18n": _guidance(row["name"]),
        "tick_box_label_i18n": localized(row.get("tick")),
        "order": place,
        "sealed": row.get("sealed", False),
        "required": row.get("required", False),
        "disabled": row.get("disabled", False),
        "editable": not row.get("disabled", False),
        "visible": True,
        "mobile_visible": True,
        "hide_on_view_page": row.get("edit_only", False),
        "show_on_minify_form": row.get("short", False),
        "hidden_text_field": row.get("hideable", False),
        "matchable": row.get("matchable", False),
        "phone_number": row.get("phone", False),
        "selected_value": row.get("default"),
        **_choice(row),
        **_date(row),
        **_conditions(row),
        **_subform(row),
    }


def _guidance(name: str) -> dict[str, str] | None:
    """Each on a line of its own: a form has one text for it."""
    said = toml("guidance").get(name)
    if said is None:
        return None
    lines = [[f"{title}: {text}" for title, text in zip(GUIDANCE[part], said[part], strict=True)] for part in GUIDANCE]
    return localized(["\n".join(told) for told in zip(*lines, strict=True)])


def _choice(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "option_strings_source": row.get("source"),
        "option_strings_text_i18n": None,
        "option_strings_condition": None,
        "multi_select": row.get("multi", False),
        "searchable_select": row.get("search", False),
    }


def _date(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "date_include_time": row.get("time", False),
        "date_validation": "not_future_date" if row.get("not_future") else "default_date_validation",
    }


def _conditions(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "display_conditions_record": row.get("when"),
        "display_conditions_subform": row.get("when_row"),
    }


def _subform(row: dict[str, Any]) -> dict[str, Any]:
    sort = row.get("sort")
    return {
        "subform_unique_id": row.get("subform"),
        "subform_section_configuration": {"subform_sort_by": sort} if sort else None,
    }
