"""A service's audit as it is written and closed into blocks, and what of it is as it was written."""

from datetime import UTC, datetime
from uuid import uuid4

from chassis.actor import Actor
from chassis.audit_chain import ENDED, close_blocks
from chassis.audit_proof import Forgery, find_forged
from chassis.database import Database
from chassis.life_span import AUDIT_KEPT
from chassis.session import DatabaseSession
from sqlalchemy import text
from testkit import eventually
from testkit.services import KEYRING

KEY = KEYRING.chain or b""
PEOPLE = [Actor(id=uuid4(), user_name=name, role=f"role-{name}") for name in ("amina", "joao", "rosa")]
ACTIONS = ("show_case", "update_case", "list_cases")
NOW = datetime.now(UTC)


async def note(database: Database, number: int, *, entries: int = 1) -> None:
    async with database.transaction(PEOPLE[number % 3], request_id=f"request-{number}") as uow:
        for each in range(entries):
            facts = {"shown": number, "rate": 2.0, "ids": [str(number), None]} if number % 4 == 0 else None
            await uow.audit(ACTIONS[(number + each) % 3], "case", uuid4(), facts=facts)


async def turn(database: Database, now: datetime = NOW) -> None:
    async with database.transaction(PEOPLE[0]) as uow:
        await close_blocks(uow, now)


async def close(database: Database, now: datetime = NOW) -> None:
    """A turn once PostgreSQL itself is at nothing here that is older than what was noted."""

    async def all_have_ended() -> None:
        left = text("SELECT count(*) FROM audit_entry WHERE xid >= CAST(CAST(:ended AS text) AS xid8)")
        async with database.look() as session:
            assert await session.scalar(left, {"ended": await session.scalar(ENDED)}) == 0

    await eventually(all_have_ended)
    await turn(database, now)


async def found(session: DatabaseSession, now: datetime = NOW) -> set[Forgery]:
    return {forgery async for forgery in find_forged(session, KEY, now, AUDIT_KEPT)}


async def count(session: DatabaseSession, table: str) -> int:
    return int(await session.scalar(text(f"SELECT count(*) FROM {table}")))
