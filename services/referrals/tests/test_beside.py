"""The answer to a step of a referral names nobody to its recipient's side but themselves and whose case it is."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.actor import Actor
from contracts.system_field import Beside
from contracts.system_fields import TABLE
from referrals.case_copy.domain import SUMMARY, CaseCopy
from referrals.referral.domain import Referral
from referrals.transition.domain import GrantState
from referrals.transition.policy import known_through

PEOPLE = [name for name in SUMMARY if TABLE[name].beside is Beside.PEOPLE]
OTHERS = [name for name in SUMMARY if TABLE[name].beside is Beside.OTHERS]
FACTS = {
    "owned_by": "owner",
    "owned_by_groups": ["north"],
    "owned_by_agency_id": "mssi",
    "current_alert_types": ["notes", "referral"],
    **{name: ["owner", "clinic", "police"] for name in PEOPLE},
    **dict.fromkeys(OTHERS, "of the police"),
    "last_updated_by": "police",
}
CASE = CaseCopy(record_id=UUID(int=1), version=1, facts=FACTS)
REFERRAL = Referral(
    id=UUID(int=2),
    record_id=UUID(int=1),
    created_at=datetime(2026, 11, 22, tzinfo=UTC),
    transitioned_by="sender",
    transitioned_to="clinic",
    transitioned_to_user_groups=["health"],
    transitioned_to_user_agency="hospital",
    grant_state=GrantState.GRANTED,
)


def somebody(user_name, **more):
    return Actor(id=UUID(int=3), user_name=user_name, permissions={"case": frozenset({"read"})}, **more)


@pytest.mark.parametrize(
    "actor",
    [
        somebody("clinic"),
        somebody("clinic", scope="all"),
        somebody("nurse", scope="group", groups=frozenset({"health"})),
        somebody("matron", scope="agency", agency="hospital"),
    ],
    ids=lambda actor: f"{actor.user_name}-{actor.scope}",
)
def test_whoever_comes_through_the_referral_learns_of_nobody_else(actor):
    body = CASE.summary(known_through(actor, REFERRAL, CASE))
    assert "police" not in str(body)
    assert body["referred_users"] == (["owner", "clinic"] if actor.user_name == "clinic" else ["owner"])
    assert {name for name in OTHERS if not name.endswith("_present")}.isdisjoint(body)
    assert body["referred_users_present"] is True, "the owner is told of, so somebody is there"
    assert body["current_alert_types"] == ["notes"]


@pytest.mark.parametrize(
    "actor",
    [
        somebody("owner"),
        somebody("chief", scope="group", groups=frozenset({"north"})),
        somebody("chief", scope="agency", agency="mssi"),
        somebody("chief", scope="all"),
    ],
    ids=lambda actor: f"{actor.user_name}-{actor.scope}",
)
def test_the_child_s_own_side_is_told_everything(actor):
    body = CASE.summary(known_through(actor, REFERRAL, CASE))
    assert {name: body[name] for name in (*PEOPLE, *OTHERS)} == {name: FACTS[name] for name in (*PEOPLE, *OTHERS)}
