"""Random histories of cases under a clock that is moved: each rung of each deadline is told once, by whatever copy.

Each example is `TOGETHER` histories under one clock; `MAHON_HISTORIES` says how many histories by hand.
"""

import asyncio
import os
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from cases.deadline.commands import tell_next
from cases.record.store.setup import SETUP
from cases.record.store.table import record
from chassis.actor import service_actor
from chassis.moments import written
from chassis.tables import outbox
from contracts.permissions import SYSTEM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update
from testkit.databases import taken_back

TOGETHER = 40
HISTORIES = int(os.environ.get("MAHON_HISTORIES", "1000"))
SLOW = settings(
    max_examples=max(HISTORIES // TOGETHER, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
SITE = ZoneInfo("Asia/Dili")
BEGINNING = datetime(2030, 1, 1, tzinfo=SITE)
HOUR, DAY, TICK = timedelta(hours=1), timedelta(days=1), timedelta(milliseconds=1)
SKEW = timedelta(minutes=10)
LATE = {"high": (1, 3), "medium": (3, 7), "low": (7, 14), None: (3, 7)}
"""By risk: days after which supervisors and then everybody is told, by the defaults."""
NAMES = ("reached", "missed", "supervisor", "national")
EMPTY = {
    "search": [],
    "sounds": [],
    "alerts": [],
    "field_versions": {},
    "sealed": b"",
    "grants": {},
    "wrapped_key": b"x",
}
ASSOCIATED = {"associated_users": [], "associated_groups": [], "associated_agencies": []}


@dataclass
class History:
    """A case as the plain model knows it: what is due of it, and the rungs that were told of each deadline."""

    risk: str | None
    steps: list[tuple[int, str, int]]
    due: datetime | None = None
    told: dict[datetime, list[int]] = field(default_factory=lambda: defaultdict(list))

    def act(self, now: datetime, step: str, hours: int) -> None:
        if step == "end":
            self.due = None
        elif step == "act" or self.due is not None:
            self.due = now + hours * HOUR
        if step == "day" and self.due is not None:
            self.due = midnight(self.due) + DAY - TICK

    def rung(self, now: datetime) -> int:
        """The highest rung that was passed, -1 for none: told by plain arithmetic of days where no clock leaps."""
        if self.due is None:
            return -1
        supervisor, national = (midnight(self.due) + (days + 1) * DAY for days in LATE[self.risk])
        return sum(now >= since for since in (midnight(self.due), self.due + TICK, supervisor, national)) - 1


def midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


steps = st.tuples(
    st.integers(0, 24 * 20), st.sampled_from(["act", "act", "postpone", "day", "end"]), st.integers(-48, 240)
)
histories = st.builds(History, risk=st.sampled_from(list(LATE)), steps=st.lists(steps, max_size=6))
turns = st.lists(
    st.tuples(st.one_of(st.integers(0, 24 * 30), st.integers(0, 24)), st.sampled_from([-SKEW, timedelta(0), SKEW])),
    min_size=1,
    max_size=12,
)


def row(number: int, history: History) -> dict[str, object]:
    return (
        EMPTY
        | ASSOCIATED
        | {
            "id": UUID(int=number + 1),
            "record_type": "case",
            "version": 1,
            "status": "open",
            "record_state": True,
            "owned_by": "amina",
            "short_id": str(number),
            "risk_level": history.risk,
            "created_at": BEGINNING,
            "last_updated_at": BEGINNING,
            "facts": {},
        }
    )


async def write(session, number: int, due: datetime | None) -> None:
    """As a change of the case leaves it."""
    facts = {} if due is None else {"next_action": "follow_up", "next_action_due": written(due)}
    status = "closed" if due is None else "open"
    changed = update(record).where(record.c.id == UUID(int=number + 1))
    await session.execute(changed.values(facts=facts, next_action_due=due, status=status))


async def told_since(session, position: int) -> tuple[int, list[tuple[int, UUID, int]]]:
    """What was announced after the position: case, occasion and rung."""
    rows = (
        await session.execute(
            select(outbox.c.position, outbox.c.type, outbox.c.data)
            .where(outbox.c.position > position, outbox.c.family == "deadline")
            .order_by(outbox.c.position)
        )
    ).all()
    found = []
    for each in rows:
        name = each.data.get("rung") or each.type.split("_")[-1].removesuffix(".v1")
        assert each.data["actor"] == SYSTEM
        found.append((UUID(each.data["record_id"]).int - 1, UUID(each.data["deadline_id"]), NAMES.index(name)))
    return max([position, *(each.position for each in rows)]), found


@given(some=st.lists(histories, min_size=TOGETHER, max_size=TOGETHER), clock=turns)
@SLOW
async def test_each_rung_is_told_once_in_whatever_history(database, some, clock):
    """Turns are at any hours, days apart or none at all, by clocks that differ by ten minutes."""
    for history in some:
        history.told.clear()
        history.due = None
    SETUP.forget()
    async with database.session() as session, taken_back(session):
        await session.execute(insert(record), [row(number, history) for number, history in enumerate(some)])
        position, occasions = 0, set()
        moments = [(0, timedelta(0)), *sorted(clock)]
        for (before, _), (hours, skew) in pairwise(moments):
            for number, history in enumerate(some):
                for at, step, ahead in sorted(history.steps):
                    if before <= at < hours:
                        history.act(BEGINNING + at * HOUR, step, ahead)
                        await write(session, number, history.due)
            now = BEGINNING + hours * HOUR + skew
            async with database.transaction(service_actor("cases")) as uow:
                assert await tell_next(uow, now) is False
            position, told = await told_since(session, position)
            expected = {}
            for number, history in enumerate(some):
                rung = history.rung(now)
                if rung > max(history.told[history.due], default=-1):
                    history.told[history.due].append(rung)
                    expected[number] = rung
            assert {number: rung for number, _, rung in told} == expected
            assert len(told) == len(expected)
            assert occasions.isdisjoint(occasion for _, occasion, _ in told)
            occasions.update(occasion for _, occasion, _ in told)


@pytest.fixture
async def overdue(committed):
    """Forty cases at a service with real transactions, each due at an hour of its own."""
    cases = [History(risk="high", steps=[]) for _ in range(TOGETHER)]
    async with committed.session() as session:
        await session.execute(insert(record), [row(number, case) for number, case in enumerate(cases)])
        for number, _ in enumerate(cases):
            await write(session, number, BEGINNING + number * HOUR)
    SETUP.forget()
    yield committed
    SETUP.forget()


async def test_two_copies_at_once_tell_of_each_rung_once_though_their_clocks_differ(overdue):
    async def turn(now):
        async with overdue.transaction(service_actor("cases")) as uow:
            await tell_next(uow, now)

    for hours in range(-12, 24 * 7, 12):
        now = BEGINNING + hours * HOUR
        await asyncio.gather(*(turn(now + skew) for skew in (-SKEW, SKEW, timedelta(0), SKEW)))
        await turn(now + SKEW)
    async with overdue.session() as session:
        _, told = await told_since(session, 0)
    assert len({occasion for _, occasion, _ in told}) == len(told)
    climbed = defaultdict(list)
    for number, _, rung in told:
        climbed[number].append(rung)
    assert all(sorted(set(rungs)) == sorted(rungs) for rungs in climbed.values())
    assert {number for number, rungs in climbed.items() if rungs[-1] == len(NAMES) - 1} == set(range(TOGETHER))
