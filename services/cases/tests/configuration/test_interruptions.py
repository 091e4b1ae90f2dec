"""While a configuration is applied, and when that is cut short."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from cases.configuration.commands.application import apply_pending
from chassis.actor import service_actor

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
PATH = "/api/v2/configurations"


async def test_while_one_is_applied_nobody_changes_the_configuration_by_hand(client, people, *, turn, follow, small):
    posted = await client(people.admin).post(PATH, json={"data": small})
    path = f"{PATH}/{posted.json()['data']['id']}"
    await client(people.admin).patch(path, json={"data": {"apply_now": True}})
    await turn()
    shown = (await client(people.admin).get(path)).json()["data"]
    assert (shown["state"], shown["outcome"]["total"]) == ("applying", {"forms": 2, "lookups": 1})
    lookup = {"data": {"name": {"en": "New"}}}
    refused = await client(people.admin).post("/api/v2/lookups", json=lookup)
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "5"
    assert (await client(people.admin).patch(path, json={"data": {"apply_now": True}})).status_code == 503
    assert (await client(people.admin).delete(path)).status_code == 503
    settings = (await client(people.amina).get("/api/v2/system_settings")).json()["data"]
    assert settings["config_update_lock"] is True
    await turn()
    assert (await client(people.admin).get(path)).json()["data"]["outcome"]["step"] == "accounts"
    await follow(posted.json()["data"]["id"])
    await turn()
    assert (await client(people.admin).post("/api/v2/lookups", json=lookup)).status_code == 200


async def test_a_worker_that_dies_while_applying_leaves_nothing_half_done(
    client, people, *, turn, follow, small, database
):
    posted = await client(people.admin).post(PATH, json={"data": small})
    path = f"{PATH}/{posted.json()['data']['id']}"
    await client(people.admin).patch(path, json={"data": {"apply_now": True}})
    await turn()
    await follow(posted.json()["data"]["id"])
    with suppress(ConnectionResetError):
        async with database.transaction(service_actor("cases")) as uow:
            await apply_pending(uow, NOW)
            raise ConnectionResetError
    assert (await client(people.admin).get(path)).json()["data"]["state"] == "applying"
    assert (await client(people.amina).get("/api/v2/forms")).json()["data"] == []
    await turn()
    assert (await client(people.admin).get(path)).json()["data"]["state"] == "applied"
    assert len((await client(people.amina).get("/api/v2/forms")).json()["data"]) == 2


async def test_nothing_asked_for_is_nothing_done(turn, published):
    before = len(await published())
    await turn()
    assert len(await published()) == before


async def test_an_application_that_keeps_failing_is_given_up(client, people, turn, small):
    posted = await client(people.admin).post(PATH, json={"data": small})
    path = f"{PATH}/{posted.json()['data']['id']}"
    await client(people.admin).patch(path, json={"data": {"apply_now": True}})
    await turn()
    await turn(NOW + timedelta(hours=2))
    done = (await client(people.admin).get(path)).json()["data"]
    assert (done["state"], done["outcome"]["code"]) == ("failed", "gave_up")


async def test_an_answer_that_comes_after_it_was_given_up_changes_nothing(client, people, turn, *, follow, small):
    posted = await client(people.admin).post(PATH, json={"data": small})
    path = f"{PATH}/{posted.json()['data']['id']}"
    await client(people.admin).patch(path, json={"data": {"apply_now": True}})
    await turn()
    await turn(NOW + timedelta(hours=2))
    await follow(posted.json()["data"]["id"])
    await turn()
    assert (await client(people.admin).get(path)).json()["data"]["state"] == "failed"
    assert (await client(people.amina).get("/api/v2/forms")).json()["data"] == []
