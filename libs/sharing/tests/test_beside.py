"""Who comes through a referral knows of the owner, of themself and of their own side; everybody else knows of all."""

from uuid import UUID

import pytest
from chassis.actor import Actor
from sharing.beside import facts_for, known_beside, met_in

FACTS = {"owned_by": "amina", "owned_by_groups": ["north"], "owned_by_agency_id": "mssi"}


def person(user_name="clinic", **more):
    return Actor(id=UUID(int=1), user_name=user_name, **more)


def grant(user, *, groups=None, agency=None, status="accepted", **more):
    return {"kind": "referral", "user": user, "status": status, "groups": groups, "agency": agency} | more


GRANTS = [
    grant("clinic", groups=["health"], agency="hospital"),
    grant("nurse", groups=["health"], agency="hospital"),
    grant("ward", groups=["night"], agency="hospital"),
    grant("midwife", groups=["health"], agency="pnds"),
    grant("police", groups=["east"], agency="pntl"),
    grant("gone", groups=["health"], agency="hospital", status="done"),
    grant("rosa", groups=["health"], agency="hospital", kind="assign"),
    {"kind": "referral", "user": "bare", "status": "accepted"},
]


@pytest.mark.parametrize(
    ("actor", "known"),
    [
        pytest.param(person(), {"clinic", "amina"}, id="by oneself"),
        pytest.param(person(scope="all"), {"clinic", "amina"}, id="a role that sees everything"),
        pytest.param(
            person(scope="agency", agency="hospital"), {"clinic", "nurse", "ward", "amina"}, id="with an agency"
        ),
        pytest.param(
            person(scope="group", groups=frozenset({"health"})), {"clinic", "nurse", "midwife", "amina"}, id="a team"
        ),
        pytest.param(
            person("colleague", scope="agency", agency="hospital"),
            {"colleague", "clinic", "nurse", "ward", "amina"},
            id="a colleague",
        ),
        pytest.param(person("amina"), None, id="the owner"),
        pytest.param(person("joao", scope="agency", agency="mssi"), None, id="the owner's side"),
        pytest.param(person("gone"), None, id="whose referral has ended"),
        pytest.param(person("nobody"), None, id="who has nothing to do with it"),
    ],
)
def test_who_is_known_beside_a_child(actor, known):
    assert known_beside(actor, FACTS, iter(GRANTS)) == known


def test_a_record_that_names_no_owner_makes_nobody_known():
    assert known_beside(person(), {}, [grant("clinic")]) == {"clinic"}


@pytest.mark.parametrize(
    ("value", "met"),
    [
        (["amina", "police", "clinic"], ["amina", "clinic"]),
        (["police"], []),
        ([], []),
        ("clinic", "clinic"),
        ("police", None),
        (None, None),
    ],
)
def test_of_names_those_are_met_that_are_known(value, met):
    assert met_in(value, {"amina", "clinic"}) == met


def test_who_knows_of_some_is_told_no_fact_that_names_or_follows_from_others():
    facts = {
        "sex": "female",
        "no_field_of_the_system": "x",
        "status": "open",
        "owned_by": "amina",
        "referred_users": ["clinic", "police"],
        "last_updated_by": "police",
        "associated_user_groups": ["north", "east"],
    }
    told = {"sex": "female", "no_field_of_the_system": "x", "status": "open", "owned_by": "amina"}
    assert facts_for({"amina", "clinic"}, facts) == told | {"referred_users": ["clinic"], "last_updated_by": None}
    assert facts_for(None, facts) == facts


def test_whether_anybody_is_on_a_list_goes_by_who_is_told():
    facts = {
        "referred_users_pending": ["police"],
        "referred_users_pending_present": True,
        "referred_users_accepted": ["clinic", "police"],
        "referred_users_accepted_present": True,
        "referred_users_present": True,
    }
    assert facts_for({"clinic", "amina"}, facts) == {
        "referred_users_pending": [],
        "referred_users_pending_present": False,
        "referred_users_accepted": ["clinic"],
        "referred_users_accepted_present": True,
    }, "without the list nothing is said of it"
