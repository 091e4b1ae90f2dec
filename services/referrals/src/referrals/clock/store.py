"""What cases decided about clocks, at rest."""

from collections.abc import Sequence

from chassis.unit_of_work import UnitOfWork
from contracts.policy import DecidedClocks
from sqlalchemy import Column, Integer, Table, select
from sqlalchemy.dialects.postgresql import JSONB, insert

from referrals.tables import metadata

decided_clocks = Table(
    "decided_clocks",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("decided", JSONB, nullable=False),
)
"""One row at most, in the order of decision."""


async def keep_decided(uow: UnitOfWork, decided: Sequence[DecidedClocks]) -> None:
    made = insert(decided_clocks).values(one=1, decided=list(decided))
    await uow.session.execute(made.on_conflict_do_update(index_elements=["one"], set_={"decided": list(decided)}))


async def find_decided(uow: UnitOfWork) -> list[DecidedClocks]:
    decided: list[DecidedClocks] | None = await uow.session.scalar(select(decided_clocks.c.decided))
    return decided or []
