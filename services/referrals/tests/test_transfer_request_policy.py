"""A request for a case as it stands, who may make it, answer it or take it back: each rule beside its neighbours."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.actor import Actor
from chassis.errors import NotAllowed, NotFound, Refusal
from referrals.case_copy.domain import CaseCopy
from referrals.transfer.domain import Transfer
from referrals.transfer_request.domain import TransferRequest, TransferRequestClosed, why_over
from referrals.transfer_request.policy import abilities, may_answer, may_revoke, must_find
from referrals.transition.domain import GrantState, Status
from sharing.chain import WhyEnded

MADE, THEN = datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
FACTS = {
    "owned_by": "owner",
    "owned_by_groups": ["north"],
    "associated_user_names": ["owner", "reader"],
    "associated_user_groups": ["north", "south"],
    "associated_user_agencies": ["mssi", "pnds"],
    "status": "open",
    "record_state": True,
}
CASE = CaseCopy(record_id=UUID(int=1), version=1, facts=FACTS)


def asked(**more):
    given = {
        "id": UUID(int=2),
        "record_id": UUID(int=1),
        "created_at": MADE,
        "transitioned_by": "rosa",
        "transitioned_to": "owner",
        "transitioned_to_user_groups": ["north"],
        "transitioned_to_user_agency": "mssi",
        "claim": "request",
    }
    return TransferRequest(**given | more)


def person(name, *rights, scope="self", **more):
    return Actor(id=UUID(int=3), user_name=name, scope=scope, permissions={"case": frozenset(rights)}, **more)


def head(*rights, name="head", **more):
    """Of the owner's team."""
    return person(name, *rights, **{"scope": "group", "groups": frozenset({"north"})} | more)


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        pytest.param(person("rosa", "request_transfer", "search_owned_by_others"), True, id="who finds others' cases"),
        pytest.param(person("reader", "request_transfer"), True, id="who sees the case"),
        pytest.param(person("rosa", "request_transfer", "read"), False, id="who could not know of it"),
    ],
)
def test_a_case_is_asked_for_by_who_may_know_of_it(actor, found):
    if found:
        assert must_find(actor, CASE) is CASE
    for case in (None, replace(CASE, record_type="incident"), *(() if found else (CASE,))):
        with pytest.raises(NotFound):
            must_find(actor, case)


def test_without_the_right_to_ask_nothing_is_said_of_the_case():
    for case in (None, CASE):
        with pytest.raises(NotAllowed) as refused:
            must_find(person("reader", "read", "search_owned_by_others"), case)
        assert refused.value.facts == {"resource": "case", "actions": ["request_transfer"]}


ANSWERS = ("read", "accept_or_reject_transfer")


@pytest.mark.parametrize(
    ("actor", "answers"),
    [
        pytest.param(person("owner", "read"), True, id="whose case it is"),
        pytest.param(person("owner", "write"), False, id="whose case it is, who may not read"),
        pytest.param(head(*ANSWERS), True, id="who answers for their team"),
        pytest.param(head("read"), False, id="the team without the right"),
        pytest.param(head(*ANSWERS, scope="agency", agency="mssi"), True, id="who answers for their agency"),
        pytest.param(head(*ANSWERS, scope="all"), True, id="who sees everything and answers for others"),
        pytest.param(head("read", scope="all"), False, id="who only sees everything"),
        pytest.param(head("accept_or_reject_transfer"), False, id="who may not read cases"),
        pytest.param(head(*ANSWERS, groups=frozenset({"south"})), False, id="another team beside the child"),
        pytest.param(head(*ANSWERS, scope="agency", agency="pnds"), False, id="another agency beside the child"),
        pytest.param(head(*ANSWERS, groups=frozenset({"east"})), False, id="who does not see the case"),
        pytest.param(person("reader", *ANSWERS), False, id="somebody it is shared with"),
        pytest.param(head(*ANSWERS, name="rosa"), False, id="who asked, of the owner's team"),
        pytest.param(head(*ANSWERS, name="rosa", scope="all"), False, id="who asked and sees everything"),
    ],
)
def test_who_answers_a_request(actor, answers):
    assert may_answer(actor, asked(), CASE) is answers
    assert abilities(actor, asked(), CASE) == (["accept", "reject"] if answers else [])


def test_a_request_is_answered_while_the_case_is_whose_it_was():
    moved = replace(CASE, facts=FACTS | {"owned_by": "luis", "associated_user_names": ["luis", "owner"]})
    for name in ("owner", "luis"):
        assert not may_answer(person(name, *ANSWERS), asked(), moved)
        assert not may_answer(person(name, *ANSWERS), asked(), None)


