"""The load's tickets."""

import threading
import time

from proofs.load import Schedule

RATE = 200.0


def test_tickets_that_came_due_while_everybody_was_blocked_are_caught_up() -> None:
    schedule = Schedule(RATE)
    time.sleep(0.2)
    schedule.end()
    taken = 0
    while schedule.take():
        taken += 1
    assert 0.2 * RATE <= taken <= 0.4 * RATE


def test_writers_share_the_tickets_however_many_they_are() -> None:
    schedule, taken = Schedule(RATE), []

    def work() -> None:
        while schedule.take():
            taken.append(time.monotonic())

    threads = [threading.Thread(target=work) for _ in range(8)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    schedule.end()
    for thread in threads:
        thread.join()
    due = (time.monotonic() - began) * RATE
    assert 0.5 * RATE <= len(taken) <= due + 1


def test_no_ticket_is_handed_out_before_it_is_due() -> None:
    schedule = Schedule(10.0)
    began = time.monotonic()
    assert [schedule.take() for _ in range(3)] == [True, True, True]
    assert time.monotonic() - began >= 0.2
