"""Who sees which dashboards."""

from collections.abc import Callable

from sharing.rights import CASE, RECEIVING_REFERRALS, REFERRING_FROM_SERVICE

from reporting.dashboard.domain.asker import Asker
from reporting.dashboard.domain.catalogue import CATALOGUE
from reporting.dashboard.domain.indicator import Dashboard


def permitted(may: Callable[[str, str], bool], asker: Asker) -> list[Dashboard]:
    """The dashboards the role lists, in the catalogue's order."""
    made = (dashboard for action, make in CATALOGUE.items() if may("dashboard", action) for dashboard in make(asker))
    return [asker.seen_by(dashboard) for dashboard in made]


def shows_referrals(may: Callable[[str, str], bool]) -> bool:
    return any(may(CASE, right) for right in (*REFERRING_FROM_SERVICE, *RECEIVING_REFERRALS))
