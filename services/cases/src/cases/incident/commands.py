"""Incidents of a case: what a new one begins with, and making those that are there a case's."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.errors import NotFound
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.incident.domain import INCIDENT, OF_ITS_CASE
from cases.incident.policy import LINK, case_kind, must_link, must_record
from cases.record.commands import Change, LinkUnknown, change, look_ahead
from cases.record.queries.answers import present
from cases.record.queries.show import open_record

NOT_YET = ("unique_identifier", "short_id", "incident_id", "incident_code")
"""What a record is numbered by once it is registered."""


async def begin(uow: UnitOfWork, keyring: Keyring, case: UUID, now: datetime) -> Values:
    """A new incident of the case as whoever asks would register it; nothing is written."""
    must_record(uow.actor)
    await open_record(uow, keyring, case_kind(), case)
    reading = await look_ahead(uow, keyring, INCIDENT, {OF_ITS_CASE: str(case)}, now)
    shown = {name: value for name, value in present(reading).items() if name not in NOT_YET}
    return {"incident_date_derived": None, **shown, "id": None, "abilities": []}


async def link(uow: UnitOfWork, keyring: Keyring, case: UUID, incidents: Sequence[UUID], now: datetime) -> None:
    """Make the incidents the case's, all of them or none. Refuses one that the actor does not see."""
    must_link(uow.actor)
    await open_record(uow, keyring, case_kind(), case)
    for id in sorted(set(incidents)):
        wanted = Change(given={OF_ITS_CASE: str(case)}, action=LINK)
        try:
            await change(uow, keyring, INCIDENT, id, wanted, now=now)
        except NotFound:
            raise LinkUnknown({"incident_ids": [LinkUnknown.code]}) from None
