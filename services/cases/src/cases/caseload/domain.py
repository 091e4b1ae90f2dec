"""Whether an officer could take one more case. Rules: `docs/domain/tasks.md §10`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chassis.actor import Actor
from contracts.values import FrozenValues

from cases.policy_pack.domain import PolicyPack

FULL, HEAVY, AWAY, NO_ACCOUNT, NOT_YOURS = "full", "heavy", "on_leave", "no_account", "not_yours_to_give"
OWNER, OTHER_AREA, CONFLICT = "owner", "other_area", "conflict_of_interest"
REASONS = (FULL, HEAVY, AWAY, NO_ACCOUNT, NOT_YOURS, OWNER, OTHER_AREA, CONFLICT)


@dataclass(frozen=True, kw_only=True)
class Officer:
    """Somebody who looks after cases, with what they have. `load`: by the weights of the pack in force."""

    person: Actor
    away: bool
    open: int = 0
    overdue: int = 0
    load: int = 0

    @property
    def user_name(self) -> str:
        return self.person.user_name


@dataclass(frozen=True, kw_only=True)
class Concerned:
    """The case that is to be given: whose it is, where that is, and who said that they are too close to it."""

    owner: str
    area: str | None
    conflicts: frozenset[str]


def is_away(account: FrozenValues, today: date) -> bool:
    """Whether the account is on leave on this day; of a leave without an end nobody knows when it is over."""
    since, until = account.get("leave_from"), account.get("leave_to")
    return since is not None and since <= today.isoformat() <= (until or today.isoformat())


def room_against(officer: Officer, pack: PolicyPack, *, with_load: bool) -> list[str]:
    """What their cases and their days say against one more. `with_load`: whether risks may be spoken of."""
    found = {
        FULL: officer.open >= pack.caseload_limit,
        HEAVY: with_load and officer.load >= pack.load_limit,
        AWAY: officer.away,
        NO_ACCOUNT: officer.person.ended,
    }
    return [reason for reason, holds in found.items() if holds]


def case_against(officer: Officer, case: Concerned) -> list[str]:
    """What speaks against this very case. Where either place is not known, neither says anything."""
    area = officer.person.reporting_location or officer.person.location
    found = {
        OWNER: officer.user_name == case.owner,
        OTHER_AREA: None not in (area, case.area) and area != case.area,
        CONFLICT: officer.user_name in case.conflicts,
    }
    return [reason for reason, holds in found.items() if holds]


def load_of(counts: Iterable[tuple[str | None, int]], pack: PolicyPack) -> int:
    """Of so many cases of each risk."""
    return sum(number * pack.weight(risk) for risk, number in counts)
