"""The table of codes of conduct; only the newest counts."""

from datetime import datetime

from chassis.columns import columns_of
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Column, Identity, Integer, Table, insert, select

from identity.code_of_conduct.domain import CodeOfConduct
from identity.tables import metadata

code_table = Table(
    "code_of_conduct",
    metadata,
    *columns_of(
        CodeOfConduct,
        Column("id", Integer, Identity(always=True), primary_key=True),
    ),
)


async def find_current(uow: UnitOfWork) -> CodeOfConduct | None:
    newest = select(code_table).order_by(code_table.c.id.desc()).limit(1)
    row = (await uow.session.execute(newest)).first()
    return None if row is None else CodeOfConduct(**row)


async def add_code(uow: UnitOfWork, *, title: str, content: str, now: datetime) -> CodeOfConduct:
    row = {"title": title, "content": content, "created_on": now, "created_by": uow.actor.user_name}
    added = (await uow.session.execute(insert(code_table).values(row).returning(code_table))).one()
    return CodeOfConduct(**added)
