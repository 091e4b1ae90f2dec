"""The records a person owns or is given, to be rewritten when the person's account changes."""

from collections.abc import AsyncIterator, Sequence

from chassis.driver import Row
from chassis.session import DatabaseSession
from sqlalchemy import Text, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from cases.record.store.rows import READ
from cases.record.store.table import record

BATCH = 200


async def find_associated(session: DatabaseSession, user_name: str) -> AsyncIterator[Sequence[Row]]:
    """In the order of their ids, locked; the same order everywhere, so that two refreshes do not block each other."""
    theirs = record.c.associated_users.contains(literal([user_name], ARRAY(Text)))
    wanted = select(*READ).where(theirs).order_by(record.c.id).limit(BATCH).with_for_update()
    last = None
    while True:
        batch = (await session.execute(wanted if last is None else wanted.where(record.c.id > last))).all()
        if batch:
            yield batch
            last = batch[-1].id
        if len(batch) < BATCH:
            return
