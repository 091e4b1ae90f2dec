"""To whom a record is open through a referral, and what it says about that. Rules: `docs/domain/referrals.md §5`."""

from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict

from contracts.values import Values
from sharing.chain import ways
from sharing.grants import ACCEPTED, PENDING, REFERRAL, TRANSFER, active_grants, active_referrals


class Way(TypedDict):
    """Roles that all have to have a form."""

    roles: list[str]


class Grant(TypedDict):
    """What a referral (`referral`) or a pending transfer (`transfer`) gives a person; or that a referral to somebody
    outside (`outside`, without a user) or an assignment (`assign`) was made. `groups`, `agency`, `user_role`: the
    person's when it was made; `role`: whose forms it opens; `row`: id of the service's row; `giver_role`, `through`,
    `without`, `owner`: what it hangs on (`sharing.chain`); `ways`: the same for lists, as the row was written. Moments
    are ISO 8601.
    """

    kind: str
    user: str
    status: str
    by: str
    made_at: str
    groups: NotRequired[list[str]]
    agency: NotRequired[str | None]
    role: NotRequired[str | None]
    service: NotRequired[str | None]
    row: NotRequired[str | None]
    user_role: NotRequired[str]
    giver_role: NotRequired[str]
    through: NotRequired[list[str]]
    ways: NotRequired[list[Way]]
    without: NotRequired[list[str]]
    owner: NotRequired[str]
    answered_at: NotRequired[str]
    ended_at: NotRequired[str]
    ended_because: NotRequired[str]


Grants = dict[str, Grant]
"""By transition id."""

REVOKED = "revoked"
DONE = "done"
ENDED = frozenset({"rejected", DONE, REVOKED})


def referrals(grants: Mapping[str, Grant]) -> list[Grant]:
    return [grant for grant in grants.values() if grant["kind"] == REFERRAL]


def with_ways(grants: Mapping[str, Grant]) -> Grants:
    """Lists cannot follow a referral from link to link, so each that was referred on says what its chain comes to."""
    return {id: _with_ways(id, grant, grants) if grant.get("through") else grant for id, grant in grants.items()}


def _with_ways(id: str, grant: Grant, grants: Mapping[str, Grant]) -> Grant:
    return {**grant, "ways": [{"roles": roles} for roles in ways(id, grants)]}


def note_sharing(values: Values, grants: Mapping[str, Grant]) -> None:
    """The summaries by which dashboards and lists find shared records."""
    given = active_referrals(grants.values())
    pending = _users(grant for grant in given if grant["status"] == PENDING)
    accepted = _users(grant for grant in given if grant["status"] == ACCEPTED)
    everybody = _users(given)
    values |= {
        "referred_users": everybody,
        "referred_users_pending": pending,
        "referred_users_accepted": accepted,
        "referred_users_present": bool(everybody),
        "referred_users_pending_present": bool(pending),
        "referred_users_accepted_present": bool(accepted),
    }
    _note_transfers(values, grants)
    if grants:
        values["assigned_user_names"] = _users(active_grants(grants.values()))
    _note_last(values, grants, "rejected", "last_referral_rejected_at")
    _note_last(values, grants, "done", "last_referral_done_at")


def _note_transfers(values: Values, grants: Mapping[str, Grant]) -> None:
    """To whom it is offered now, and how the last offer stands."""
    made = sorted((grant for grant in grants.values() if grant["kind"] == TRANSFER), key=lambda grant: grant["made_at"])
    values.setdefault("transferred_to_users", [])
    values.setdefault("transferred_to_user_groups", [])
    if not made:
        return
    offered = [grant for grant in made if grant["status"] == PENDING]
    values["transferred_to_users"] = _users(offered)
    values["transferred_to_user_groups"] = sorted({group for grant in offered for group in grant.get("groups") or ()})
    values["transfer_status"] = ACCEPTED if made[-1]["status"] == DONE else made[-1]["status"]


def _note_last(values: Values, grants: Mapping[str, Grant], status: str, name: str) -> None:
    ends = [grant["ended_at"] for grant in referrals(grants) if grant["status"] == status and grant.get("ended_at")]
    if ends:
        values[name] = max(ends)


def _users(grants: Iterable[Grant]) -> list[str]:
    return list(dict.fromkeys(grant["user"] for grant in grants))
