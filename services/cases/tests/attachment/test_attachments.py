"""A file is added, shown, fetched, described and deleted, by whom the record and its field are open to."""

import io
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from attachment_files import picture, sent
from cases.attachment.commands import sweep
from cases.attachment.store.files import attachment
from cases.record.store.setup import SETUP
from cases.settings.store import lock_settings, save_settings
from chassis.actor import service_actor
from chassis.tables import audit_entry, outbox
from PIL import Image
from sqlalchemy import select, text
from testkit.people import MODULE

NOBODY_ELSE = "Kanariakalo's sister"


async def test_a_photograph_is_added_and_shown(add, case, shown):
    made = await add(is_current=True, description="In the garden")
    record = made.pop("record")
    assert (record["id"], record["enabled"], record["has_photo"]) == (case, True, True)
    url = f"/api/v2/cases/{case}/attachments/{made['id']}"
    assert made == {
        "id": made["id"],
        "field_name": "photos",
        "file_name": "p.png",
        "attachment_url": url,
        "content_type": "image/png",
        "size": made["size"],
        "date": None,
        "description": "In the garden",
        "comments": None,
        "is_current": True,
    }
    found = await shown()
    assert {name: found["photos"][0][name] for name in made} == made
    assert (found["has_photo"], found["version"]) == (True, record["version"])
    assert (await shown(query="?fields=photos,photo"))["photo"] == url


async def test_it_is_fetched_as_a_file_that_no_browser_runs(add, ask, case):
    made = await add(file_name="Ana & the goat.png")
    answer = await ask("amina", "GET", f"cases/{case}/attachments/{made['id']}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''Ana%20%26%20the%20goat.png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-store"
    assert len(answer.content) == made["size"]
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert (shown.size, shown.getpixel((3, 3))) == ((8, 6), (200, 120, 40))


async def test_nothing_of_it_lies_anywhere_in_plain(add, app, database):
    """Neither where files lie nor in the database, its name and what is said of it included."""
    content = picture(size=(40, 30))
    made = await add(content, file_name="Kanariakalo.png", description=NOBODY_ELSE)
    async with database.session() as session:
        [row] = (await session.execute(select(attachment))).all()
        tables = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        for table in tables:
            for said in await session.scalars(text(f'SELECT t::text FROM "{table}" t')):
                assert "Kanariakalo" not in said, table
                assert NOBODY_ELSE not in said, table
    parts = [part async for part in await app.state.objects.get(str(row.object_id))]
    sealed = b"".join(parts)
    assert len(sealed) == made["size"] + 16
    assert b"PNG" not in sealed
    assert b"IDAT" not in sealed


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (None, 401),
        ("nobody_role", 403),
        ("reader", 403),
        ("rosa", 404),
        ("looker", 403),
        ("narrow", 403),
        ("admin", 200),
    ],
)
async def test_who_may_add_a_file(ask, case, who, status):
    """`looker` reads the form and may not write it; `narrow` does not have it."""
    answer = await ask(who, "POST", f"cases/{case}/attachments", sent(picture()))
    assert answer.status_code == status, answer.text


async def test_who_is_not_signed_in_is_told_so_whatever_comes_with_it(ask, case):
    for body in ({}, {"attachment": "no Base64"}, sent(b"x" * 1_000_000)):
        assert (await ask(None, "POST", f"cases/{case}/attachments", body)).status_code == 401


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *[(None, 401), ("nobody_role", 403), ("rosa", 404), ("narrow", 404), ("looker", 200), ("reader", 200)],
        *[("lister", 200), ("admin", 200)],
    ],
)
async def test_who_may_fetch_a_photograph(add, ask, case, who, status):
    """Whose forms hold the field, and who may see photographs in lists."""
    made = await add()
    answer = await ask(who, "GET", f"cases/{case}/attachments/{made['id']}")
    assert answer.status_code == status, answer.text


async def test_a_right_to_see_photographs_opens_nothing_else(add, ask, case):
    made = await add(b"words\n", field_name="other_documents", attachment_type="document")
    path = f"cases/{case}/attachments/{made['id']}"
    assert (await ask("lister", "GET", path)).status_code == 404
    assert (await ask("reader", "GET", path)).content == b"words\n"


@pytest.mark.parametrize(
    ("who", "change", "delete"),
    [
        *[(None, 401, 401), ("nobody_role", 403, 403), ("reader", 403, 403), ("rosa", 404, 404)],
        *[("looker", 403, 403), ("narrow", 404, 404), ("amina", 200, 204)],
    ],
)
async def test_who_may_change_and_delete_it(add, ask, case, who, change, delete):
    made = await add()
    path = f"cases/{case}/attachments/{made['id']}"
    assert (await ask(who, "PATCH", path, {"description": "x"})).status_code == change
    assert (await ask(who, "DELETE", path)).status_code == delete


