"""How many records somebody should look at."""

import pytest

NOTED = {"data": {"notes_section": [{"note_text": "Invented"}]}}
NONE = {"case": 0, "incident": 0, "tracing_request": 0}


@pytest.fixture
def count(client, people):
    async def look(who):
        answer = await client(people.known[who]).get("/api/v2/alerts")
        assert answer.status_code == 200
        return answer.json()["data"]

    return look


@pytest.fixture
async def alerted(a_case, client, people):
    """A case of amina's that her supervisor changed."""
    made = await a_case()
    changed = await client(people.joao).patch(f"/api/v2/cases/{made['id']}", json=NOTED)
    assert changed.status_code == 200, changed.text
    return made["id"]


async def test_a_case_that_somebody_else_changed_counts_for_who_sees_it(alerted, a_case, count):
    await a_case()
    assert await count("amina") == NONE | {"case": 1}
    assert await count("joao") == NONE | {"case": 1}
    assert await count("admin") == NONE | {"case": 1}
    assert await count("rosa") == NONE


async def test_who_may_not_read_cases_is_told_of_none(alerted, count, people):
    await people.add("reader", permissions={"incident": ["read"]}, scope="all")
    assert await count("reader") == NONE


@pytest.mark.parametrize("change", [{"status": "closed"}, {"record_state": False}])
async def test_a_closed_or_disabled_case_does_not_count(*, change, alerted, count, client, people):
    await client(people.admin).patch(f"/api/v2/cases/{alerted}", json={"data": change})
    assert await count("joao") == NONE


async def test_the_owners_own_change_ends_it(alerted, count, amina):
    await amina.patch(f"/api/v2/cases/{alerted}", json={"data": {"age": 7}})
    assert await count("amina") == NONE


async def test_nobody_is_told_nothing(anonymous):
    assert (await anonymous.get("/api/v2/alerts")).status_code == 401
