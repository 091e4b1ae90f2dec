"""Takes a record out of every table of this service that says something of it."""

from chassis.driver import Row
from chassis.session import DatabaseSession
from sqlalchemy import bindparam, delete, insert

from cases.history.store import record_history
from cases.record.store.rows import departed
from cases.record.store.table import record, record_departure

RECORD = delete(record).where(record.c.id == bindparam("wanted"))
LEFT = insert(record_departure).values(
    {name: bindparam(name, type_=record_departure.c[name].type) for name in ("record_id", "record_type", "names")}
)
HISTORY = delete(record_history).where(record_history.c.record_id == bindparam("wanted"))


async def delete_record(session: DatabaseSession, row: Row) -> None:
    """Delete the record with its key and its history. Who saw it is told that it is gone; `row`: as it was locked."""
    gone = {"record_id": row.id, "record_type": row.record_type, "names": departed(row.facts, {})}
    await session.execute(LEFT, gone)
    for statement in (HISTORY, RECORD):
        await session.execute(statement, {"wanted": row.id})
