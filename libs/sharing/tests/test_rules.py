"""The rules of sharing in sentences."""

from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from chassis.actor import Actor
from contracts.modules import GBV
from hypothesis import given
from sharing.abilities import consent_missing, sharing_abilities
from sharing.consent import may_override, missing_consent, must_be_shareable
from sharing.grants import referrals_through
from sharing.receiving import may_choose, may_give, must_receive, role_receives
from sharing.refusals import ConsentMissing, ConsentNotYours, PersonCannotReceive, PersonUnknown, RecordNotOpen
from sharing.rights import Purpose
from sharing.scope import Extent, Reach, extent_of, sees
from testkit.sharing_cases import actors, records

AGREED = {"consent_for_services": True, "disclosure_other_orgs": True}
MODULE = "primeromodule-cp"


def person(name="ada", *rights, **more):
    held = {"permissions": {"case": frozenset(rights)}, "modules": frozenset({MODULE})}
    return Actor(id=uuid4(), user_name=name, **held | more)


@given(actor=actors(), some=records())
def test_somebody_without_group_or_agency_sees_only_what_is_theirs(actor, some):
    for scope in ("group", "agency"):
        alone = replace(actor, scope=scope, groups=frozenset(), agency=None)
        assert extent_of(alone) == Extent(Reach.PERSON, (alone.user_name,))
        for record in some:
            assert sees(alone, record.facts) is (alone.user_name in record.facts["associated_user_names"])


@given(actor=actors())
def test_an_unknown_scope_is_the_narrowest(actor):
    for scope in ("unheard_of", "admin_only", ""):
        assert extent_of(replace(actor, scope=scope)) == Extent(Reach.PERSON, (actor.user_name,))


@pytest.mark.parametrize("scope", ["group", "agency"])
def test_colleagues_reach_a_case_by_the_referral_to_one_of_them(scope):
    colleague = person("ben", scope=scope, groups=frozenset({"south"}), agency="clinic")
    record = {"owned_by": "ada", "owned_by_groups": ["north"], "owned_by_agency_id": "ministry"}
    sent = {"kind": "referral", "status": "accepted", "user": "cid", "groups": ["south"], "agency": "clinic"}
    elsewhere = sent | {"groups": ["east"], "agency": "police"}
    assert referrals_through(colleague, record, [sent, elsewhere]) == [sent]
    assert referrals_through(colleague, record, [sent | {"status": "done"}]) == []
    at_home = record | {"owned_by_groups": ["south"], "owned_by_agency_id": "clinic"}
    assert referrals_through(colleague, at_home, [sent]) == []


def test_nobody_stands_beside_an_owner_because_both_have_no_agency():
    lonely = person("ben", scope="agency")
    sent = {"kind": "referral", "status": "accepted", "user": "cid"}
    assert not sees(lonely, {"owned_by": "ada", "associated_user_agencies": []})
    assert referrals_through(lonely, {"owned_by": "ada"}, [sent]) == []


@pytest.mark.parametrize(
    ("module", "given", "missing"),
    [
        (MODULE, AGREED, ()),
        (MODULE, {"consent_for_services": True}, ("disclosure_other_orgs",)),
        (MODULE, {"disclosure_other_orgs": True}, ("consent_for_services",)),
        (MODULE, AGREED | {"consent_for_services": "true"}, ("consent_for_services",)),
        (GBV, {"consent_for_services": True}, ()),
        (GBV, {"disclosure_other_orgs": True}, ("consent_for_services",)),
        (None, {}, ("consent_for_services", "disclosure_other_orgs")),
    ],
)
def test_a_referral_needs_both_consents_and_a_violence_case_one(module, given, missing):
    assert missing_consent(Purpose.REFER, given | {"module_id": module}) == missing


@pytest.mark.parametrize(("module", "needed"), [(MODULE, "disclosure_other_orgs"), (GBV, "consent_for_services")])
def test_a_transfer_needs_one_consent_and_an_assignment_none(module, needed):
    assert missing_consent(Purpose.TRANSFER, {"module_id": module}) == (needed,)
    assert missing_consent(Purpose.TRANSFER, {"module_id": module, needed: True}) == ()
    assert missing_consent(Purpose.ASSIGN, {"module_id": module}) == ()


def shared(record, sender, *, overridden=False):
    must_be_shareable(Purpose.REFER, record, sender=sender, consent_overridden=overridden)


