"""What stands on a form and holds nothing, or nothing that a form can ask for."""

from typing import ClassVar

from cases.form.domain.attribute_kinds import WORD, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType


class Separator(FieldType):
    name = "separator"
    has_value = False


class Custom(FieldType):
    """A place where a client draws something of its own; what it may hold is sealed."""

    name = "custom"
    own_attributes: ClassVar[AttributeKinds] = {"custom_template": (WORD, None)}
