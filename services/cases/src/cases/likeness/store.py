"""Finding records whose names share a sound with a child's, and which new records were looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Self
from uuid import UUID

from chassis.driver import Row
from chassis.sealing import Keyring
from chassis.session import DatabaseSession
from chassis.statements import kept
from contracts.values import Values
from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    delete,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from cases.likeness.domain.scoring import Child
from cases.record.domain.kind import Kind
from cases.record.store.listing import LISTED, Asking, Listing
from cases.record.store.table import record
from cases.search.domain.terms import Term, of_field
from cases.search.store import Sql
from cases.tables import metadata

MOST_LOOKED_AT = 60
"""Records that are unsealed for one child: those that share most with it by what is known of them unopened."""
WORD, AGE, SEX, PLACE = 4, 3, 2, 1
NEW_FOR = timedelta(days=2)
KEPT_FOR = timedelta(days=4)

likeness_look = Table(
    "likeness_look",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)
"""New records that were compared with all others; each is forgotten when it is new no more."""


async def find_alike(session: DatabaseSession, keyring: Keyring, asking: Asking, child: Child) -> Sequence[Row]:
    """Of the records that are open to who asks, as the search says it."""
    values = asking.values(keyring) | _known_of(child)
    return (await session.execute(_nearest_listed(asking.listing, _Known.of(child)), values)).all()


@dataclass(frozen=True)
class _Known:
    """Which of a child's facts are known, so that records are held against them."""

    age: bool
    sex: bool
    place: bool

    @classmethod
    def of(cls, child: Child) -> Self:
        return cls(child.age is not None, child.sex is not None, bool(child.place))


def _known_of(child: Child) -> Values:
    return {"child_age": child.age, "child_sex": child.sex, "child_place": child.place[-1] if child.place else None}


@lru_cache(maxsize=256)
def _nearest_listed(listing: Listing, known: _Known) -> Select[Any]:
    """Built once for everybody who sees as far, and for as many words."""
    return kept(_nearest(listing.where(record.c.record_state), listing.key(), known))


async def find_alike_anywhere(
    session: DatabaseSession, keyring: Keyring, kind: Kind, but: UUID, *, terms: Sequence[Term], child: Child
) -> Sequence[Row]:
    """Of all records, but for the one that the child stands in."""
    tokens = [[keyring.token(*of_field(term, name)) for name in kind.names] for term in terms]
    found = (
        (record.c.record_type == kind.resource)
        & record.c.record_state
        & record.c.wrapped_key.is_not(None)
        & (record.c.id != but)
        & _shares([token for of_term in tokens for token in of_term])
    )
    shared = [cast(_shares(of_term), Integer) for of_term in tokens]
    nearest = _nearest(found, sum(shared[1:], shared[0]), _Known.of(child))
    return (await session.execute(nearest, _known_of(child))).all()


def _shares(tokens: Sequence[int]) -> Sql:
    return record.c.sounds.op("&&", is_comparison=True)(literal(list(tokens), ARRAY(BigInteger)))


def _nearest(found: Sql, shared: Any, known: _Known) -> Select[Any]:
    """Those that share most words, and among these those of like age, sex and place: which come with the values."""
    near = shared * WORD
    age = bindparam("child_age", type_=Integer)
    if known.age:
        near += case((record.c.age.between(age - 1, age + 1), AGE), else_=0)
    if known.sex:
        near += case((record.c.sex == bindparam("child_sex", type_=Text), SEX), else_=0)
    if known.place:
        near += case((record.c.location_current == bindparam("child_place", type_=Text), PLACE), else_=0)
    hit = select(record.c.id.label("id"), near.label("near")).where(found).cte("hit").prefix_with("MATERIALIZED")
    nearest = select(hit.c.id, hit.c.near).order_by(hit.c.near.desc(), hit.c.id).limit(MOST_LOOKED_AT).subquery()
    return select(*LISTED).join(nearest, nearest.c.id == record.c.id)


async def find_new_cases(session: DatabaseSession, kind: Kind, now: datetime, most: int) -> Sequence[Row]:
    """Records registered lately that were not looked at yet, oldest first."""
    looked = select(likeness_look.c.record_id).where(likeness_look.c.record_id == record.c.id).exists()
    wanted = (
        select(*LISTED)
        .where(
            record.c.record_type == bindparam("kind", type_=Text),
            record.c.created_at > bindparam("since", type_=DateTime(timezone=True)),
            record.c.wrapped_key.is_not(None),
            ~looked,
        )
        .order_by(record.c.created_at)
        .limit(most)
    )
    return (await session.execute(wanted, {"kind": kind.resource, "since": now - NEW_FOR})).all()


async def note_looked(session: DatabaseSession, ids: Sequence[UUID], now: datetime) -> None:
    if ids:
        rows = [{"record_id": id, "at": now} for id in ids]
        await session.execute(insert(likeness_look).values(rows).on_conflict_do_nothing())
    await session.execute(delete(likeness_look).where(likeness_look.c.at < now - KEPT_FOR))
