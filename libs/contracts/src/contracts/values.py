"""Objects of JSON whose members are not known here by name: forms, configurations and other services decide them."""

from collections.abc import Mapping
from typing import Any

Values = dict[str, Any]
"""Values by name."""
FrozenValues = Mapping[str, Any]
"""Values that are read and not written."""
