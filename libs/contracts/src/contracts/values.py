"""Objects of JSON whose members are not known here by name: forms, configurations and other services decide them."""

from collections.abc import Iterable, Mapping
from typing import Any

Values = dict[str, Any]
"""Values by name."""
FrozenValues = Mapping[str, Any]
"""Values that are read and not written."""


def picked(source: object, names: Iterable[str]) -> Values:
    """What the source says under these names of its attributes. Raises AttributeError for one that it does not have."""
    return {name: getattr(source, name) for name in names}
