"""A place alert without the forms, the option and the schedule that lead to one."""

from datetime import UTC, datetime
from uuid import uuid4

from cases.place_alert.store import place_alert, place_notice
from cases.record.store.table import record
from chassis.actor import service_actor
from sqlalchemy import insert, update

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


async def add_place_alert(database, raised, other):
    """Of two incidents, in the name of both; its id."""
    id, files = uuid4(), [raised, other]
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(update(record).where(record.c.id.in_(files)).values(places=[7]))
        await uow.session.execute(insert(place_alert).values(id=id, record_id=raised, months=12, at=AT))
        told = [{"alert_id": id, "record_id": file, "for_owner": True} for file in files]
        await uow.session.execute(insert(place_notice).values(told))
    return str(id)
