"""A place is recognised when another child is hurt there: once, in the files of whom it concerns, without its name."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from cases.place_alert.domain import first_day
from cases.renewal.commands import renew
from chassis.actor import service_actor
from contracts.cases import PlaceRecognised
from sqlalchemy import text

SOUNDS_LIKE = "escola canariacallo"
OTHERS = {
    "another name": {"name": "Eskola Manleuana"},
    "another location": {"location": "TL0102"},
    "no name": {"name": None},
    "a name that says its sort alone": {"name": "Eskola"},
    "no location": {"location": None},
}


async def test_a_second_child_at_the_same_place_alerts_once(alerting, hurt, look, published):
    first, _ = await hurt("amina")
    second, _ = await hurt("benedita", name=SOUNDS_LIKE)
    for _ in range(3):
        await look()
    told = await published(PlaceRecognised)
    assert [(str(each.record_id), each.owned_by, each.for_owner) for each in told] == [
        (second, "benedita", True),
        (first, "amina", False),
    ]
    assert {(each.record_type, each.actor) for each in told} == {("case", "mahon")}
    assert len({each.place_id for each in told}) == 1
    assert "anaria" not in "".join(each.model_dump_json() for each in told).lower()


async def test_the_same_child_twice_is_no_second_child(alerting, hurt, ask, look, published):
    case, _ = await hurt("amina")
    again = {"cp_incident_location_type": "school", "incident_location": "TL0101"}
    row = again | {"cp_incident_location_type_other": SOUNDS_LIKE}
    answer = await ask("amina", "PATCH", f"cases/{case}", {"incident_details": [row]})
    assert answer.status_code == 200, answer.text
    await look()
    assert await published(PlaceRecognised) == []


async def test_a_row_of_a_case_names_a_place_as_any_incident(alerting, hurt, register, look, published):
    await hurt("amina")
    row = {"cp_incident_location_type": "school", "incident_location": "TL0101"}
    rows = [row | {"cp_incident_location_type_other": SOUNDS_LIKE}]
    case = await register("benedita", "cases", incident_details=rows)
    await look()
    assert str((await published(PlaceRecognised))[0].record_id) == case


@pytest.mark.parametrize("how", OTHERS)
async def test_another_place_alerts_nobody(how, alerting, hurt, look, published):
    await hurt("amina")
    await hurt("benedita", **OTHERS[how])
    await look()
    assert await published(PlaceRecognised) == []


async def test_a_sort_of_place_that_the_option_does_not_name_alerts_nobody(alerting, hurt, look, published):
    for who in ("amina", "benedita"):
        await hurt(who, setting="home")
    await look()
    assert await published(PlaceRecognised) == []


async def test_what_was_there_before_the_option_counts_and_does_not_alert(hurt, set_policy, look, published):
    for who in ("amina", "benedita"):
        await hurt(who)
    await look()
    await set_policy({"settings": ["school"]})
    await look()
    assert await published(PlaceRecognised) == []
    await hurt("rosa")
    await look()
    assert len(await published(PlaceRecognised)) == 3


async def test_from_how_many_children_on_is_for_the_option_to_say(hurt, set_policy, look, published):
    await set_policy({"settings": ["school"], "children": 3})
    for expected, who in enumerate(("amina", "benedita", "rosa")):
        await hurt(who)
        await look()
        assert len(await published(PlaceRecognised)) == (3 if expected == 2 else 0)


@pytest.mark.parametrize(("months_ago", "told"), [(11, 2), (13, 0)])
async def test_only_what_happened_lately_counts(months_ago, told, alerting, hurt, look, published, database):
    day = first_day(database.site.day(datetime.now(UTC)), months_ago)
    await hurt("amina", incident_date=day.isoformat())
    await hurt("benedita")
    await look()
    assert len(await published(PlaceRecognised)) == told


async def test_what_is_reported_long_after_it_happened_alerts_nobody(alerting, hurt, look, published, database):
    await hurt("amina")
    long_ago = database.site.day(datetime.now(UTC)) - timedelta(days=800)
    await hurt("benedita", incident_date=long_ago.isoformat())
    await look()
    assert await published(PlaceRecognised) == []


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 30), 12, date(2025, 11, 30)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(3, 1, 15), 120, date.min),
    ],
)
def test_months_are_those_of_the_calendar(today, months, first):
    assert first_day(today, months) == first


async def test_a_place_that_is_put_right_is_looked_at_again(alerting, hurt, ask, look, published):
    await hurt("amina")
    _, incident = await hurt("benedita", name="Eskola Manleuana")
    await look()
    for words in (SOUNDS_LIKE, "Kanariakalo!", SOUNDS_LIKE):
        answer = await ask("benedita", "PATCH", f"incidents/{incident}", {"cp_incident_location_type_other": words})
        assert answer.status_code == 200, answer.text
        await look()
    assert len(await published(PlaceRecognised)) == 2


async def test_a_place_that_moves_to_the_location_of_another_is_recognised(alerting, hurt, ask, look, published):
    await hurt("amina")
    _, incident = await hurt("benedita", location="TL0102")
    await look()
    assert (await ask("benedita", "PATCH", f"incidents/{incident}", {"incident_location": "TL0101"})).status_code == 200
    await look()
    assert len(await published(PlaceRecognised)) == 2


async def test_a_disabled_incident_and_one_of_a_disabled_case_count_no_more(alerting, hurt, ask, look, published):
    _, incident = await hurt("amina")
    case, _ = await hurt("rosa", name="Kanariakalo")
    for path in (f"incidents/{incident}", f"cases/{case}"):
        who = "amina" if path.startswith("incidents") else "rosa"
        assert (await ask(who, "PATCH", path, {"record_state": False})).status_code == 200
    await look()
    await hurt("benedita")
    await look()
    assert await published(PlaceRecognised) == []


async def test_where_children_live_every_open_case_is_named_to_its_owner(
    alerting, hurt, register, ask, look, published
):
    there = {"living_setting": "residential_care", "location_current": "TL0101"}
    lives = await register("rosa", "cases", residential_care_name="Uma Kanariakalo", **there)
    elsewhere = await register("rosa", "cases", residential_care_name="Uma Manleuana", **there)
    first, _ = await hurt("amina", setting="residential_care")
    closed, _ = await hurt("amina", setting="residential_care", name="panti kanariacalo")
    assert (await ask("amina", "PATCH", f"cases/{closed}", {"status": "closed"})).status_code == 200
    await look()
    before = len(await published(PlaceRecognised))
    second, _ = await hurt("benedita", setting="residential_care")
    await look()
    told = {str(each.record_id): each.for_owner for each in (await published(PlaceRecognised))[before:]}
    assert told == {second: True, first: True, closed: False, lives: True}
    assert elsewhere not in told


async def test_incidents_from_before_there_were_tokens_are_found_too(
    alerting, hurt, look, database, keyring, published
):
    await hurt("amina")
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(text("UPDATE record SET places = '{}'"))
        await uow.session.execute(text("DELETE FROM renewal"))
        while await renew(uow, keyring, datetime.now(UTC)):
            pass
    await hurt("benedita")
    await look()
    assert len(await published(PlaceRecognised)) == 2


async def test_nothing_of_a_place_s_name_lies_anywhere_in_plain(alerting, hurt, look, database):
    await hurt("amina")
    await hurt("benedita")
    await look()
    names = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    async with database.session() as session:
        for table in await session.scalars(names):
            said = " ".join(await session.scalars(text(f'SELECT t::text FROM "{table}" t')))
            assert "anariakalo" not in said.lower(), table


async def test_erasing_an_incident_leaves_nothing_of_what_was_told_of_it(
    alerting, hurt, look, client, people, ask, database
):
    await hurt("amina")
    case, incident = await hurt("benedita")
    await look()
    number = (await ask("benedita", "GET", f"incidents/{incident}")).json()["data"]["short_id"]
    body = {"data": {"short_id": number, "reason": "registered_by_mistake"}}
    erased = await client(people.admin).post(f"/api/v2/incidents/{incident}/erasure", json=body)
    assert erased.status_code == 200, erased.text
    async with database.session() as session:
        for table, column in (("place_alert", "record_id"), ("place_look", "record_id"), ("place_notice", "alert_id")):
            found = [str(one) for one in await session.scalars(text(f"SELECT {column} FROM {table}"))]
            assert incident not in found
            assert table == "place_look" or found == []
    assert UUID(case)
