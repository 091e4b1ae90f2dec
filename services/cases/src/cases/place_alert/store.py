"""What was recognised, and who was told. Of a place itself only blind tokens lie here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.statements import Expression
from sharing.predicate import visible
from sharing.referred import ASKER_NAME, Referred, asker_values
from sharing.scope import extent_of
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    Identity,
    Index,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    any_,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from cases.case.domain import CASE
from cases.incident.domain import INCIDENT, OF_ITS_CASE
from cases.place_alert.domain import OPEN, PlaceFile, PlaceNotice
from cases.record.store.rows import READ
from cases.record.store.sight import GRANTED, SIGHT
from cases.record.store.table import NAMES_PLACE, record
from cases.tables import metadata

place_look = Table(
    "place_look",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("tokens", ARRAY(BigInteger), nullable=False),
)
"""Incidents that were compared with those before them. `tokens`: of the place that they named then."""
place_alert = Table(
    "place_alert",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", BigInteger, Identity(always=True), nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("months", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""`number`: in the order in which they were raised. `record_id`: the incident that named a place again. `months`:
within which the others had named it."""
place_notice = Table(
    "place_notice",
    metadata,
    Column("alert_id", Uuid, primary_key=True),
    Column("record_id", Uuid, primary_key=True),
    Column("for_owner", Boolean, nullable=False),
    Column("acted_by", Text),
    Column("acted_at", DateTime(timezone=True)),
)
"""A file in whose name somebody is told (`domain.PlaceNotice`), and who acted on it first."""
Index("ix_place_alert_record_id", place_alert.c.record_id)
Index("ix_place_alert_number", place_alert.c.number)
Index("ix_place_notice_record_id", place_notice.c.record_id)

raised = record.alias("raised")
"""The incident that named a place again."""
harm = record.alias("harm")
"""Any incident of a file."""
ITS_CASE = cast(harm.c.facts[OF_ITS_CASE].astext, Uuid)


NEW = (
    select(*READ, record.c.places, record.c.created_at)
    .outerjoin(place_look, and_(place_look.c.record_id == record.c.id, place_look.c.tokens == record.c.places))
    .where(
        record.c.record_type == INCIDENT.resource,
        NAMES_PLACE,
        record.c.record_state,
        place_look.c.record_id.is_(None),
    )
    .order_by(record.c.created_at, record.c.id)
)


async def find_new(session: DatabaseSession, most: int) -> Sequence[Row]:
    """Incidents that name a place and were not compared yet, locked; who is being changed comes at the next turn."""
    wanted = NEW.limit(most).with_for_update(of=record, skip_locked=True)
    return (await session.execute(wanted)).all()


async def note_compared(session: DatabaseSession, row: Row) -> None:
    made = insert(place_look).values(record_id=row.id, tokens=row.places)
    await session.execute(
        made.on_conflict_do_update(index_elements=["record_id"], set_={"tokens": made.excluded.tokens})
    )


FILE = (record.c.id, record.c.record_type, record.c.short_id, record.c.owned_by, record.c.status)


async def find_harmed(
    session: DatabaseSession, incident: UUID, tokens: Sequence[int], since: date, began: datetime
) -> list[PlaceFile]:
    """The files of the children to whom something happened at this place from that day on, which begins then; as far
    as their incidents were compared before.
    """
    happened = harm.c.facts["incident_date_derived"].astext
    there = (
        select(func.coalesce(ITS_CASE, harm.c.id).label("file"))
        .join(place_look, and_(place_look.c.record_id == harm.c.id, place_look.c.tokens == harm.c.places))
        .where(
            harm.c.record_type == INCIDENT.resource,
            harm.c.record_state,
            harm.c.id != incident,
            _share(harm.c.places, literal(list(tokens), ARRAY(BigInteger))),
            case((happened.is_(None), harm.c.created_at >= began), else_=happened >= since.isoformat()),
        )
    )
    found = select(*FILE).where(record.c.id.in_(there), record.c.record_state).order_by(record.c.id)
    return [_file(row, harmed=True) for row in await session.execute(found)]


