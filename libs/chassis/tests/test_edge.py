"""The HTTP edge on a miniature service: commit before the answer, one error body, idempotency, audit."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from chassis import tracing
from chassis.actors import Actors
from chassis.app import create_service
from chassis.database import Database
from chassis.description import refusing
from chassis.driver import DatabaseError, Endless
from chassis.errors import Conflict, NotAllowed
from chassis.query import Paged
from chassis.settings import ServiceSettings
from chassis.signals import Signals
from chassis.tokens import Signer
from chassis.web import InTransactions, Work
from fastapi import APIRouter, Depends, FastAPI
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pydantic import BaseModel, ConfigDict, SecretStr
from sqlalchemy import text
from testkit.databases import InnerDatabase, rolled_back
from testkit.people import People
from testkit.services import KEYRING, empty, make_client, make_unheld_client

router = APIRouter(prefix="/api/v2", tags=["thing"])


class Thing(BaseModel):
    model_config = ConfigDict(strict=True)
    size: int


class TooBig(Conflict):
    code = "too_big"
    title = "This thing is too big."


@router.post("/things", responses=refusing(TooBig))
async def add_thing(body: Thing, uow: Work) -> dict[str, Any]:
    if not uow.replayed:
        await uow.session.execute(
            text("INSERT INTO applied (subject, number) VALUES (:id, :size)"),
            {"id": uuid4(), "size": body.size},
        )
    if body.size > 100:
        raise TooBig(size=body.size)
    if body.size == 13:
        raise ZeroDivisionError("a secret narrative")
    count = await uow.session.scalar(text("SELECT count(*) FROM applied"))
    return {"count": count}


@router.post("/things/emptied")
async def empty_things(uow: Work) -> dict[str, int]:
    """Takes no body."""
    return {}


@router.get("/things/looked_at")
async def look_at_things(work: InTransactions, audited: bool = False) -> dict[str, int]:
    async with work.look() as uow:
        if audited:
            await uow.audit("look_at_things", "thing")
        return {"count": (await uow.session.execute(text("SELECT count(*) FROM applied"))).scalar_one()}


@router.get("/things/{id}")
async def show_thing(id: str, uow: Work) -> dict[str, str]:
    raise NotAllowed(resource="thing")


@router.get("/things")
async def list_things(uow: Work, page: Paged) -> dict[str, Any]:
    return page.metadata(0)


@pytest.fixture
async def database(owner_database: Database) -> AsyncIterator[Database]:
    async with rolled_back(owner_database) as outer:
        yield InnerDatabase(owner_database, outer)


@pytest.fixture
def app(database: Database) -> FastAPI:
    settings = ServiceSettings(service="cases", database_url=SecretStr(database.url))
    return create_service(settings, [router], database=database, keyring=KEYRING)


@pytest.fixture
async def amina(app: FastAPI, database: Database) -> httpx.AsyncClient:
    people = People(database)
    await people.add_everybody()
    return make_client(app, "cases", people.amina)


@pytest.fixture
async def surprised(app: FastAPI, database: Database) -> httpx.AsyncClient:
    people = People(database)
    await people.add_everybody()
    return make_unheld_client(app, "cases", people.amina)


async def audits(database: Database) -> list[tuple[str, str, str | None]]:
    async with database.session() as session:
        rows = await session.execute(
            text("SELECT action, outcome, code FROM audit_entry WHERE subject_type = 'thing' ORDER BY position")
        )
        return [tuple(row) for row in rows]


async def test_nobody_gets_in_without_a_token(app: FastAPI) -> None:
    answer = await make_client(app, "cases", None).get("/api/v2/things")
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"
    assert answer.json()["error"]


async def test_a_token_for_another_service_is_refused(
    app: FastAPI, amina: httpx.AsyncClient, database: Database
) -> None:
    token = Signer(KEYRING.signing or {}, 60).sign(account=uuid4(), session="s", audience="referrals")
    answer = await make_client(app, "cases", None).get("/api/v2/things", headers={"X-Service-Token": token})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "a.b.c",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
        "eyJhbGciOiJIUzI1NiIsImtpZCI6Ii4uLy4uIn0.e30.AAAA",
    ],
)
async def test_a_forged_token_is_refused(app: FastAPI, token: str) -> None:
    answer = await make_client(app, "cases", None).get("/api/v2/things", headers={"X-Service-Token": token})
    assert answer.status_code == 401


async def test_a_change_is_answered_and_audited(amina: httpx.AsyncClient, database: Database) -> None:
    answer = await amina.post("/api/v2/things", json={"size": 1})
    assert answer.json() == {"count": 1}
    assert answer.headers["x-request-id"]
    assert await audits(database) == [("add_thing", "allowed", None)]


async def test_a_refusal_rolls_back_and_is_audited(amina: httpx.AsyncClient, database: Database) -> None:
    refused = await amina.post("/api/v2/things", json={"size": 101})
    assert refused.status_code == 409
    body = refused.json()
    assert (body["code"], body["facts"], body["status"]) == ("too_big", {"size": 101}, 409)
    assert body["errors"] == [{"status": 409, "resource": "/api/v2/things", "message": "This thing is too big."}]
    assert (await amina.post("/api/v2/things", json={"size": 1})).json() == {"count": 1}
    assert ("add_thing", "refused", "too_big") in await audits(database)


async def test_what_nobody_expected_shows_nothing_of_itself(surprised: httpx.AsyncClient) -> None:
    answer = await surprised.post("/api/v2/things", json={"size": 13})
    assert answer.status_code == 500
    assert answer.json()["code"] == "unexpected"
    assert "secret" not in answer.text


async def test_a_repeated_command_has_one_effect(amina: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = await amina.post("/api/v2/things", json={"size": 1}, headers=key)
    again = await amina.post("/api/v2/things", json={"size": 1}, headers=key)
    assert first.json() == again.json() == {"count": 1}


async def test_the_same_key_for_another_request_is_refused(amina: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    await amina.post("/api/v2/things", json={"size": 1}, headers=key)
    other = await amina.post("/api/v2/things", json={"size": 2}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_wrong_body_names_the_field_and_not_the_value(amina: httpx.AsyncClient) -> None:
    answer = await amina.post("/api/v2/things", json={"size": "Maria of the demonstration"})
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"] == {"size": ["int_type"]}
    assert "Maria" not in answer.text


async def test_a_body_that_is_no_json_is_the_callers_mistake(amina: httpx.AsyncClient) -> None:
    answer = await amina.post("/api/v2/things", content=b'{"size": {', headers={"content-type": "application/json"})
    assert answer.status_code == 400


async def test_an_unknown_route_answers_in_the_same_body(amina: httpx.AsyncClient) -> None:
    answer = await amina.get("/api/v2/nothing")
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (404, "Not Found")


async def test_a_client_may_ask_for_problem_json(amina: httpx.AsyncClient) -> None:
    answer = await amina.get("/api/v2/things/1", headers={"accept": "application/problem+json"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["message"] == "Forbidden"


@pytest.mark.parametrize("query", ["page=0", "per=-1", "page=x"])
async def test_a_page_that_is_none_is_refused(amina: httpx.AsyncClient, query: str) -> None:
    assert (await amina.get(f"/api/v2/things?{query}")).status_code == 422


async def test_a_page_too_large_is_cut(amina: httpx.AsyncClient) -> None:
    assert (await amina.get("/api/v2/things?per=5000")).json() == {"total": 0, "per": 1000, "page": 1}


async def test_what_is_said_in_a_look_is_an_error_and_never_lost_silently(surprised: httpx.AsyncClient) -> None:
    assert (await surprised.get("/api/v2/things/looked_at")).json() == {"count": 0}
    assert (await surprised.get("/api/v2/things/looked_at", params={"audited": True})).status_code == 500


async def test_the_audit_can_only_grow(database: Database) -> None:
    from chassis.migrations import freezing_statements

    async with database.session() as session:
        for statement in freezing_statements():
            await session.execute(text(statement))
    with pytest.raises(DatabaseError):
        async with database.session() as session:
            await session.execute(text("DELETE FROM audit_entry"))


@pytest.mark.parametrize("text", ["\0", "\ud800", "\udc00\ud800", "\U0001f600\ud800", "a\\\0"])
async def test_text_that_cannot_be_written_down_is_refused(amina: httpx.AsyncClient, text: str) -> None:
    answer = await amina.post("/api/v2/things", content=json.dumps({"size": text}))
    assert (answer.status_code, answer.json()["code"]) == (400, "unwritable_text")


@pytest.mark.parametrize("text", ["\U0001f600", "a\\u0000", "\\ud800"])
async def test_text_that_only_looks_so_reaches_its_route(amina: httpx.AsyncClient, text: str) -> None:
    answer = await amina.post("/api/v2/things", content=json.dumps({"size": text}))
    assert answer.status_code == 422


async def test_a_pair_that_arrives_in_two_parts_is_whole(amina: httpx.AsyncClient) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b'{"size": "\\ud83d'
        yield b'\\ude00"}'

    answer = await amina.post("/api/v2/things", content=parts(), headers={"content-type": "application/json"})
    assert answer.status_code == 422


async def test_a_nul_in_the_address_is_refused(amina: httpx.AsyncClient) -> None:
    for path in ("/api/v2/things/%00", "/api/v2/things?page=%00"):
        assert (await amina.get(path)).json()["code"] == "unwritable_text"


async def test_a_request_is_a_span_of_the_trace_that_is_called_as_it_is(
    amina: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider, seen = TracerProvider(), InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(seen))
    monkeypatch.setattr(tracing, "TRACER", provider.get_tracer("test"))
    await amina.get("/api/v2/things", headers={"X-Request-Id": "0af76519-16cd-43dd-8448-eb211c80319c"})
    (span,) = seen.get_finished_spans()
    assert span.name == "GET /api/v2/things"
    assert f"{span.context.trace_id:032x}" == "0af7651916cd43dd8448eb211c80319c"


async def test_an_actor_who_changes_while_being_read_is_not_remembered(database: Database) -> None:
    people = People(database)
    await people.add_everybody()
    actors = Actors(Signals(database.url))
    async with database.session() as session:
        await actors.load(session, people.amina.id)
        assert actors.known(people.amina.id) is not None
        reading = asyncio.ensure_future(actors.load(session, people.amina.id))
        await asyncio.sleep(0)
        actors.forget()
        await reading
    assert actors.known(people.amina.id) is None


async def test_who_sends_slowly_holds_no_connection(owner_database: Database) -> None:
    settings = ServiceSettings(service="cases", database_url=SecretStr(owner_database.url), pool_size=2)
    app = create_service(settings, [router], keyring=KEYRING)
    people = People(owner_database)
    await people.add_everybody()
    ended = asyncio.Event()

    async def never_whole() -> AsyncIterator[bytes]:
        yield b'{"size": '
        await ended.wait()
        yield b"1}"

    async with make_client(app, "cases", people.amina) as amina:
        slow = [
            asyncio.create_task(
                amina.post(
                    "/api/v2/things",
                    content=never_whole(),
                    headers={"Idempotency-Key": str(uuid4()), "content-type": "application/json"},
                )
            )
            for _ in range(4)
        ]
        bare = [
            asyncio.create_task(
                amina.post("/api/v2/things/emptied", content=never_whole(), headers={"Idempotency-Key": str(uuid4())})
            )
            for _ in range(4)
        ]
        answers = [await amina.post("/api/v2/things", json={"size": 1}) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 200]
        assert not any(task.done() for task in slow + bare)
        ended.set()
        assert {(await task).status_code for task in slow + bare} == {200}
    await app.state.database.close()
    async with owner_database.session() as session:
        await session.execute(text("TRUNCATE audit_entry"))
    await empty(owner_database)


async def test_five_at_once_under_one_key_have_one_effect_and_one_answer(owner_database: Database) -> None:
    settings = ServiceSettings(service="cases", database_url=SecretStr(owner_database.url))
    app = create_service(settings, [router], keyring=KEYRING)
    people = People(owner_database)
    await people.add_everybody()
    async with make_client(app, "cases", people.amina) as amina:
        for made in range(1, 21):
            key = {"Idempotency-Key": str(uuid4())}
            asked = [amina.post("/api/v2/things", json={"size": 1}, headers=key) for _ in range(5)]
            answers = await asyncio.gather(*asked)
            assert [answer.json() for answer in answers] == [{"count": made}] * 5
    await app.state.database.close()
    async with owner_database.session() as session:
        await session.execute(text("TRUNCATE audit_entry"))
    await empty(owner_database)


async def test_a_statement_that_takes_too_long_is_ended(owner_database: Database) -> None:
    hasty = Database(owner_database.url, "cases", seconds=1)
    with pytest.raises(Endless):
        async with hasty.session() as session:
            await session.execute(text("SELECT pg_sleep(20)"))
    async with hasty.look() as session:
        stands = await session.scalar(text("SELECT current_setting('idle_in_transaction_session_timeout')"))
    assert stands == "1min"
    await hasty.close()


async def test_what_a_router_asks_for_its_routers_is_asked_though_plain_routes_are_found_at_once():
    """Routes of a router without routers are matched once; one with routers keeps what it demands of them."""

    async def refuse() -> None:
        raise TooBig

    guarded, inner, plain = APIRouter(dependencies=[Depends(refuse)]), APIRouter(), APIRouter()

    @inner.get("/inner")
    async def show_inner() -> dict[str, int]:
        return {"size": 1}

    @plain.get("/plain")
    async def show_plain() -> dict[str, int]:
        return {"size": 2}

    guarded.include_router(inner)
    app = create_service(ServiceSettings(service="cases"), [plain, guarded], keyring=KEYRING)
    assert plain.routes[0] in app.routes
    assert inner.routes[0] not in app.routes
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://cases") as client:
        assert (await client.get("/plain")).json() == {"size": 2}
        assert (await client.post("/plain")).status_code == 404
        assert (await client.get("/inner")).json()["code"] == "too_big"
