"""Case copies at rest."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from chassis.errors import NotFound
from chassis.signals import CHANNEL
from chassis.unit_of_work import UnitOfWork
from sharing.rights import CASE
from sharing.scope import sees
from sqlalchemy import (
    Column,
    DateTime,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB, insert

from referrals.case_copy.domain import CaseCopy
from referrals.tables import metadata

case_copy = Table(
    "case_copy",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("record_type", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("facts", JSONB, nullable=False),
    Column("noted_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
OF_CASE = case_copy.c.facts["incident_case_id"].astext
Index("ix_case_copy_incidents", OF_CASE, postgresql_where=case_copy.c.record_type == "incident")
Index("ix_case_copy_owner", case_copy.c.facts["owned_by"].astext, postgresql_where=case_copy.c.record_type == "case")
ANNOUNCED = insert(case_copy)
KEEP = ANNOUNCED.on_conflict_do_update(
    index_elements=["record_id"],
    set_={"version": ANNOUNCED.excluded.version, "facts": ANNOUNCED.excluded.facts},
    where=case_copy.c.version <= ANNOUNCED.excluded.version,
).returning(func.pg_notify(CHANNEL, cast(case_copy.c.record_id, Text)))
COPIES = select(case_copy.c.record_id, case_copy.c.record_type, case_copy.c.version, case_copy.c.facts)
DROP = delete(case_copy).where(case_copy.c.record_id == bindparam("wanted"))
COPY = COPIES.where(case_copy.c.record_id == bindparam("wanted"))


async def keep_cases(uow: UnitOfWork, cases: Iterable[CaseCopy]) -> None:
    """Remember each case as announced, unless something newer is here already."""
    await uow.session.execute(KEEP, [vars(case) for case in cases])


async def drop_case(uow: UnitOfWork, record_id: UUID) -> None:
    await uow.session.execute(DROP, {"wanted": record_id})


async def find_case(uow: UnitOfWork, record_id: UUID) -> CaseCopy | None:
    """For the system's own decisions; whoever answers a person asks `open_case`."""
    row = (await uow.session.execute(COPY, {"wanted": record_id})).one_or_none()
    return None if row is None else CaseCopy(**row)


async def find_cases(uow: UnitOfWork, record_ids: Iterable[UUID]) -> dict[UUID, CaseCopy]:
    rows = await uow.session.execute(COPIES.where(case_copy.c.record_id.in_(list(record_ids))))
    return {row.record_id: CaseCopy(**row) for row in rows}


async def find_last_incident(uow: UnitOfWork, case_id: UUID, *, until: date) -> date | None:
    """The day of the latest incident of a case, of those that happened by this day."""
    day = case_copy.c.facts["incident_date_derived"].astext
    of_case = and_(str(case_id) == OF_CASE, case_copy.c.record_type == "incident", day <= until.isoformat())
    told: str | None = await uow.session.scalar(select(func.max(day)).where(of_case))
    return None if told is None else uow.site.day_of(told)


async def open_case(uow: UnitOfWork, record_id: UUID, *actions: str, resource: str = CASE) -> CaseCopy:
    """A record of this resource that the actor sees, for somebody who may do one of the actions to such.

    Raises NotFound (unknown here, not in scope, of another resource) or NotAllowed.
    """
    case = await find_case(uow, record_id)
    if case is None or case.record_type != resource or not sees(uow.actor, case.facts):
        uow.actor.must(resource, "read", *actions)
        raise NotFound
    uow.actor.must(resource, *actions)
    return case
