"""What a referral opens, and to whom: the person asked, and colleagues of theirs, never more than that person sees."""

from uuid import UUID

import pytest
from cases.record.policy.fields import forms_for
from chassis.actor import Actor

OWN = {"basic_identity": "rw", "narrative": "rw"}
ROLES = {
    "narrow": {"services": "r"},
    "writing": {"services": "rw", "consent": "r"},
    "reading": {"services": "r", "consent": "rw", "risk": "r"},
}
FACTS = {"owned_by": "amina", "owned_by_groups": ["north"], "owned_by_agency_id": "mssi"}


def person(user_name="clinic", **more):
    return Actor(id=UUID(int=1), user_name=user_name, forms=OWN, **more)


def grant(user="clinic", status="in_progress", **more):
    return {"kind": "referral", "user": user, "status": status, "groups": ["health"], "agency": "hospital"} | more


def of_agency(agency):
    return person("colleague", scope="agency", agency=agency)


def of_group(*groups):
    return person("colleague", scope="group", groups=frozenset(groups))


@pytest.mark.parametrize("actor", [person(), of_agency("hospital"), of_group("health")])
def test_whoever_comes_through_a_referral_sees_the_forms_of_its_role_alone(actor):
    assert forms_for(actor, FACTS, {"one": grant(role="narrow")}, ROLES) == {"services": "r"}


@pytest.mark.parametrize("actor", [person("amina"), of_agency("mssi"), of_group("north"), person(scope="all")])
def test_everybody_else_sees_the_forms_of_their_own_role(actor):
    grants = {"one": grant(user="somebody", role="narrow")}
    assert forms_for(actor, FACTS, grants, ROLES) == OWN


def test_without_a_role_of_its_own_a_referral_shows_what_the_person_s_role_shows():
    assert forms_for(person(), FACTS, {"one": grant()}, ROLES) == OWN


def test_a_role_that_is_gone_opens_nothing():
    assert forms_for(person(), FACTS, {"one": grant(role="gone")}, ROLES) == {}


@pytest.mark.parametrize("order", [("writing", "reading"), ("reading", "writing")])
def test_of_two_referrals_the_one_that_lets_write_wins_form_by_form(order):
    grants = {role: grant(role=role) for role in order}
    assert forms_for(person(), FACTS, grants, ROLES) == {"services": "rw", "consent": "rw", "risk": "r"}


def test_a_colleague_s_referral_adds_nothing_to_one_s_own():
    actor = person(scope="agency", agency="hospital")
    grants = {"mine": grant(role="narrow"), "theirs": grant(user="colleague", role="writing")}
    assert forms_for(actor, FACTS, grants, ROLES) == {"services": "r"}