async def test_a_referral_opens_what_its_forms_hold(add, ask, case, share):
    photo = await add()
    paper = await add(b"words\n", field_name="other_documents", attachment_type="document")
    paths = [f"cases/{case}/attachments/{made['id']}" for made in (photo, paper)]
    assert [(await ask("partner", "GET", path)).status_code for path in paths] == [404, 404]
    await share(case, "partner")
    assert [(await ask("partner", "GET", path)).status_code for path in paths] == [200, 404]
    assert (await ask("partner", "DELETE", paths[0])).status_code == 403


async def test_a_file_is_found_under_its_own_record_alone(add, ask, case):
    made = await add()
    other = (await ask("amina", "POST", "cases", {"module_id": MODULE})).json()["data"]["id"]
    for method in ("GET", "DELETE"):
        assert (await ask("amina", method, f"cases/{other}/attachments/{made['id']}")).status_code == 404
    assert (await ask("amina", "GET", f"cases/{case}/attachments/999999")).status_code == 404
    assert (await ask("amina", "GET", f"cases/{case}/attachments/nonsense")).status_code == 404


async def test_other_things_are_said_of_it(add, ask, case, shown):
    first, second = await add(is_current=True), await add()
    path = f"cases/{case}/attachments/{second['id']}"
    said = {"description": "front view", "comments": "c", "date": "2026-01-02", "is_current": True}
    made = (await ask("amina", "PATCH", path, said)).json()["data"]
    assert {name: made[name] for name in said} == said
    photos = {photo["id"]: photo["is_current"] for photo in (await shown())["photos"]}
    assert photos == {first["id"]: False, second["id"]: True}
    assert (await shown(query="?fields=photo"))["photo"].endswith(f"/{second['id']}")
    answer = await ask("amina", "PATCH", path, {"attachment": "AAAA", "file_name": "x"})
    assert answer.json()["facts"]["fields"] == {"attachment": ["stays_as_it_is"], "file_name": ["stays_as_it_is"]}


async def test_what_was_deleted_is_gone(add, ask, case, shown, app, database):
    made = await add()
    path = f"cases/{case}/attachments/{made['id']}"
    assert (await ask("amina", "DELETE", path)).status_code == 204
    assert [(await ask("amina", method, path)).status_code for method in ("GET", "DELETE")] == [404, 404]
    found = await shown()
    assert (found["photos"], found["has_photo"]) == ([], False)
    async with database.session() as session:
        assert not (await session.execute(select(attachment))).all()
    assert await _swept(database, app, later=timedelta(hours=7)) == 1


async def _swept(database, app, later):
    async with database.transaction(service_actor("cases")) as uow:
        return await sweep(uow, app.state.objects, datetime.now(UTC) + later)


async def test_only_what_is_nobody_s_and_not_new_is_swept_away(add, app, database, ask, case):
    made = await add()
    await app.state.objects.put(str(uuid4()), iter([b"given up"]))
    assert await _swept(database, app, later=timedelta(hours=5)) == 0
    assert await _swept(database, app, later=timedelta(hours=7)) == 1
    assert (await ask("amina", "GET", f"cases/{case}/attachments/{made['id']}")).status_code == 200


async def test_the_files_of_an_erased_record_are_gone_with_it(add, ask, case, app, database, shown):
    await add()
    number = (await shown())["short_id"]
    answer = await ask("admin", "POST", f"cases/{case}/erasure", {"short_id": number, "reason": "subject_asked"})
    assert answer.status_code == 200, answer.text
    async with database.session() as session:
        assert not (await session.execute(select(attachment))).all()
    assert await _swept(database, app, later=timedelta(hours=7)) == 1


