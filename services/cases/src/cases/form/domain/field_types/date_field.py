"""A day, or a moment. A day of birth is sealed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import ClassVar, TypeGuard

from chassis.moments import written
from chassis.site import Site
from typing_extensions import override

from cases.form.domain.attribute_kinds import FLAG, WORD, AttributeKinds
from cases.form.domain.field_types.field_type import Fault, Fields, FieldType, Lists
from cases.form.domain.field_types.limits import is_of_birth, is_plausible
from cases.form.domain.form import Field, Form
from cases.search.domain.filters import IS_DAY, IS_MOMENT, Comparison

SOON = frozenset({"today", "now"})
VALIDATIONS = frozenset({"default_date_validation", "not_future_date"})


def is_date(value: object) -> TypeGuard[str]:
    return _tells(value, IS_DAY, date)


def is_moment(value: object) -> TypeGuard[str]:
    return _tells(value, IS_MOMENT, datetime)


def _tells(value: object, shape: re.Pattern[str], kind: type[date]) -> bool:
    if not isinstance(value, str) or shape.fullmatch(value) is None:
        return False
    try:
        kind.fromisoformat(value)
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
        return not is_of_birth(self.field.name)

    @property
    def comparison(self) -> Comparison | None:
        return Comparison.MOMENT if self.is_moment else Comparison.DATE

    def fault(self, value: object, held: object) -> str | None:
        del held
        if self.is_moment:
            fits, code = is_moment(value), "not_a_moment"
        else:
            fits, code = is_date(value), "not_a_date"
        if not fits:
            return code
        return None if is_plausible(str(value)) else "out_of_range"

    def kept(self, value: object, site: Site) -> object:
        """Moments are written alike, so that they can be compared as texts."""
        if not self.is_moment or not is_moment(value) or not is_plausible(value):
            return value
        return written(site.moment(value))

    @override
    def default(self, given: str, now: datetime, site: Site) -> object:
        """`today` and `now` are the same: the form says whether it asks for a day or a moment."""
        if given not in SOON:
            return given
        return written(now) if self.is_moment else site.day(now).isoformat()
