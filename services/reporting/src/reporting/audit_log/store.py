"""The entries of all services' audits, as they were told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from chassis.actors import insert_or_replace
from chassis.driver import Row
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.statements import Expression
from chassis.tables import actor_account, actor_role
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import insert

from reporting.audit_log.domain import FAILED_LOGIN, REFUSED
from reporting.tables import metadata

audit_copy = Table(
    "audit_copy",
    metadata,
    Column("id", BigInteger, Identity(always=True), unique=True),
    Column("source", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("user_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("record_type", Text, nullable=False),
    Column("record_id", Text),
    Column("noted_as", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text),
)
agency_number = Table(
    "agency_number",
    metadata,
    Column("unique_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)
Index("ix_audit_copy_at", audit_copy.c.at.desc(), audit_copy.c.id.desc())
Index("ix_audit_copy_user_name_at", audit_copy.c.user_name, audit_copy.c.at)
Index("ix_audit_copy_source_day", audit_copy.c.source, audit_copy.c.day)

GIVEN = [column for column in audit_copy.columns if column.name != "id"]
ADD = (
    insert(audit_copy)
    .values({column.name: bindparam(column.name, type_=column.type) for column in GIVEN})
    .on_conflict_do_nothing()
)
DROP = delete(audit_copy).where(
    audit_copy.c.source == bindparam("wanted_source"), audit_copy.c.day == bindparam("wanted_day")
)
ROLE_NUMBER = cast(actor_role.c.role["number"].astext, Integer)
PUT_AGENCY = insert_or_replace(agency_number, "unique_id", "number")


@dataclass(frozen=True, kw_only=True)
class AuditWanted:
    """`actions`, `record_types`: none for all; `until`: before that."""

    user_name: str | None = None
    actions: Collection[str] = ()
    record_types: Collection[str] = ()
    refused: bool = False
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        entry = audit_copy.c
        is_failure = entry.outcome == REFUSED
        found = [is_failure if self.refused else or_(~is_failure, entry.action == FAILED_LOGIN)]
        if self.user_name is not None:
            found.append(entry.user_name == self.user_name)
        if self.actions:
            found.append(entry.action == _one_of(self.actions))
        if self.record_types:
            found.append(entry.record_type == _one_of(self.record_types))
        if self.since is not None:
            found.append(entry.at >= self.since)
        if self.until is not None:
            found.append(entry.at < self.until)
        return found


def _one_of(names: Collection[str]) -> Expression:
    return any_(literal(sorted(names), ARRAY(Text)))


async def add_entries(uow: UnitOfWork, rows: list[Values]) -> None:
    """What comes again is there already."""
    await uow.session.execute(ADD, rows)


async def drop_day(uow: UnitOfWork, source: str, day: date) -> None:
    await uow.session.execute(DROP, {"wanted_source": source, "wanted_day": day})


async def put_agency(uow: UnitOfWork, *, unique_id: str, number: int) -> None:
    await uow.session.execute(PUT_AGENCY, {"unique_id": unique_id, "number": number})


async def list_entries(session: DatabaseSession, wanted: AuditWanted, page: Page, *, ascending: bool) -> list[Row]:
    """By time. For a person's eyes only behind a permission."""
    entry = audit_copy.c
    account, agency = actor_account.c, agency_number.c
    order = (entry.at, entry.id) if ascending else (entry.at.desc(), entry.id.desc())
    found = (
        select(*audit_copy.columns, ROLE_NUMBER.label("role_number"), agency_number.c.number.label("agency_number"))
        .outerjoin(actor_role, actor_role.c.unique_id == entry.role)
        .outerjoin(actor_account, account.user_name == entry.user_name)
        .outerjoin(agency_number, agency.unique_id == account.agency)
        .where(*wanted.conditions())
        .order_by(*order)
    )
    return (await session.execute(found.limit(page.per).offset(page.offset))).all()


async def count_entries(session: DatabaseSession, wanted: AuditWanted) -> int:
    return int(await session.scalar(select(func.count()).select_from(audit_copy).where(*wanted.conditions())))
