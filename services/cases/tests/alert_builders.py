"""Alerts for the tests, laid on a record as somebody else's change of its form does."""

from uuid import UUID, uuid4

from cases.record.store.table import record
from chassis.actor import service_actor
from sqlalchemy import bindparam, update
from sqlalchemy.dialects.postgresql import JSONB

ALERT = {"alert_for": "field_change", "type": "remarks", "date": "2026-11-22", "form_unique_id": "remarks"}
LAY = update(record).where(record.c.id == bindparam("wanted")).values(alerts=bindparam("laid", type_=JSONB))


async def add_alert(database, id):
    """Answers the alert's id."""
    unique_id = str(uuid4())
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(LAY, {"wanted": UUID(id), "laid": [ALERT | {"unique_id": unique_id}]})
    return unique_id
