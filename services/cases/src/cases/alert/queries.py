"""The alerts of a record, and how many records have any."""

from uuid import UUID

from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.alert import store
from cases.record.domain.alerts import told
from cases.record.domain.kind import KINDS, Kind
from cases.record.queries.show import open_record

COUNTED = ("case", "incident", "tracing_request")
"""What clients look for; a kind that there is not has none."""


async def count_alerted(uow: UnitOfWork) -> dict[str, int]:
    """By kind; none of a kind that the actor may not read."""
    read = [name for name in COUNTED if name in KINDS and uow.actor.may(name, "read")]
    found = await store.count_alerted(uow.session, uow.actor, read) if read else {}
    return {name: found.get(name, 0) for name in COUNTED}


async def list_alerts(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> Values:
    """Those of a record that the actor may know of, as the answer. Withheld is not absent: it says so where there may
    be others. Raises NotFound, NotAllowed.
    """
    reading = await open_record(uow, keyring, kind, id)
    shown: Values = {"data": [told(alert) for alert in reading.alerts()]}
    return shown if reading.known is None else shown | {"withheld": True}
