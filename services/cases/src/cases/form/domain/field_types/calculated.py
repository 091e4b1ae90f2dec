"""What the client worked out from other fields: a number, or yes and no. A text could tell anything."""

from typing import ClassVar

from cases.form.domain.attribute_kinds import TREE, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType
from cases.form.domain.field_types.numeric_field import LEAST, MOST
from cases.search.domain.filters import Comparison


class Calculated(FieldType):
    name = "calculated"
    own_attributes: ClassVar[AttributeKinds] = {"calculation": (TREE, None)}
    is_written = True
    is_coded = True
    comparison = Comparison.INT

    def fault(self, value: object, held: object) -> str | None:
        del held
        fits = isinstance(value, int | float) and LEAST <= value <= MOST
        return None if fits else "not_a_number"
