"""What the activity log tells of. Rules: `docs/domain/history.md §4`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.errors import Invalid
from chassis.site import Site

from referrals.transition.domain import Status

TOLD: Mapping[str, tuple[str, frozenset[Status]]] = {
    "transfer": ("Transfer", frozenset({Status.ACCEPTED, Status.REJECTED})),
    "assign": ("Assign", frozenset({Status.DONE})),
}
"""What is asked for → the transition's type, and how it ended for the log to tell of it."""
NAMED = {kind: name for name, (kind, _) in TOLD.items()}
CARRIED_OUT = frozenset({Status.ACCEPTED, Status.DONE})
RECENT = timedelta(days=7)
"""How far back, where nobody says."""
LENGTH_OF_DAY = len("2000-01-01")


class UnknownActivity(Invalid):
    code = "unknown_activity"
    title = "The activity log does not tell of this."


@dataclass(frozen=True, kw_only=True)
class ActivityAsked:
    """As it stands in the query. `since`, `until`: a day or a moment."""

    types: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    descending: bool = True


@dataclass(frozen=True, kw_only=True)
class Span:
    """From `since` on, and before `until`."""

    since: datetime
    until: datetime


def types_asked(types: Collection[str]) -> list[str]:
    """Raises UnknownActivity."""
    unknown = set(types) - TOLD.keys()
    if unknown:
        raise UnknownActivity({"types": [UnknownActivity.code]}, offered=sorted(TOLD))
    return sorted(set(types) or TOLD)


def span_asked(
    since_text: str | None, until_text: str | None, site: Site, now: datetime, *, recent: timedelta = RECENT
) -> Span:
    """A day counts whole. `recent`: how far back, where nobody says. Raises Invalid."""
    until = now if not until_text else _moment("to", until_text, site)
    since = until - recent if not since_text else _moment("from", since_text, site)
    return Span(since=since, until=until)


def _moment(bound: str, text: str, site: Site) -> datetime:
    try:
        whole = bound == "to" and len(text) == LENGTH_OF_DAY
        return site.ends(site.day_of(text)) if whole else site.moment(text)
    except (ValueError, OverflowError):
        raise Invalid({f"datetime[{bound}]": ["not_a_moment"]}) from None


def owner_after(status: Status, *, owner: str | None, recipient: str | None) -> str | None:
    return recipient if status in CARRIED_OUT else owner


def performer(kind: str, *, sender: str, recipient: str | None, answered_by: str | None) -> str:
    """A transfer is answered, mostly by its recipient; an assignment is done by who asked for it. Of answers from
    before it was kept who gave them, the recipient's name is told.
    """
    return answered_by or recipient or sender if kind == "transfer" else sender
