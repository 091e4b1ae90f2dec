"""Which cases are silent, and of which that was told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.statements import Expression
from chassis.tables import actor_account
from sharing.grants import PENDING
from sharing.predicate import NAMES, visible
from sharing.referred import asker_values
from sharing.scope import Reach, extent_of
from sqlalchemy import (
    CTE,
    Column,
    DateTime,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    any_,
    case,
    cast,
    column,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    text,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB

from cases.record.store.listing import LISTED
from cases.record.store.sight import SIGHT
from cases.record.store.table import IS_CLOSED, record
from cases.silence.domain import AWAY, CLOSED, OWNER, QUIET, REFERRAL, TRANSFER, Limits, Silence, SilenceLimits
from cases.tables import metadata

silence_told = Table(
    "silence_told",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("since", DateTime(timezone=True), primary_key=True),
    Column("owned_by", Text, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
IS_OPEN = record.c.next_action_due.is_not(None)
"""An open and enabled case, and no other, has something that is next."""
ASKED = {
    REFERRAL: ("referral", {"referred_users_pending_present": True}),
    TRANSFER: ("transfer", {"transfer_status": PENDING}),
}
"""By reason, the kind of grant, and what the facts say of a case that has one of that kind which waits."""
NOTE = text(
    """
    INSERT INTO silence_told (record_id, reason, since, owned_by, at)
    SELECT g.record_id, g.reason, g.since, g.owned_by, CAST(:now AS timestamptz)
    FROM unnest(CAST(:ids AS uuid[]), CAST(:reasons AS text[]), CAST(:sinces AS timestamptz[]),
                CAST(:owners AS text[])) AS g(record_id, reason, since, owned_by)
    ON CONFLICT DO NOTHING RETURNING record_id, reason
    """
)


def _before(limits: Limits) -> Expression:
    known = [(record.c.risk_level == level, literal(at)) for level, at in limits.by_level.items()]
    return case(*known, else_=literal(limits.unknown))


def _silent(patience: SilenceLimits, *own: Expression) -> CTE:
    """A row for each case and reason, and since when. `own`: of which cases, so that no others are looked at."""
    quiet = select(record.c.id, literal(QUIET, Text).label("reason"), record.c.last_updated_at.label("since"))
    earliest = max(*patience.quiet.by_level.values(), patience.quiet.unknown)
    quiet = quiet.where(
        IS_OPEN, record.c.last_updated_at < earliest, record.c.last_updated_at < _before(patience.quiet), *own
    )
    gone = select(record.c.id, literal(OWNER, Text), record.c.created_at).join(
        actor_account, and_(actor_account.c.user_name == record.c.owned_by, actor_account.c.disabled)
    )
    waiting = (_waiting(reason, patience.unanswered, *own) for reason in ASKED)
    closed = [_closed(patience, *own)] if patience.outcomes else []
    return union_all(quiet, gone.where(IS_OPEN, *own), _away(patience, *own), *waiting, *closed).cte("silent")


def _away(patience: SilenceLimits, *own: Expression) -> Select[tuple[UUID, str, datetime]]:
    """Whoever is gone for good is not on leave beside that."""
    begins, ends = (actor_account.c.account[name].astext for name in ("leave_from", "leave_to"))
    today = patience.today.isoformat()
    is_away = and_(
        actor_account.c.user_name == record.c.owned_by,
        ~actor_account.c.disabled,
        begins <= today,
        func.coalesce(ends, today) >= today,
    )
    since: Expression = func.timezone(patience.zone, cast(begins, DateTime()))
    return select(record.c.id, literal(AWAY, Text), since).join(actor_account, is_away).where(IS_OPEN, *own)


def _closed(patience: SilenceLimits, *own: Expression) -> Select[tuple[UUID, str, datetime]]:
    """Closed before its module asked for an outcome, or by a road that did not ask."""
    without = [
        and_(record.c.module_id == module, or_(*(_is_empty(record.c.facts[name]) for name in facts)))
        for module, facts in patience.outcomes.items()
    ]
    since: Expression = func.timezone(patience.zone, cast(record.c.date_closure, DateTime()))
    found = select(record.c.id, literal(CLOSED, Text), since)
    return found.where(IS_CLOSED, record.c.date_closure >= patience.closed_since, or_(*without), *own)


def _is_empty(fact: Expression) -> Expression:
    """A list of nothing says as little as no text."""
    return func.coalesce(fact.astext, "").in_(("", "[]"))


def _waiting(reason: str, limits: Limits, *own: Expression) -> Select[tuple[UUID, str, datetime]]:
    """By the offer of this kind that waits longest."""
    kind, says = ASKED[reason]
    given = func.jsonb_each(record.c.grants).table_valued(column("key", Text), column("value", JSONB), name="given")
    given = given.render_derived()
    grant: Expression = given.c.value
    made_at: Expression = cast(grant["made_at"].astext, DateTime(timezone=True))
    found = select(record.c.id, literal(reason, Text), func.min(made_at)).where(
        IS_OPEN,
        record.c.facts.contains(says),
        grant["kind"].astext == kind,
        grant["status"].astext == PENDING,
        made_at < _before(limits),
        *own,
    )
    return found.group_by(record.c.id)


async def find_untold(session: DatabaseSession, patience: SilenceLimits, most: int) -> list[Silence]:
    """Silent cases of which nobody was told yet. Of one that is closed nobody is told: it is listed."""
    silent = _silent(replace(patience, outcomes={}))
    told = exists().where(
        silence_told.c.record_id == silent.c.id,
        silence_told.c.reason == silent.c.reason,
        silence_told.c.since == silent.c.since,
        silence_told.c.owned_by == record.c.owned_by,
    )
    columns = (silent.c.id.label("record_id"), silent.c.reason, silent.c.since, record.c.short_id, record.c.owned_by)
    wanted = select(*columns).select_from(silent.join(record, record.c.id == silent.c.id)).where(~told)
    rows = await session.execute(wanted.order_by(silent.c.id, silent.c.reason).limit(most))
    return [Silence(**row) for row in rows]


async def note(session: DatabaseSession, found: Sequence[Silence], now: datetime) -> set[tuple[UUID, str]]:
    """Those that nobody else noted before, by case and reason."""
    asked = {
        "ids": [each.record_id for each in found],
        "reasons": [each.reason for each in found],
        "sinces": [each.since for each in found],
        "owners": [each.owned_by for each in found],
        "now": now,
    }
    return {(row.record_id, row.reason) for row in await session.execute(NOTE, asked)}


def _own(actor: Actor) -> tuple[Expression, Expression]:
    """Of the person, their team or their agency; who comes through a referral is not told."""
    reach = extent_of(actor).reach
    own: dict[Reach, Expression] = {
        Reach.GROUPS: record.c.facts["owned_by_groups"].has_any(NAMES),
        Reach.AGENCY: record.c.owned_by_agency_id == any_(NAMES),
        Reach.PERSON: record.c.owned_by == any_(NAMES),
    }
    return visible(SIGHT, reach), true() if reach.is_everything else own.get(reach, false())


async def find_page(
    session: DatabaseSession,
    actor: Actor,
    patience: SilenceLimits,
    *,
    reason: str | None,
    owner: str | None,
    page: Page,
) -> list[Row]:
    """Rows of cases in the actor's sight with `reason` and `since`, the longest silent first."""
    silent = _silent(patience, *_own(actor))
    listed = (*LISTED, silent.c.reason, silent.c.since)
    wanted = select(*listed).select_from(record.join(silent, silent.c.id == record.c.id))
    if reason is not None:
        wanted = wanted.where(silent.c.reason == reason)
    if owner is not None:
        wanted = wanted.where(record.c.owned_by == owner)
    wanted = wanted.order_by(silent.c.since, silent.c.id, silent.c.reason)
    wanted = wanted.limit(page.per).offset(page.offset)
    return list((await session.execute(wanted, asker_values(actor))).all())


async def count(session: DatabaseSession, actor: Actor, patience: SilenceLimits) -> dict[tuple[str, str], int]:
    """How many there are by owner and reason."""
    silent = _silent(patience, *_own(actor))
    counted = select(record.c.owned_by, silent.c.reason, cast(func.count(), Integer).label("number"))
    counted = counted.select_from(silent.join(record, record.c.id == silent.c.id))
    rows = await session.execute(counted.group_by(record.c.owned_by, silent.c.reason), asker_values(actor))
    return {(row.owned_by, row.reason): row.number for row in rows}