def test_a_missing_consent_is_overridden_only_with_the_right_to():
    plain, trusted = person(), person("ben", "consent_override")
    with pytest.raises(ConsentMissing):
        shared({}, trusted)
    for sender in (plain, None, replace(trusted, ended=True)):
        with pytest.raises(ConsentNotYours):
            shared({}, sender, overridden=True)
    shared({}, trusted, overridden=True)
    assert may_override(person("cid", "manage"))


def test_overriding_counts_for_nothing_where_nothing_is_missing():
    shared(AGREED, person(), overridden=True)


@pytest.mark.parametrize("state", [{"status": "closed"}, {"record_state": False}])
def test_what_is_closed_or_disabled_is_not_shared_whoever_agreed(state):
    with pytest.raises(RecordNotOpen):
        shared(AGREED | state, person("ben", "consent_override"), overridden=True)


def receives(purpose, *rights, module=MODULE, **more):
    role = {"permissions": {"case": frozenset(rights)}, "modules": frozenset({MODULE}), "category": None} | more
    return role_receives(purpose, SimpleNamespace(**role), module=module)


@pytest.mark.parametrize(
    ("purpose", "rights", "elsewhere"),
    [
        (Purpose.REFER, "receive_referral", False),
        (Purpose.REFER, "receive_referral_different_module", True),
        (Purpose.TRANSFER, "receive_transfer", False),
        (Purpose.ASSIGN, "read", True),
        (Purpose.ASSIGN, "manage", True),
    ],
)
def test_who_can_be_a_target_and_whether_of_another_module(purpose, rights, elsewhere):
    assert receives(purpose, rights)
    assert receives(purpose, rights, module=None)
    assert receives(purpose, rights, module="another") is elsewhere
    assert not receives(purpose, rights, category="system")
    assert not receives(purpose, rights, category="maintenance")
    assert not receives(purpose, rights, modules=frozenset())


@pytest.mark.parametrize("purpose", [Purpose.REFER, Purpose.TRANSFER])
@pytest.mark.parametrize("rights", [["read", "write", "referral", "transfer"], ["manage"]])
def test_receiving_is_listed_by_name(purpose, rights):
    assert not receives(purpose, *rights)


def test_who_is_given_a_case_has_an_account_and_is_somebody_else():
    ben = person("ben", "receive_referral")
    assert must_receive(Purpose.REFER, ben, sender="ada", module=MODULE) is ben
    for gone in (None, replace(ben, ended=True)):
        with pytest.raises(PersonUnknown):
            must_receive(Purpose.REFER, gone, sender="ada", module=MODULE)
    for wrong in ({"sender": "ben", "module": MODULE}, {"sender": "ada", "module": "another"}):
        with pytest.raises(PersonCannotReceive):
            must_receive(Purpose.REFER, ben, **wrong)


@pytest.mark.parametrize(
    ("purpose", "right"),
    [(Purpose.ASSIGN, "read"), (Purpose.TRANSFER, "receive_transfer"), (Purpose.REFER, "receive_referral")],
)
def test_who_is_given_a_case_may_receive_it_for_what_it_is_given(purpose, right):
    ben = person("ben", right)
    for other in Purpose:
        if other is purpose:
            assert must_receive(other, ben, sender="ada", module=MODULE) is ben
        else:
            with pytest.raises(PersonCannotReceive):
                must_receive(other, ben, sender="ada", module=MODULE)


@pytest.mark.parametrize("purpose", Purpose)
def test_who_has_nothing_to_do_with_cases_receives_none(purpose):
    assert not receives(purpose, permissions={"incident": frozenset({"receive_referral", "receive_transfer", "read"})})


@pytest.mark.parametrize(
    ("right", "chosen"),
    [
        ("assign", {"near", "colleague", "far"}),
        ("assign_within_agency", {"colleague"}),
        ("assign_within_user_group", {"near"}),
        ("read", set()),
        ("manage", {"near", "colleague", "far"}),
    ],
)
def test_an_assigner_chooses_within_the_strongest_right(right, chosen):
    ada = person("ada", right, agency="one", groups=frozenset({"north"}))
    others = [
        person("near", agency="two", groups=frozenset({"north"})),
        person("colleague", agency="one"),
        person("far", agency="two"),
        ada,
    ]
    assert {other.user_name for other in others if may_choose(ada, Purpose.ASSIGN, other)} == chosen
    assert {other.user_name for other in others if may_choose(ada, Purpose.REFER, other)} == {
        "near",
        "colleague",
        "far",
    }


