"""How far records are made anew, and those that are next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chassis.session import DatabaseSession
from contracts.values import Values
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Integer,
    Table,
    Uuid,
    bindparam,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from cases.record.store.rows import READ
from cases.record.store.table import record
from cases.record.store.writing import TOKENS, given
from cases.tables import metadata

renewal = Table(
    "renewal",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("tokens", Integer, nullable=False),
    Column("until", Date),
    Column("after", Uuid),
)
"""One row at most. `tokens`: which way of making blind tokens all records have. `until`: the day whose birthdays are
kept. `after`: the last record of a round that is under way.
"""
STATE = select(renewal.c.tokens, renewal.c.until, renewal.c.after)


@dataclass(frozen=True)
class Progress:
    tokens: int
    until: date | None
    after: UUID | None


async def read_progress(session: DatabaseSession) -> Progress:
    row = (await session.execute(STATE)).one_or_none()
    return Progress(0, None, None) if row is None else Progress(*row)


async def write_progress(session: DatabaseSession, state: Progress) -> None:
    made = insert(renewal).values(one=1, **vars(state))
    await session.execute(made.on_conflict_do_update(index_elements=["one"], set_=vars(state)))


async def find_next(
    session: DatabaseSession, after: UUID | None, most: int, tokens: Sequence[int] | None
) -> Sequence[Any]:
    """The next records by id, locked; of those with one of the tokens where these are given. Erased ones have none."""
    wanted = select(*READ).where(record.c.wrapped_key.is_not(None)).order_by(record.c.id).limit(most).with_for_update()
    if tokens is not None:
        wanted = wanted.where(record.c.search.op("&&", is_comparison=True)(literal(list(tokens), ARRAY(BigInteger))))
    return (await session.execute(wanted if after is None else wanted.where(record.c.id > after))).all()


REWRITE = (
    update(record)
    .where(record.c.id == bindparam("row_id"))
    .values({name: given(name, prefix="new_") for name in TOKENS})
)


async def rewrite_tokens(session: DatabaseSession, rows: Sequence[Values]) -> None:
    """Nothing of the record changed: it has no new version, and nobody is told."""
    await session.execute(REWRITE, rows)
