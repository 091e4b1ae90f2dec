"""Text in one line or in many: always sealed."""

from datetime import datetime
from typing import ClassVar

from chassis.site import Site
from typing_extensions import override

from cases.form.domain.attribute_kinds import FLAG, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType

LONGEST = 100_000


class TextField(FieldType):
    name = "text_field"
    own_attributes: ClassVar[AttributeKinds] = {"hidden_text_field": (FLAG, False)}
    is_written = True

    def fault(self, value: object, held: object) -> str | None:
        del held
        if not isinstance(value, str) or "\0" in value:
            return "not_a_text"
        return "too_long" if len(value) > LONGEST else None

    @override
    def default(self, given: str, now: datetime, site: Site) -> object:
        return given


class TextArea(TextField):
    name = "textarea"
