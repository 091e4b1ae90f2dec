"""Whether values fit: those of form fields as their types say, those of system fields by theirs.

Rules: `docs/domain/records.md §6`.
"""

from collections.abc import Callable
from datetime import date

from contracts.system_field import Type
from contracts.system_fields import TABLE
from contracts.values import FrozenValues

from cases.form.domain import Fields, Findings, check_values, is_plausible
from cases.form.domain.field_types.date_field import is_date, is_moment
from cases.form.domain.field_types.subform import is_uuid
from cases.record.domain.ages import check_ages


def check(values: FrozenValues, held: FrozenValues, fields: Fields, today: date) -> Findings:
    """What does not fit, one pointer for each value. `held`: the record as it is; what it holds already fits."""
    found = Findings()
    wrong = [name for name, value in values.items() if value is not None and not _is_of_its_type(name, value)]
    for name in wrong:
        found.refuse(f"/{name}", "wrong_type")
    rest = {name: value for name, value in values.items() if name not in wrong} if wrong else values
    check_values(rest, held, fields, "", found)
    if not found.problems:
        check_ages(values, held, fields, today, found=found)
    return found


def _is_of_its_type(name: str, value: object) -> bool:
    stamp = TABLE.get(name)
    return stamp is None or stamp.of_form or FITS[stamp.type](value)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


FITS: dict[Type, Callable[[object], bool]] = {
    Type.TEXT: _is_text,
    Type.TEXTS: _is_texts,
    Type.FLAG: _is_bool,
    Type.DAY: lambda value: is_date(value) and is_plausible(value),
    Type.DAYS: _is_texts,
    Type.MOMENT: is_moment,
    Type.MOMENTS: _is_texts,
    Type.NUMBER: lambda value: isinstance(value, int),
    Type.UUID: is_uuid,
    Type.ROWS: lambda value: isinstance(value, list),
}
"""Whether a value is of a system field's type, whatever a form says of a field of that name."""
