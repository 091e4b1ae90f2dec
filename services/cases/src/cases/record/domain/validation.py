"""Whether values fit the fields of the forms. Source: `primero-domain.md` §1.4 (JSON-schema rules)."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from contracts.system_field import Type
from contracts.system_fields import TABLE

from cases.form.domain import FieldSpec
from cases.record.domain.parts import Fields

Problem = tuple[str, str]
"""JSON pointer and code."""

LEAST, MOST = -(2**31), 2**31 - 1
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
YES_NO = frozenset({"true", "false"})
LONGEST_TEXT = 100_000


def problems(values: Mapping[str, Any], fields: Fields, today: date) -> list[Problem]:
    """What does not fit, one pointer for each value. Null always fits."""
    found: list[Problem] = []
    for name, value in values.items():
        if value is None:
            continue
        spec, stamp = fields.get(name), TABLE.get(name)
        if stamp is not None and not stamp.of_form and not FITS[stamp.type](value):
            found.append((f"/{name}", "wrong_type"))
        elif spec is not None:
            found.extend(_of_field(f"/{name}", value, spec))
    born = values.get("date_of_birth")
    if not found and isinstance(born, str) and DATE.fullmatch(born[:10]) and int(born[:4]) > today.year:
        found.append(("/date_of_birth", "in_the_future"))
    return found


def _of_field(pointer: str, value: Any, spec: FieldSpec) -> Iterable[Problem]:
    if spec.type == "subform":
        return _of_rows(pointer, value, spec.rows)
    code = CHECKS.get(spec.type, _anything)(value, spec)
    return [] if code is None else [(pointer, code)]


def _of_rows(pointer: str, value: Any, fields: Fields) -> list[Problem]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        return [(pointer, "not_rows")]
    found: list[Problem] = []
    for place, row in enumerate(value):
        key = row.get("unique_id")
        if key is not None and not _is_uuid(key):
            found.append((f"{pointer}/{place}/unique_id", "not_a_uuid"))
        if not isinstance(row.get("_destroy"), bool | None):
            found.append((f"{pointer}/{place}/_destroy", "not_a_boolean"))
        for name, item in row.items():
            spec = fields.get(name)
            if spec is not None and item is not None:
                found.extend(_of_field(f"{pointer}/{place}/{name}", item, spec))
    return found


def _is_uuid(value: Any) -> bool:
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def _anything(_value: Any, _spec: FieldSpec) -> str | None:
    return None


def _text(value: Any, _spec: FieldSpec) -> str | None:
    if not isinstance(value, str):
        return "not_a_text"
    if "\0" in value:
        return "not_a_text"
    return "too_long" if len(value) > LONGEST_TEXT else None


def _whole(value: Any, _spec: FieldSpec) -> str | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and LEAST <= value <= MOST
    return None if fits else "not_a_whole_number"


def _tick(value: Any, _spec: FieldSpec) -> str | None:
    return None if isinstance(value, bool) else "not_a_boolean"


def _date(value: Any, spec: FieldSpec) -> str | None:
    if spec.date_include_time:
        return None if is_moment(value) else "not_a_moment"
    return None if is_date(value) else "not_a_date"


def is_date(value: Any) -> bool:
    if not isinstance(value, str) or DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_moment(value: Any) -> bool:
    if not isinstance(value, str) or MOMENT.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _choice(value: Any, spec: FieldSpec) -> str | None:
    if not spec.multi_select:
        return None if isinstance(value, str) and _offered(value, spec) else "not_an_option"
    if not isinstance(value, list):
        return "not_a_list"
    fits = all(isinstance(item, str) and _offered(item, spec) for item in value)
    return None if fits else "not_an_option"


def _radio(value: Any, spec: FieldSpec) -> str | None:
    if isinstance(value, bool):
        return None if spec.options == YES_NO else "not_an_option"
    return None if isinstance(value, str) and _offered(value, spec) else "not_an_option"


def _offered(value: str, spec: FieldSpec) -> bool:
    return not spec.options or value in spec.options


def _tally(value: Any, spec: FieldSpec) -> str | None:
    if not isinstance(value, dict):
        return "not_a_tally"
    return next((code for item in value.values() if (code := _whole(item, spec))), None)


def _calculated(value: Any, _spec: FieldSpec) -> str | None:
    return None if isinstance(value, int | float | str | bool) else "not_a_value"


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


FITS: dict[Type, Callable[[Any], bool]] = {
    Type.TEXT: _is_text,
    Type.TEXTS: _is_texts,
    Type.FLAG: _is_bool,
    Type.DAY: is_date,
    Type.DAYS: _is_texts,
    Type.MOMENT: _is_text,
    Type.MOMENTS: _is_texts,
    Type.NUMBER: lambda value: isinstance(value, int),
    Type.UUID: _is_uuid,
    Type.ROWS: lambda value: isinstance(value, list),
}
"""Whether a value is of a system field's type, whatever a form says of a field of that name."""

CHECKS: dict[str, Callable[[Any, FieldSpec], str | None]] = {
    "text_field": _text,
    "textarea": _text,
    "numeric_field": _whole,
    "tick_box": _tick,
    "date_field": _date,
    "select_box": _choice,
    "radio_button": _radio,
    "tally_field": _tally,
    "calculated": _calculated,
}
