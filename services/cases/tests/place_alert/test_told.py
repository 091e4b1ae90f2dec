"""Who is told of a place, which files they may open, and what becomes of it when somebody acts."""

import pytest
from chassis.tables import audit_entry
from sqlalchemy import select

API = "/api/v2"


@pytest.fixture
async def twice(alerting, hurt, look):
    """Two children of two teams at one place: rosa's first, then amina's."""
    before, _ = await hurt("rosa")
    now, _ = await hurt("amina", name="Escola Canariacalo")
    await look()
    return before, now


async def test_the_owner_is_told_how_many_others_and_opens_only_their_own(twice, alerts):
    [told] = await alerts("amina")
    [file] = told.pop("files")
    assert file == {
        "id": twice[1],
        "record_type": "cases",
        "short_id": file["short_id"],
        "name": "Invented Child",
        "status": "open",
        "new": True,
        "harmed": True,
    }
    assert told == {
        "id": told["id"],
        "at": told["at"],
        "location": "TL0101",
        "setting": "school",
        "children": 1,
        "months": 12,
        "withheld": 1,
        "acted": [],
        "abilities": ["act"],
    }


@pytest.mark.parametrize(
    ("who", "opens"),
    [
        ("amina", ["now"]),
        ("joao", ["now"]),
        ("maria", ["before"]),
        ("national", ["before", "now"]),
        ("rosa", None),
        ("benedita", None),
        ("far", None),
        ("partner", None),
        ("hospital", None),
    ],
)
async def test_nobody_is_told_whose_scope_does_not_reach_the_place(who, opens, twice, share, alerts, ask):
    """`partner` and `hospital` come to amina's case through a referral."""
    await share(twice[1], "amina", "partner")
    names = dict(zip(("before", "now"), twice, strict=True))
    [mine] = await alerts("amina")
    found = await alerts(who)
    answer = await ask(who, "GET", f"place_alerts/{mine['id']}")
    if opens is None:
        assert (found, answer.status_code) == ([], 404)
        assert (await ask(who, "PATCH", f"place_alerts/{mine['id']}", {"acted": True})).status_code == 404
    else:
        [told] = found
        assert sorted(file["id"] for file in told["files"]) == sorted(names[each] for each in opens)
        assert (told["withheld"], told["children"]) == (2 - len(opens), 1)
        assert answer.json()["data"] == told


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("nobody_role", 403), ("blind", 403)])
async def test_who_may_read_no_incidents_is_told_of_none(who, status, twice, ask, alerts):
    [mine] = await alerts("amina")
    asked = (("GET", "place_alerts"), ("GET", f"place_alerts/{mine['id']}"), ("PATCH", f"place_alerts/{mine['id']}"))
    for method, path in asked:
        data = {"acted": True} if method == "PATCH" else None
        assert (await ask(who, method, path, data)).status_code == status


@pytest.mark.parametrize("id", ["5d7b3a52-4c3e-4d0e-9a39-3f3a1c8e2b11", "nonsense"])
async def test_an_alert_that_is_not_there_is_not_there(id, people, ask):
    assert (await ask("amina", "GET", f"place_alerts/{id}")).status_code == 404


@pytest.mark.parametrize("data", [{}, {"acted": False}, {"acted": None}, {"acted": True, "note": "x"}])
async def test_that_one_acted_is_said_plainly(data, twice, ask, alerts):
    [mine] = await alerts("amina")
    assert (await ask("amina", "PATCH", f"place_alerts/{mine['id']}", data)).status_code == 422


async def test_who_acted_and_when_is_kept_and_each_team_acts_for_itself(twice, ask, alerts):
    [mine] = await alerts("amina")
    path = f"place_alerts/{mine['id']}"
    done = (await ask("amina", "PATCH", path, {"acted": True})).json()["data"]
    [act] = done["acted"]
    assert (act["by"], act["by_full_name"], done["abilities"]) == ("amina", "Amina", [])
    again = (await ask("joao", "PATCH", path, {"acted": True})).json()["data"]
    assert again["acted"] == [act]
    assert await alerts("joao", "?waiting=true") == []
    assert [each["id"] for each in await alerts("joao")] == [mine["id"]]
    [theirs] = await alerts("maria", "?waiting=true")
    assert (theirs["acted"], theirs["abilities"]) == ([], ["act"])
    assert (await ask("national", "PATCH", path, {"acted": True})).json()["data"]["acted"][0] == act
    assert [act["by"] for act in (await alerts("national"))[0]["acted"]] == ["amina", "national"]
    assert [act["by"] for act in (await alerts("amina"))[0]["acted"]] == ["amina"]


