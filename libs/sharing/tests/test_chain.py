"""What a chain of referrals gives, and when its links end: whoever gives, never more than they have."""

from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from chassis.actor import Actor
from hypothesis import given, settings
from hypothesis import strategies as st
from sharing.chain import WhyEnded, basis, endings, forms_through, roles_in, still_without, ways
from testkit.sharing_cases import records

FACTS = {"owned_by": "amina", "consent_for_services": True, "disclosure_other_orgs": True, "status": "open"}
ROLES = {
    "worker": {"identity": "rw", "health": "r", "law": "rw"},
    "clinic": {"identity": "r", "health": "rw", "money": "rw"},
    "narrow": {"health": "rw"},
}


def person(name, role="clinic", **more):
    return Actor(id=UUID(int=1), user_name=name, role=role, forms=ROLES.get(role, {}), **more)


def grant(user, by="amina", status="in_progress", **more):
    return {"kind": "referral", "user": user, "by": by, "status": status, "giver_role": "worker"} | more


def test_it_opens_what_both_recipient_and_giver_have():
    grants = {"one": grant("clinic")}
    assert forms_through(person("clinic"), FACTS, grants, ROLES) == {"identity": "r", "health": "r"}
    assert forms_through(person("amina", "worker"), FACTS, grants, ROLES) is None


def test_what_both_may_write_is_open_for_writing():
    assert forms_through(person("police", "worker"), FACTS, {"one": grant("police")}, ROLES) == ROLES["worker"]


@pytest.mark.parametrize("gone", ["role", "giver_role", "user_role"])
def test_a_role_that_is_gone_opens_nothing(gone):
    colleague = person("boss", "worker", scope="agency", agency="hospital")
    grants = {"one": grant("clinic", agency="hospital") | {gone: "gone"}}
    assert forms_through(colleague, FACTS, grants, ROLES) == {}


def test_the_role_that_a_recipient_had_then_narrows_colleagues_and_not_the_recipient():
    first = grant("clinic", user_role="narrow")
    assert forms_through(person("clinic"), FACTS, {"one": first}, ROLES) == {"identity": "r", "health": "r"}
    second = grant("police", by="clinic", giver_role="clinic", through=["one"])
    opened = forms_through(person("police", "worker"), FACTS, {"one": first, "two": second}, ROLES)
    assert opened == {"identity": "r", "health": "r"}


def test_of_two_what_one_opens_for_writing_stays_open_for_writing():
    wide, narrow = grant("police"), grant("police", role="clinic")
    for grants in ({"one": wide, "two": narrow}, {"one": narrow, "two": wide}):
        opened = forms_through(person("police", "worker"), FACTS, grants, ROLES)
        assert opened == ROLES["worker"]


def test_a_role_it_names_opens_no_more_than_its_giver_has():
    grants = {"one": grant("clinic", role="narrow")}
    assert forms_through(person("clinic"), FACTS, grants, ROLES) == {"health": "r"}
    assert forms_through(person("clinic"), FACTS, grants, ROLES | {"worker": {}}) == {}


def test_referred_on_without_a_role_it_opens_what_the_first_one_did():
    first = grant("clinic", role="narrow")
    second = grant("police", by="clinic", giver_role="clinic", through=["one"])
    assert forms_through(person("police", "worker"), FACTS, {"one": first, "two": second}, ROLES) == {"health": "r"}


def test_what_hangs_on_an_ended_one_opens_nothing_even_before_it_is_noted():
    ended = grant("clinic", status="revoked")
    second = grant("police", by="clinic", giver_role="clinic", through=["one"])
    assert forms_through(person("police", "worker"), FACTS, {"one": ended, "two": second}, ROLES) == {}


@pytest.mark.parametrize("scope", [{"scope": "agency", "agency": "hospital"}, {"scope": "group", "groups": {"night"}}])
def test_a_colleague_sees_no_more_than_the_recipient_s_role_opens(scope):
    more = {key: frozenset(value) if isinstance(value, set) else value for key, value in scope.items()}
    colleague = Actor(id=UUID(int=2), user_name="boss", forms={"identity": "rw", "law": "rw", "health": "rw"}, **more)
    grants = {"one": grant("clinic", user_role="clinic", groups=["night"], agency="hospital")}
    assert forms_through(colleague, FACTS, grants, ROLES) == {"identity": "r", "health": "r"}


