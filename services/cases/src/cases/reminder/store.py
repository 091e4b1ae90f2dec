"""Who was reminded last of which day."""

from datetime import date, datetime

from chassis.session import DatabaseSession
from sqlalchemy import Column, Date, Table, Text, literal, select
from sqlalchemy.dialects.postgresql import insert

from cases.record.store.table import record
from cases.tables import metadata

reminder_told = Table(
    "reminder_told",
    metadata,
    Column("owned_by", Text, primary_key=True),
    Column("day", Date, nullable=False),
)


async def note(session: DatabaseSession, day: date, *, begins: datetime, ends: datetime) -> list[str]:
    """The owners of open cases for which something is due between these moments, who were not reminded of the day.

    Whoever writes the day first reminds of it: of two who do at once, the other is answered nobody.
    """
    due = select(record.c.owned_by, literal(day, Date)).distinct()
    due = due.where(record.c.next_action_due >= begins, record.c.next_action_due < ends)
    made = insert(reminder_told).from_select(["owned_by", "day"], due)
    noted = made.on_conflict_do_update(
        index_elements=["owned_by"],
        set_={"day": made.excluded.day},
        where=reminder_told.c.day < made.excluded.day,
    )
    return sorted(await session.scalars(noted.returning(reminder_told.c.owned_by)))
