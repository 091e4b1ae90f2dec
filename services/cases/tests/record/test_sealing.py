"""No sealed value is anywhere in plain: not in a column, not in an event, not in a log line."""

from uuid import UUID

from cases.history.store import record_history
from cases.record.store.table import record
from contracts.cases import CaseChanged
from sqlalchemy import select, text, update
from testkit.people import MODULE

CANARY = "Kanaria"
SEALED = {
    "name_first": f"{CANARY}first",
    "name_last": f"{CANARY}last",
    "name_nickname": f"{CANARY}nick",
    "name_other": f"{CANARY}other",
    "national_id_no": f"{CANARY}-4711",
    "occupation": f"{CANARY} trade",
    "telephone_current": f"+670 {CANARY} 77",
    "address_current": f"{CANARY} street",
    "date_of_birth": "2017-12-24",
    "family_details_section": [{"relation_name": f"{CANARY} mother", "relation": "mother"}],
    "services_section": [{"service_type": "health", "service_referral_notes": f"{CANARY} words"}],
    "notes_section": [{"note_subject": f"{CANARY} visit", "note_text": f"{CANARY} told"}],
}


async def everything_stored(database):
    """Every row of every table, as text."""
    async with database.session() as session:
        names = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        found = [await session.scalars(text(f'SELECT t::text FROM "{name}" t')) for name in names]
        return "\n".join(row for rows in found for row in rows)


async def test_no_column_no_event_and_no_log_line_holds_a_sealed_value(amina, database, capsys, published):
    made = await amina.post("/api/v2/cases", json={"data": {"module_id": MODULE, "age": 8, **SEALED}})
    id = made.json()["data"]["id"]
    url = f"/api/v2/cases/{id}"
    await amina.patch(url, json={"data": {"occupation": f"{CANARY} changed", "name_last": f"{CANARY}new"}})
    await amina.patch(url, json={"data": {"age": f"{CANARY} no number"}})
    await amina.get("/api/v2/cases", params={"query": f"{CANARY}first", "phonetic": "true"})
    await amina.get("/api/v2/cases", params={"national_id_no": f"{CANARY}-4711"})
    shown = (await amina.get(url)).json()["data"]
    assert shown["name"] == f"{CANARY}first {CANARY}new"
    stored = await everything_stored(database)
    assert id in stored
    for canary in (CANARY.lower(), "2017-12-24", CANARY.encode().hex()):
        assert canary not in stored.lower()
    announced = "".join(event.model_dump_json() for event in await published())
    assert CANARY not in announced
    assert "2017-12-24" not in announced
    written = capsys.readouterr()
    assert CANARY not in written.out + written.err


async def test_facts_are_announced_whole_with_the_names_of_what_changed(amina, published, a_case):
    case = await a_case(age=8, sex="female", occupation="invented", nationality=["tl"])
    await amina.patch(f"/api/v2/cases/{case['id']}", json={"data": {"age": 9, "occupation": "another"}})
    event = (await published(CaseChanged))[0]
    assert event.facts["age"] == 9
    assert event.facts["nationality"] == ["tl"]
    assert event.facts["associated_user_names"] == ["amina"]
    assert "age" in event.changed
    assert "occupation" not in {*event.facts, *event.changed}


async def test_destroying_the_key_erases_what_was_sealed(amina, database, a_case):
    case = await a_case(age=8, occupation="invented", name_first="Fictional")
    url = f"/api/v2/cases/{case['id']}"
    async with database.session() as session:
        await session.execute(update(record).where(record.c.id == UUID(case["id"])).values(wrapped_key=None))
    shown = (await amina.get(url)).json()["data"]
    assert shown["age"] == 8
    assert shown["name"] is None
    assert {"occupation", "name_first"}.isdisjoint(shown)
    assert (await amina.patch(url, json={"data": {"age": 9}})).json()["code"] == "erased"


async def test_sealed_history_cannot_be_read_without_the_key(amina, database, a_case, keyring):
    case = await a_case(occupation="invented")
    await amina.patch(f"/api/v2/cases/{case['id']}", json={"data": {"occupation": "another", "age": 3}})
    async with database.session() as session:
        rows = (await session.execute(select(record_history).order_by(record_history.c.version))).all()
    assert [row.action for row in rows] == ["create", "update"]
    assert rows[1].changes["age"] == {"from": None, "to": 3}
    assert "occupation" not in rows[1].changes
    assert rows[1].sealed is not None
