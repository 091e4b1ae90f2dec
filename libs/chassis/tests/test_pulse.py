"""What a worker says of itself, by a clock that stands where it is put."""

from types import SimpleNamespace

import pytest
from chassis import pulse
from chassis.hearing import DEAF_SECONDS
from chassis.pulse import AWAY, DEAF, OK, SEVERED, STALE_SECONDS, STARTING, SURE_SECONDS, Pulse


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    clock = SimpleNamespace(now=1000.0)
    clock.monotonic = lambda: clock.now
    monkeypatch.setattr(pulse, "time", clock)
    return clock


def test_before_it_has_looked_it_starts_and_has_heard_nothing_yet(clock: SimpleNamespace) -> None:
    worker = Pulse()
    assert (worker.said(), worker.silent, worker.is_deaf, worker.is_consuming) == (STARTING, None, False, True)
    worker.measured(None)
    assert (worker.said(), worker.silent, worker.is_deaf) == (OK, None, False)


def test_who_has_not_looked_for_long_is_away_from_its_database(clock: SimpleNamespace) -> None:
    worker = Pulse()
    worker.measured(0.0)
    clock.now += STALE_SECONDS
    assert worker.said() == OK
    clock.now += 0.01
    assert worker.said() == AWAY
    worker.measured(0.0)
    assert worker.said() == OK


def test_who_hears_nothing_for_too_long_is_deaf(clock: SimpleNamespace) -> None:
    worker = Pulse()
    worker.measured(float(DEAF_SECONDS))
    assert (worker.said(), worker.silent, worker.is_deaf) == (OK, DEAF_SECONDS, False)
    worker.measured(DEAF_SECONDS + 0.01)
    assert (worker.said(), worker.is_deaf) == (DEAF, True)


def test_an_interrupted_consumer_works_again_once_it_hears_or_has_lasted(clock: SimpleNamespace) -> None:
    worker = Pulse()
    worker.measured(0.0)
    worker.interrupted()
    assert (worker.said(), worker.is_consuming) == (SEVERED, False)
    worker.heard()
    assert (worker.said(), worker.is_consuming) == (OK, True)
    worker.interrupted()
    clock.now += 5
    worker.begins()
    clock.now += SURE_SECONDS
    worker.measured(0.0)
    assert worker.said() == SEVERED
    clock.now += 0.01
    assert worker.said() == OK
