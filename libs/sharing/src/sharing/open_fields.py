"""Which system fields a role opens by itself, whatever forms are open. Rules: `docs/domain/access.md §4`."""

from chassis.actor import Actor
from contracts.system_field import ALWAYS, Beside, SystemField
from contracts.system_fields import fields_of

OWN_SERVICES_ONLY = "service_own_entries_only"


def meets(actor: Actor, resource: str, need: str) -> bool:
    """Whether the person meets one of a field's conditions: permissions joined by `&`, or nothing in particular."""
    return need == ALWAYS or all(_may(actor, resource, part) for part in need.split("&"))


def _may(actor: Actor, resource: str, need: str) -> bool:
    """`action` of the record's own resource, or `resource:action`. A dashboard is seen by whoever lists it."""
    named, _, action = need.rpartition(":")
    if named == "dashboard":
        return action in actor.permissions.get(named, ())
    return actor.may(named or resource, action)


def open_everywhere(actor: Actor, resource: str) -> frozenset[str]:
    """The fields that the person reads of every record they see, however they came to see it."""
    limited = OWN_SERVICES_ONLY in actor.permissions.get(resource, ())

    def is_open(field: SystemField) -> bool:
        if field.beside is Beside.OTHERS or (limited and field.of_services):
            return False
        return any(meets(actor, resource, need) for need in field.read)

    return frozenset(fields_of(resource, is_open))
