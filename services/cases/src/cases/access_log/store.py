"""The audit's entries of one record, with the people and roles they name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.driver import Row
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.statements import Expression
from chassis.tables import actor_account, actor_role, audit_entry
from sqlalchemy import ARRAY, ColumnElement, Integer, Text, any_, cast, func, literal, select

ALLOWED = "allowed"
FULL_NAME = actor_account.c.account["full_name"].astext
NUMBER = cast(actor_account.c.account["number"].astext, Integer)


@dataclass(frozen=True, kw_only=True)
class AccessWanted:
    """`actions`: as the audit names them; `users`: none for everybody; `until`: before that."""

    kind: str
    id: UUID
    actions: Collection[str]
    users: Collection[str] | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        entry = audit_entry.c
        found = [
            entry.subject_type == self.kind,
            entry.subject == str(self.id),
            entry.outcome == ALLOWED,
            entry.action == _one_of(self.actions),
        ]
        if self.users is not None:
            found.append(entry.user_name == _one_of(self.users))
        if self.since is not None:
            found.append(entry.at >= self.since)
        if self.until is not None:
            found.append(entry.at < self.until)
        return found


def _one_of(names: Collection[str]) -> Expression:
    return any_(literal(sorted(names), ARRAY(Text)))


async def list_entries(session: DatabaseSession, wanted: AccessWanted, page: Page) -> list[Row]:
    """Newest first. For a person's eyes only behind a policy."""
    entry = audit_entry.c
    columns = (entry.position, entry.at, entry.action, entry.user_name, FULL_NAME.label("full_name"))
    found = (
        select(*columns, actor_role.c.role["name"].astext.label("role_name"))
        .outerjoin(actor_account, actor_account.c.user_name == entry.user_name)
        .outerjoin(actor_role, actor_role.c.unique_id == entry.role)
        .where(*wanted.conditions())
        .order_by(entry.at.desc(), entry.position.desc())
    )
    return (await session.execute(found.limit(page.per).offset(page.offset))).all()


async def count_entries(session: DatabaseSession, wanted: AccessWanted) -> int:
    return int(await session.scalar(select(func.count()).select_from(audit_entry).where(*wanted.conditions())))


async def list_accessors(session: DatabaseSession, wanted: AccessWanted) -> list[Row]:
    """Each person once, by user name. For a person's eyes only behind a policy."""
    found = (
        select(NUMBER.label("number"), actor_account.c.user_name)
        .join(audit_entry, audit_entry.c.user_name == actor_account.c.user_name)
        .where(*wanted.conditions())
        .distinct()
        .order_by(actor_account.c.user_name)
    )
    return (await session.execute(found)).all()