def test_two_people_without_an_agency_are_not_of_one():
    assert not may_choose(person("ada", "assign_within_agency"), Purpose.ASSIGN, person("ben"))


def test_a_case_is_given_to_somebody_one_may_choose_and_whose_role_receives():
    ada = person("ada", "assign_within_agency", agency="one")
    ben = person("ben", "read", agency="one")
    given = {"module": MODULE}
    assert may_give(ada, Purpose.ASSIGN, ben, **given)
    gone, powerless, far = replace(ben, ended=True), person("ben", agency="one"), replace(ben, agency="two")
    for nobody in (None, gone, powerless, far, replace(ben, user_name="ada")):
        assert not may_give(ada, Purpose.ASSIGN, nobody, **given)
    receiver = person("ben", "receive_referral")
    assert may_give(ada, Purpose.REFER, receiver, **given)
    assert not may_give(ada, Purpose.REFER, receiver, module="another")
    assert not may_give(ada, Purpose.REFER, ben, **given)


def test_each_kind_of_record_is_given_by_its_own_rights():
    def of_incidents(name, *rights):
        return replace(person(name, agency="one"), permissions={"incident": frozenset(rights)})

    ada, ben = of_incidents("ada", "assign_within_agency"), of_incidents("ben", "read")
    assert may_give(ada, Purpose.ASSIGN, ben, module=MODULE, resource="incident")
    assert may_choose(of_incidents("ada", "assign"), Purpose.ASSIGN, ben, resource="incident")
    for giver, taker in ((ada, person("ben", "read", agency="one")), (person("ada", "assign", agency="one"), ben)):
        assert not may_give(giver, Purpose.ASSIGN, taker, module=MODULE, resource="incident")
    group = {"groups": frozenset({"north"})}
    near, other = replace(of_incidents("ada", "assign_within_user_group"), **group), replace(ben, **group)
    assert may_give(near, Purpose.ASSIGN, other, module=MODULE, resource="incident")
    assert sharing_abilities(ada, {}, resource="incident") == ["assign"]
    assert sharing_abilities(ada, {}) == []
    assert sharing_abilities(person("ada", "assign", "referral"), {}, resource="incident") == []
    assert must_receive(Purpose.ASSIGN, ben, sender="ada", module=MODULE, resource="incident") is ben
    for wrong in ({"resource": "case"}, {}):
        with pytest.raises(PersonCannotReceive):
            must_receive(Purpose.ASSIGN, ben, sender="ada", module=MODULE, **wrong)


@pytest.mark.parametrize(
    ("rights", "record", "able", "missing"),
    [
        (["referral"], AGREED, ["referral", "referral_from_service"], {}),
        (["referral_from_service"], AGREED, ["referral_from_service"], {}),
        (
            ["referral", "consent_override"],
            {"consent_for_services": True},
            ["referral", "referral_from_service", "consent_override"],
            {"referral": ["disclosure_other_orgs"]},
        ),
        (
            ["transfer"],
            {"consent_for_services": True},
            ["transfer"],
            {"transfer": ["disclosure_other_orgs"]},
        ),
        (["transfer"], AGREED, ["transfer"], {}),
        (["transfer"], {"module_id": GBV}, ["transfer"], {"transfer": ["consent_for_services"]}),
        (["transfer"], AGREED | {"status": "closed"}, [], {}),
        (["transfer", "consent_override"], AGREED, ["transfer", "consent_override"], {}),
        (
            ["referral_from_service", "transfer", "assign"],
            {},
            ["referral_from_service", "transfer", "assign"],
            {"referral": ["consent_for_services", "disclosure_other_orgs"], "transfer": ["disclosure_other_orgs"]},
        ),
        (["consent_override"], {}, [], {}),
        (["referral", "assign"], {"status": "closed"}, ["assign"], {}),
        (["assign_within_user_group"], {"record_state": False}, ["assign"], {}),
        (["read"], {}, [], {}),
    ],
)
def test_a_record_says_how_it_may_be_shared_and_what_is_missing(rights, record, able, missing):
    found = sharing_abilities(person("ada", *rights), record)
    assert found == able
    assert consent_missing(found, record) == missing
