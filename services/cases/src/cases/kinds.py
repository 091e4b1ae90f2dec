"""Every kind of record there is. To import this declares them to the engine."""

from cases.case.domain import CASE
from cases.incident.domain import INCIDENT

KINDS = (CASE, INCIDENT)
