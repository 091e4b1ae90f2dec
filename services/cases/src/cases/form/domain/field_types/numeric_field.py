"""A whole number."""

from typing import ClassVar

from cases.form.domain.attribute_kinds import FLAG, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType
from cases.search.domain.filters import Comparison

LEAST, MOST = -(2**31), 2**31 - 1


def is_whole_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and LEAST <= value <= MOST


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
        return None if is_whole_number(value) else "not_a_whole_number"
