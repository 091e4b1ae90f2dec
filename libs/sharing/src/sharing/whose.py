"""Whose a record is and who stands beside it: the part of a record's facts that the rules of sharing look at."""

from collections.abc import Collection

from contracts.values import FrozenValues


class Whose:
    """Facts of a record, by the names that they have in the API and in events. A view: a rule reads one or two of them.

    `associated_*`: the owner and the people it is shared with, their groups and agencies.
    """

    __slots__ = ("_facts",)

    def __init__(self, facts: FrozenValues) -> None:
        self._facts = facts

    @property
    def owned_by(self) -> str | None:
        return self._facts.get("owned_by")

    @property
    def owned_by_groups(self) -> Collection[str]:
        return self._facts.get("owned_by_groups") or ()

    @property
    def owned_by_agency_id(self) -> str | None:
        return self._facts.get("owned_by_agency_id")

    @property
    def associated_user_names(self) -> Collection[str]:
        return self._facts.get("associated_user_names") or ()

    @property
    def associated_user_groups(self) -> Collection[str]:
        return self._facts.get("associated_user_groups") or ()

    @property
    def associated_user_agencies(self) -> Collection[str]:
        return self._facts.get("associated_user_agencies") or ()

    @property
    def identified_by(self) -> str | None:
        return self._facts.get("identified_by")
