"""Numbers by group, with their total."""

from typing import ClassVar

from contracts.values import Values

from cases.form.domain.attribute_kinds import FLAG, OPTIONS, WORD, AttributeKinds
from cases.form.domain.field_types.field_type import Fields, Lists
from cases.form.domain.field_types.numeric_field import is_whole_number
from cases.form.domain.field_types.parts import Parts
from cases.form.domain.form import Field

TOTAL = "total"


class TallyField(Parts):
    name = "tally_field"
    own_attributes: ClassVar[AttributeKinds] = {
        "tally": (OPTIONS, None),
        "autosum_total": (FLAG, False),
        "autosum_group": (WORD, None),
    }
    begins_with: ClassVar[Values] = {"autosum_total": True}
    is_written = True
    is_coded = True

    def __init__(self, field: Field, lists: Lists | None, rows: Fields | None) -> None:
        super().__init__(field, lists, rows)
        self.groups = {TOTAL, *(group["id"] for group in field.attributes.get("tally") or ())}

    def fault(self, value: object, held: object) -> str | None:
        if not isinstance(value, dict):
            return "not_a_tally"
        known = self.groups | held.keys() if isinstance(held, dict) else self.groups
        if not value.keys() <= known:
            return "not_an_option"
        fits = all(count is None or is_whole_number(count) for count in value.values())
        return None if fits else "not_a_whole_number"
