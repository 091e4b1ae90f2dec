"""Fictional records for a load, filled in from whatever forms the server has."""

import random
from typing import Any
from uuid import UUID

SYLLABLES = ["ka", "lo", "mi", "ru", "ta", "ne", "so", "vi", "pa", "du", "la", "ze", "fo", "ni", "bu"]
SUBFORM_ROWS = (2, 1)
SUBFORM_FIELDS = 5
MODULE = "primeromodule-cp"
ALWAYS = ("name_first", "name_last", "sex", "age", "risk_level", "consent_for_services", "disclosure_other_orgs")


def invented_name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


class Maker:
    """Makes case data of `fields` filled fields and two subforms from the forms and lookups of the server."""

    def __init__(self, forms: list[dict[str, Any]], lookups: list[dict[str, Any]], *, fields: int = 40) -> None:
        self._options = {lookup["unique_id"]: [v["id"] for v in lookup["values"]] for lookup in lookups}
        top = [f for form in forms if form["parent_form"] == "case" and not form["is_nested"] for f in form["fields"]]
        by_name = {field["name"]: field for field in top if not field.get("disabled")}
        self._forms = {form["unique_id"]: form for form in forms}
        subforms = [field for field in by_name.values() if field["type"] == "subform" and self._rows(field)]
        self._subforms = sorted(subforms, key=lambda field: field["name"] not in SERVICES_AND_FAMILY)[:2]
        of_incidents = [form for form in forms if form["parent_form"] == "incident" and not form["is_nested"]]
        told = (field for form in of_incidents for field in form["fields"] if not field.get("disabled"))
        self._of_incidents = [field for field in told if self._value(field, random.Random(1)) is not None]
        simple = [field for field in by_name.values() if self._value(field, random.Random(1)) is not None]
        simple.sort(key=lambda field: (field["name"] not in ALWAYS, field["name"]))
        self._fields = simple[:fields]

    @property
    def size(self) -> tuple[int, int]:
        """How many fields and subforms a case of ours fills."""
        return len(self._fields), len(self._subforms)

    def case(self, rng: random.Random) -> dict[str, Any]:
        data: dict[str, Any] = {"module_id": MODULE}
        for field in self._fields:
            data[field["name"]] = self._value(field, rng)
        data |= {"age": rng.randint(0, 17), "consent_for_services": True, "disclosure_other_orgs": True}
        for field, rows in zip(self._subforms, SUBFORM_ROWS, strict=False):
            data[field["name"]] = [self._row(field, rng) for _ in range(rows)]
        return data

    def incident(self, rng: random.Random) -> dict[str, Any]:
        """Every field that its forms hold, without the case that it is of."""
        return {"module_id": MODULE} | {field["name"]: self._value(field, rng) for field in self._of_incidents}

    def _rows(self, field: dict[str, Any]) -> list[dict[str, Any]]:
        form = self._forms.get(field.get("subform_section_unique_id") or field.get("subform_unique_id") or "", {})
        inner = [one for one in form.get("fields", []) if self._value(one, random.Random(1)) is not None]
        return inner[:SUBFORM_FIELDS]

    def _row(self, field: dict[str, Any], rng: random.Random) -> dict[str, Any]:
        row = {inner["name"]: self._value(inner, rng) for inner in self._rows(field)}
        return {"unique_id": str(UUID(int=rng.getrandbits(128), version=4)), **row}

    def _value(self, field: dict[str, Any], rng: random.Random) -> Any:  # noqa: PLR0911  # one line a type
        kind, name = field["type"], field["name"]
        if kind == "text_field":
            return invented_name(rng) if "name" in name else f"{name[:12]} {rng.randint(1, 99999)}"
        if kind == "textarea":
            return " ".join(invented_name(rng) for _ in range(12))
        if kind == "numeric_field":
            return rng.randint(0, 17)
        if kind == "tick_box":
            return rng.random() < 0.5
        if kind == "date_field" and not field.get("date_include_time") and name not in UNTOUCHED:
            return f"2026-{rng.randint(1, 9):02d}-{rng.randint(1, 28):02d}"
        if kind in {"select_box", "radio_button"} and name not in UNTOUCHED:
            return self._choice(field, rng)
        return None

    def _choice(self, field: dict[str, Any], rng: random.Random) -> Any:
        source = str(field.get("option_strings_source") or "")
        options = self._options.get(source.removeprefix("lookup "), []) if source.startswith("lookup") else []
        if not source:
            options = [option["id"] for option in field.get("option_strings_text") or [] if isinstance(option, dict)]
        if not options:
            return None
        chosen = rng.choice(options)
        return [chosen] if field.get("multi_select") else chosen


SERVICES_AND_FAMILY = {"family_details_section", "services_section"}
UNTOUCHED = {"status", "workflow", "owned_by", "date_closure", "closure_reason", "record_state", "date_of_birth"}
