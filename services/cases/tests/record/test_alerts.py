"""What of a record somebody should look at, and how many records that are."""

import pytest
from alert_builders import add_alert
from cases.record.store.setup import SETUP

NOTED = {"data": {"notes_section": [{"note_text": "Invented"}]}}
AGREED = {"consent_for_services": True, "disclosure_other_orgs": True}
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
    made = await a_case(**AGREED)
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


@pytest.fixture
def alerts(client, people):
    """The alerts of a case as somebody reads them; the status where they may not."""

    async def of(id, who="amina"):
        answer = await client(people.known[who]).get(f"/api/v2/cases/{id}/alerts")
        return answer.json() if answer.status_code == 200 else answer.status_code

    return of


async def test_a_record_tells_which_form_to_look_at(alerted, alerts):
    told = await alerts(alerted)
    [alert] = told["data"]
    assert alert.keys() == {"unique_id", "alert_for", "type", "date", "form_unique_id"}
    assert (alert["alert_for"], alert["type"], alert["form_unique_id"]) == ("field_change", "notes", "notes")
    assert (await alerts(alerted, "joao"), await alerts(alerted, "rosa")) == (told, 404)


async def test_who_was_shown_the_case_reads_only_their_own_and_is_told_of_the_limit(*, alerted, alerts, share, people):
    rights = {"case": ["read", "receive_referral"]}
    for name in ("clinic", "police"):
        await people.add(name, permissions=rights, groups=[name], agency=name)
        await share(alerted, name)
    raised = [alert["alert_for"] for alert in (await alerts(alerted))["data"]]
    assert raised == ["field_change", "referral", "referral"]
    for name in ("clinic", "police"):
        told = await alerts(alerted, name)
        assert [alert["alert_for"] for alert in told["data"]] == ["field_change", "referral"]
        assert told["withheld"] is True
    assert "withheld" not in await alerts(alerted)


async def test_who_may_takes_an_alert_away_once(*, alerted, alerts, client, people, count):
    await people.add("head", scope="group", groups=["north"], permissions={"case": ["read", "remove_alert"]})
    head = client(people.head)
    path = f"/api/v2/cases/{alerted}/alerts/{(await alerts(alerted))['data'][0]['unique_id']}"
    before = (await head.get(f"/api/v2/cases/{alerted}")).json()["data"]
    answers = [(await head.delete(path)).status_code for _ in range(2)]
    assert answers == [204, 404]
    after = (await head.get(f"/api/v2/cases/{alerted}")).json()["data"]
    assert after["version"] == before["version"] + 1
    assert after["last_updated_by"] == before["last_updated_by"]
    assert (after["current_alert_types"], await count("amina")) == ([], NONE)


async def test_an_alert_of_another_record_is_not_taken_away_here(*, alerted, a_case, alerts, database, client, people):
    await people.add("head", scope="group", groups=["north"], permissions={"case": ["read", "remove_alert"]})
    other = (await a_case())["id"]
    foreign = await add_alert(database, other)
    answer = await client(people.head).delete(f"/api/v2/cases/{alerted}/alerts/{foreign}")
    assert answer.status_code == 404
    assert [alert["unique_id"] for alert in (await alerts(other))["data"]] == [foreign]


@pytest.fixture
async def by_module(client, people):
    """The module says itself which changes alert: of the sex alone, whoever makes it."""
    administrator = client(people.admin)
    [module] = (await administrator.get("/api/v2/primero_modules")).json()["data"]
    said = {"sex": {"form_section_unique_id": "basic_identity", "alert_strategy": "associated_users"}}
    body = {"data": {"module_options": {"changes_field_to_form": said}}}
    answer = await administrator.patch(f"/api/v2/primero_modules/{module['id']}", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"]["module_options"]["changes_field_to_form"] == said
    SETUP.forget()


async def test_what_a_module_says_decides_what_alerts_and_who_is_told(
    *, by_module, a_case, alerts, count, client, people
):
    id = (await a_case(**AGREED))["id"]
    await client(people.joao).patch(f"/api/v2/cases/{id}", json=NOTED)
    assert (await alerts(id))["data"] == []
    await client(people.amina).patch(f"/api/v2/cases/{id}", json={"data": {"sex": "female"}})
    [alert] = (await alerts(id, "joao"))["data"]
    assert (alert["alert_for"], alert["type"], alert["form_unique_id"]) == (
        "field_change",
        "basic_identity",
        "basic_identity",
    )
    await client(people.amina).patch(f"/api/v2/cases/{id}", json={"data": {"age": 7}})
    assert (await alerts(id))["data"] == [alert]
    assert (await count("joao"), await count("rosa")) == (NONE | {"case": 1}, NONE)
    removed = await client(people.admin).delete(f"/api/v2/cases/{id}/alerts/{alert['unique_id']}")
    assert (removed.status_code, await alerts(id)) == (204, {"data": []})
