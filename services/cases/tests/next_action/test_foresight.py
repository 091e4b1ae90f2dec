"""What a policy pack would change is said in parts, adds up, and is what the clock does once it is in force."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from cases.deadline.commands import tell_next
from cases.next_action import queries
from cases.policy_pack.domain import DEFAULTS
from cases.policy_pack.store import add_decision, add_pack
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.deadlines import DeadlineEscalated, DeadlineMissed

STRICT = {step: {"hours": 5} for step in DEFAULTS["deadlines"]["high"]}
STRICTER = DEFAULTS | {"title": "Stricter", "deadlines": dict.fromkeys(DEFAULTS["deadlines"], STRICT)}
NOTHING_LATE = {"open_cases": 0, "overdue": 0, "overdue_by_this": 0, "become_overdue": 0}


@pytest.fixture
async def caseload(a_case, ask, people, database):
    """Cases of every risk, registered hour by hour, some of them closed, put off and seen to."""
    await people.add("manager", permissions={"system": ["manage"]})
    now = datetime.now(UTC)
    for turn, hours in enumerate((1, 3, 6, 20, 26, 50, 80, 200, 400, 900)):
        at = (now - timedelta(hours=hours)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case = await a_case(risk_level=("high", "medium", "low")[turn % 3], created_at=at)
        if turn % 4 == 1:
            visit = {"followup_subform_section": [{"followup_date": database.site.day(now).isoformat()}]}
            assert (await ask("amina", "PATCH", f"cases/{case['id']}", visit)).status_code == 200
        if turn == 7:
            assert (
                await ask("amina", "PATCH", f"cases/{case['id']}", {"status": "closed"}, record_action="close")
            ).status_code == 200


async def whole(ask):
    sums, parts, after = Counter(NOTHING_LATE), 0, None
    while parts == 0 or after is not None:
        on = "" if after is None else f"?after={after}"
        answer = await ask("manager", "POST", f"policy_packs/effect{on}", STRICTER)
        assert answer.status_code == 200, answer.text
        told = answer.json()["data"]
        after, parts = told.pop("after"), parts + 1
        assert told.pop("all_open_cases") == 9
        sums.update(told)
    return dict(sums), parts


async def test_parts_add_up_to_the_whole(ask, caseload, monkeypatch):
    at_once, parts = await whole(ask)
    assert (parts, at_once["open_cases"]) == (1, 9)
    monkeypatch.setattr(queries, "MOST_AT_ONCE", 2)
    for name, bound, expected in (("SECONDS", 0.0, 5), ("MOST_CASES", 4, 3)):
        with monkeypatch.context() as less:
            less.setattr(queries, name, bound)
            assert await whole(ask) == (at_once, expected)


async def test_nowhere_to_go_on_is_refused(ask, caseload):
    answer = await ask("manager", "POST", "policy_packs/effect?after=soon", STRICTER)
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {"after": ["not_an_id"]})


async def test_it_is_what_the_clock_tells_once_the_pack_is_in_force(ask, caseload, database, follow, published):
    async def late():
        SETUP.forget()
        async with database.transaction(service_actor("cases")) as uow:
            while await tell_next(uow, datetime.now(UTC)):
                pass
        events = [event for kind in (DeadlineMissed, DeadlineEscalated) for event in await published(kind)]
        return {event.record_id for event in events}

    foreseen, _ = await whole(ask)
    before = await late()
    async with database.transaction(service_actor("cases")) as uow:
        version = await add_pack(uow, STRICTER)
        await add_decision(uow, version, database.site.day(datetime.now(UTC)) - timedelta(days=1), "The ministry")
    await follow()
    after = await late()
    assert foreseen["overdue"] == len(before) > 0
    assert foreseen["become_overdue"] == len(after - before) > 0
    assert foreseen["overdue_by_this"] == len(after)
