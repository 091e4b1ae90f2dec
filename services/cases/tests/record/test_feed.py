"""The feed of changes, and races, on a database that really commits."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID, uuid4

import asyncpg
import pytest
from contracts.referrals import AssignmentMade, ReferralMade
from sqlalchemy import text
from testkit.people import MODULE
from testkit.postgres import server_url
from testkit.waiting import eventually


@pytest.fixture(autouse=True)
def configuration():
    """Here `town` commits the configuration instead."""


async def register(client, **values):
    answer = await client.post("/api/v2/cases", json={"data": {"module_id": MODULE, **values}})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]["id"]


async def settled(town):
    """Until every transaction that is open now in this database has ended."""
    open_here = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
    )

    async def passed():
        async with town.database.session() as session:
            assert await session.scalar(open_here) == 0

    await eventually(passed, within=30)


async def feed(client, since=None, **params):
    answer = await client.get("/api/v2/cases/changes", params=params | ({"since": since} if since else {}))
    assert answer.status_code == 200, answer.text
    body = answer.json()
    return [case["id"] for case in body["data"]], body["gone"], body["metadata"]


async def test_the_feed_tells_every_change_once_and_what_left(town):
    amina, rosa = town.client(town.people.amina), town.client(town.people.rosa)
    first, second, third = [await register(amina, age=age) for age in (1, 2, 3)]
    await settled(town)
    ids, gone, metadata = await feed(amina, per=2)
    assert (ids, gone, metadata["more"]) == ([first, second], [], True)
    ids, gone, metadata = await feed(amina, metadata["cursor"])
    assert (ids, gone, metadata["more"]) == ([third], [], False)
    assert (await feed(amina, metadata["cursor"]))[0] == []
    await amina.patch(f"/api/v2/cases/{first}", json={"data": {"age": 9}})
    await settled(town)
    ids, _, metadata = await feed(amina, metadata["cursor"])
    assert ids == [first]
    made = AssignmentMade(
        transition_id=uuid4(),
        record_id=UUID(second),
        transitioned_by="joao",
        transitioned_to="rosa",
        made_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    await town.deliver(made, about=UUID(second))
    await settled(town)
    ids, gone, metadata = await feed(amina, metadata["cursor"])
    assert (ids, gone) == ([], [second])
    assert (await feed(amina, metadata["cursor"]))[:2] == ([], [])
    assert (await feed(rosa))[0] == [second]


async def test_the_feed_tells_that_a_record_was_flagged(town):
    amina = town.client(town.people.amina)
    id = await register(amina, age=1)
    await settled(town)
    _, _, metadata = await feed(amina)
    answer = await amina.post(f"/api/v2/cases/{id}/flags", json={"data": {"message": "Look at it"}})
    assert answer.status_code == 200, answer.text
    await settled(town)
    body = (await amina.get("/api/v2/cases/changes", params={"since": metadata["cursor"]})).json()
    assert [(row["id"], row["flagged"], row["flag_count"]) for row in body["data"]] == [(id, True, 1)]


async def test_a_slow_transaction_s_change_is_not_skipped(town):
    amina = town.client(town.people.amina)
    slow, quick = await register(amina, age=1), await register(amina, age=2)
    await settled(town)
    _, _, metadata = await feed(amina)
    touch = text(
        "UPDATE record SET changed_xid = pg_current_xact_id(), "
        "change_position = nextval('record_change_position') WHERE id = :id"
    )
    async with town.database.session() as session:
        await session.execute(touch, {"id": UUID(slow)})
        await amina.patch(f"/api/v2/cases/{quick}", json={"data": {"age": 3}})
        ids, _, metadata = await feed(amina, metadata["cursor"])
        assert ids == []
    await settled(town)
    assert sorted((await feed(amina, metadata["cursor"]))[0]) == sorted([slow, quick])


async def test_what_is_at_work_in_another_database_holds_nothing_back(town):
    amina = town.client(town.people.amina)
    elsewhere = await asyncpg.connect(server_url())
    try:
        async with elsewhere.transaction():
            await elsewhere.execute("SELECT pg_current_xact_id()")
            id = await register(amina, age=1)
            await settled(town)
            assert (await feed(amina))[0] == [id]
    finally:
        await elsewhere.close()


async def test_whoever_changes_teams_is_told_to_begin_again(town):
    joao = town.people.joao
    _, _, metadata = await feed(town.client(joao))
    assert metadata["reset"] is False
    moved = await town.people.add(
        "joao",
        role="role-supervisor",
        scope="group",
        permissions={"case": ["read"]},
        forms=dict(joao.forms),
        groups=["south"],
    )

    async def told():
        _, _, now = await feed(town.client(moved), metadata["cursor"])
        assert now["reset"] is True

    await eventually(told, within=5)


async def test_an_unreadable_cursor_is_refused(town):
    answer = await town.client(town.people.amina).get("/api/v2/cases/changes?since=yesterday")
    assert answer.status_code == 422


async def test_many_hands_at_once_lose_no_change(town):
    amina, benedita = town.client(town.people.amina), town.client(town.people.joao)
    id = await register(amina, age=1, risk_level="low", sex="male")
    changes = [{"age": 2}, {"risk_level": "high"}, {"sex": "female"}, {"nationality": ["tl"]}, {"occupation": "x"}]
    answers = await asyncio.gather(
        *(
            who.patch(f"/api/v2/cases/{id}", json={"data": change, "base_version": 1})
            for who, change in zip([amina, benedita] * 3, changes, strict=False)
        )
    )
    assert [answer.status_code for answer in answers] == [200] * 5
    shown = (await amina.get(f"/api/v2/cases/{id}")).json()["data"]
    assert shown["version"] == 6
    assert all(shown[name] == value for change in changes for name, value in change.items())


async def test_of_two_that_change_the_same_field_at_once_one_is_told(town):
    amina = town.client(town.people.amina)
    id = await register(amina, age=1)
    answers = await asyncio.gather(
        *(amina.patch(f"/api/v2/cases/{id}", json={"data": {"age": age}, "base_version": 1}) for age in (2, 3, 4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]


async def test_one_client_id_registers_one_case(town):
    amina = town.client(town.people.amina)
    body = {"data": {"module_id": MODULE, "id": str(uuid4())}}
    answers = await asyncio.gather(*(amina.post("/api/v2/cases", json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [204, 409, 409, 409]


async def test_a_partner_who_is_faster_than_the_event_waits_a_moment(town):
    amina, partner = town.client(town.people.amina), town.client(town.people.partner)
    id = await register(amina, age=1, consent_for_services=True, disclosure_other_orgs=True)
    looking = asyncio.create_task(partner.get(f"/api/v2/cases/{id}"))
    made = ReferralMade(
        transition_id=uuid4(),
        record_id=UUID(id),
        transitioned_by="amina",
        transitioned_to="partner",
        made_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    await town.deliver(made, about=UUID(id))
    assert (await looking).status_code in {200, 404}
    assert (await partner.get(f"/api/v2/cases/{id}")).status_code == 200
