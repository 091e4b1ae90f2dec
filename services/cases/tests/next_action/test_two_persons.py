"""A policy pack is proposed by one person and put in force by another, who is named and audited; and it is told."""

from datetime import date

import pytest
from cases.policy_pack.domain import DEFAULTS
from chassis.ids import derived_id
from contracts.policy import PolicyDecided


@pytest.fixture
async def propose(ask, people):
    for name in ("manager", "second"):
        await people.add(name, permissions={"system": ["manage"]})

    async def made(who="manager"):
        answer = await ask(who, "POST", "policy_packs", DEFAULTS | {"title": "Other"})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["version"]

    return made


@pytest.fixture
def decide(ask):
    async def put(who, version):
        answer = await ask(who, "POST", f"policy_packs/{version}/decisions", {"approved_by": "The ministry"})
        return answer.status_code, answer.json().get("code")

    return put


@pytest.fixture
def shown(ask):
    async def pack(who, version):
        return (await ask(who, "GET", f"policy_packs/{version}")).json()["data"]

    return pack


async def test_who_proposed_it_alone_is_refused_and_nothing_changes(propose, decide, shown, published):
    version = await propose()
    assert await decide("manager", version) == (409, "one_person_alone")
    kept = await shown("manager", version)
    assert (kept["in_force"], kept["decisions"], kept["abilities"]) == (False, [], [])
    assert await published(PolicyDecided) == []


async def test_somebody_else_puts_it_in_force_and_is_named(propose, decide, shown, published, database):
    version = await propose()
    assert (await shown("second", version))["abilities"] == ["put_in_force"]
    assert await decide("second", version) == (200, None)
    kept = await shown("manager", version)
    assert (kept["in_force"], kept["made_by"], kept["decisions"][0]["decided_by"]) == (True, "manager", "second")
    [event] = await published(PolicyDecided)
    pack = derived_id("policy_pack", str(version))
    assert (event.record_id, event.owned_by, event.actor) == (pack, "manager", "second")
    assert event.effective_from == date.fromisoformat(kept["decisions"][0]["effective_from"])
    assert "ministry" not in event.model_dump_json()


async def test_one_in_force_at_a_time_and_what_was_agreed_to_once_is_gone_back_to_by_anybody(propose, decide, shown):
    first, second = await propose(), await propose("second")
    for who, version in (
        ("second", first),
        ("manager", second),
        ("manager", first),
        ("manager", 0),
        ("second", second),
    ):
        assert await decide(who, version) == (200, None)
        in_force = [each for each in (0, first, second) if (await shown("manager", each))["in_force"]]
        assert in_force == [version]
    assert [len((await shown("manager", each))["decisions"]) for each in (0, first, second)] == [1, 2, 2]


async def test_where_a_site_has_one_administrator_only_it_can_be_set_otherwise(propose, decide, shown, app):
    app.state.settings = app.state.settings.model_copy(update={"policy_needs_two": False})
    version = await propose()
    assert (await shown("manager", version))["abilities"] == ["put_in_force"]
    assert await decide("manager", version) == (200, None)
