"""The codes of services at rest."""

from collections.abc import Iterable

from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Column, Table, Text, select
from sqlalchemy.dialects.postgresql import insert

from referrals.tables import metadata

service_type = Table("service_type", metadata, Column("code", Text, primary_key=True))


async def note_codes(uow: UnitOfWork, codes: Iterable[str]) -> None:
    """A code that is removed from the list stays here: a case may hold it, and help is asked for all the same."""
    rows = [{"code": code} for code in codes]
    if rows:
        await uow.session.execute(insert(service_type).on_conflict_do_nothing(), rows)


async def is_known(uow: UnitOfWork, code: str) -> bool:
    known = select(service_type.c.code).where(service_type.c.code == code)
    return await uow.session.scalar(known) is not None
