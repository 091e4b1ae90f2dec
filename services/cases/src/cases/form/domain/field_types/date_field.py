"""A day, or a moment. A day of birth is sealed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import ClassVar

from cases.form.domain.attribute_kinds import FLAG, WORD, AttributeKinds
from cases.form.domain.field_types.field_type import Fault, Fields, FieldType, Lists
from cases.form.domain.form import Field, Form
from cases.search.domain.filters import Comparison

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
BIRTH = re.compile(r"birth|(^|_)dob(_|$)")
VALIDATIONS = frozenset({"default_date_validation", "not_future_date"})


def is_date(value: object) -> bool:
    if not isinstance(value, str) or DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_moment(value: object) -> bool:
    if not isinstance(value, str) or MOMENT.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


class DateField(FieldType):
    name = "date_field"
    own_attributes: ClassVar[AttributeKinds] = {
        "date_include_time": (FLAG, False),
        "date_validation": (WORD, "default_date_validation"),
    }
    is_written = True

    def __init__(self, field: Field, lists: Lists | None, rows: Fields | None) -> None:
        super().__init__(field, lists, rows)
        self.is_moment = bool(field.attributes.get("date_include_time"))

    def faults(self, form: Form, forms: Mapping[str, Form]) -> Iterable[Fault]:
        del form, forms
        if self.attributes.get("date_validation", "default_date_validation") not in VALIDATIONS:
            yield "date_validation", "unknown"

    @property
    def is_coded(self) -> bool:
        return BIRTH.search(self.field.name) is None

    @property
    def comparison(self) -> Comparison | None:
        return Comparison.MOMENT if self.is_moment else Comparison.DATE

    def fault(self, value: object, held: object) -> str | None:
        del held
        if self.is_moment:
            return None if is_moment(value) else "not_a_moment"
        return None if is_date(value) else "not_a_date"
