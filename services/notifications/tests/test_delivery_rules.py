"""What becomes of a letter by how its sending ended, and what stands in it: `docs/domain/notifications.md`, ADR 36."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from notifications.delivery.domain import LADDER, Delivery, DeliveryState, SendingOutcome, words

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LAST = len(LADDER) + 1
"""No attempt comes after this one."""


def ended(outcome, attempts, why="code"):
    made = Delivery(id=UUID(int=1), kind="assigned", attempts=attempts)
    made.end(outcome, at=NOW, why=why)
    return made


@pytest.mark.parametrize("outcome", [SendingOutcome.LATER, SendingOutcome.UNKNOWN])
@pytest.mark.parametrize("attempts", range(1, LAST))
def test_what_was_not_taken_or_nobody_knows_of_is_sent_again_up_the_ladder(outcome, attempts):
    made = ended(outcome, attempts)
    assert (made.state, made.attempts, made.ended_at, made.why) == (DeliveryState.WAITING, attempts, None, "code")
    assert made.next_at == NOW + LADDER[attempts - 1]


@pytest.mark.parametrize(
    ("outcome", "attempts", "state"),
    [
        (SendingOutcome.SENT, 1, DeliveryState.SENT),
        (SendingOutcome.SENT, LAST, DeliveryState.SENT),
        (SendingOutcome.NEVER, 1, DeliveryState.FAILED),
        (SendingOutcome.LATER, LAST, DeliveryState.FAILED),
        (SendingOutcome.UNKNOWN, LAST, DeliveryState.UNCERTAIN),
    ],
)
def test_what_was_taken_or_refused_for_good_or_tried_to_the_last_has_ended(outcome, attempts, state):
    made = ended(outcome, attempts, why=None)
    assert (made.state, made.attempts, made.ended_at, made.next_at, made.why) == (state, attempts, NOW, None, None)


@pytest.mark.parametrize("attempts", [1, LAST])
def test_what_was_not_begun_does_not_count_as_tried(attempts):
    made = ended(SendingOutcome.UNTRIED, attempts)
    assert (made.state, made.next_at, made.attempts, made.ended_at) == (DeliveryState.WAITING, NOW, attempts - 1, None)
    assert made.why == "code"


def test_every_attempt_has_the_same_number_by_which_a_second_copy_is_known():
    assert {ended(SendingOutcome.LATER, attempts).message_id("mahon.example") for attempts in (1, 2, 3)} == {
        "<00000000-0000-0000-0000-000000000001@mahon.example>"
    }


def test_the_ladder_only_gets_longer_and_ends_within_days():
    assert list(LADDER) == sorted(set(LADDER))
    assert timedelta(days=1) <= sum(LADDER, timedelta()) < timedelta(days=2)


def test_a_letter_says_its_sentence_where_to_read_more_and_that_nobody_wrote_it():
    subject, text = words("Something waits for you", "en", link="https://mahon.example")
    assert subject == "Mahon: Something waits for you"
    assert text == (
        "Something waits for you\n\nOpen Mahon to read more:\nhttps://mahon.example\n\n-- \n"
        "Mahon sent this message automatically. Please do not reply.\n"
    )
    assert words("X", "tet", link="L")[1].startswith("X\n\nLoke Mahon atu lee tan:\nL\n")
