"""An offer of a case as it stands, and who answers it or takes it back: each rule beside its neighbours."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.actor import Actor
from referrals.case_copy.domain import CaseCopy
from referrals.transfer.domain import Transfer, TransferAlreadyAnswered, TransferClosed
from referrals.transfer.policy import abilities, may_answer, may_revoke
from referrals.transition.domain import GrantState, Status

MADE, THEN = datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
CASE = CaseCopy(
    record_id=UUID(int=1),
    version=1,
    facts={
        "owned_by": "owner",
        "owned_by_groups": ["north"],
        "associated_user_names": ["owner", "luis", "reader"],
        "associated_user_groups": ["north", "south"],
        "associated_user_agencies": ["mssi", "pnds"],
    },
)


def offer(**more):
    given = {
        "id": UUID(int=2),
        "record_id": UUID(int=1),
        "created_at": MADE,
        "transitioned_by": "mover",
        "transitioned_to": "luis",
        "transitioned_to_user_groups": ["south"],
        "transitioned_to_user_agency": "pnds",
        "grant_state": GrantState.GRANTED,
        "claim": "transfer",
    }
    return Transfer(**given | more)


def person(name, *rights, scope="self", **more):
    return Actor(id=UUID(int=3), user_name=name, scope=scope, permissions={"case": frozenset(rights)}, **more)


def head(*rights, name="head", **more):
    """Of the team of the one it is offered to."""
    return person(name, *rights, **{"scope": "group", "groups": frozenset({"south"})} | more)


ANSWERS = ("read", "accept_or_reject_transfer")


@pytest.mark.parametrize(
    ("actor", "answers"),
    [
        pytest.param(person("luis", "receive_transfer"), True, id="the person asked"),
        pytest.param(person("luis", "read", "write", "transfer"), False, id="the person asked without the right"),
        pytest.param(head(*ANSWERS), True, id="who answers for their team"),
        pytest.param(head(*ANSWERS, scope="agency", agency="pnds"), True, id="who answers for their agency"),
        pytest.param(head(*ANSWERS, scope="all"), True, id="who sees everything and answers for others"),
        pytest.param(head("read", "receive_transfer"), False, id="the team without the right"),
        pytest.param(head("accept_or_reject_transfer"), False, id="who may not read cases"),
        pytest.param(head(*ANSWERS, groups=frozenset({"north"})), False, id="the owner's team"),
        pytest.param(head(*ANSWERS, scope="agency", agency="mssi"), False, id="the owner's agency"),
        pytest.param(head(*ANSWERS, groups=frozenset({"east"})), False, id="who does not see the case"),
        pytest.param(head(*ANSWERS, name="mover"), False, id="who offered it"),
        pytest.param(head(*ANSWERS, name="mover", scope="all"), False, id="who offered it and sees everything"),
        pytest.param(person("reader", *ANSWERS), False, id="somebody else it is shared with"),
    ],
)
def test_who_answers_an_offer(actor, answers):
    assert may_answer(actor, offer(), CASE) is answers
    assert abilities(actor, offer(), CASE)[:2] == (["accept", "reject"] if answers else [])


def test_of_a_case_that_is_not_known_here_only_the_person_asked_answers():
    assert may_answer(person("luis", "receive_transfer"), offer(), None)
    assert not may_answer(head(*ANSWERS), offer(), None)
    assert not may_revoke(head("read", "remove_assigned_users"), offer(), None)


@pytest.mark.parametrize("state", [GrantState.ASKED, GrantState.REFUSED])
def test_the_person_asked_answers_nothing_before_the_case_is_open_to_them(state):
    assert not may_answer(person("luis", "receive_transfer"), offer(grant_state=state), CASE)


@pytest.mark.parametrize(
    ("actor", "revokes"),
    [
        pytest.param(person("mover", "transfer"), True, id="its sender"),
        pytest.param(person("mover", "remove_assigned_users"), True, id="its sender who removes people"),
        pytest.param(person("mover", "read", "write", "receive_transfer"), False, id="its sender without a right"),
        pytest.param(person("luis", "read", "remove_assigned_users", "transfer"), False, id="the person asked"),
        pytest.param(person("owner", "read", "remove_assigned_users"), True, id="who removes people"),
        pytest.param(person("owner", "read", "transfer"), False, id="who only transfers"),
        pytest.param(person("owner", "remove_assigned_users"), False, id="who may not read cases"),
        pytest.param(head("read", "remove_assigned_users", groups=frozenset({"east"})), False, id="who sees no case"),
    ],
)
def test_who_takes_an_offer_back(actor, revokes):
    assert may_revoke(actor, offer(), CASE) is revokes
    assert abilities(actor, offer(), CASE) == (["revoke"] if revokes else [])


def test_who_may_do_both_is_told_both():
    assert abilities(head(*ANSWERS, "remove_assigned_users"), offer(), CASE) == ["accept", "reject", "revoke"]


@pytest.mark.parametrize(
    "answered",
    [
        {"status": Status.ACCEPTED},
        {"status": Status.ACCEPTED, "ended_at": THEN},
        {"status": Status.REJECTED, "ended_at": THEN},
        {"status": Status.REVOKED, "ended_at": THEN},
        {"status": Status.IN_PROGRESS, "ended_at": THEN},
    ],
)
def test_nothing_is_left_to_do_with_what_was_answered(answered):
    for able in (person("luis", "receive_transfer"), person("mover", "transfer"), head(*ANSWERS, scope="all")):
        assert abilities(able, offer(**answered), CASE) == []


STEPS = {
    "take": lambda one: one.take(by="rosa", at=THEN),
    "decline": lambda one: one.decline(by="rosa", at=THEN),
    "withdraw": lambda one: one.withdraw(at=THEN),
}


def said(one):
    return (one.status, one.responded_at, one.ended_at, one.claim)


def test_what_is_taken_is_accepted_and_claimed_until_it_is_carried_out():
    one = offer()
    one.take(by="rosa", at=THEN)
    assert said(one) == (Status.ACCEPTED, THEN, None, "transfer")
    assert (one.is_open, one.is_unanswered, one.is_waited_for) == (True, False, True)
    one.carry_out(at=THEN)
    assert said(one) == (Status.ACCEPTED, THEN, THEN, None)
    assert (one.is_open, one.is_waited_for) == (False, False)


def test_what_is_declined_or_taken_back_has_ended():
    declined, withdrawn = offer(), offer()
    declined.decline(by="rosa", at=THEN)
    withdrawn.withdraw(at=THEN)
    assert said(declined) == (Status.REJECTED, THEN, THEN, None)
    assert said(withdrawn) == (Status.REVOKED, None, THEN, None)
    assert not declined.is_waited_for
    assert not withdrawn.is_waited_for


@pytest.mark.parametrize("step", STEPS)
def test_an_offer_is_answered_once(step):
    taken = offer(status=Status.ACCEPTED, responded_at=MADE)
    with pytest.raises(TransferAlreadyAnswered) as refused:
        STEPS[step](taken)
    assert refused.value.facts == {"status": "accepted"}
    assert said(taken) == (Status.ACCEPTED, MADE, None, "transfer")


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED, Status.REVOKED, Status.REFUSED])
@pytest.mark.parametrize("step", STEPS)
def test_what_has_ended_is_answered_no_more(step, status):
    ended = offer(status=status, ended_at=MADE, claim=None)
    with pytest.raises(TransferClosed) as refused:
        STEPS[step](ended)
    assert refused.value.facts == {"status": status}
    assert said(ended) == (status, None, MADE, None)


def test_it_is_waited_for_until_cases_has_opened_the_case():
    one = offer(grant_state=GrantState.ASKED)
    assert one.is_waited_for
    one.grant(at=THEN)
    assert (one.grant_state, one.settled_at, one.is_waited_for) == (GrantState.GRANTED, THEN, False)
    assert (one.is_open, one.is_unanswered) == (True, True)


def test_what_cases_says_counts_whatever_was_known_of_it():
    refused = offer(grant_state=GrantState.REFUSED, refusal="timed_out", status=Status.REFUSED, ended_at=MADE)
    refused.carry_out(at=THEN)
    assert (refused.grant_state, refused.refusal) == (GrantState.GRANTED, None)
    assert said(refused) == (Status.ACCEPTED, None, THEN, None)


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.ACCEPTED])
def test_an_offer_that_cases_ended_was_taken_over_by_nobody_and_says_why(status):
    one = offer(status=status)
    one.end("owner_changed", at=THEN)
    assert (one.ended_because, said(one)) == ("owner_changed", (Status.REVOKED, None, THEN, None))
