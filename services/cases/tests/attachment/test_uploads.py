"""A file comes in pieces, from where the last one ended, and is added once all of it is here."""

import base64
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from attachment_files import picture, sent
from cases.attachment.commands import KEPT_UNENDED, forget_unended
from cases.attachment.domain.sending import MOST_OPEN
from chassis.actor import service_actor
from sqlalchemy import text

PIECE = 100
CONTENT = picture("JPEG", size=(90, 70), quality=95)


@pytest.fixture
def send(ask, case):
    """Sends one piece of the picture."""

    async def piece(upload, offset, *, who="amina", content=CONTENT, **more):
        part = base64.b64encode(content[offset : offset + PIECE]).decode()
        data = {"upload": upload, "size": len(content), "offset": offset, "piece": part} | more
        return await ask(who, "POST", f"cases/{case}/uploads", data)

    return piece


@pytest.fixture
def send_all(send):
    async def to_the_end(upload, begin=0):
        for offset in range(begin, len(CONTENT), PIECE):
            answer = await send(upload, offset)
            assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return to_the_end


def added(upload, **more):
    return sent(b"", attachment=None, upload=upload, file_name="Garden.jpeg") | more


async def test_what_came_in_pieces_is_added_whole(ask, case, send_all):
    upload = str(uuid4())
    assert await send_all(upload) == {"id": upload, "size": len(CONTENT), "received": len(CONTENT)}
    made = (await ask("amina", "POST", f"cases/{case}/attachments", added(upload))).json()["data"]
    assert (made["file_name"], made["content_type"]) == ("Garden.jpeg", "image/jpeg")
    assert (await ask("amina", "GET", f"cases/{case}/uploads/{upload}")).status_code == 404
    again = await ask("amina", "POST", f"cases/{case}/attachments", added(upload))
    assert (again.status_code, again.json()["code"]) == (422, "upload_unknown")


async def test_who_was_cut_off_goes_on_where_the_server_says(ask, case, send, send_all):
    upload = str(uuid4())
    await send(upload, 0)
    await send(upload, PIECE)
    assert (await send(upload, 0)).json()["data"]["received"] == 2 * PIECE
    found = (await ask("amina", "GET", f"cases/{case}/uploads/{upload}")).json()["data"]
    assert found["received"] == 2 * PIECE
    early = await ask("amina", "POST", f"cases/{case}/attachments", added(upload))
    assert (early.status_code, early.json()["facts"]["received"]) == (422, 2 * PIECE)
    await send_all(upload, begin=found["received"])
    assert (await ask("amina", "POST", f"cases/{case}/attachments", added(upload))).status_code == 200


async def test_a_piece_that_leaves_a_gap_or_goes_too_far_is_refused(send):
    upload = str(uuid4())
    await send(upload, 0)
    gap = await send(upload, 3 * PIECE)
    assert (gap.status_code, gap.json()["code"], gap.json()["facts"]) == (409, "piece_missing", {"received": PIECE})
    far = await send(upload, PIECE, content=CONTENT, size=len(CONTENT), piece=base64.b64encode(CONTENT).decode())
    assert far.json()["facts"]["fields"] == {"piece": ["beyond_the_end"]}
    other_size = await send(upload, PIECE, size=len(CONTENT) + 1)
    assert other_size.json()["code"] == "upload_unknown"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"size": 21 * 1024 * 1024}, "size", "file_too_large"),
        ({"piece": "????"}, "piece", "not_base64"),
        ({"piece": "A==="}, "piece", "not_base64"),
    ],
)
async def test_what_is_no_piece_is_refused(send, given, field, code):
    answer = await send(str(uuid4()), 0, **given)
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {field: [code]})


@pytest.mark.parametrize(
    ("who", "status"), [(None, 401), ("nobody_role", 403), ("reader", 403), ("rosa", 404), ("looker", 200)]
)
async def test_who_may_send_pieces(send, who, status):
    """What is made of them is asked when they are added."""
    assert (await send(str(uuid4()), 0, who=who)).status_code == status


async def test_nobody_else_sees_or_adds_what_somebody_sent(ask, case, send_all):
    upload = str(uuid4())
    await send_all(upload)
    assert (await ask("admin", "GET", f"cases/{case}/uploads/{upload}")).status_code == 404
    assert (await ask("admin", "POST", f"cases/{case}/attachments", added(upload))).json()["code"] == "upload_unknown"


async def test_pieces_lie_sealed(send, database):
    await send(str(uuid4()), 0)
    async with database.session() as session:
        [sealed] = await session.scalars(text("SELECT sealed FROM upload_piece"))
    assert b"JFIF" in CONTENT[:PIECE]
    assert b"JFIF" not in sealed
    assert base64.b64encode(CONTENT[:48]) not in sealed


async def test_a_person_has_so_many_under_way_and_no_more(send):
    for _ in range(MOST_OPEN):
        assert (await send(str(uuid4()), 0)).status_code == 200
    answer = await send(str(uuid4()), 0)
    assert (answer.status_code, answer.json()["facts"]) == (409, {"limit": MOST_OPEN})


async def test_what_is_never_ended_is_forgotten(send, database):
    await send(str(uuid4()), 0)
    for later, left in ((KEPT_UNENDED - timedelta(hours=1), 1), (KEPT_UNENDED + timedelta(hours=1), 0)):
        async with database.transaction(service_actor("cases")) as uow:
            await forget_unended(uow, datetime.now(UTC) + later)
            assert await uow.session.scalar(text("SELECT count(*) FROM upload")) == left
            assert await uow.session.scalar(text("SELECT count(*) FROM upload_piece")) == left
