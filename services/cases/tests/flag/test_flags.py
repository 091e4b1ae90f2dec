"""A flag is raised, seen, changed and resolved."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from chassis.tables import audit_entry
from contracts.cases import CaseChanged, FlagChanged, FlagRaised, FlagResolved, IncidentChanged
from sqlalchemy import select, text

DILI = ZoneInfo("Asia/Dili")
WORDS = "Kanariakalo waits for shoes"


@pytest.mark.parametrize("plural", ["cases", "incidents"])
async def test_who_raises_a_flag_is_shown_it_and_the_record_is_flagged(a_record, flag, ask, shown, plural):
    id = await a_record(plural=plural)
    made = await flag(id, plural=plural, message=WORDS, date="2026-12-01")
    record = made.pop("record")
    assert (record["id"], record["flagged"], record["flag_count"]) == (id, True, 1)
    assert made == {
        "id": made["id"],
        "record_id": id,
        "record_type": plural,
        "record_uuid": id,
        "date": "2026-12-01",
        "message": WORDS,
        "flagged_by": "amina",
        "flagged_by_full_name": "Amina",
        "removed": False,
        "unflag_message": None,
        "unflagged_by": None,
        "unflagged_by_full_name": None,
        "unflagged_date": None,
        "system_generated_followup": False,
        "created_at": made["created_at"],
        "name": None,
        "short_id": (await shown(id, plural=plural))["short_id"],
        "owned_by": "amina",
        "owned_by_agency_id": "mssi",
        "record_access_denied": False,
        "withheld": [],
        "abilities": ["resolve"],
    }
    assert (await ask("amina", "GET", f"{plural}/{id}/flags")).json() == {"data": [made]}
    found = await shown(id, plural=plural)
    assert (found["flagged"], found["flag_count"], found["version"]) == (True, 1, record["version"])


async def test_a_flag_is_for_today_unless_it_says_another_day(a_record, flag):
    made = await flag(await a_record())
    assert made["date"] == datetime.fromisoformat(made["created_at"]).astimezone(DILI).date().isoformat()


async def test_who_resolves_it_says_what_became_of_it(a_record, flag, ask, shown):
    id = await a_record(name="Kofi")
    made, other = await flag(id), await flag(id, message="And this")
    answer = await ask("amina", "PATCH", f"cases/{id}/flags/{made['id']}", {"unflag_message": "done"})
    done = answer.json()["data"]
    assert (answer.status_code, done["removed"], done["unflag_message"], done["unflagged_by"]) == (
        200,
        True,
        "done",
        "amina",
    )
    assert (done["unflagged_date"], done["abilities"], done["name"]) == (done["unflagged_date"], [], "Kofi")
    assert done["unflagged_date"] is not None
    assert (done["record"]["flagged"], done["record"]["flag_count"]) == (True, 1)
    await ask("amina", "PATCH", f"cases/{id}/flags/{other['id']}", {"unflag_message": "done"})
    found = await shown(id)
    assert (found["flagged"], found["flag_count"]) == (False, 0)


async def test_a_flag_is_resolved_once_and_stays_as_it_was_then(a_record, flag, ask):
    id = await a_record()
    path = f"cases/{id}/flags/{(await flag(id))['id']}"
    await ask("amina", "PATCH", path, {"unflag_message": "done"})
    for who, data in (("amina", {"unflag_message": "again"}), ("editor", {"message": "other"})):
        answer = await ask(who, "PATCH", path, data)
        assert (answer.status_code, answer.json()["code"]) == (409, "flag_resolved")
    [kept] = (await ask("amina", "GET", f"cases/{id}/flags")).json()["data"]
    assert (kept["unflag_message"], kept["message"]) == ("done", "Look at it")


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 401), ("nobody_role", 403), ("reader", 403), ("editor", 403), ("rosa", 404), ("joao", 403), ("maria", 200)],
)
async def test_who_may_resolve_what_somebody_else_raised(a_record, flag, ask, who, status):
    """`joao` may flag, but this flag is not his, nor the record."""
    id = await a_record()
    made = await flag(id)
    answer = await ask(who, "PATCH", f"cases/{id}/flags/{made['id']}", {"unflag_message": "done"})
    assert answer.status_code == status, answer.text


async def test_the_owner_resolves_what_a_supervisor_raised_and_the_supervisor_their_own(a_record, flag, ask):
    id = await a_record()
    for who in ("amina", "joao"):
        made = await flag(id, "joao")
        assert (await ask(who, "PATCH", f"cases/{id}/flags/{made['id']}", {"unflag_message": "ok"})).status_code == 200


async def test_each_flag_says_what_its_reader_may_do_with_it(a_record, flag, ask):
    id = await a_record()
    await flag(id), await flag(id, "joao")

    async def able(who):
        answer = await ask(who, "GET", f"cases/{id}/flags")
        return [one["abilities"] for one in answer.json()["data"]]

    assert await able("amina") == [["resolve"], ["resolve"]]
    assert await able("joao") == [[], ["resolve"]]
    assert await able("maria") == [["resolve"], ["resolve"]]
    assert await able("editor") == [["change"], ["change"]]


async def test_its_words_and_its_day_change_by_a_right_of_their_own(a_record, flag, ask, published):
    id = await a_record()
    path = f"cases/{id}/flags/{(await flag(id, date='2026-12-01'))['id']}"
    assert (await ask("amina", "PATCH", path, {"message": "Other"})).status_code == 403
    changed = (await ask("editor", "PATCH", path, {"message": "Other", "date": "2026-12-24"})).json()["data"]
    assert (changed["message"], changed["date"], changed["removed"]) == ("Other", "2026-12-24", False)
    same = (await ask("editor", "PATCH", path, {"date": "2026-12-24"})).json()["data"]
    assert same["record"]["version"] == changed["record"]["version"]
    [event] = await published(FlagChanged)
    assert (event.actor, event.due) == ("editor", date(2026, 12, 24))


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        ({}, "message", "missing"),
        ({"message": " "}, "message", "missing"),
        ({"message": None, "date": None}, "message", "missing"),
        ({"unflag_message": ""}, "unflag_message", "missing"),
        ({"unflag_message": "done", "message": "other"}, "unflag_message", "sent_with_others"),
    ],
)
async def test_a_change_that_says_nothing_or_two_things_is_refused(a_record, flag, ask, data, field, code):
    id = await a_record()
    path = f"cases/{id}/flags/{(await flag(id))['id']}"
    answer = await ask("editor", "PATCH", path, data)
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {field: [code]})


@pytest.mark.parametrize(
    "data", [{}, {"message": ""}, {"message": 7}, {"message": "x" * 2001}, {"message": "x", "date": "no"}]
)
async def test_a_flag_without_a_reason_or_with_no_day_is_refused(a_record, ask, shown, data):
    id = await a_record()
    answer = await ask("amina", "POST", f"cases/{id}/flags", data)
    assert answer.status_code == 422, answer.text
    assert (await shown(id))["flag_count"] == 0


async def test_a_flag_of_another_record_is_not_there(a_record, flag, ask):
    one, other = await a_record(), await a_record()
    made = await flag(one)
    for number in (made["id"], made["id"] + 1000, "abc", 0):
        answer = await ask("amina", "PATCH", f"cases/{other}/flags/{number}", {"unflag_message": "done"})
        assert answer.status_code == 404
    assert (
        await ask("amina", "PATCH", f"incidents/{one}/flags/{made['id']}", {"unflag_message": "x"})
    ).status_code == 404


async def test_whoever_may_not_see_flags_is_not_told_that_there_are_any(a_record, flag, ask, shown):
    id = await a_record()
    await flag(id)
    assert (await ask("reader", "GET", f"cases/{id}/flags")).status_code == 403
    assert {"flagged", "flag_count", "flags"} & (await shown(id, "reader")).keys() == set()
    assert (await ask("reader", "GET", "cases?flagged=true")).status_code == 422
    assert (await ask("rosa", "GET", f"cases/{id}/flags")).status_code == 404


async def test_a_list_is_filtered_and_sorted_by_flags(a_record, flag, ask):
    plain, once, twice = await a_record(), await a_record(), await a_record()
    for id in (once, twice, twice):
        await flag(id)

    async def listed(query):
        return [row["id"] for row in (await ask("amina", "GET", f"cases?{query}")).json()["data"]]

    assert set(await listed("flagged=true")) == {once, twice}
    assert await listed("flagged=false") == [plain]
    assert await listed("order_by=flag_count&order=desc") == [twice, once, plain]


async def test_the_same_command_raises_one_flag(a_record, ask, published):
    id = await a_record()
    key = {"Idempotency-Key": str(uuid4())}
    answers = [await ask("amina", "POST", f"cases/{id}/flags", {"message": WORDS}, headers=key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert len(await published(FlagRaised)) == 1


async def test_a_flag_is_no_edit_and_clashes_with_nobody(a_record, flag, ask, shown):
    id = await a_record(occupation="none")
    version = (await shown(id))["version"]
    await flag(id, "joao")
    found = await shown(id)
    assert (found["last_updated_by"], found["not_edited_by_owner"], found["current_alert_types"]) == (
        "amina",
        False,
        [],
    )
    answer = await ask("amina", "PATCH", f"cases/{id}", {"occupation": "Pupil"}, headers={"If-Match": f'"{version}"'})
    assert answer.status_code == 200
    assert (await shown(id))["flag_count"] == 1


async def test_closed_and_disabled_records_take_flags(a_record, flag, people, client):
    id = await a_record("admin")
    for change in ({"status": "closed"}, {"record_state": False}):
        await client(people.admin).patch(f"/api/v2/cases/{id}", json={"data": change})
        await flag(id, "admin")


@pytest.mark.parametrize(("plural", "changed"), [("cases", CaseChanged), ("incidents", IncidentChanged)])
async def test_events_say_days_and_no_words(a_record, flag, ask, published, database, plural, changed):
    id = await a_record(plural=plural)
    made = await flag(id, plural=plural, message=WORDS, date="2026-12-01")
    await ask("amina", "PATCH", f"{plural}/{id}/flags/{made['id']}", {"unflag_message": WORDS})
    [raised], [resolved] = await published(FlagRaised), await published(FlagResolved)
    assert (str(raised.record_id), raised.record_type, raised.due) == (id, plural.removesuffix("s"), date(2026, 12, 1))
    assert (raised.owned_by, raised.actor, resolved.raised_by) == ("amina", "amina", "amina")
    assert raised.flag_id == resolved.flag_id
    first, second = await published(changed)
    assert (first.facts["flagged"], first.changed, second.facts["flagged"]) == (True, ["flagged"], False)
    assert await _tables_that_say(database, "Kanariakalo") == []


async def _tables_that_say(database, word):
    names = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    async with database.session() as session:
        counts = {
            table: await session.scalar(
                text(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE :word'), {"word": f"%{word}%"}
            )
            for table in await session.scalars(names)
        }
    return [table for table, count in counts.items() if count]


async def test_its_history_tells_of_it_to_who_may_see_flags(a_record, flag, ask):
    id = await a_record()
    made = await flag(id, "joao", message=WORDS, date="2026-12-01")
    await ask("amina", "PATCH", f"cases/{id}/flags/{made['id']}", {"unflag_message": "done"})
    entries = (await ask("amina", "GET", f"cases/{id}/record_history")).json()["data"]
    assert [(entry["action"], entry["user_name"]) for entry in entries] == [
        ("unflag", "amina"),
        ("flag", "joao"),
        ("create", "amina"),
    ]
    told = {"id": made["id"], "date": "2026-12-01", "message": WORDS, "removed": False}
    assert {"flags": {"from": None, "to": told}} in entries[1]["record_changes"]
    assert {"flagged": {"from": False, "to": True}} in entries[1]["record_changes"]
    done = told | {"removed": True, "unflag_message": "done"}
    assert {"flags": {"from": told, "to": done}} in entries[0]["record_changes"]
    assert not any("flags" in change for change in entries[2]["record_changes"])
    others = (await ask("reader", "GET", f"cases/{id}/record_history")).json()["data"]
    assert [entry["action"] for entry in others] == ["create"]


async def test_who_reads_through_a_referral_knows_of_no_others_beside_the_child(a_record, flag, ask, share, people):
    id = await a_record(consent_for_services=True, disclosure_other_orgs=True)
    await share(id, "partner")
    await flag(id, "joao")
    await flag(id, "amina"), await flag(id, "partner")
    answer = await ask("partner", "GET", f"cases/{id}/flags")
    assert [one["flagged_by"] for one in answer.json()["data"]] == [None, "amina", "partner"]
    assert [one["flagged_by_full_name"] for one in answer.json()["data"]] == [None, "Amina", "Partner"]
    assert [one["abilities"] for one in answer.json()["data"]] == [[], [], ["resolve"]]


async def test_who_reads_through_a_referral_reads_of_the_words_only_their_own(a_record, flag, ask, share):
    id = await a_record(consent_for_services=True, disclosure_other_orgs=True)
    await share(id, "partner")
    await flag(id, "amina", message=WORDS)
    own = await flag(id, "partner", message=WORDS)
    await ask("amina", "PATCH", f"cases/{id}/flags/{own['id']}", {"unflag_message": WORDS})
    theirs, mine = (await ask("partner", "GET", f"cases/{id}/flags")).json()["data"]
    assert (theirs["message"], theirs["withheld"]) == (None, ["message"])
    assert (mine["message"], mine["unflag_message"], mine["withheld"]) == (WORDS, None, ["unflag_message"])
    told = await ask("partner", "GET", f"cases/{id}/record_history")
    assert (told.status_code, WORDS in told.text) == (200, False)
    assert WORDS in (await ask("amina", "GET", f"cases/{id}/record_history")).text


async def test_erasing_a_record_erases_its_flags(a_record, flag, client, people, shown, database):
    id = await a_record()
    await flag(id)
    data = {"short_id": (await shown(id))["short_id"], "reason": "ordered"}
    answer = await client(people.admin).post(f"/api/v2/cases/{id}/erasure", json={"data": data})
    assert answer.status_code == 200, answer.text
    async with database.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM record_flag")) == 0


async def test_each_step_is_written_down_by_whom_and_to_what_without_words(a_record, flag, ask, database):
    id = await a_record()
    made = await flag(id, message=WORDS)
    await ask("editor", "PATCH", f"cases/{id}/flags/{made['id']}", {"message": f"{WORDS} now"})
    await ask("amina", "PATCH", f"cases/{id}/flags/{made['id']}", {"unflag_message": WORDS})
    wanted = select(audit_entry).where(audit_entry.c.action.contains("flag")).order_by(audit_entry.c.position)
    async with database.session() as session:
        entries = (await session.execute(wanted)).all()
    assert [(entry.action, entry.user_name, entry.subject) for entry in entries] == [
        ("flag", "amina", id),
        ("change_flag", "editor", id),
        ("resolve_flag", "amina", id),
    ]
    assert all(entry.facts.keys() == {"flag"} for entry in entries)