def test_what_a_grant_keeps_of_its_giver():
    grants = {"one": grant("clinic"), "two": grant("clinic", status="done"), "three": grant("police")}
    assert basis(person("clinic"), FACTS, grants) == {"giver_role": "clinic", "through": ["one"]}
    assert basis(person("amina", "worker"), FACTS, grants) == {"giver_role": "worker"}


def test_the_roles_that_decide_are_those_of_what_is_under_way():
    grants = {
        "open": grant("clinic", role="narrow", user_role="clinic"),
        "ended": grant("police", status="done", role="gone"),
        "plain": {"kind": "assign", "status": "done", "user": "rosa", "by": "amina"},
    }
    assert roles_in(grants) == {"worker", "narrow", "clinic"}


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"status": "closed"}, WhyEnded.CLOSED),
        ({"record_state": False}, WhyEnded.DISABLED),
        ({"record_state": False, "status": "closed"}, WhyEnded.DISABLED),
        ({"consent_for_services": False}, WhyEnded.CONSENT),
        ({"disclosure_other_orgs": None}, WhyEnded.CONSENT),
        ({"disclosure_other_orgs": "true"}, WhyEnded.CONSENT),
        ({"module_id": "primeromodule-gbv", "disclosure_other_orgs": None}, None),
        ({"module_id": "primeromodule-gbv", "consent_for_services": None}, WhyEnded.CONSENT),
    ],
)
@pytest.mark.parametrize("status", ["in_progress", "accepted"])
@pytest.mark.parametrize("kind", ["referral", "outside"])
def test_what_ends_every_referral_under_way(facts, why, status, kind):
    grants = {"one": grant("clinic", status=status) | {"kind": kind}, "old": grant("police", status="done")}
    assert endings(FACTS | facts, grants) == ({} if why is None else {"one": why})


def test_what_was_made_without_a_consent_goes_on_without_it_until_it_was_given():
    silent = FACTS | {"consent_for_services": None}
    overridden = grant("clinic", without=["consent_for_services"])
    assert endings(silent, {"one": overridden}) == {}
    assert still_without(silent, overridden) == ["consent_for_services"]
    assert endings(silent | {"disclosure_other_orgs": False}, {"one": overridden}) == {"one": WhyEnded.CONSENT}
    given_meanwhile = overridden | {"without": still_without(FACTS, overridden)}
    assert endings(silent, {"one": given_meanwhile}) == {"one": WhyEnded.CONSENT}


def test_what_hangs_on_it_ends_with_it_however_far():
    grants = {
        "one": grant("clinic", status="revoked"),
        "two": grant("police", by="clinic", through=["one"]),
        "three": grant("shelter", by="police", through=["two"]),
        "other": grant("shelter"),
        "both": grant("school", by="shelter", through=["three", "other"]),
        "owner": grant("police", by="amina", through=["one"]),
    }
    assert endings(FACTS, grants) == {"two": WhyEnded.GIVER, "three": WhyEnded.GIVER}


OFFERED = FACTS | {"consent_for_services": None}


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"consent_for_services": True}, None),
        ({"disclosure_other_orgs": None}, WhyEnded.CONSENT),
        ({"disclosure_other_orgs": None, "owned_by": "rosa"}, WhyEnded.OWNER),
        ({"owned_by": "rosa"}, WhyEnded.OWNER),
        ({"owned_by": None}, WhyEnded.OWNER),
        ({"owned_by": "rosa", "status": "closed"}, WhyEnded.CLOSED),
        ({"owned_by": "rosa", "record_state": False}, WhyEnded.DISABLED),
        ({"module_id": "primeromodule-gbv"}, WhyEnded.CONSENT),
        ({"module_id": "primeromodule-gbv", "consent_for_services": True, "disclosure_other_orgs": None}, None),
    ],
)
@pytest.mark.parametrize("status", ["in_progress", "accepted"])
def test_what_ends_an_offer_to_take_over(facts, why, status):
    offer = grant("luis", status=status, owner="amina") | {"kind": "transfer"}
    assert endings(OFFERED | facts, {"one": offer}) == ({} if why is None else {"one": why})
    assert endings(OFFERED | facts, {"one": offer | {"status": "done"}}) == {}


def test_an_offer_goes_on_without_the_consent_of_an_offer_alone():
    silent = FACTS | {"consent_for_services": None, "disclosure_other_orgs": None}
    offer = grant("luis", owner="amina", without=["disclosure_other_orgs"]) | {"kind": "transfer"}
    assert endings(silent, {"one": offer}) == {}
    assert still_without(silent, offer) == ["disclosure_other_orgs"]
    assert still_without(silent, offer | {"without": ["consent_for_services"]}) == []
    assert still_without(silent, offer | {"without": None}) == []
    assert still_without(FACTS, offer) == []


