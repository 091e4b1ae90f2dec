"""What was shown of records out of sight, as the audit has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.session import DatabaseSession
from chassis.tables import audit_entry, outbox_head
from sqlalchemy import Integer, cast, func, select

from cases.glimpse.domain import COUNTED_FOR, SEARCHED

SHOWN = func.coalesce(func.sum(cast(audit_entry.c.facts["shown"].astext, Integer)), 0)


@dataclass(frozen=True)
class Searcher:
    account: UUID
    user_name: str
    shown: int


async def take_turn(session: DatabaseSession, account: UUID) -> None:
    """Until the end of the transaction: what one search counted, another of the same person must not count as well."""
    turn = func.pg_advisory_xact_lock(func.hashtext("cases.glimpse"), func.hashtext(str(account)))
    await session.execute(select(turn))


async def count_shown(session: DatabaseSession, account: UUID, now: datetime) -> int:
    counted = select(SHOWN).where(
        audit_entry.c.subject_type == "search",
        audit_entry.c.subject == str(account),
        audit_entry.c.at > now - COUNTED_FOR,
        audit_entry.c.action == SEARCHED,
    )
    return int(await session.scalar(counted) or 0)


async def find_who_saw_most(session: DatabaseSession, limit: int, now: datetime) -> list[Searcher]:
    """Who was shown as many records as the limit, or more."""
    wanted = (
        select(audit_entry.c.actor, audit_entry.c.user_name, SHOWN.label("shown"))
        .where(
            audit_entry.c.subject_type == "search",
            audit_entry.c.at > now - COUNTED_FOR,
            audit_entry.c.action == SEARCHED,
        )
        .group_by(audit_entry.c.actor, audit_entry.c.user_name)
        .having(limit <= SHOWN)
    )
    return [Searcher(row.actor, row.user_name, row.shown) for row in await session.execute(wanted)]


async def find_told(session: DatabaseSession, occasions: Sequence[UUID]) -> set[UUID]:
    """Those that were announced."""
    return set(await session.scalars(select(outbox_head.c.subject).where(outbox_head.c.subject.in_(occasions))))
