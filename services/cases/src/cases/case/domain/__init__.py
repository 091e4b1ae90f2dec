"""The case: a child, and what is done for it."""

from cases.case.domain.kind import CASE

__all__ = ["CASE"]
