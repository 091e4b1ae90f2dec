"""By which referrals a person reaches a record: the one asked, and colleagues of theirs, never the owner's side."""

from uuid import UUID

import pytest
from chassis.actor import Actor, service_actor
from sharing.grants import active_grants, active_referrals, referrals_through

FACTS = {"owned_by": "amina", "owned_by_groups": ["north"], "owned_by_agency_id": "mssi"}


def person(user_name="clinic", **more):
    return Actor(id=UUID(int=1), user_name=user_name, **more)


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
    [
        *(
            grant(kind=kind, status=status)
            for kind in ("referral", "transfer")
            for status in ("rejected", "done", "revoked")
        ),
        grant(kind="assign", status="done"),
    ],
)
def test_what_has_ended_opens_nothing(actor, ended):
    assert referrals_through(actor, FACTS, [ended]) == []


@pytest.mark.parametrize("actor", [person(), of_agency("hospital"), of_group("health")])
@pytest.mark.parametrize("status", ["in_progress", "accepted"])
@pytest.mark.parametrize("kind", ["referral", "transfer"])
def test_what_is_under_way_opens_the_record(actor, status, kind):
    given = grant(status=status, kind=kind)
    assert referrals_through(actor, FACTS, [given]) == active_grants([given]) == [given]
    assert active_referrals([given]) == ([given] if kind == "referral" else [])


def test_an_assignment_is_no_referral_however_it_stands():
    given = [grant(kind="assign", status=status) for status in ("done", "in_progress", "accepted")]
    assert active_referrals(given) == active_grants(given) == referrals_through(person(), FACTS, given) == []


def test_one_s_own_referrals_stand_before_a_colleague_s():
    actor = person(scope="agency", agency="hospital")
    mine, theirs = grant(role="narrow"), grant(user="colleague", role="wide")
    assert referrals_through(actor, FACTS, [theirs, mine]) == [mine]


def test_a_grant_that_says_nothing_of_groups_or_agency_reaches_no_colleague():
    bare = {"kind": "referral", "user": "clinic", "status": "accepted"}
    for actor in (of_agency("hospital"), of_group("health")):
        assert referrals_through(actor, FACTS, [bare, bare | {"groups": None}]) == []