def test_who_asked_takes_it_back_and_nobody_else():
    assert may_revoke(person("rosa", "request_transfer"), asked())
    assert not may_revoke(person("rosa", "read", "transfer"), asked())
    assert not may_revoke(person("owner", "read", "request_transfer"), asked())
    assert abilities(person("rosa", "request_transfer"), asked(), CASE) == ["revoke"]
    assert abilities(person("owner", "read", "request_transfer"), asked(), CASE) == ["accept", "reject"]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.IN_PROGRESS])
def test_what_is_answered_can_be_answered_by_nobody(status):
    for actor in (person("owner", "read"), person("rosa", "request_transfer")):
        assert abilities(actor, asked(status=status), CASE) == []
    request = asked(status=status)
    for act in (
        lambda: request.agree(by="owner", at=THEN),
        lambda: request.deny(by="owner", at=THEN),
        lambda: request.drop(at=THEN),
    ):
        with pytest.raises(TransferRequestClosed) as refused:
            act()
        assert refused.value.facts == {"status": status}
    assert vars(request) == vars(asked(status=status))


def changed(request, **before):
    """What is other than it was when it was made."""
    made = vars(asked(**before))
    return {name: value for name, value in vars(request).items() if value != made[name]}


def test_once_agreed_it_is_waited_for_until_cases_has_opened_the_case():
    request = asked(refusal="no_consent")
    assert not request.is_waited_for
    request.agree(by="owner", at=THEN)
    answer = {"status": Status.ACCEPTED, "responded_at": THEN, "answered_by": "owner", "refusal": None}
    assert changed(request, refusal="no_consent") == answer
    assert request.is_waited_for
    assert request.follow(offer(), at=THEN)
    assert changed(request) == {name: answer[name] for name in ("status", "responded_at", "answered_by")} | {
        "ended_at": THEN,
        "claim": None,
    }
    assert not request.is_waited_for


def test_denied_taken_back_or_ended_it_is_over():
    ended = {"ended_at": THEN, "claim": None, "refusal": None}
    denied, dropped, over = (asked(refusal="no_consent") for _ in range(3))
    denied.deny(by="owner", at=THEN)
    answered = {"status": Status.REJECTED, "responded_at": THEN, "answered_by": "owner"}
    assert changed(denied, refusal="no_consent") == ended | answered
    dropped.drop(at=THEN)
    assert changed(dropped, refusal="no_consent") == ended | {"status": Status.REVOKED}
    over.end(WhyEnded.CLOSED, at=THEN)
    assert changed(over, refusal="no_consent") == ended | {
        "status": Status.REVOKED,
        "ended_because": WhyEnded.CLOSED,
    }


def offer(**more):
    given = {"id": UUID(int=4), "record_id": UUID(int=1), "created_at": MADE, "transitioned_by": "owner"}
    return Transfer(**given | {"grant_state": GrantState.GRANTED} | more)


def test_an_offer_that_cases_refused_can_be_answered_once_more():
    request = asked()
    request.agree(by="owner", at=MADE)
    assert request.follow(offer(status=Status.REFUSED, refusal="record_not_open"), at=THEN)
    assert changed(request) == {"refusal": "record_not_open"}
    with pytest.raises(Refusal) as refused:
        request.must_stand()
    assert refused.value.code == "record_not_open"
    asked().must_stand()


def test_an_offer_that_cases_has_not_answered_leaves_it_open_until_it_ends():
    request = asked()
    request.agree(by="owner", at=MADE)
    assert not request.follow(offer(grant_state=GrantState.ASKED), at=THEN)
    assert request.is_waited_for
    assert request.follow(offer(grant_state=GrantState.ASKED, status=Status.REVOKED, ended_at=THEN), at=THEN)
    assert (request.status, request.ended_at) == (Status.ACCEPTED, THEN)


def test_each_answer_makes_an_offer_of_its_own_that_is_known_afterwards():
    first, written = asked(version=1), asked(version=2)
    assert written.offered_id == first.offer_id
    assert len({first.offer_id, written.offer_id, asked(id=UUID(int=9)).offer_id, UUID(int=2)}) == 4
    assert str(first.offer_id) == "259b428d-f297-5473-8556-a3309ff8e757"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"record_state": False, "status": "closed"}, WhyEnded.DISABLED),
        ({"status": "closed", "owned_by": "luis"}, WhyEnded.CLOSED),
        ({"owned_by": "luis"}, WhyEnded.OWNER),
    ],
)
def test_a_request_goes_on_while_the_case_is_to_be_had(facts, why):
    assert why_over(asked(), FACTS | facts) == why
