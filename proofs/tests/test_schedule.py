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
    began = time.monotonic()
    schedule = Schedule(10.0)
    assert [schedule.take() for _ in range(3)] == [True, True, True]
    assert time.monotonic() - began >= 0.2


def test_a_pause_waits_for_what_is_under_way_begins_nothing_and_leaves_nothing_to_catch_up() -> None:
    schedule, taken, may_end = Schedule(RATE), [], threading.Event()

    def work() -> None:
        while schedule.take():
            taken.append(time.monotonic())
            may_end.wait()
            schedule.give_back()

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.1)
    with schedule.paused(seconds=0.05) as idle:
        assert not idle
    may_end.set()
    with schedule.paused(seconds=1.0) as idle:
        assert idle
        before = len(taken)
        time.sleep(0.5)
        assert len(taken) == before
    resumed = time.monotonic()
    time.sleep(0.1)
    schedule.end()
    thread.join()
    assert before < len(taken) <= before + 1 + (time.monotonic() - resumed) * RATE + 0.1 * RATE