async def test_the_owner_of_several_children_there_opens_them_all(alerting, hurt, look, alerts, ask):
    first, _ = await hurt("amina")
    await hurt("rosa")
    last, _ = await hurt("amina")
    await look()
    newest = (await alerts("amina"))[0]
    assert {file["id"]: file["new"] for file in newest["files"]} == {first: False, last: True}
    assert (newest["children"], newest["withheld"]) == (2, 1)
    done = await ask("amina", "PATCH", f"place_alerts/{newest['id']}", {"acted": True})
    assert (len(done.json()["data"]["acted"]), await alerts("joao", "?waiting=true")) == (1, [])


async def test_of_what_waits_at_one_place_the_newest_is_shown_and_who_acts_acts_on_all_before_it(
    alerting, hurt, look, alerts, ask
):
    async def another(who, name="Kanariakalo"):
        await hurt(who, name=name)
        await look()
        return [each["id"] for each in await alerts("amina", "?waiting=true")]

    assert await another("rosa") == []
    [first] = await another("amina")
    [second] = await another("amina", "Eskola Kanariakalo")
    await another("rosa", "Manleuana")
    apart, newest = await another("amina", "Manleuana")
    assert (newest, second) == (second, newest) != (first, first)
    await ask("amina", "PATCH", f"place_alerts/{first}", {"acted": True})
    assert [each["id"] for each in await alerts("amina", "?waiting=true")] == [apart, second]
    assert [each["id"] for each in await alerts("amina")] == [apart, second, first]
    [latest, *_] = await another("amina")
    await ask("amina", "PATCH", f"place_alerts/{latest}", {"acted": True})
    assert [each["id"] for each in await alerts("amina", "?waiting=true")] == [apart]
    assert [each["id"] for each in await alerts("amina")] == [latest, apart, second, first]


async def test_an_act_is_audited(twice, ask, alerts, database):
    [mine] = await alerts("amina")
    await ask("amina", "PATCH", f"place_alerts/{mine['id']}", {"acted": True})
    wanted = select(audit_entry.c.user_name, audit_entry.c.subject).where(audit_entry.c.action == "act_on_place")
    async with database.session() as session:
        assert [tuple(row) for row in await session.execute(wanted)] == [("amina", mine["id"])]


async def test_a_child_that_leaves_the_place_is_counted_no_more(twice, ask, alerts, client, people):
    assert (
        await client(people.admin).patch(f"{API}/cases/{twice[0]}", json={"data": {"record_state": False}})
    ).is_success
    assert await alerts("amina") == await alerts("maria") == []
    assert (
        await client(people.admin).patch(f"{API}/cases/{twice[0]}", json={"data": {"record_state": True}})
    ).is_success
    assert len(await alerts("amina")) == 1


async def test_an_incident_of_no_case_is_a_file_of_its_own(alerting, hurt, register, look, alerts):
    await hurt("rosa")
    place = {"incident_location": "TL0101", "cp_incident_location_type": "school"}
    alone = await register("amina", "incidents", cp_incident_location_type_other="Kanariakalo", **place)
    await look()
    [told] = await alerts("amina")
    assert [(file["id"], file["record_type"], file["new"]) for file in told["files"]] == [(alone, "incidents", True)]
    assert (told["children"], told["withheld"]) == (1, 1)


async def test_who_cares_for_a_child_that_lives_there_is_told_in_the_child_s_name(
    alerting, hurt, register, look, alerts
):
    there = {"living_setting": "residential_care", "location_current": "TL0101"}
    lives = await register("benedita", "cases", residential_care_name="Kanariakalo", **there)
    for who in ("rosa", "amina"):
        await hurt(who, setting="residential_care")
    await look()
    [told] = await alerts("benedita")
    assert [(file["id"], file["harmed"], file["new"]) for file in told["files"]] == [(lives, False, False)]
    assert (told["children"], told["withheld"]) == (1, 2)
    assert len(await alerts("rosa")) == 1


async def test_pages_are_counted(twice, hurt, look, ask):
    for who in ("rosa", "benedita", "amina"):
        await hurt(who, name="Manleuana")
    await look()
    first = (await ask("amina", "GET", "place_alerts?per=1&page=1")).json()
    second = (await ask("amina", "GET", "place_alerts?per=1&page=2")).json()
    assert first["metadata"] == {"total": 2, "per": 1, "page": 1}
    assert [len(page["data"]) for page in (first, second)] == [1, 1]
    assert [page["data"][0]["children"] for page in (first, second)] == [2, 1]
