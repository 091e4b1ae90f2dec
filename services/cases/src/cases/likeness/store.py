"""Finding records whose names share a sound with a child's, and which were looked at by the name they have."""

from collections.abc import Mapping, Sequence
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
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from cases.history.store import record_history
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
FIRST = 1
"""The version of a name that never changed."""

likeness_look = Table(
    "likeness_look",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("named", Integer, nullable=False, server_default="1"),
)
"""Records that were compared with all others, and by which version of their names; each is forgotten when neither
record nor name is new any more.
"""


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
    values = {"kind": kind.resource, "but": but, "tokens": [token for of_term in tokens for token in of_term]}
    values |= {f"tokens_{place}": of_term for place, of_term in enumerate(tokens)}
    return (await session.execute(_nearest_anywhere(len(terms), _Known.of(child)), values | _known_of(child))).all()


@lru_cache(maxsize=256)
def _nearest_anywhere(terms: int, known: _Known) -> Select[Any]:
    """Built once for as many words."""
    found = (
        (record.c.record_type == bindparam("kind", type_=Text))
        & record.c.record_state
        & record.c.wrapped_key.is_not(None)
        & (record.c.id != bindparam("but", type_=Uuid))
        & _shares("tokens")
    )
    shared = [cast(_shares(f"tokens_{place}"), Integer) for place in range(terms)]
    return kept(_nearest(found, sum(shared[1:], shared[0]), known))


def _shares(tokens: str) -> Sql:
    """`tokens`: under which name they come with the values."""
    return record.c.sounds.op("&&", is_comparison=True)(bindparam(tokens, type_=ARRAY(BigInteger)))


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


def _named(kind: Kind) -> Any:
    """The version that last changed a name of the record."""
    versions = (func.coalesce(cast(record.c.field_versions[name].astext, Integer), FIRST) for name in kind.names)
    return func.greatest(*versions)


async def find_named_lately(session: DatabaseSession, kind: Kind, now: datetime, most: int) -> Sequence[Row]:
    """Records that were lately registered, or given another name, and not looked at since, oldest first. `named`: the
    version of the name.
    """
    named = _named(kind)
    entry, look = record_history.c, likeness_look.c
    looked = select(look.record_id).where(look.record_id == record.c.id, look.named >= named).exists()
    wanted = (
        select(*LISTED, named.label("named"))
        .join(record_history, (entry.record_id == record.c.id) & (entry.version == named))
        .where(
            record.c.record_type == bindparam("kind", type_=Text),
            entry.at > bindparam("since", type_=DateTime(timezone=True)),
            record.c.wrapped_key.is_not(None),
            ~looked,
        )
        .order_by(entry.at)
        .limit(most)
    )
    return (await session.execute(wanted, {"kind": kind.resource, "since": now - NEW_FOR})).all()


async def note_looked(session: DatabaseSession, looked: Mapping[UUID, int], now: datetime) -> None:
    """`looked`: record → the version of its name."""
    if looked:
        added = insert(likeness_look).values([{"record_id": id, "at": now, "named": n} for id, n in looked.items()])
        again = {name: added.excluded[name] for name in ("at", "named")}
        await session.execute(added.on_conflict_do_update(index_elements=["record_id"], set_=again))
    await session.execute(delete(likeness_look).where(likeness_look.c.at < now - KEPT_FOR))
