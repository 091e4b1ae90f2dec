"""The rules of sharing on the rows of the table of records."""

from sharing.predicate import AssociatedColumns
from sharing.referred import GrantedColumns
from sharing.scope import Extent, Reach

from cases.record.store.table import record

SIGHT = AssociatedColumns(
    user_names=record.c.associated_users,
    user_groups=record.c.associated_groups,
    user_agencies=record.c.associated_agencies,
    identified_by=record.c.identified_by,
)
GRANTED = GrantedColumns(
    owned_by=record.c.owned_by,
    owned_by_groups=record.c.facts["owned_by_groups"],
    owned_by_agency_id=record.c.owned_by_agency_id,
    grants=record.c.grants,
)
PREFIX = {Reach.PERSON: "user", Reach.GROUPS: "group", Reach.AGENCY: "agency"}


def departure_names(extent: Extent) -> list[str]:
    """How departures name the people inside this extent."""
    prefix = PREFIX.get(extent.reach)
    return [] if prefix is None else [f"{prefix}:{name}" for name in extent.names]
