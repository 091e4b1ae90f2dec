"""An open case has its next action from its registration to its closing, whoever changes it, and follows the policy."""

import pytest
from cases.next_action import commands
from cases.record.store.table import record
from chassis.actor import service_actor
from contracts.cases import CaseChanged, CaseRegistered
from sqlalchemy import update

NAMES = ("next_action", "next_action_due", "next_action_owner", "next_action_policy")


def told(values):
    return {name: values[name] for name in NAMES if values.get(name) is not None}


@pytest.fixture
def shown(ask):
    async def of(id, who="amina"):
        return (await ask(who, "GET", f"cases/{id}")).json()["data"]

    return of


async def test_it_is_there_from_the_first_moment_and_travels_as_facts(a_case, shown, published):
    case = await a_case(risk_level="high", created_at="2026-11-02T00:00:00.000Z")
    said = {
        "next_action": "first_contact",
        "next_action_due": "2026-11-03T00:00:00.000Z",
        "next_action_owner": "amina",
        "next_action_policy": 0,
    }
    assert told(case) == told(await shown(case["id"])) == said
    assert told((await published(CaseRegistered))[-1].facts) == said


async def test_it_moves_on_with_each_step_and_ends_with_the_case(a_case, ask, shown):
    case = await a_case(risk_level="high", created_at="2026-11-02T00:00:00.000Z")
    steps = [
        ({"followup_subform_section": [{"followup_date": "2026-11-03"}]}, "assessment"),
        ({"assessment_requested_on": "2026-11-04"}, "case_plan"),
        ({"date_case_plan": "2026-11-05"}, "follow_up"),
    ]
    for change, action in steps:
        assert (await ask("amina", "PATCH", f"cases/{case['id']}", change)).status_code == 200
        assert (await shown(case["id"]))["next_action"] == action
    await ask("amina", "PATCH", f"cases/{case['id']}", {"status": "closed"}, record_action="close")
    assert told(await shown(case["id"])) == {}
    again = {"status": "open", "case_status_reopened": True}
    await ask("amina", "PATCH", f"cases/{case['id']}", again, record_action="reopen")
    assert (await shown(case["id"]))["next_action"] == "follow_up"


async def test_nobody_writes_it_by_hand(a_case, ask, shown):
    case = await a_case(next_action="review", next_action_due="2030-01-01T00:00:00.000Z")
    await ask("amina", "PATCH", f"cases/{case['id']}", {"next_action": "review", "next_action_owner": "rosa"})
    assert told(await shown(case["id"])) == told(case)
    assert case["next_action"] == "first_contact"


async def test_cases_are_found_by_it(a_case, ask):
    case = await a_case(created_at="2026-11-02T00:00:00.000Z")
    await a_case()
    for query in ("next_action_due=2026-11-05", "next_action_due=..2026-11-06"):
        found = (await ask("amina", "GET", f"cases?{query}")).json()["data"]
        assert [one["id"] for one in found] == [case["id"]]
    both = (await ask("amina", "GET", "cases?next_action=first_contact&order_by=next_action_due&order=asc")).json()
    assert both["data"][0]["id"] == case["id"]
    assert both["metadata"]["total"] == 2


async def test_who_comes_through_a_referral_is_not_told(a_case, share, shown):
    case = await a_case(consent_for_services=True, disclosure_other_orgs=True)
    await share(case["id"], "rosa")
    seen = await shown(case["id"], "rosa")
    assert told(seen) == {}


@pytest.fixture
def from_before(a_case, ask, database):
    """Registers cases, and takes from all what says what is next, as if an earlier version had kept them."""

    async def register(number, closed=0):
        ids = [(await a_case())["id"] for _ in range(number + closed)]
        for id in ids[number:]:
            await ask("amina", "PATCH", f"cases/{id}", {"status": "closed"}, record_action="close")
        async with database.transaction(service_actor("cases")) as uow:
            bare = record.c.facts
            for name in NAMES:
                bare = bare.op("-")(name)
            await uow.session.execute(update(record).values(facts=bare))
        return ids

    return register


async def test_cases_that_were_there_before_get_theirs_a_few_at_a_time(
    from_before, follow, shown, published, monkeypatch
):
    monkeypatch.setattr(commands, "MOST_AT_ONCE", 2)
    ids = await from_before(5)
    before = {id: await shown(id) for id in ids}
    assert all(told(values) == {} for values in before.values())
    assert await follow() == 3
    for id in ids:
        after = await shown(id)
        assert after["next_action"] == "first_contact"
        assert after["last_updated_at"] == before[id]["last_updated_at"]
        assert after["version"] == before[id]["version"] + 1
    assert {event.facts["next_action"] for event in await published(CaseChanged)} == {"first_contact"}
    assert await follow() == 1
    assert {(await shown(id))["version"] for id in ids} == {2}


async def test_a_round_goes_on_where_it_stood(from_before, follow, follow_once, shown, monkeypatch):
    monkeypatch.setattr(commands, "MOST_AT_ONCE", 2)
    ids = sorted(await from_before(5))
    assert await follow_once()
    assert [bool(told(await shown(id))) for id in ids] == [True, True, False, False, False]
    assert await follow() == 2
    assert [(await shown(id))["version"] for id in ids] == [2] * 5


async def test_a_turn_that_is_broken_off_has_done_nothing_and_is_done_again(from_before, follow, shown, monkeypatch):
    [one] = await from_before(1)

    async def broken(*given):
        raise ConnectionError

    with monkeypatch.context() as broken_off:
        broken_off.setattr(commands.store, "write_progress", broken)
        with pytest.raises(ConnectionError):
            await follow()
    assert told(await shown(one)) == {}
    await follow()
    assert told(await shown(one))["next_action"] == "first_contact"


async def test_closed_cases_are_left_alone(from_before, follow, shown):
    [open_case, closed] = await from_before(1, closed=1)
    version = (await shown(closed))["version"]
    await follow()
    assert told(await shown(open_case))
    assert told(await shown(closed)) == {}
    assert (await shown(closed))["version"] == version


async def test_what_follows_already_is_not_written_again(a_case, follow, shown, published):
    case = await a_case()
    await follow()
    assert (await shown(case["id"]))["version"] == 1
    assert await published(CaseChanged) == []
