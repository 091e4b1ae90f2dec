"""How far open cases follow a policy pack, and those that are next."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from sqlalchemy import Column, ColumnElement, Integer, Table, Uuid, func, select
from sqlalchemy.dialects.postgresql import insert

from cases.record.domain.record import OPEN
from cases.record.store.rows import READ
from cases.record.store.table import record
from cases.tables import metadata

next_action_round = Table(
    "next_action_round",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("after", Uuid),
)
"""One row at most. `version`: of the pack that cases follow, or are being made to. `after`: the last case of a round
that is under way.
"""
FIRST = UUID(int=0)


@dataclass(frozen=True)
class Round:
    version: int
    after: UUID | None


async def read_progress(session: DatabaseSession) -> Round | None:
    found = select(next_action_round.c.version, next_action_round.c.after)
    row = (await session.execute(found)).one_or_none()
    return None if row is None else Round(*row)


async def write_progress(session: DatabaseSession, state: Round) -> None:
    made = insert(next_action_round).values(one=1, **vars(state))
    await session.execute(made.on_conflict_do_update(index_elements=["one"], set_=vars(state)))


def _open_after(after: UUID | None) -> list[ColumnElement[bool]]:
    """Open and enabled cases; what was erased is left alone."""
    return [
        record.c.id > (after or FIRST),
        record.c.record_type == "case",
        record.c.record_state,
        record.c.status == OPEN,
        record.c.wrapped_key.is_not(None),
    ]


async def list_next(session: DatabaseSession, after: UUID | None, most: int) -> Sequence[Row]:
    """The next open cases by id, to be read only."""
    return (await session.execute(select(*READ).where(*_open_after(after)).order_by(record.c.id).limit(most))).all()


async def count_open(session: DatabaseSession) -> int:
    return int((await session.execute(select(func.count()).where(*_open_after(None)))).scalar_one())


async def find_next(session: DatabaseSession, after: UUID | None, most: int) -> Sequence[Row]:
    """The next open cases by id, locked."""
    wanted = select(*READ).where(*_open_after(after)).order_by(record.c.id).limit(most).with_for_update()
    return (await session.execute(wanted)).all()
