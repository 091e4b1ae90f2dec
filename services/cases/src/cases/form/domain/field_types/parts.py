"""Values of several named parts, each of which can be changed by itself."""

from typing import Any

from cases.form.domain.field_types.field_type import FieldType


class Parts(FieldType):
    """A value is an object. A change names the parts it changes; null takes a part away."""

    def merge(self, held: Any, value: Any) -> Any:
        laid = {**held, **value} if isinstance(held, dict) else value
        return {name: part for name, part in laid.items() if part is not None} or None
