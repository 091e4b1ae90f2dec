"""Whose a record is and who stands beside it: the part of a record's facts that the rules of sharing look at."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Whose:
    """`associated_*`: the owner and the people it is shared with, their groups and agencies."""

    owned_by: str | None = None
    owned_by_groups: Collection[str] = ()
    owned_by_agency_id: str | None = None
    associated_user_names: Collection[str] = ()
    associated_user_groups: Collection[str] = ()
    associated_user_agencies: Collection[str] = ()
    identified_by: str | None = None

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Whose":
        """From the facts of a record, by the names that they have in the API and in events."""
        read = facts.get
        return cls(
            read("owned_by"),
            read("owned_by_groups") or (),
            read("owned_by_agency_id"),
            read("associated_user_names") or (),
            read("associated_user_groups") or (),
            read("associated_user_agencies") or (),
            read("identified_by"),
        )
