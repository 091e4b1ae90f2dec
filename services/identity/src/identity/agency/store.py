"""The table of agencies, and the only ways to them."""

from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Column, Text, or_

from identity.agency.domain import Agency, AgencyClosed, AgencyExists, AgencyNotFound
from identity.agency.policy import may_open_agency
from identity.register import Register, register_table
from identity.role.store import open_standing

agency_table = register_table("agency", Agency, Column("agency_code", Text, nullable=False, unique=True))
register = Register(
    subject="agency", table=agency_table, entry=Agency, missing=AgencyNotFound, exists=AgencyExists, order="order"
)
list_agencies = register.list
add_agency = register.add
save_agency = register.save


async def find_agency(uow: UnitOfWork, *, unique_id: str, code: str | None = None) -> Agency | None:
    same = or_(agency_table.c.unique_id == unique_id, agency_table.c.agency_code == (code or unique_id))
    return await register.first(uow, same)


async def find_agency_by_number(uow: UnitOfWork, id: int) -> Agency | None:
    return await register.first(uow, agency_table.c.id == id)


async def open_agency(uow: UnitOfWork, id: int, *, to: str) -> Agency:
    """An agency by number, to `read` or `write` it, within the limits of the actor's role."""
    uow.actor.must("agency", to)
    agency = await register.open(uow, id)
    if not may_open_agency(await open_standing(uow), agency.unique_id):
        raise AgencyClosed
    return agency
