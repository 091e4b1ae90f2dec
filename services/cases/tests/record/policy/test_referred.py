"""What a referral opens, and to whom: the person asked, and colleagues of theirs, never more than that person sees."""

from uuid import UUID

import pytest
from cases.record.policy.fields import forms_for, roles_needed
from chassis.actor import Actor, service_actor
from sharing.grants import referrals_through

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


@pytest.mark.parametrize(
    ("actor", "through"),
    [
        pytest.param(person(), True, id="the person asked"),
        pytest.param(person(scope="all"), True, id="the person asked, whose role sees everything"),
        pytest.param(person("amina"), False, id="the owner"),
        pytest.param(person("amina", scope="agency", agency="hospital"), False, id="the owner, of that agency too"),
        pytest.param(service_actor("cases"), False, id="the service"),
        pytest.param(of_agency("hospital"), True, id="the agency asked"),
        pytest.param(of_agency("mssi"), False, id="the owner's agency"),
        pytest.param(of_agency("pnds"), False, id="an agency that has nothing to do with it"),
        pytest.param(of_group("health"), True, id="the group asked"),
        pytest.param(of_group("north"), False, id="the owner's group"),
        pytest.param(of_group("north", "health"), False, id="a group on both sides"),
        pytest.param(of_group("east"), False, id="a group that has nothing to do with it"),
        pytest.param(person("colleague", groups=frozenset({"health"}), agency="hospital"), False, id="scope self"),
        pytest.param(person("chief", scope="all", agency="hospital"), False, id="who sees everything anyhow"),
    ],
)
def test_who_reaches_a_record_through_a_referral(actor, through):
    assert bool(referrals_through(actor, FACTS, [grant()])) is through


@pytest.mark.parametrize("actor", [person(), of_agency("hospital"), of_group("health")])
@pytest.mark.parametrize(
    "ended",
    [grant(status="rejected"), grant(status="done"), grant(status="revoked"), grant(kind="assign", status="done")],
)
def test_what_has_ended_opens_nothing(actor, ended):
    assert referrals_through(actor, FACTS, [ended]) == []


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


def test_the_roles_needed_are_those_of_open_referrals():
    grants = {
        "open": grant(role="narrow"),
        "accepted": grant(role="writing", status="accepted"),
        "ended": grant(role="reading", status="done"),
        "plain": grant(),
    }
    assert roles_needed(grants) == {"narrow", "writing"}
