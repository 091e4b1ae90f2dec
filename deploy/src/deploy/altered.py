"""Whether what a service says it has taken is what its owner announced, number by number.

Nothing of ours changes a row of the books once it is written: one that differs on the two sides was altered by a hand,
a faulty disk, or a database that is older than the other one.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg

ANNOUNCED = "SELECT subject, sequence, id FROM outbox WHERE family = ANY($1::text[]) ORDER BY subject, sequence"
TAKEN = "SELECT subject, sequence, id FROM inbox WHERE source = $1 ORDER BY subject, sequence"
AT_ONCE = 5000
Row = tuple[UUID, int, UUID]


async def altered(
    owners: asyncpg.Connection, consumers: asyncpg.Connection, owner: str, families: list[str]
) -> set[tuple[UUID, int]]:
    """Subject and number of what both sides still keep, and keep under different ids."""
    found: set[tuple[UUID, int]] = set()
    async with _read(owners, ANNOUNCED, families) as announced, _read(consumers, TAKEN, owner) as taken:
        told, known = await anext(announced, None), await anext(taken, None)
        while told is not None and known is not None:
            if told[:2] == known[:2]:
                if told[2] != known[2]:
                    found.add(told[:2])
                told, known = await anext(announced, None), await anext(taken, None)
            elif told[:2] < known[:2]:
                told = await anext(announced, None)
            else:
                known = await anext(taken, None)
    return found


@asynccontextmanager
async def _read(connection: asyncpg.Connection, query: str, given: Any) -> AsyncIterator[AsyncIterator[Row]]:
    """Row by row, so that books of any length fit into memory. Both sides sort ids by their bytes, as Python does."""
    async with connection.transaction(readonly=True):
        yield (tuple(row) async for row in connection.cursor(query, given, prefetch=AT_ONCE))
