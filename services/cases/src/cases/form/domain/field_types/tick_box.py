"""Yes, or not said."""

from datetime import datetime
from typing import ClassVar

from chassis.site import Site
from typing_extensions import override

from cases.form.domain.attribute_kinds import TEXTS, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType
from cases.search.domain.filters import Comparison


class TickBox(FieldType):
    name = "tick_box"
    own_attributes: ClassVar[AttributeKinds] = {"tick_box_label": (TEXTS, None)}
    is_written = True
    is_coded = True
    comparison = Comparison.BOOL

    def fault(self, value: object, held: object) -> str | None:
        del held
        return None if isinstance(value, bool) else "not_a_boolean"

    @override
    def default(self, given: str, now: datetime, site: Site) -> object:
        return {"true": True, "false": False}.get(given)
