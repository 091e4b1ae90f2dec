"""Which agencies a person may read and write. Rules: `docs/domain/accounts.md §8`."""

from identity.role.policy import Standing


def may_open_agency(standing: Standing, unique_id: str) -> bool:
    return not standing.limited_agencies or unique_id in standing.limited_agencies


def manages_agency(standing: Standing, unique_id: str) -> bool:
    return standing.sees_everywhere or unique_id == standing.actor.agency
