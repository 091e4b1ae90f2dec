"""Who is told of places, and of which files. Rules: `docs/domain/places.md §3`."""

from chassis.actor import Actor

from cases.case.domain import CASE
from cases.incident.domain import INCIDENT

ACT = "act"
"""What may be done with an alert on which nobody acted yet."""


def must_be_told(actor: Actor) -> None:
    """An alert tells that something happened to a child: who may read no incidents is told of none."""
    actor.must(INCIDENT.resource, "read")


def readable_kinds(actor: Actor) -> list[str]:
    """Of which kinds the files are that the person may open."""
    return [kind.resource for kind in (CASE, INCIDENT) if actor.may(kind.resource, "read")]
