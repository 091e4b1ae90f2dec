"""What is an incident's own."""

from cases.incident.domain.kind import INCIDENT, OF_ITS_CASE

__all__ = ["INCIDENT", "OF_ITS_CASE"]