def test_an_assignment_never_ends():
    made = {"kind": "assign", "status": "in_progress", "user": "rosa", "by": "joao"}
    assert endings(FACTS | {"status": "closed"}, {"one": made}) == {}


def test_what_hangs_on_an_offer_opens_as_much_and_ends_with_it():
    offer = grant("luis", owner="amina", role="narrow") | {"kind": "transfer"}
    on = grant("police", by="luis", giver_role="clinic", through=["one"])
    assert forms_through(person("police", "worker"), FACTS, {"one": offer, "two": on}, ROLES) == {"health": "r"}
    assert ways("two", {"one": offer, "two": on}) == [["narrow", "worker"]]
    assert roles_in({"one": offer}) == {"narrow", "worker"}
    taken = {"one": offer | {"status": "done"}, "two": on}
    assert forms_through(person("police", "worker"), FACTS, taken, ROLES) == {}
    assert ways("two", taken) == []
    assert endings(FACTS | {"owned_by": "rosa"}, {"one": offer, "two": on}) == {
        "one": WhyEnded.OWNER,
        "two": WhyEnded.GIVER,
    }


PEOPLE = ("ada", "ben", "cid", "dan", "eva")
FORMS = ("identity", "health", "law")


@given(st.integers(0, 2**32))
@settings(max_examples=300, deadline=None)
def test_nobody_is_given_what_their_givers_have_not(seed):
    """Chains of any shape, each link made by who has the record then; roles and links change afterwards."""
    random = Random(seed)  # noqa: S311  # test data
    roles = {name: _some_forms(random) for name in (*PEOPLE, "narrow")}
    grants = {}
    for number in range(8):
        giver = random.choice(["amina", *{each["user"] for each in grants.values()} - {""}])
        taker = random.choice([name for name in PEOPLE if name != giver])
        made = basis(person(giver, "ada" if giver == "amina" else giver), FACTS, grants)
        role = random.choice(["narrow", None])
        outside = random.random() < 0.2
        grants[str(number)] = {
            "kind": "outside" if outside else "referral",
            "user": "" if outside else taker,
            "by": giver,
            "status": "accepted",
            "role": role,
        } | made
    for id in random.sample(sorted(grants), 3):
        grants[id]["status"] = "revoked"
    for id in endings(FACTS, grants):
        grants[id]["status"] = "revoked"
    roles |= {random.choice(PEOPLE): _some_forms(random)}
    going_on = [each for each in grants.values() if each["status"] == "accepted"]
    active = [each for each in going_on if each["kind"] == "referral"]
    held = {each["user"] for each in active} | {"amina"}
    assert {each["by"] for each in going_on} <= held
    for each in active:
        taken = forms_through(_as(each["user"], roles), FACTS, grants, roles)
        had = [
            _pairs(_of(giver, roles, grants)) for giver in {one["by"] for one in active if one["user"] == each["user"]}
        ]
        assert _pairs(taken) <= set().union(*had)
    assert endings(FACTS, grants) == {}


def _of(giver, roles, grants):
    own = roles["ada"] if giver == "amina" else roles[giver]
    found = None if giver == "amina" else forms_through(_as(giver, roles), FACTS, grants, roles)
    return own if found is None else found


def _as(name, roles):
    return Actor(id=UUID(int=1), user_name=name, role=name, forms=roles[name])


def _some_forms(random):
    return {form: random.choice(("r", "rw")) for form in FORMS if random.random() < 0.6}


def _pairs(forms):
    return {(form, letter) for form, access in forms.items() for letter in access}


@given(some=records())
def test_the_ways_of_a_referral_are_the_roles_by_which_its_giver_has_a_form(some):
    for kept in some:
        for id, grant in kept.grants.items():
            to_reader = {**grant, "kind": "referral", "status": "accepted", "user": "reader", "role": None}
            grants = {**kept.grants, id: to_reader}
            found = ways(id, grants)
            assert found == sorted(found)
            assert not any(set(one) < set(other) for one in found for other in found)
            for having in ((), ("role-narrow",), ("role-wide",), ("role-narrow", "role-wide")):
                roles = {role: {"form": "r"} for role in having}
                reader = replace(person("reader"), forms={"form": "r"})
                opened = forms_through(reader, {"owned_by": "nobody"}, grants, roles)
                assert bool(opened) == any(set(way) <= set(having) for way in found), (id, grants)
