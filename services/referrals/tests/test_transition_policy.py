"""Who sees a transition, reads its words, answers it and takes it back: each rule beside its neighbours."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.actor import Actor
from referrals.case_copy.domain import CaseCopy
from referrals.referral.domain import Referral
from referrals.referral.policy import abilities, may_answer, may_revoke
from referrals.transfer.domain import Transfer
from referrals.transition.domain import Assignment, GrantState, Status
from referrals.transition.policy import known_through, reads_texts, sees_all_of, sees_transition

CASE_FACTS = {
    "owned_by": "owner",
    "owned_by_groups": ["north"],
    "owned_by_agency_id": "mssi",
    "associated_user_names": ["owner", "sender", "clinic", "reader"],
    "associated_user_groups": ["north", "health", "east"],
    "associated_user_agencies": ["mssi", "hospital", "pnds"],
}
CASE = CaseCopy(record_id=UUID(int=1), version=1, facts=CASE_FACTS)
SIDES = {
    "transitioned_by": "sender",
    "transitioned_to": "clinic",
    "transitioned_to_user_groups": ["health"],
    "transitioned_to_user_agency": "hospital",
}


def made(kind=Referral, **more):
    given = {"id": UUID(int=2), "record_id": UUID(int=1), "created_at": datetime(2026, 11, 22, tzinfo=UTC)}
    return kind(**given | SIDES | {"grant_state": GrantState.GRANTED} | more)


def person(name, *rights, scope="self", **more):
    return Actor(id=UUID(int=3), user_name=name, scope=scope, permissions={"case": frozenset(rights)}, **more)


def of_group(group, *rights):
    return person("chief", *rights, scope="group", groups=frozenset({group}))


def of_agency(agency, *rights):
    return person("chief", *rights, scope="agency", agency=agency)


@pytest.mark.parametrize(
    ("actor", "sees", "sees_assignment"),
    [
        pytest.param(person("sender"), True, True, id="its sender, without a right"),
        pytest.param(person("clinic"), True, True, id="the person asked, without a right"),
        pytest.param(person("owner", "read"), True, True, id="the owner"),
        pytest.param(person("owner"), False, False, id="the owner who may not read cases"),
        pytest.param(person("chief", "read", scope="all"), True, True, id="who sees everything"),
        pytest.param(person("reader", "read", "referral"), False, True, id="somebody else it is shared with"),
        pytest.param(of_group("north", "read", "referral"), True, True, id="the owner's group, with a right"),
        pytest.param(of_group("north", "read"), False, True, id="the owner's group, without"),
        pytest.param(of_group("health", "read", "receive_referral"), True, True, id="the recipient's group"),
        pytest.param(of_group("east", "read", "referral"), False, True, id="another group that sees the case"),
        pytest.param(of_group("south", "read", "referral"), False, False, id="a group that does not"),
        pytest.param(of_agency("mssi", "read", "remove_assigned_users"), True, True, id="the owner's agency"),
        pytest.param(of_agency("hospital", "read", "referral"), True, True, id="the recipient's agency"),
        pytest.param(of_agency("pnds", "read", "referral"), False, True, id="another agency that sees the case"),
        pytest.param(of_agency("police", "read", "referral"), False, False, id="an agency that does not"),
    ],
)
def test_who_sees_a_referral_and_who_an_assignment(actor, sees, sees_assignment):
    assert sees_transition(actor, made(), CASE) is sees
    assert sees_transition(actor, made(Assignment), CASE) is sees_assignment


@pytest.mark.parametrize(("name", "sees"), [("sender", True), ("clinic", False), ("owner", False)])
def test_what_was_refused_only_its_sender_sees(name, sees):
    refused = made(status=Status.REFUSED, grant_state=GrantState.REFUSED)
    assert sees_transition(person(name, "read", "referral"), refused, CASE) is sees


@pytest.mark.parametrize("state", [GrantState.ASKED, GrantState.REFUSED])
def test_the_person_asked_knows_of_nothing_before_the_case_is_open_to_them(state):
    stranger = person("clinic", "read", "receive_referral")
    elsewhere = CaseCopy(record_id=UUID(int=1), version=1, facts={"owned_by": "owner"})
    assert not sees_transition(stranger, made(grant_state=state), elsewhere)
    assert not may_answer(stranger, made(grant_state=state))


@pytest.mark.parametrize(
    ("actor", "of_referral", "of_assignment"),
    [
        pytest.param(person("sender", "referral"), True, True, id="its sender"),
        pytest.param(person("sender"), False, False, id="its sender who lost every right"),
        pytest.param(person("clinic", "receive_referral"), True, True, id="the person asked"),
        pytest.param(person("owner", "read"), True, True, id="the owner"),
        pytest.param(person("reader", "read"), False, False, id="who only reads the case"),
        pytest.param(person("reader", "read", "referral"), True, False, id="who deals in referrals"),
        pytest.param(person("reader", "read", "write"), False, True, id="who writes the case"),
        pytest.param(person("reader", "read", "assign_within_agency"), False, True, id="who assigns"),
        pytest.param(person("reader", "referral"), False, False, id="who deals in referrals and may not read"),
        pytest.param(of_group("south", "read", "write", "referral"), False, False, id="who does not see the case"),
    ],
)
def test_who_reads_the_words(actor, of_referral, of_assignment):
    assert reads_texts(actor, made(), CASE) is of_referral
    assert reads_texts(actor, made(Assignment), CASE) is of_assignment


@pytest.mark.parametrize(("name", "reads"), [("sender", True), ("clinic", False), ("owner", True)])
def test_what_was_taken_back_the_person_asked_no_longer_reads(name, reads):
    assert reads_texts(person(name, "read", "referral"), made(status=Status.REVOKED), CASE) is reads


@pytest.mark.parametrize(
    ("actor", "revokes"),
    [
        pytest.param(person("sender", "referral"), True, id="its sender"),
        pytest.param(person("sender", "read", "write"), False, id="its sender without the right"),
        pytest.param(person("clinic", "read", "remove_assigned_users"), False, id="the person asked"),
        pytest.param(person("owner", "read", "remove_assigned_users"), True, id="who removes people"),
        pytest.param(person("owner", "read", "referral"), False, id="who only refers"),
        pytest.param(of_group("south", "read", "remove_assigned_users"), False, id="who does not see the case"),
    ],
)
def test_who_takes_a_referral_back(actor, revokes):
    assert may_revoke(actor, made(), CASE) is revokes


@pytest.mark.parametrize(
    ("name", "rights", "answers"),
    [
        ("clinic", ["receive_referral"], True),
        ("clinic", ["receive_referral_different_module"], True),
        ("clinic", ["read"], False),
        ("sender", ["receive_referral", "write"], False),
        ("owner", ["receive_referral", "write"], False),
    ],
)
def test_only_the_person_asked_answers(name, rights, answers):
    assert may_answer(person(name, *rights), made()) is answers


@pytest.mark.parametrize(
    ("status", "of_sender", "of_recipient"),
    [
        (Status.IN_PROGRESS, ["revoke"], ["accept", "reject"]),
        (Status.ACCEPTED, ["revoke"], ["done"]),
        (Status.REJECTED, [], []),
        (Status.DONE, [], []),
        (Status.REVOKED, [], []),
    ],
)
def test_what_can_be_done_with_a_referral_as_it_stands(status, of_sender, of_recipient):
    assert abilities(person("sender", "referral"), made(status=status), CASE) == of_sender
    assert abilities(person("clinic", "receive_referral"), made(status=status), CASE) == of_recipient
    assert abilities(person("owner", "read", "remove_assigned_users"), made(status=status), CASE) == of_sender


@pytest.mark.parametrize(
    ("actor", "known"),
    [
        pytest.param(person("owner"), None, id="the owner"),
        pytest.param(of_group("north"), None, id="the owner's group"),
        pytest.param(of_agency("mssi"), None, id="the owner's agency"),
        pytest.param(person("sender"), {"sender", "owner"}, id="its sender"),
        pytest.param(person("clinic"), {"clinic", "owner"}, id="the person asked"),
        pytest.param(of_group("health"), {"chief", "owner"}, id="the recipient's group"),
    ],
)
def test_whom_beside_the_child_the_reader_of_an_answer_may_know_of(actor, known):
    assert known_through(actor, made(), CASE) == known


def test_who_is_asked_by_their_own_side_reads_as_who_is_asked():
    chief = of_group("north")
    assert known_through(chief, made(transitioned_to="chief"), CASE) == {"chief", "owner"}
    assert known_through(chief, made(Assignment, transitioned_to="chief"), CASE) is None
    nobodys = CaseCopy(record_id=UUID(int=1), version=1, facts={})
    assert known_through(person("sender"), made(), nobodys) == {"sender"}


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        pytest.param(person("chief", scope="all"), True, id="who sees everything"),
        pytest.param(person("owner"), True, id="the owner"),
        pytest.param(of_group("north", "referral"), True, id="the owner's group, with a right"),
        pytest.param(of_group("north", "read"), False, id="the owner's group, without"),
        pytest.param(of_group("east", "referral"), False, id="another group that sees the case"),
        pytest.param(of_agency("mssi", "receive_referral"), True, id="the owner's agency"),
        pytest.param(of_agency("pnds", "receive_referral"), False, id="another agency that sees the case"),
        pytest.param(person("clinic", "receive_referral"), False, id="the person asked"),
    ],
)
def test_from_whom_no_referral_of_a_case_could_be_withheld(actor, sees):
    assert sees_all_of(actor, "Referral", CASE) is sees


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        pytest.param(person("sender"), True, id="its sender, without a right"),
        pytest.param(person("clinic"), True, id="the person asked, without a right"),
        pytest.param(person("owner", "read"), True, id="the owner"),
        pytest.param(person("chief", "read", scope="all"), True, id="who sees everything"),
        pytest.param(of_group("north", "read", "transfer"), True, id="the owner's group, with a right"),
        pytest.param(of_group("north", "read", "accept_or_reject_transfer"), True, id="who answers for others"),
        pytest.param(of_group("north", "read", "referral", "receive_referral"), False, id="who deals in referrals"),
        pytest.param(of_group("north", "read"), False, id="the owner's group, without"),
        pytest.param(of_group("health", "read", "receive_transfer"), True, id="the recipient's group"),
        pytest.param(of_agency("hospital", "read", "receive_transfer"), True, id="the recipient's agency"),
        pytest.param(of_agency("hospital", "read", "receive_referral"), False, id="the same, dealing in referrals"),
        pytest.param(of_group("east", "read", "transfer"), False, id="another group that sees the case"),
        pytest.param(of_group("south", "read", "transfer"), False, id="a group that does not"),
    ],
)
def test_who_sees_that_a_case_is_offered(actor, sees):
    assert sees_transition(actor, made(Transfer), CASE) is sees
    assert not sees_transition(replace(actor, user_name="another"), made(Transfer), None)


@pytest.mark.parametrize("state", [GrantState.ASKED, GrantState.REFUSED])
def test_whom_it_is_offered_to_knows_nothing_before_the_case_is_open_to_them(state):
    stranger, offer = person("clinic", "receive_transfer"), made(Transfer, grant_state=state)
    assert not sees_transition(stranger, offer, CASE)
    assert not reads_texts(stranger, offer, CASE)
    assert reads_texts(stranger, made(Transfer), CASE)


@pytest.mark.parametrize(
    ("actor", "reads"),
    [
        pytest.param(person("sender", "transfer"), True, id="its sender"),
        pytest.param(person("sender", "accept_or_reject_transfer"), True, id="its sender, with any right left"),
        pytest.param(person("sender"), False, id="its sender who lost every right"),
        pytest.param(person("clinic", "receive_transfer"), True, id="the person asked"),
        pytest.param(person("owner", "read"), True, id="the owner"),
        pytest.param(person("reader", "read", "transfer"), True, id="who deals in transfers"),
        pytest.param(person("reader", "read", "referral"), False, id="who deals in referrals"),
        pytest.param(person("reader", "read", "write", "assign"), False, id="who writes and assigns"),
    ],
)
def test_who_reads_the_words_of_an_offer(actor, reads):
    assert reads_texts(actor, made(Transfer), CASE) is reads


def test_who_deals_in_transfers_reads_no_words_of_a_referral():
    assert not reads_texts(person("reader", "read", "transfer"), made(), CASE)
    assert not reads_texts(person("reader", "read", "transfer"), made(Assignment), CASE)
    assert not reads_texts(person("reader", "read", "transfer"), made(), None)


def test_the_words_of_what_happened_to_an_incident_are_read_by_its_own_rights():
    assigned = made(Assignment, record_type="incident")

    def reader(name, resource, *rights):
        """Who reads the case besides."""
        held = {"case": frozenset({"read"})} | {resource: frozenset(rights)}
        return Actor(id=UUID(int=3), user_name=name, scope="self", permissions=held)

    assert reads_texts(reader("sender", "incident", "read"), assigned, CASE)
    assert not reads_texts(reader("sender", "case", "read", "write"), assigned, CASE)
    assert reads_texts(reader("sender", "case", "read"), made(Assignment), CASE)


@pytest.mark.parametrize(
    ("actor", "type", "sees"),
    [
        pytest.param(person("chief", scope="all"), "Transfer", True, id="who sees everything"),
        pytest.param(person("owner"), "Transfer", True, id="the owner"),
        pytest.param(of_group("north", "transfer"), "Transfer", True, id="the owner's group, with a right"),
        pytest.param(of_group("north", "referral"), "Transfer", False, id="dealing in referrals"),
        pytest.param(of_agency("mssi", "receive_transfer"), "Transfer", True, id="the owner's agency"),
        pytest.param(of_agency("pnds", "receive_transfer"), "Transfer", False, id="another agency"),
        pytest.param(of_group("north", "transfer"), "Referral", False, id="referrals, dealing in transfers"),
        pytest.param(of_agency("pnds"), "Assign", True, id="assignments, whoever reads the case"),
    ],
)
def test_from_whom_no_offer_of_a_case_could_be_withheld(actor, type, sees):
    assert sees_all_of(actor, type, CASE) is sees


@pytest.mark.parametrize(
    ("actor", "known"),
    [
        pytest.param(person("owner"), None, id="the owner"),
        pytest.param(of_group("north"), None, id="the owner's group"),
        pytest.param(person("clinic"), {"clinic", "owner"}, id="the person asked"),
        pytest.param(person("chief", scope="all"), None, id="who sees everything"),
    ],
)
def test_whom_the_reader_of_an_offer_s_answer_may_know_of(actor, known):
    assert known_through(actor, made(Transfer), CASE) == known
    chief = of_group("north")
    assert known_through(chief, made(Transfer, transitioned_to="chief"), CASE) == {"chief", "owner"}
    alone = made(Transfer, transitioned_to="chief", grant_state=GrantState.ASKED)
    assert known_through(chief, alone, CASE) is None


def test_the_owner_may_know_of_everybody_even_where_they_are_asked_themselves():
    assert known_through(person("owner"), made(Transfer, transitioned_to="owner"), CASE) is None
