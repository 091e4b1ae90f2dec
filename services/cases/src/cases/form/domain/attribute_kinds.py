"""What an attribute of a form or a field may hold. A table of attributes is name → (kind, default)."""

from collections.abc import Mapping
from typing import Any

FLAG, NUMBER, WORD, TEXTS, LIST, TREE, OPTIONS = "flag", "number", "word", "texts", "list", "tree", "options"
TRANSLATED = frozenset({TEXTS, OPTIONS})
"""Kinds that hold words in several languages."""

AttributeKinds = Mapping[str, tuple[str, Any]]
