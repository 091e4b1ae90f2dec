"""How far the records of each module have been looked through for danger, and those that are next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from chassis.tables import outbox_head
from sqlalchemy import Column, Table, Text, Uuid, any_, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, insert

from cases.record.domain.record import OPEN
from cases.record.store.rows import READ
from cases.record.store.table import record
from cases.tables import metadata

Means = Mapping[str, Sequence[str]]
"""Field → codes that say that somebody is in danger."""

danger_search = Table(
    "danger_search",
    metadata,
    Column("module_id", Text, primary_key=True),
    Column("before", JSONB, nullable=False),
    Column("means", JSONB, nullable=False),
    Column("after", Uuid),
)
"""`means`: what the module says danger is, as its records are, or were, looked through. `before`: what it said until
then. `after`: the last record of a round that is under way; none where all were looked at.
"""
FIRST = UUID(int=0)


@dataclass(frozen=True)
class Search:
    module: str
    before: Means
    means: Means
    after: UUID | None


async def list_searches(session: DatabaseSession) -> dict[str, Search]:
    rows = await session.execute(select(danger_search))
    return {row.module_id: Search(*row) for row in rows}


async def write_search(session: DatabaseSession, search: Search) -> None:
    values = {"before": search.before, "means": search.means, "after": search.after}
    made = insert(danger_search).values(module_id=search.module, **values)
    await session.execute(made.on_conflict_do_update(index_elements=["module_id"], set_=values))


async def find_next(session: DatabaseSession, search: Search, most: int) -> Sequence[Row]:
    """The next open records by id that say so, locked: nobody changes what is being told of."""
    found = (
        select(*READ)
        .where(
            record.c.id > (search.after or FIRST),
            record.c.module_id == search.module,
            record.c.record_state,
            record.c.status == OPEN,
            or_(*(_says(name, codes) for name, codes in search.means.items())),
        )
        .order_by(record.c.id)
        .limit(most)
        .with_for_update()
    )
    return (await session.execute(found)).all()


def _says(name: str, codes: Sequence[str]) -> Any:
    """A list has one of the codes; a text or a tick, which says `true`, is one."""
    wanted = literal(list(codes), ARRAY(Text))
    return or_(record.c.facts[name].has_any(wanted), record.c.facts[name].astext == any_(wanted))


async def find_told(session: DatabaseSession, dangers: Sequence[UUID]) -> set[UUID]:
    """Those that were announced."""
    return set(await session.scalars(select(outbox_head.c.subject).where(outbox_head.c.subject.in_(dangers))))
