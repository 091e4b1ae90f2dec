"""The clock tells of what is due, of what is overdue, and up the ladder until somebody acts: once each."""

from datetime import UTC, datetime, timedelta

import pytest
from cases.deadline import commands
from cases.deadline.commands import tell_next
from cases.deadline.store import deadline_told
from cases.policy_pack.domain import DEFAULTS
from cases.policy_pack.store import add_decision, add_pack
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.deadlines import DeadlineEscalated, DeadlineMissed, DeadlineReached
from contracts.permissions import SYSTEM
from sqlalchemy import func, select

KINDS = (DeadlineReached, DeadlineMissed, DeadlineEscalated)
REGISTERED = "2026-11-02T06:00:00.000Z"
DUE = datetime(2026, 11, 3, 6, tzinfo=UTC)
TICK = timedelta(milliseconds=1)
MIDNIGHT = datetime(2026, 11, 2, 15, tzinfo=UTC)
"""When the third of November begins at the site."""
DAY = timedelta(days=1)
VISIT = {"followup_subform_section": [{"followup_date": "2026-11-03"}]}


@pytest.fixture
def turn(database):
    """One turn of the schedule at a moment: whether there may be more."""

    async def at(now):
        SETUP.forget()
        async with database.transaction(service_actor("cases")) as uow:
            return await tell_next(uow, now)

    return at


@pytest.fixture
def told(published):
    """What was told so far of each case, as `(id, what)`."""

    async def so_far():
        events = [event for kind in KINDS for event in await published(kind)]
        return [(str(event.record_id), getattr(event, "rung", type(event).__name__)) for event in events]

    return so_far


async def test_each_rung_is_told_when_its_moment_comes_and_once(a_case, turn, told):
    case = await a_case(risk_level="high", created_at=REGISTERED)
    id = case["id"]
    moments = [
        (MIDNIGHT - TICK, None),
        (MIDNIGHT, "DeadlineReached"),
        (DUE, None),
        (DUE + TICK, "DeadlineMissed"),
        (MIDNIGHT + 2 * DAY - TICK, None),
        (MIDNIGHT + 2 * DAY, "supervisor"),
        (MIDNIGHT + 4 * DAY - TICK, None),
        (MIDNIGHT + 4 * DAY, "national"),
        (MIDNIGHT + 400 * DAY, None),
    ]
    expected = []
    for now, what in moments:
        expected += [] if what is None else [(id, what)]
        for _ in range(2):
            await turn(now)
            assert await told() == expected, now


async def test_it_says_whose_case_it_is_and_nothing_of_the_child(a_case, turn, published):
    case = await a_case(risk_level="high", created_at=REGISTERED)
    await turn(DUE + 30 * DAY)
    [event] = await published(DeadlineEscalated)
    assert event.model_dump(exclude={"deadline_id", "record_id", "at"}) == {
        "record_type": "case",
        "record_short_id": case["short_id"],
        "owned_by": "amina",
        "actor": SYSTEM,
        "rung": "national",
    }


async def test_after_a_standstill_the_highest_rung_is_told_and_it_alone(a_case, turn, told):
    case = await a_case(risk_level="high", created_at=REGISTERED)
    await turn(MIDNIGHT + 3 * DAY)
    assert await told() == [(case["id"], "supervisor")]
    await turn(MIDNIGHT + 4 * DAY)
    assert await told() == [(case["id"], "supervisor"), (case["id"], "national")]


async def test_a_turn_tells_of_some_only_and_the_next_one_goes_on(a_case, turn, told, monkeypatch):
    monkeypatch.setattr(commands, "MOST_AT_ONCE", 2)
    ids = [(await a_case(risk_level="high", created_at=REGISTERED))["id"] for _ in range(5)]
    assert [await turn(DUE + TICK) for _ in range(3)] == [True, True, False]
    assert sorted(await told()) == sorted((id, "DeadlineMissed") for id in ids)
    assert await turn(DUE + TICK) is False


@pytest.mark.parametrize(
    ("change", "action"),
    [
        (VISIT, None),
        ({"status": "closed"}, "close"),
        ({"record_state": False}, "enable_disable_record"),
    ],
)
async def test_acting_closing_and_disabling_stop_it(a_case, ask, turn, told, *, change, action):
    case = await a_case(risk_level="high", created_at=REGISTERED)
    await turn(DUE + TICK)
    more = {} if action is None else {"record_action": action}
    assert (await ask("amina", "PATCH", f"cases/{case['id']}", change, **more)).status_code == 200
    await turn(MIDNIGHT + 1 * DAY)
    assert await told() == [(case["id"], "DeadlineMissed")]


async def test_what_is_next_then_has_a_clock_of_its_own(a_case, ask, turn, told):
    case = await a_case(risk_level="high", created_at=REGISTERED)
    await turn(DUE + TICK)
    await ask("amina", "PATCH", f"cases/{case['id']}", VISIT)
    await turn(MIDNIGHT + 2 * DAY)
    assert await told() == [(case["id"], "DeadlineReached"), (case["id"], "DeadlineMissed")]


async def test_what_was_told_is_not_told_again_by_another_policy(a_case, turn, told, database, follow):
    """A ladder that became shorter is climbed at once; one that became longer takes nothing back."""
    case = await a_case(risk_level="high", created_at=REGISTERED)
    await turn(DUE + TICK)
    for days in (1, 300):
        clock = {what: {"days": days} for what in ("supervisor", "national", "postponement")}
        pack = DEFAULTS | {"clock": dict.fromkeys(DEFAULTS["deadlines"], clock)}
        async with database.transaction(service_actor("cases")) as uow:
            version = await add_pack(uow, pack)
            await add_decision(uow, version, DUE.date(), "The ministry")
        await follow()
        await turn(MIDNIGHT + 2 * DAY)
        assert await told() == [(case["id"], "DeadlineMissed"), (case["id"], "national")]


async def test_an_erased_case_leaves_nothing_of_it(a_case, ask, turn, told, database):
    case = await a_case(risk_level="high", created_at=REGISTERED)
    await turn(DUE + TICK)
    body = {"short_id": case["short_id"], "reason": "ordered"}
    answer = await ask("admin", "POST", f"cases/{case['id']}/erasure", body)
    assert answer.status_code == 200, answer.text
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(deadline_told)) == 0
