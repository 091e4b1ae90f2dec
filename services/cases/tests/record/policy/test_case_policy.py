"""Who may ask for an approval, give it, close, and put off what is next: `docs/domain/workflow.md §10`."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from cases.case.domain.approvals import ROWS
from cases.case.policy import must_answer_others, must_approve, must_be_told_of_next, must_close_or_ask
from chassis.actor import Actor
from chassis.errors import NotAllowed


def person(*rights, name="joao", **other):
    held = {"case": frozenset(rights)} | {kind: frozenset(actions) for kind, actions in other.items()}
    return Actor(id=UUID(int=1), user_name=name, permissions=held)


def refused(work, *given, **named):
    """What the refusal says, or None."""
    try:
        work(*given, **named)
    except NotAllowed as error:
        return error.facts
    return None


@pytest.mark.parametrize(
    ("actor", "asks", "answers"),
    [
        pytest.param(person("request_approval_closure"), True, False, id="who may ask"),
        pytest.param(person("approve_closure"), False, True, id="who may answer"),
        pytest.param(person("request_approval_case_plan", "approve_case_plan"), False, False, id="of another step"),
        pytest.param(person("read", "write"), False, False, id="who may write"),
        pytest.param(person(incident=["approve_closure", "request_approval_closure"]), False, False, id="of incidents"),
    ],
)
def test_an_approval_is_asked_for_and_given_by_the_right_of_its_own_step(actor, asks, answers):
    asking = {"resource": "case", "actions": ["request_approval_closure"]}
    answering = {"resource": "case", "actions": ["approve_closure"]}
    assert refused(must_approve, actor, "closure", asks=True) == (None if asks else asking)
    assert refused(must_approve, actor, "closure", asks=False) == (None if answers else answering)


ASKED = {"owned_by": "amina", ROWS: [{"unique_id": "1", "approval_requested_for": "closure", "requested_by": "joao"}]}


@pytest.mark.parametrize(
    ("actor", "values", "step", "answers"),
    [
        pytest.param(person(), {"owned_by": "amina"}, "closure", True, id="of somebody else's case"),
        pytest.param(person(), {"owned_by": "joao"}, "closure", False, id="of the own case"),
        pytest.param(person(), ASKED, "closure", False, id="of what they asked for themselves"),
        pytest.param(person(), ASKED, "case_plan", True, id="of another step than they asked for"),
        pytest.param(person("self_approve"), {"owned_by": "joao"}, "closure", True, id="of the own, allowed to"),
        pytest.param(person(incident=["self_approve"]), {"owned_by": "joao"}, "closure", False, id="allowed elsewhere"),
    ],
)
def test_nobody_agrees_with_themselves(actor, values, step, answers):
    told = {"resource": "case", "actions": ["self_approve"]}
    assert refused(must_answer_others, actor, values, step) == (None if answers else told)


@dataclass
class Fields:
    readable: frozenset[str]


@dataclass
class Read:
    """As much of a reading as is asked for."""

    access: Fields


def test_who_is_not_told_what_is_next_puts_nothing_off():
    assert refused(must_be_told_of_next, Read(Fields(frozenset({"next_action"})))) is None
    told = {"resource": "case", "actions": ["write"]}
    assert refused(must_be_told_of_next, Read(Fields(frozenset({"next_action_due"})))) == told


@pytest.mark.parametrize(
    ("rights", "closes"),
    [(["close"], True), (["request_approval_closure"], True), (["approve_closure", "write"], False), ([], False)],
)
def test_who_closes_or_asks_for_it(rights, closes):
    told = {"resource": "case", "actions": ["close", "request_approval_closure"]}
    assert refused(must_close_or_ask, person(*rights)) == (None if closes else told)
    assert refused(must_close_or_ask, person(incident=rights)) == told
