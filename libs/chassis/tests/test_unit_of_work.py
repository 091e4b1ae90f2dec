"""What happens together is written together, by whom and under which number; and what is taken back leaves nothing."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest
from bus_builders import changed
from chassis import tracing
from chassis.actor import Actor
from chassis.database import Database
from chassis.ids import new_id
from chassis.linking import ENTRY, is_sealed
from chassis.signals import CHANNEL
from chassis.unit_of_work import UnitOfWork, _heads, to_json
from contracts.event import CATALOG
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import SpanKind
from sqlalchemy import text

AMINA = Actor(id=new_id(), user_name="amina", role="role-cp-case-worker")
AUDIT = text(
    "SELECT actor, user_name, role, action, subject_type, subject, outcome, code, facts, request_id FROM audit_entry"
    " WHERE request_id = :request ORDER BY position"
)
SEALED = text(
    "SELECT action, subject_type, subject, outcome, code, facts, seal FROM audit_entry"
    " WHERE request_id = :request ORDER BY position"
)
KEY = b"a key of the audit"
ADD = text("INSERT INTO applied (subject, number) VALUES (:subject, 1)")
OUTBOX = text("SELECT id, type, family, subject, sequence, data, traceparent FROM outbox ORDER BY position")


async def audited(owner: Database, request: str) -> list[tuple[object, ...]]:
    async with owner.look() as session:
        return [tuple(row) for row in await session.execute(AUDIT, {"request": request})]


async def announced(owner: Database) -> list[asyncpg.Record]:
    async with owner.look() as session:
        return list(await session.execute(OUTBOX))


def request() -> str:
    return str(new_id())


@pytest.mark.parametrize("way", ["announcing", "changing", "reading"])
async def test_the_audit_says_who_did_what_to_which_record_in_every_way(owner: Database, way: str) -> None:
    record, asked = new_id(), request()
    async with owner.transaction(AMINA, request_id=asked, reading=way == "reading") as uow:
        if way == "announcing":
            await uow.publish(changed(record, 1), about=record)
        await uow.audit("show", "case", record, outcome="refused", code="not_found", facts={"forms": 2, 7: "x"})
        await uow.audit("list", "case")
        assert await audited(owner, asked) == []
    who = (AMINA.id, "amina", "role-cp-case-worker")
    assert await audited(owner, asked) == [
        (*who, "show", "case", str(record), "refused", "not_found", {"forms": 2, "7": "x"}, asked),
        (*who, "list", "case", None, "allowed", None, None, asked),
    ]


async def test_an_entry_without_facts_has_none(owner: Database) -> None:
    asked = request()
    async with owner.transaction(AMINA, request_id=asked) as uow:
        await uow.audit("list", "case")
    async with owner.look() as session:
        without = text("SELECT facts IS NULL FROM audit_entry WHERE request_id = :request")
        assert await session.scalar(without, {"request": asked}) is True


def test_it_knows_when_it_began() -> None:
    before = datetime.now(UTC)
    assert before <= UnitOfWork(None, AMINA, "cases").began <= datetime.now(UTC)


async def test_that_something_was_audited_is_known_at_once(owner: Database) -> None:
    async with owner.transaction(AMINA) as uow:
        assert uow.audited is False
        await uow.audit("show", "case")
        assert uow.audited is True


async def test_an_announcement_is_kept_as_it_was_said_with_the_trace_it_was_said_in(owner: Database) -> None:
    record, event = new_id(), changed(UUID(int=7), 3)
    tracer = TracerProvider(sampler=ALWAYS_ON).get_tracer("test")
    with tracer.start_as_current_span("request") as span:
        async with owner.transaction(AMINA) as uow:
            await uow.publish(event, about=record)
    async with owner.transaction(AMINA) as uow:
        await uow.publish(event, about=record)
    first, second = await announced(owner)
    assert (first["type"], first["family"], first["subject"]) == (event.type, event.family, record)
    assert CATALOG[first["type"]].model_validate(first["data"]) == event
    context = span.get_span_context()
    assert first["traceparent"].startswith(f"00-{context.trace_id:032x}-{context.span_id:016x}-")
    assert second["traceparent"] is None
    assert (first["sequence"], second["sequence"]) == (1, 2)
    assert first["id"] != second["id"]


async def test_where_nothing_is_traced_an_announcement_is_of_its_requests_trace_all_the_same(owner: Database) -> None:
    told = tracing.of_request("0af76519-16cd-43dd-8448-eb211c80319c")
    with tracing.span("request", SpanKind.SERVER, told):
        async with owner.transaction(AMINA) as uow:
            await uow.publish(changed(UUID(int=7), 3), about=new_id())
    [said] = await announced(owner)
    assert said["traceparent"] == told == "00-0af7651916cd43dd8448eb211c80319c-8448eb211c80319c-01"
    assert tracing.current_trace_id() is None


@pytest.mark.parametrize("request_id", ["", "forged", "0" * 31, "0AF7651916CD43DD8448EB211C80319C", "0" * 33])
def test_what_is_no_id_of_a_request_begins_no_trace(request_id: str) -> None:
    assert tracing.of_request(request_id) is None


async def test_what_is_taken_back_leaves_neither_change_nor_event_nor_audit(owner: Database) -> None:
    kept, lost, asked = new_id(), new_id(), request()
    async with owner.transaction(AMINA, request_id=asked) as uow:
        await uow.publish(changed(kept, 1), about=kept)
        await uow.audit("before", "case")
        with pytest.raises(ValueError, match="second thoughts"):
            await _think_twice(uow, lost)
        async with uow.attempt():
            await uow.session.execute(ADD, {"subject": kept})
            await uow.publish(changed(kept, 2), about=kept)
            await uow.audit("after", "case")
    assert [(row["subject"], row["sequence"]) for row in await announced(owner)] == [(kept, 1), (kept, 2)]
    assert [row[3] for row in await audited(owner, asked)] == ["before", "after"]
    async with owner.look() as session:
        assert await session.scalars(text("SELECT subject FROM applied")) == [kept]


async def _think_twice(uow: UnitOfWork, record: UUID) -> None:
    async with uow.attempt():
        await uow.session.execute(ADD, {"subject": record})
        await uow.publish(changed(record, 1), about=record)
        await uow.audit("lost", "case")
        raise ValueError("second thoughts")


async def test_who_only_looks_may_neither_announce_nor_audit() -> None:
    said = "what is announced or audited in a look would be lost: begin a transaction"
    looking = UnitOfWork(None, AMINA, "cases")
    looking.check_silent()
    await looking.audit("show", "case")
    with pytest.raises(RuntimeError, match=f"^{said}$"):
        looking.check_silent()
    announcing = UnitOfWork(None, AMINA, "cases")
    await announcing.publish(changed(new_id(), 1), about=new_id())
    with pytest.raises(RuntimeError, match=f"^{said}$"):
        announcing.check_silent()


async def test_a_request_that_only_reads_announces_nothing(owner: Database) -> None:
    said = "a request that only reads announces nothing: there is no transaction around it"
    with pytest.raises(RuntimeError, match=f"^{said}$"):
        async with owner.transaction(AMINA, reading=True) as uow:
            await uow.publish(changed(new_id(), 1), about=new_id())
    assert await announced(owner) == []


async def test_the_audit_of_a_reading_does_not_wait_for_the_disk(owner: Database) -> None:
    waits = text("SET LOCAL synchronous_commit TO on")
    async with owner.session() as session:
        await session.execute(waits)
        uow = UnitOfWork(session, AMINA, "cases", reading=True)
        await uow.audit("show", "case")
        await uow.write_down()
        assert await session.scalar(text("SHOW synchronous_commit")) == "off"
    async with owner.session() as session:
        await session.execute(waits)
        uow = UnitOfWork(session, AMINA, "cases")
        await uow.audit("change", "case")
        await uow.write_down()
        assert await session.scalar(text("SHOW synchronous_commit")) == "on"


@pytest.mark.parametrize("announcing", [True, False])
async def test_what_was_written_down_is_written_once(owner: Database, *, announcing: bool) -> None:
    asked = request()
    async with owner.transaction(AMINA, request_id=asked) as uow:
        if announcing:
            await uow.publish(changed(new_id(), 1), about=new_id())
        await uow.audit("change", "case")
        await uow.write_down()
    assert len(await audited(owner, asked)) == 1
    assert len(await announced(owner)) == int(announcing)


async def test_who_waits_is_woken_by_the_commit_and_not_before(owner: Database, vandal: asyncpg.Connection) -> None:
    heard: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    await vandal.add_listener(CHANNEL, lambda _connection, _pid, channel, key: heard.put_nowait((channel, key)))
    await vandal.add_listener("outbox", lambda _connection, _pid, channel, key: heard.put_nowait((channel, key)))
    key = new_id()
    async with owner.transaction(AMINA) as uow:
        await uow.signal(key)
        await vandal.fetchval("SELECT 1")
        assert heard.empty()
    assert await asyncio.wait_for(heard.get(), 5) == ("noted", str(key))
    async with owner.transaction(AMINA) as uow:
        await uow.publish(changed(key, 1), about=key)
    assert await asyncio.wait_for(heard.get(), 5) == ("outbox", "")


def test_each_record_is_counted_and_each_event_knows_how_many_of_its_record_come_after_it() -> None:
    low, high = UUID(int=1), UUID(int=2)
    said = [
        {"subjects": high, "families": "case"},
        {"subjects": low, "families": "form"},
        {"subjects": high, "families": "case"},
        {"subjects": high, "families": "case"},
    ]
    assert _heads(said) == {
        "heads": [low, high],
        "head_families": ["form", "case"],
        "counts": [1, 3],
        "laters": [2, 0, 1, 0],
    }


def test_facts_are_written_with_whatever_they_are_named_by() -> None:
    assert to_json({1: "a", "b": [None, True]}) == '{"1":"a","b":[null,true]}'


@pytest.mark.parametrize("way", ["announcing", "changing", "reading"])
async def test_each_entry_is_sealed_where_the_key_is_held_and_what_is_sealed_is_what_it_says(
    owner: Database, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(owner, "chain", KEY)
    record, asked = new_id(), request()
    async with owner.transaction(AMINA, request_id=asked, reading=way == "reading") as uow:
        if way == "announcing":
            await uow.publish(changed(record, 1), about=record)
        await uow.audit("show", "case", record, outcome="refused", code="not_found", facts={"forms": 2.0, 7: "x"})
        await uow.audit("list", "case")
    async with owner.look() as session:
        rows = list(await session.execute(SEALED, {"request": asked}))
    who = {"actor": AMINA.id, "user_name": "amina", "role": "role-cp-case-worker", "request_id": asked}
    said = [("show", "case", str(record), "refused", "not_found"), ("list", "case", None, "allowed", None)]
    assert [tuple(row[name] for name in ENTRY) for row in rows] == said
    for row, words in zip(rows, said, strict=True):
        assert is_sealed(KEY, row["seal"], who, words, row["facts"])
        assert not is_sealed(b"another key", row["seal"], who, words, row["facts"])
    assert rows[0]["seal"] != rows[1]["seal"]


async def test_where_the_key_is_not_held_an_entry_has_no_seal(owner: Database) -> None:
    asked = request()
    async with owner.transaction(AMINA, request_id=asked) as uow:
        await uow.audit("list", "case")
    async with owner.look() as session:
        [row] = await session.execute(SEALED, {"request": asked})
    assert row["seal"] is None
