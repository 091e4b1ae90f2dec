"""Transitions at rest. What people wrote in them is sealed under a key per transition."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from chassis.columns import columns_of
from chassis.driver import Row
from chassis.errors import NotFound, StaleVersion
from chassis.paging import Page
from chassis.sealing import Keyring, seal, unseal
from chassis.signals import CHANNEL
from chassis.unit_of_work import UnitOfWork
from contracts.values import picked
from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    delete,
    func,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import case_copy
from referrals.tables import metadata
from referrals.transition.domain import GrantState, Status, Transition
from referrals.transition.policy import sees_transition

transition = Table(
    "transition",
    metadata,
    *columns_of(
        Transition,
        Column("id", Uuid, primary_key=True),
        Column("type", Text, nullable=False),
    ),
)
Index("ix_transition_record", transition.c.record_id, transition.c.created_at)
Index("ix_transition_to", transition.c.transitioned_to, transition.c.created_at)
Index("ix_transition_by", transition.c.transitioned_by, transition.c.created_at)
Index("uq_transition_claim", transition.c.claim, unique=True)
Index("ix_transition_asked", transition.c.created_at, postgresql_where=transition.c.grant_state == GrantState.ASKED)
Index(
    "ix_transition_due",
    transition.c.next_action_due,
    postgresql_where=and_(transition.c.next_action_due.is_not(None), transition.c.expired_at.is_(None)),
)
Index("ix_transition_opened", transition.c.settled_at, postgresql_where=transition.c.type == "Referral")
Index(
    "ix_transition_open_requests",
    transition.c.record_id,
    postgresql_where=and_(transition.c.type == "TransferRequest", transition.c.ended_at.is_(None)),
)

Index("ix_transition_hand_over", transition.c.hand_over_id, postgresql_where=transition.c.hand_over_id.is_not(None))

COLUMNS = tuple(column.name for column in transition.columns)
NEXT = tuple(
    """
        next_action next_action_of next_action_owner next_action_since next_action_due next_action_policy paused_at
        paused_because expired_at missed_at
    """.split()
)
CHANGING = tuple(
    """
        status grant_state refusal ended_because claim settled_at responded_at answered_by ended_at version wrapped_key
        sealed declined_by decline_reason outcome need_met
    """.split()
)
MARKS = ("acknowledged_at", "contacted_at", "progressed_at", "loop_closed_at")
"""What happens within a state: its answer need not be decided again for it."""
IS_WANTED = and_(transition.c.id == bindparam("wanted"), transition.c.type == bindparam("kind"))
LOCKED = select(transition).where(IS_WANTED).with_for_update()
WITH_CASE = (
    select(
        transition,
        case_copy.c.version.label("case_version"),
        case_copy.c.record_type.label("case_type"),
        case_copy.c.facts.label("case_facts"),
    )
    .outerjoin(case_copy, case_copy.c.record_id == transition.c.record_id)
    .where(IS_WANTED)
)
DROP = delete(transition).where(transition.c.record_id == bindparam("wanted")).returning(transition.c.id)
ADD = insert(transition).on_conflict_do_nothing(index_elements=[transition.c.claim]).returning(transition.c.id)
SAVE = (
    update(transition)
    .where(transition.c.id == bindparam("same"), transition.c.version == bindparam("read"))
    .values({name: bindparam(name) for name in (*CHANGING, *NEXT)})
    .returning(transition.c.id, func.pg_notify(CHANNEL, cast(transition.c.record_id, Text)))
)
SAVE_MARKS = (
    update(transition)
    .where(transition.c.id == bindparam("same"))
    .values({name: bindparam(name) for name in (*MARKS, *NEXT)})
    .returning(transition.c.id, func.pg_notify(CHANNEL, cast(transition.c.record_id, Text)))
)
HERE_WITH_CASE = transition.outerjoin(case_copy, case_copy.c.record_id == transition.c.record_id)
ENABLED = func.coalesce(case_copy.c.facts["record_state"].as_boolean(), true())
AT_ONCE = 200
T = TypeVar("T", bound=Transition)


async def add_transition(uow: UnitOfWork, made: Transition) -> bool:
    """No where another one is open that claims the same; one that is being written at this moment is waited for."""
    return await uow.session.scalar(ADD, picked(made, COLUMNS)) is not None


async def find_claiming(uow: UnitOfWork, kind: type[T], claim: str | None) -> T | None:
    """The open one that claims it. For a person's eyes only behind a policy."""
    found = await uow.session.execute(select(transition).where(transition.c.claim == claim))
    row = found.one_or_none()
    return None if row is None else make(kind, row)


async def is_kept(uow: UnitOfWork, id: UUID) -> bool:
    return await uow.session.scalar(select(transition.c.id).where(transition.c.id == id)) is not None


async def must_be_kept(uow: UnitOfWork, id: UUID) -> None:
    """Raises NotFound where there is none of any type: it may be on its way."""
    if not await is_kept(uow, id):
        raise NotFound


async def lock_transition(uow: UnitOfWork, kind: type[T], id: UUID) -> T | None:
    """For what the system does with it."""
    row = (await uow.session.execute(LOCKED, {"wanted": id, "kind": kind.type})).one_or_none()
    return None if row is None else make(kind, row)


