"""Takes a record out of every table of this service that says something of it."""

from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from sqlalchemy import bindparam, delete, func, insert, or_, select

from cases.attachment.store import files, uploads
from cases.caseload.store import conflict_of_interest
from cases.deadline.store import deadline_told
from cases.flag.store import record_flag
from cases.history.store import record_history
from cases.place_alert.store import place_alert, place_look, place_notice
from cases.record.domain.kind import KINDS, Kind
from cases.record.store.rows import departed
from cases.record.store.table import record, record_departure
from cases.silence.store import silence_told

RECORD = delete(record).where(record.c.id == bindparam("wanted"))
LEFT = insert(record_departure)
HISTORY = delete(record_history).where(record_history.c.record_id == bindparam("wanted"))
LOOK = delete(place_look).where(place_look.c.record_id == bindparam("wanted"))
RAISED = select(place_alert.c.id).where(place_alert.c.record_id == bindparam("wanted"))
NOTICES = delete(place_notice).where(
    or_(place_notice.c.record_id == bindparam("wanted"), place_notice.c.alert_id.in_(RAISED))
)
ALERTS = delete(place_alert).where(place_alert.c.record_id == bindparam("wanted"))
DEADLINES = delete(deadline_told).where(deadline_told.c.record_id == bindparam("wanted"))
SILENCE = delete(silence_told).where(silence_told.c.record_id == bindparam("wanted"))
CONFLICTS = delete(conflict_of_interest).where(conflict_of_interest.c.record_id == bindparam("wanted"))
FLAGS = delete(record_flag).where(record_flag.c.record_id == bindparam("wanted"))


async def delete_record(session: DatabaseSession, row: Row) -> None:
    """Delete the record with its key, its history, its flags, its files and what was told of its place and its
    deadlines. Who saw it is told that it is gone.

    `row`: as it was locked.
    """
    gone = {"record_id": row.id, "record_type": row.record_type, "names": departed(row.facts, {})}
    await session.execute(LEFT, gone)
    await files.remove_all(session, row.id)
    await uploads.forget_of_record(session, row.id)
    for statement in (HISTORY, FLAGS, DEADLINES, SILENCE, CONFLICTS, LOOK, NOTICES, ALERTS, RECORD):
        await session.execute(statement, {"wanted": row.id})


async def count_belonging(session: DatabaseSession, kind: Kind, id: UUID) -> dict[str, int]:
    """How many records of other kinds name this one as theirs, by kind; no kind has none."""
    links = ((other, field) for other in KINDS.values() for field, to in other.links.items() if to == kind.resource)
    found: dict[str, int] = {}
    for other, field in links:
        theirs = record.c.facts.contains({field: str(id)})
        wanted = select(func.count()).where(record.c.record_type == other.resource, theirs)
        found[other.resource] = found.get(other.resource, 0) + await session.scalar(wanted)
    return {name: count for name, count in found.items() if count}
