"""Who sees which dashboards, and whose cases they count."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reporting.dashboard.domain.catalogue import CATALOGUE, Asker
from reporting.dashboard.domain.indicator import Among, Dashboard

REFERRAL_RIGHTS = ("referral", "referral_from_service", "receive_referral", "receive_referral_different_module")


@dataclass(frozen=True)
class Reach:
    """Whose cases count, and whom a breakdown by person lists; none: everybody.

    `team_groups`, `team_agency`, `team_self`: the one that is set limits the people.
    """

    cases: Among | None
    team_groups: tuple[str, ...] = ()
    team_agency: str | None = None
    team_self: str | None = None


def reach_of(*, scope: str, user_name: str, groups: Iterable[str], agency: str | None) -> Reach:
    """The list filter of each scope (`docs/domain/figures.md §1`); an unknown scope sees the least."""
    mine = tuple(sorted(groups))
    if scope == "all":
        return Reach(None)
    if scope == "group" and mine:
        return Reach(Among("associated_user_groups", mine), team_groups=mine)
    if scope == "agency" and agency is not None:
        return Reach(Among("associated_user_agencies", (agency,)), team_agency=agency)
    if scope == "identified":
        return Reach(Among("identified_by", (user_name,)), team_self=user_name)
    return Reach(Among("associated_user_names", (user_name,)), team_self=user_name)


def permitted(may: Callable[[str, str], bool], asker: Asker) -> list[Dashboard]:
    """The dashboards the role lists, in the catalogue's order."""
    return [dashboard for action, make in CATALOGUE.items() if may("dashboard", action) for dashboard in make(asker)]


def shows_referrals(may: Callable[[str, str], bool]) -> bool:
    return any(may("case", right) for right in REFERRAL_RIGHTS)