async def test_the_same_command_again_adds_nothing(add, ask, case, shown):
    key = {"headers": {"Idempotency-Key": str(uuid4())}}
    answers = [await ask("amina", "POST", f"cases/{case}/attachments", sent(picture()), **key) for _ in range(2)]
    assert answers[0].json()["data"]["id"] == answers[1].json()["data"]["id"]
    assert len((await shown())["photos"]) == 1
    other = await ask("amina", "POST", f"cases/{case}/attachments", sent(picture(size=(9, 9))), **key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_the_history_tells_of_it_and_of_who_fetched_it(add, ask, case):
    made = await add(file_name="Garden.png")
    await ask("amina", "GET", f"cases/{case}/attachments/{made['id']}")
    newest = (await ask("reader", "GET", f"cases/{case}/record_history")).json()["data"][0]
    told = {name: change for each in newest["record_changes"] for name, change in each.items()}
    assert (newest["action"], told["photos"]["from"], told["photos"]["to"][0]["file_name"]) == (
        "attach",
        None,
        "Garden.png",
    )
    log = (await ask("amina", "GET", f"cases/{case}/access_log")).json()["data"]
    assert [entry["action"] for entry in log][:2] == ["show", "update"]


async def test_the_audit_and_the_events_say_no_name(add, ask, case, database):
    made = await add(file_name="Kanariakalo.png", description=NOBODY_ELSE)
    await ask("amina", "GET", f"cases/{case}/attachments/{made['id']}")
    async with database.session() as session:
        entries = (await session.execute(select(audit_entry.c.action, audit_entry.c.facts))).all()
        events = str((await session.execute(select(outbox.c.data))).all())
    noted = [(entry.action, entry.facts) for entry in entries if entry.action.endswith("_file")]
    assert noted == [("attach_file", {"attachment": made["id"]}), ("show_file", {"attachment": made["id"]})]
    assert "Kanariakalo" not in events
    assert '"has_photo": True' in events.replace("'", '"')


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"field_name": "nope"}, "field_name", "takes_no_files"),
        ({"field_name": "name"}, "field_name", "takes_no_files"),
        ({"attachment_type": "document"}, "attachment_type", "not_of_this_field"),
        ({"attachment_type": "program"}, "data/attachment_type", "enum"),
        ({"attachment": "no base64!"}, "attachment", "not_base64"),
        ({"attachment": "AAA"}, "attachment", "not_base64"),
        ({"attachment": ""}, "attachment", "missing"),
        ({"attachment": None}, "attachment", "missing"),
        ({"attachment": None, "upload": str(uuid4())}, "upload", "upload_unknown"),
        ({"attachment": "TVo="}, "attachment", "active_content"),
    ],
)
async def test_what_is_no_file_of_the_field_is_refused(ask, case, shown, given, field, code):
    answer = await ask("amina", "POST", f"cases/{case}/attachments", sent(picture()) | given)
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {field: [code]}), answer.text
    assert (await shown())["photos"] == []


async def test_a_record_has_no_more_files_than_the_settings_say(add, ask, case, database):
    async with database.transaction(service_actor("cases")) as uow:
        values = (await lock_settings(uow.session)).everything()
        await save_settings(uow.session, values | {"system_options": {"maximum_attachments_per_record": 1}})
    SETUP.forget()
    await add()
    answer = await ask("amina", "POST", f"cases/{case}/attachments", sent(picture()))
    assert (answer.status_code, answer.json()["code"], answer.json()["facts"]["limit"]) == (422, "too_many_files", 1)


async def test_a_signature_is_one_and_says_who_signed(add, ask, case, shown):
    how = {"field_name": "signed", "attachment_type": "signature", "signature_provided_by": "The aunt"}
    made = await add(**how)
    assert (made["signature_provided_by"], made["signature_created_by_user"]) == ("The aunt", "amina")
    assert "is_current" not in made
    assert (await shown())["signed"]["id"] == made["id"]
    again = await ask("amina", "POST", f"cases/{case}/attachments", sent(picture(), **how))
    assert (again.status_code, again.json()["code"]) == (409, "already_signed")
    assert (await ask("amina", "DELETE", f"cases/{case}/attachments/{made['id']}")).status_code == 204
    assert (await shown())["signed"] is None


async def test_no_form_writes_a_list_of_files(add, ask, case, shown):
    await add()
    before = (await shown())["photos"]
    await ask("amina", "PATCH", f"cases/{case}", {"photos": [], "recorded_audio": [{"id": 1, "attachment_url": "x"}]})
    found = await shown()
    assert (found["photos"], found["recorded_audio"]) == (before, [])


async def test_an_incident_has_files_of_its_own(ask):
    id = (await ask("amina", "POST", "incidents", {"module_id": MODULE})).json()["data"]["id"]
    answer = await ask("amina", "POST", f"incidents/{id}/attachments", sent(picture(), field_name="evidence"))
    made = answer.json()["data"]
    assert made["attachment_url"] == f"/api/v2/incidents/{id}/attachments/{made['id']}"
    assert (await ask("amina", "GET", f"incidents/{id}/attachments/{made['id']}")).status_code == 200
    assert (await ask("rosa", "GET", f"incidents/{id}/attachments/{made['id']}")).status_code == 404


async def test_what_is_not_where_files_are_kept_is_said_to_be_lost(add, ask, case, app, database):
    made = await add()
    async with database.session() as session:
        object_id = await session.scalar(select(attachment.c.object_id))
    await app.state.objects.delete([str(object_id)])
    answer = await ask("amina", "GET", f"cases/{case}/attachments/{made['id']}")
    assert (answer.status_code, answer.json()["code"]) == (404, "file_lost")