async def find_with_case(uow: UnitOfWork, kind: type[T], id: UUID) -> tuple[T, CaseCopy | None] | None:
    """A transition and our copy of its case. For a person's eyes only behind a policy."""
    row = (await uow.session.execute(WITH_CASE, {"wanted": id, "kind": kind.type})).one_or_none()
    if row is None:
        return None
    if row.case_version is None:
        return make(kind, row), None
    case = CaseCopy(record_id=row.record_id, record_type=row.case_type, version=row.case_version, facts=row.case_facts)
    return make(kind, row), case


async def open_transition(
    uow: UnitOfWork, kind: type[T], id: UUID, *, case_id: UUID | None = None
) -> tuple[T, CaseCopy | None]:
    """A transition the actor sees, by the whole path they used, and our copy of its case. Raises NotFound."""
    found = await find_with_case(uow, kind, id)
    if found is None or case_id not in (None, found[0].record_id) or not sees_transition(uow.actor, *found):
        raise NotFound
    return found


async def list_own(
    uow: UnitOfWork, kind: type[T], *, received: bool, statuses: Sequence[Status], page: Page
) -> tuple[list[T], int]:
    """A page of what the actor received (once open to them) or sent, newest first, and how many there are.

    Disabled records never count, so what was shared of them is not listed: a number and its list agree.
    """
    mine: list[ColumnElement[bool]] = [transition.c.type == kind.type, ENABLED]
    if received:
        mine += [
            transition.c.transitioned_to == uow.actor.user_name,
            transition.c.grant_state == GrantState.GRANTED,
        ]
    else:
        mine += [transition.c.transitioned_by == uow.actor.user_name]
    if statuses:
        mine += [transition.c.status.in_(list(statuses))]
    total = await uow.session.scalar(select(func.count()).select_from(HERE_WITH_CASE).where(*mine))
    wanted: Any = (
        select(transition)
        .select_from(HERE_WITH_CASE)
        .where(*mine)
        .order_by(transition.c.created_at.desc(), transition.c.id.desc())
        .limit(page.per)
        .offset(page.offset)
    )
    rows = await uow.session.execute(wanted)
    return [make(kind, row) for row in rows], total or 0


async def save_transition(uow: UnitOfWork, changed: Transition) -> None:
    """Write it back if nobody changed it since it was read. Raises StaleVersion."""
    read = changed.version
    changed.version += 1
    said = picked(changed, (*CHANGING, *NEXT)) | {"same": changed.id, "read": read}
    if await uow.session.scalar(SAVE, said) is None:
        raise StaleVersion(version=read)


async def save_marks(uow: UnitOfWork, changed: Transition) -> None:
    """Write what happened within its state, to one that is locked: its version stays."""
    await uow.session.execute(SAVE_MARKS, picked(changed, (*MARKS, *NEXT)) | {"same": changed.id})


async def list_asked(uow: UnitOfWork, kind: type[T], *, before: datetime) -> list[T]:
    """What cases has not answered since then; locked, and not what another worker is at."""
    wanted = (
        select(transition)
        .where(
            transition.c.grant_state == GrantState.ASKED,
            transition.c.created_at < before,
            transition.c.type == kind.type,
        )
        .order_by(transition.c.created_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return [make(kind, row) for row in await uow.session.execute(wanted)]


async def list_open(uow: UnitOfWork, kind: type[T], *, record_id: UUID | None = None) -> list[T]:
    """Those that have not ended, locked: all of one record; or, of all records, those that nobody else is at."""
    wanted = select(transition).where(transition.c.type == kind.type, transition.c.ended_at.is_(None))
    if record_id is None:
        wanted = wanted.order_by(transition.c.id).limit(AT_ONCE).with_for_update(skip_locked=True)
    else:
        wanted = wanted.where(transition.c.record_id == record_id).order_by(transition.c.id).with_for_update()
    return [make(kind, row) for row in await uow.session.execute(wanted)]


async def list_of_record(uow: UnitOfWork, record_id: UUID, kinds: Mapping[str, type[Transition]]) -> list[Transition]:
    """All transitions of these types of one record, newest first, unguarded: the policy decides on each."""
    wanted = (
        select(transition)
        .where(transition.c.record_id == record_id, transition.c.type.in_(list(kinds)))
        .order_by(transition.c.created_at.desc(), transition.c.id.desc())
    )
    return [make(kinds[row.type], row) for row in await uow.session.execute(wanted)]


async def drop_of_record(uow: UnitOfWork, record_id: UUID) -> list[UUID]:
    """Delete what was written about sharing the record, with the keys of its texts; which they were."""
    return await uow.session.scalars(DROP, {"wanted": record_id})


def write_texts(keyring: Keyring, changed: Transition, texts: Mapping[str, str | None]) -> None:
    """Seal what a person wrote, beside what is sealed there already; the first writing makes the key."""
    about = _about(changed)
    written = read_texts(keyring, changed) | {name: text for name, text in texts.items() if text is not None}
    if changed.wrapped_key:
        key = keyring.unwrap(changed.wrapped_key, about)
    else:
        key, changed.wrapped_key = keyring.new_key(about)
    changed.sealed = seal(key, written, about)


def read_texts(keyring: Keyring, from_: Transition) -> dict[str, str]:
    if not from_.sealed:
        return {}
    about = _about(from_)
    texts: dict[str, str] = unseal(keyring.unwrap(from_.wrapped_key, about), from_.sealed, about)
    return texts


def make(kind: type[T], row: Row) -> T:
    said = picked(row, (name for name in COLUMNS if name != "type"))
    return kind(**said | {"status": Status(row.status), "grant_state": GrantState(row.grant_state)})


def _about(of: Transition) -> str:
    return f"transition/{of.id}"
