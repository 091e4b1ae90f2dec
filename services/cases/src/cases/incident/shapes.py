"""What goes over the wire about the incidents of a case."""

from uuid import UUID

from chassis.shapes import Given
from pydantic import Field

from cases.incident.domain import INCIDENT
from cases.record.shapes import record_of

MOST_LINKED = 100
IncidentRecord = record_of(INCIDENT)


class IncidentBegun(IncidentRecord):  # type: ignore[misc, valid-type]
    """What a new incident of a case begins with. It is not there yet: it has no id and no number."""

    id: None = None


class LinkedGiven(Given):
    incident_ids: list[UUID] = Field(max_length=MOST_LINKED)


class LinkedBody(Given):
    data: LinkedGiven
