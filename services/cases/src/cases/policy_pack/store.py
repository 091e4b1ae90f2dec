"""Policy packs, and from which day on which one counts; both are kept for ever."""

from datetime import date
from uuid import UUID

from chassis.driver import Row
from chassis.errors import existing
from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues
from sqlalchemy import Column, Date, DateTime, Identity, Integer, Table, Text, Uuid, insert, select
from sqlalchemy.dialects.postgresql import JSONB

from cases.policy_pack.domain import DEFAULT_PACK, Packs, PolicyPack, needs_another, read_pack
from cases.tables import metadata

policy_pack = Table(
    "policy_pack",
    metadata,
    Column("version", Integer, Identity(), primary_key=True),
    Column("pack", JSONB, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("command_id", Uuid),
)
policy_decision = Table(
    "policy_decision",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("effective_from", Date, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
)
"""`approved_by`: the person who agreed to it, as they are called; `decided_by`: the account that put it in force.
`version` 0: the defaults, which are in no row of `policy_pack`.
"""


async def find_packs(session: DatabaseSession) -> Packs:
    made = {row.version: read_pack(row.version, row.pack) for row in await list_packs(session)}
    made[DEFAULT_PACK.version] = DEFAULT_PACK
    return Packs(tuple((row.effective_from, made[row.version]) for row in await list_decisions(session)))


async def find_pack(session: DatabaseSession, version: int) -> PolicyPack:
    """Refuses a version that is not there."""
    if version == DEFAULT_PACK.version:
        return DEFAULT_PACK
    row = existing(next((row for row in await list_packs(session) if row.version == version), None))
    return read_pack(version, row.pack)


async def find_maker(session: DatabaseSession, version: int) -> str | None:
    """Who proposed it; nobody proposed the defaults."""
    made_by: str | None = await session.scalar(select(policy_pack.c.made_by).where(policy_pack.c.version == version))
    return made_by


async def needs_somebody_else(session: DatabaseSession, version: int, who: str) -> bool:
    made_by = await find_maker(session, version)
    decided = select(policy_decision.c.decided_by).where(policy_decision.c.version == version)
    return needs_another(made_by, list(await session.scalars(decided)), who)


async def list_packs(session: DatabaseSession) -> list[Row]:
    return list((await session.execute(select(policy_pack).order_by(policy_pack.c.version))).all())


async def list_decisions(session: DatabaseSession) -> list[Row]:
    return list((await session.execute(select(policy_decision).order_by(policy_decision.c.id))).all())


async def find_version(session: DatabaseSession, made_by: str, command_id: UUID | None) -> int | None:
    """The pack that this very command made."""
    same = (policy_pack.c.made_by == made_by, policy_pack.c.command_id == command_id)
    row = (await session.execute(select(policy_pack.c.version).where(*same))).one_or_none()
    return None if row is None else int(row.version)


async def add_pack(uow: UnitOfWork, pack: FrozenValues) -> int:
    row = {"pack": pack, "made_by": uow.actor.user_name, "made_at": uow.began, "command_id": uow.command_id}
    return int(
        (await uow.session.execute(insert(policy_pack).values(row).returning(policy_pack.c.version))).scalar_one()
    )


async def add_decision(uow: UnitOfWork, version: int, effective_from: date, approved_by: str) -> int:
    """The number of the decision."""
    row = {"version": version, "effective_from": effective_from, "approved_by": approved_by}
    row |= {"decided_by": uow.actor.user_name, "decided_at": uow.began}
    made = insert(policy_decision).values(row).returning(policy_decision.c.id)
    return int((await uow.session.execute(made)).scalar_one())
