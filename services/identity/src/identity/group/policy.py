"""Which groups a person may see and change. Rules: `docs/domain/accounts.md §7`."""

from identity.role.policy import Standing

OWN_ONLY = frozenset({"group", "agency"})


def may_open_group(standing: Standing, unique_id: str) -> bool:
    if standing.sees_everywhere:
        return True
    return standing.actor.scope in OWN_ONLY and unique_id in standing.actor.groups


def joins_what_it_creates(standing: Standing) -> bool:
    """Whoever sees only their own groups belongs to a group they create."""
    return not standing.sees_everywhere