async def find_living(session: DatabaseSession, tokens: Sequence[int]) -> list[PlaceFile]:
    """Open cases that say that the child lives there."""
    found = (
        select(*FILE)
        .where(
            record.c.record_type == CASE.resource,
            record.c.record_state,
            record.c.status == OPEN,
            _share(record.c.places, literal(list(tokens), ARRAY(BigInteger))),
        )
        .order_by(record.c.id)
    )
    return [_file(row, harmed=False) for row in await session.execute(found)]


async def find_file(session: DatabaseSession, id: UUID) -> PlaceFile | None:
    """An enabled case or incident."""
    row = (await session.execute(select(*FILE).where(record.c.id == id, record.c.record_state))).one_or_none()
    return None if row is None else _file(row, harmed=True)


def _file(row: Row, *, harmed: bool) -> PlaceFile:
    return PlaceFile(harmed=harmed, **{column.name: row[column.name] for column in FILE})


def _share(one: Expression, other: Expression) -> ColumnElement[bool]:
    """Whether `one`, a column of records, has a token of `other`."""
    return and_(one.bool_op("<>")(literal_column("'{}'")), one.bool_op("&&")(other))


async def add_alert(
    session: DatabaseSession, id: UUID, row: Row, told: Sequence[PlaceNotice], *, months: int, now: datetime
) -> bool:
    """Whether there was none yet."""
    made = insert(place_alert).values(id=id, record_id=row.id, months=months, at=now).on_conflict_do_nothing()
    if (await session.execute(made.returning(place_alert.c.id))).first() is None:
        return False
    values = [{"alert_id": id, "record_id": each.file.id, "for_owner": each.for_owner} for each in told]
    await session.execute(insert(place_notice).values(values))
    return True


HARMED = exists(
    select(harm.c.id).where(
        harm.c.record_type == INCIDENT.resource,
        harm.c.record_state,
        _share(harm.c.places, raised.c.places),
        or_(harm.c.id == record.c.id, harm.c.facts[OF_ITS_CASE].astext == cast(record.c.id, Text)),
    )
)
"""Whether something still counts as having happened to the file's child at the place that is named now."""
STANDS = and_(raised.c.record_state, record.c.record_state, or_(HARMED, _share(record.c.places, raised.c.places)))
"""Whether a file still is at the place: what was put right, disabled or erased is not."""
JOINED = (
    place_notice.join(place_alert, place_alert.c.id == place_notice.c.alert_id)
    .join(raised, raised.c.id == place_alert.c.record_id)
    .join(record, record.c.id == place_notice.c.record_id)
)


def _opens(actor: Actor, kinds: Collection[str]) -> ColumnElement[bool]:
    """Whether the person may open the file: its owner, and who sees more than their own and does not come to it
    through a referral. `kinds`: of records that they may read.
    """
    extent = extent_of(actor)
    own = record.c.owned_by == ASKER_NAME
    referred = Referred(GRANTED, extent.reach, is_service=actor.is_service).reached()
    mine = or_(own, not_(referred)) if extent.reaches_others else own
    return and_(record.c.record_type.in_(sorted(kinds)), visible(SIGHT, extent.reach), mine)


def _told(actor: Actor, kinds: Collection[str]) -> ColumnElement[bool]:
    """Whether the person is told in the name of this file that they may open: its owner where owners are, and who sees
    more than their own.
    """
    whose = true() if extent_of(actor).reaches_others else place_notice.c.for_owner
    return and_(_opens(actor, kinds), whose)


@dataclass(frozen=True)
class WantedAlerts:
    """`waiting`: only those on which nobody acted in the name of one of the person's files."""

    waiting: bool
    page: Page


ALERT = (
    place_alert.c.id,
    place_alert.c.number,
    place_alert.c.at,
    place_alert.c.months,
    raised.c.id.label("incident_id"),
    raised.c.facts.label("raised_facts"),
)
OTHERS = exists(
    select(place_notice.c.record_id)
    .select_from(
        place_notice.join(raised, raised.c.id == place_alert.c.record_id).join(
            record, record.c.id == place_notice.c.record_id
        )
    )
    .where(
        place_notice.c.alert_id == place_alert.c.id,
        STANDS,
        HARMED,
        cast(record.c.id, Text) != func.coalesce(raised.c.facts[OF_ITS_CASE].astext, cast(raised.c.id, Text)),
    )
    .correlate(place_alert)
)
"""Whether another child still is at the place: without one the place is not named again."""


