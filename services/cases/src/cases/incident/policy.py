"""Who may record an incident of a case, and who may make one a case's."""

from chassis.actor import Actor

from cases.incident.domain import INCIDENT, OF_ITS_CASE
from cases.record.domain.kind import KINDS, Kind

LINK = "link_incident_to_case"


def case_kind() -> Kind:
    """The kind of record that incidents belong to."""
    return KINDS[INCIDENT.links[OF_ITS_CASE]]


def must_record(actor: Actor) -> None:
    actor.must("case", "incident_from_case")


def must_link(actor: Actor) -> None:
    """By the one right alone: what it opens of an incident is its case."""
    actor.must(INCIDENT.resource, LINK)
    actor.must(INCIDENT.resource, "read")
