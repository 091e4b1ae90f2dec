"""A whole number."""

import re
from datetime import datetime
from typing import ClassVar, TypeGuard

from chassis.site import Site
from typing_extensions import override

from cases.form.domain.attribute_kinds import FLAG, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType
from cases.form.domain.field_types.limits import is_age, is_plausible_age
from cases.search.domain.filters import Comparison

LEAST, MOST = -(2**31), 2**31 - 1


def is_whole_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and LEAST <= value <= MOST


WRITTEN = re.compile(r"-?[0-9]{1,10}")


class NumericField(FieldType):
    name = "numeric_field"
    own_attributes: ClassVar[AttributeKinds] = {"phone_number": (FLAG, False)}
    is_written = True
    comparison = Comparison.INT

    @property
    def is_coded(self) -> bool:
        return not self.attributes.get("phone_number")

    def fault(self, value: object, held: object) -> str | None:
        del held
        if not is_whole_number(value):
            return "not_a_whole_number"
        return "out_of_range" if is_age(self.field.name) and not is_plausible_age(value) else None

    @override
    def default(self, given: str, now: datetime, site: Site) -> object:
        return int(given) if WRITTEN.fullmatch(given) else None