def _alerts(actor: Actor, kinds: Collection[str]) -> Select[Any]:
    """Ids of those that the person is told of."""
    return (
        select(place_notice.c.alert_id).select_from(JOINED).where(STANDS, OTHERS, _told(actor, kinds)).correlate(None)
    )


async def find_alerts(
    session: DatabaseSession, actor: Actor, kinds: Collection[str], wanted: WantedAlerts
) -> tuple[list[Row], int]:
    """The newest first; how many in all. Of those that wait at one place the newest alone."""
    mine = _alerts(actor, kinds)
    waits = place_alert.c.id.in_(mine.where(place_notice.c.acted_at.is_(None)))
    newer, again = place_alert.alias("newer"), record.alias("again")
    followed = exists(
        select(newer.c.id)
        .select_from(newer.join(again, again.c.id == newer.c.record_id))
        .where(newer.c.number > place_alert.c.number, _share(again.c.places, raised.c.places), newer.c.id.in_(mine))
    )
    listed = and_(place_alert.c.id.in_(mine), waits if wanted.waiting else true(), not_(and_(waits, followed)))
    source, values = place_alert.join(raised, raised.c.id == place_alert.c.record_id), asker_values(actor)
    total = await session.scalar(select(func.count()).select_from(source).where(listed), values) or 0
    page = select(*ALERT).select_from(source).where(listed).order_by(place_alert.c.number.desc())
    found = await session.execute(page.limit(wanted.page.per).offset(wanted.page.offset), values)
    return list(found.all()), total


async def find_files(
    session: DatabaseSession, actor: Actor, kinds: Collection[str], alerts: Collection[UUID]
) -> Sequence[Row]:
    """The files of these alerts as they stand now. `opens`: whether the person may open it; `told`: whether they are
    told in its name.
    """
    found = (
        select(
            *READ,
            place_notice.c.alert_id,
            place_notice.c.acted_by,
            place_notice.c.acted_at,
            HARMED.label("harmed"),
            _opens(actor, kinds).label("opens"),
            _told(actor, kinds).label("told"),
        )
        .select_from(JOINED)
        .where(place_notice.c.alert_id == any_(literal(list(alerts), ARRAY(Uuid))), STANDS)
        .order_by(record.c.id)
    )
    return (await session.execute(found, asker_values(actor))).all()


async def find_alert(session: DatabaseSession, actor: Actor, kinds: Collection[str], id: UUID) -> Row | None:
    """One of those that the person is told of."""
    found = (
        select(*ALERT)
        .join(raised, raised.c.id == place_alert.c.record_id)
        .where(place_alert.c.id == id, place_alert.c.id.in_(_alerts(actor, kinds)))
    )
    return (await session.execute(found, asker_values(actor))).one_or_none()


async def find_same_before(session: DatabaseSession, alert: Row) -> list[UUID]:
    """The alert, and those before it at the same place."""
    this = record.alias("this")
    found = (
        select(place_alert.c.id)
        .select_from(place_alert.join(raised, raised.c.id == place_alert.c.record_id))
        .join(this, this.c.id == alert.incident_id)
        .where(_share(raised.c.places, this.c.places), place_alert.c.number <= alert.number)
    )
    return list(await session.scalars(found))


async def note_acted(
    session: DatabaseSession, alerts: Collection[UUID], files: Collection[UUID], by: str, now: datetime
) -> None:
    """In the name of those of these files in which nobody acted yet."""
    done = (
        update(place_notice)
        .where(
            place_notice.c.alert_id == any_(literal(list(alerts), ARRAY(Uuid))),
            place_notice.c.record_id == any_(literal(list(files), ARRAY(Uuid))),
            place_notice.c.acted_at.is_(None),
        )
        .values(acted_by=by, acted_at=now)
    )
    await session.execute(done)
