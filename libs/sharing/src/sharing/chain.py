"""What a referral gives that may itself hang on another one, and when it ends with what it hangs on.

A referral gives no more than its giver has. Rules: `docs/domain/access.md §8`, `docs/domain/referrals.md §14`.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from chassis.actor import Actor
from contracts.values import FrozenValues, Values

from sharing.consent import is_enabled, is_open, missing_consent
from sharing.grants import ACTIVE, OPENING, OUTSIDE, TRANSFER, referrals_through
from sharing.rights import Purpose
from sharing.whose import Whose

Forms = Mapping[str, str]
"""Form → `r` or `rw`."""
RoleForms = Mapping[str, Forms]
"""Role → its forms. A role that is not there opens nothing."""
GrantsById = Mapping[str, FrozenValues]
"""By transition id. Beside what `sharing.grants` says of one: `by` who gave it; `giver_role`, `user_role`: the roles of
giver and recipient then; `through`: by which referrals the giver reached the record; `without`: what consent it was
made without; `owner`: whose the record was when a transfer offered it.
"""


class WhyEnded(StrEnum):
    """Why a referral ended that nobody took back."""

    DISABLED = "record_disabled"
    CLOSED = "record_closed"
    CONSENT = "consent_withdrawn"
    GIVER = "giver_lost_access"
    OWNER = "owner_changed"


def basis(giver: Actor, facts: FrozenValues, grants: GrantsById) -> Values:
    """What a grant keeps of its giver: the role, and the referrals it hangs on where they have the record by some."""
    found = referrals_through(giver, facts, grants.values())
    through = [id for id, grant in grants.items() if any(grant is each for each in found)]
    return {"giver_role": giver.role} | ({"through": sorted(through)} if through else {})


def forms_through(actor: Actor, facts: FrozenValues, grants: GrantsById, roles: RoleForms) -> Forms | None:
    """The forms that referrals open to the person; None: they reach the record otherwise."""
    through = referrals_through(actor, facts, grants.values())
    if not through:
        return None
    return _joined(_opened(grant, actor.user_name, actor.forms, grants, roles) for grant in through)


def roles_in(grants: GrantsById) -> set[str]:
    """The roles whose forms decide what the referrals under way open."""
    named = ("role", "giver_role", "user_role")
    return {role for grant in _active(grants).values() for name in named if (role := grant.get(name))}


def _opened(grant: FrozenValues, reader: str, own: Forms, grants: GrantsById, roles: RoleForms) -> Forms:
    """What it opens to a reader whose own role opens `own`."""
    role, forms = grant.get("role"), own
    if role is not None:
        forms = roles.get(role, {})
    elif grant["user"] != reader and "user_role" in grant:
        forms = _met(own, roles.get(grant["user_role"], {}))
    if "giver_role" not in grant:
        return forms
    givers = roles.get(grant["giver_role"], {})
    if grant.get("through"):
        links = [found for id in grant["through"] if (found := _active(grants).get(id)) is not None]
        givers = _joined(_opened(link, grant["by"], givers, grants, roles) for link in links)
    return _met(forms, givers)


def ways(id: str, grants: GrantsById) -> list[list[str]]:
    """By which roles the giver of a referral has a form to give: all roles of one of the lists have to have it.

    What `forms_through` follows from link to link, said at once for a condition on rows; it holds while no grant of the
    record changes.
    """
    found = _ways(grants[id], grants)
    return sorted(sorted(way) for way in found if not any(other < way for other in found))


def _ways(grant: FrozenValues, grants: GrantsById) -> set[frozenset[str]]:
    if "giver_role" not in grant:
        return {frozenset()}
    if not grant.get("through"):
        return {frozenset({grant["giver_role"]})}
    links = [link for id in grant["through"] if (link := _active(grants).get(id)) is not None]
    return {way | _needed(link, grant) for link in links for way in _ways(link, grants)}


def _needed(link: FrozenValues, grant: FrozenValues) -> frozenset[str]:
    """Whose forms a link opens to who refers it on."""
    role = link.get("role")
    if role is not None:
        return frozenset({role})
    of_recipient = {link["user_role"]} if link["user"] != grant["by"] and "user_role" in link else set()
    return frozenset({grant["giver_role"], *of_recipient})


def _met(one: Forms, other: Forms) -> Forms:
    return {form: "rw" if one[form] == other[form] == "rw" else "r" for form in one if form in other}


def _joined(some: Iterable[Forms]) -> Forms:
    found: dict[str, str] = {}
    for forms in some:
        found |= {form: access for form, access in forms.items() if found.get(form) != "rw"}
    return found


def _active(grants: GrantsById) -> GrantsById:
    return {id: grant for id, grant in grants.items() if grant["kind"] in OPENING and grant["status"] in ACTIVE}


def endings(facts: FrozenValues, grants: GrantsById) -> dict[str, WhyEnded]:
    """The referrals and transfers that were under way and may go on no longer, as the record is now."""
    ending = {*OPENING, OUTSIDE}
    active = {id: grant for id, grant in grants.items() if grant["kind"] in ending and grant["status"] in ACTIVE}
    ended = {id: why for id, grant in active.items() if (why := _why(facts, grant)) is not None}
    owner = Whose(facts).owned_by
    hanging = {id: grant["through"] for id, grant in active.items() if grant.get("through") and grant["by"] != owner}
    while more := {
        id: WhyEnded.GIVER
        for id, links in hanging.items()
        if id not in ended and not any(link in active and link not in ended for link in links)
    }:
        ended |= more
    return ended


def _why(facts: FrozenValues, grant: FrozenValues) -> WhyEnded | None:
    if not is_enabled(facts):
        return WhyEnded.DISABLED
    if not is_open(facts):
        return WhyEnded.CLOSED
    if "owner" in grant and grant["owner"] != Whose(facts).owned_by:
        return WhyEnded.OWNER
    missing = set(missing_consent(_purpose(grant), facts))
    return WhyEnded.CONSENT if missing - set(grant.get("without") or ()) else None


def _purpose(grant: FrozenValues) -> Purpose:
    return Purpose.TRANSFER if grant["kind"] == TRANSFER else Purpose.REFER


def still_without(facts: FrozenValues, grant: FrozenValues) -> list[str]:
    """What consent it goes on without: what was given meanwhile can be withdrawn."""
    return sorted(set(missing_consent(_purpose(grant), facts)) & set(grant.get("without") or ()))
