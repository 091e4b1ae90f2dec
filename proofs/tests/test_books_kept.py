"""The books as two services keep them in PostgreSQL: cases announced a record's three events, reporting took them."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from uuid import UUID

import asyncpg
import pytest
from chassis.database import Database
from chassis.tables import shared
from proofs.books import check_books
from testkit.databases import create_tables
from testkit.postgres import url_of

RECORD = UUID(int=1)
ANNOUNCE = """
    INSERT INTO outbox (id, type, family, subject, sequence, data, published_at)
    VALUES ($1, 'cases.case_changed.v1', 'case', $2, $3, '{}', now())
"""
APPLY = """
    INSERT INTO inbox (source, subject, sequence, id, received_at)
    VALUES ('cases', $1, $2, $3, now() + make_interval(secs => $4))
"""
HOLD = """
    INSERT INTO held (source, subject, sequence, id, why, envelope)
    SELECT source, subject, 9, gen_random_uuid(), 'gap', '{}' FROM inbox_head
"""

Connections = dict[str, asyncpg.Connection]


async def connect(stack: AsyncExitStack, service: str) -> asyncpg.Connection:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    made = Database(await url_of(f"mahon_test_proofs_{service}_{worker}_{os.getpid()}"), service)
    await create_tables(made.url, shared)
    opened = await asyncpg.connect(made.url.replace("postgresql+asyncpg://", "postgresql://"))
    stack.push_async_callback(opened.close)
    return opened


@pytest.fixture
async def at() -> AsyncIterator[Connections]:
    async with AsyncExitStack() as stack:
        connections = {service: await connect(stack, service) for service in ("cases", "reporting")}
        for number in (1, 2, 3):
            await connections["cases"].execute(ANNOUNCE, UUID(int=100 + number), RECORD, number)
            await connections["reporting"].execute(APPLY, RECORD, number, UUID(int=100 + number), float(number))
        await connections["cases"].execute("INSERT INTO outbox_head VALUES ($1, 'case', 3)", RECORD)
        await connections["reporting"].execute("INSERT INTO inbox_head VALUES ('cases', $1, 3, 0)", RECORD)
        yield connections


async def kinds_found(at: Connections) -> list[str]:
    found, _ = await check_books(at)
    return [kind for kind, lines in found.kinds().items() if lines]


async def test_books_that_agree_are_whole_and_count_what_was_to_be_applied(at: Connections) -> None:
    found, due = await check_books(at)
    assert not found
    assert due == 3


@pytest.mark.parametrize(
    ("where", "statement", "kinds"),
    [
        ("reporting", "DELETE FROM inbox", ["lost"]),
        ("reporting", "DELETE FROM inbox WHERE sequence = 2", ["lost"]),
        ("reporting", "UPDATE inbox SET id = gen_random_uuid() WHERE sequence = 2", ["overtaken"]),
        (
            "reporting",
            "UPDATE inbox SET received_at = received_at - interval '1 min' WHERE sequence = 3",
            ["overtaken"],
        ),
        ("reporting", "UPDATE inbox_head SET sequence = 2", ["unequal"]),
        ("reporting", "DELETE FROM inbox_head", ["unequal"]),
        ("reporting", "INSERT INTO inbox VALUES ('cases', gen_random_uuid(), 1, gen_random_uuid())", ["doubled"]),
        ("reporting", HOLD, ["unequal"]),
        ("cases", "UPDATE outbox SET published_at = NULL WHERE sequence = 3", ["unequal"]),
        ("cases", "UPDATE outbox_head SET sequence = 4", ["lost"]),
    ],
)
async def test_books_that_differ_are_damaged(at: Connections, where: str, statement: str, kinds: list[str]) -> None:
    await at[where].execute(statement)
    assert await kinds_found(at) == kinds


async def test_nobody_needs_to_have_applied_what_nobody_hears(at: Connections) -> None:
    await at["cases"].execute("UPDATE outbox SET family = 'form'")
    await at["reporting"].execute("DELETE FROM inbox")
    assert await kinds_found(at) == []


async def test_what_nobody_announced_is_found_wherever_it_was_taken(at: Connections) -> None:
    forged = {str(UUID(int=102)), str(UUID(int=999))}
    found, _ = await check_books(at, forged)
    assert [line.split()[:2] for line in found.forged] == [["reporting", "applied"]]
    await at["reporting"].execute("DELETE FROM inbox")
    await at["reporting"].execute(HOLD.replace("gen_random_uuid()", f"'{UUID(int=999)}'"))
    found, _ = await check_books(at, forged)
    assert [line.split()[:2] for line in found.forged] == [["reporting", "holds"]]
