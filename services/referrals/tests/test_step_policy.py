"""Who says how the help goes, and who that its end is enough: `docs/domain/referrals.md §18`."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.actor import Actor
from referrals.case_copy.domain import CaseCopy
from referrals.clock.domain import Happening, Phase
from referrals.referral.domain import Referral
from referrals.referral.policy import BESIDE_ANSWERS, may_step, steps_for
from referrals.transition.domain import GrantState, Status

AT = datetime(2026, 11, 22, tzinfo=UTC)
CASE = CaseCopy(
    record_id=UUID(int=1),
    version=1,
    facts={"owned_by": "owner", "associated_user_names": ["owner", "sender", "clinic", "reader"]},
)
GRANTED, ACCEPTED = {"grant_state": GrantState.GRANTED}, {"grant_state": GrantState.GRANTED, "status": Status.ACCEPTED}
OF_RECIPIENT = ["acknowledged", "contacted", "progressed", "paused", "resumed"]
OF_SENDER = ["confirmed", "rerouted"]


def made(**more):
    sides = {"transitioned_by": "sender", "transitioned_to": "clinic", "record_id": UUID(int=1)}
    return Referral(**{"id": UUID(int=2), "created_at": AT} | sides | more)


def person(name, *rights):
    return Actor(id=UUID(int=3), user_name=name, scope="self", permissions={"case": frozenset(rights)})


CLINIC = person("clinic", "receive_referral")
SENDER = person("sender", "referral")
REMOVING = person("owner", "read", "remove_assigned_users")
OTHERS = [
    pytest.param(person("reader", "read", "write", "receive_referral", "referral"), id="who may all"),
    pytest.param(person("clinic"), id="the person asked who may receive nothing any more"),
    pytest.param(person("sender", "read"), id="its sender who may refer no more"),
]


@pytest.mark.parametrize("step", OF_RECIPIENT)
def test_how_the_help_goes_says_who_gives_it(step):
    referral = made(**ACCEPTED)
    told = [may_step(actor, referral, CASE, Happening(step)) for actor in (CLINIC, SENDER, REMOVING)]
    assert told == [True, False, False]


@pytest.mark.parametrize("step", OF_SENDER)
def test_that_its_end_is_enough_says_who_may_take_it_back(step):
    referral = made(**ACCEPTED)
    told = [may_step(actor, referral, CASE, Happening(step)) for actor in (CLINIC, SENDER, REMOVING)]
    assert told == [False, True, True]
    assert not may_step(REMOVING, referral, None, Happening(step))


@pytest.mark.parametrize("step", [*OF_RECIPIENT, *OF_SENDER])
def test_of_one_to_somebody_outside_who_gave_it_says_everything(step):
    outside = made(remote=True, transitioned_to=None, **GRANTED)
    assert outside.phase is Phase.OUTSIDE
    told = [may_step(actor, outside, CASE, Happening(step)) for actor in (CLINIC, SENDER, REMOVING)]
    assert told == [False, True, True]


@pytest.mark.parametrize("actor", OTHERS)
def test_nobody_else_says_anything(actor):
    assert not [step for step in BESIDE_ANSWERS if may_step(actor, made(**ACCEPTED), CASE, step)]


@pytest.mark.parametrize(
    ("stands", "of_recipient", "of_sender"),
    [
        pytest.param({}, [], [], id="it is not open to them yet"),
        pytest.param(GRANTED, ["acknowledged"], [], id="offered"),
        pytest.param(GRANTED | {"acknowledged_at": AT}, ["paused"], [], id="received"),
        pytest.param(ACCEPTED, ["contacted", "progressed", "paused"], [], id="accepted"),
        pytest.param(ACCEPTED | {"contacted_at": AT}, ["progressed", "paused"], [], id="under way"),
        pytest.param(ACCEPTED | {"paused_at": AT}, ["contacted", "progressed", "resumed"], [], id="standing still"),
        pytest.param(ACCEPTED | {"expired_at": AT}, ["contacted", "progressed"], [], id="its clock ran out"),
        pytest.param(GRANTED | {"status": Status.DONE}, [], ["confirmed"], id="done"),
        pytest.param(GRANTED | {"status": Status.DONE, "need_met": "no"}, [], ["rerouted"], id="the need is not met"),
        pytest.param(GRANTED | {"status": Status.REJECTED}, [], ["rerouted"], id="rejected"),
        pytest.param(GRANTED | {"status": Status.REJECTED, "loop_closed_at": AT}, [], [], id="seen to"),
        pytest.param(GRANTED | {"status": Status.REVOKED}, [], [], id="taken back"),
    ],
)
def test_what_can_be_said_is_offered_to_who_may_say_it(stands, of_recipient, of_sender):
    referral = made(**stands)
    assert steps_for(CLINIC, referral, CASE) == of_recipient
    assert steps_for(SENDER, referral, CASE) == steps_for(REMOVING, referral, CASE) == of_sender
    for other in OTHERS:
        assert steps_for(other.values[0], referral, CASE) == []
