"""Pages of records in SQL: one statement finds, counts, sorts and reads."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chassis.driver import Row
from chassis.errors import Invalid
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.session import DatabaseSession
from chassis.statements import Expression, kept
from contracts.values import Values
from sharing.predicate import visible
from sharing.scope import Reach
from sqlalchemy import BigInteger, Integer, Select, Text, and_, bindparam, case, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

from cases.record.domain.kind import Kind
from cases.record.store.opened import OpenTo
from cases.record.store.rows import READ, Vault
from cases.record.store.sight import SIGHT
from cases.record.store.table import COLUMN_OF, record
from cases.search.domain.filters import Condition, Places
from cases.search.store import Looking, Searched, Sought, Sql

MOST_BY_NAME = 5000
BREATH = 200
COLUMNS: dict[str, Expression] = {name: record.c[column] for name, column in COLUMN_OF.items()} | {"id": record.c.id}
LISTED = tuple(column for column in READ if column.name not in {"field_versions", "chained"})
"""What is read of a record to be listed: its fields' versions and its history's end are only for who changes it."""
OF_KIND = func.coalesce(record.c.record_type, "")
"""Most records are of one kind: where the person sees few, that index must not be what finds them."""
PER = bindparam("per", type_=Integer)
OFFSET = bindparam("offset", type_=BigInteger)


class TooManyToSort(Invalid):
    code = "too_many_to_sort"
    title = "Names are sealed: narrow the list before sorting it by name."


@dataclass(frozen=True)
class Order:
    """`is_plain`: whether the field it goes by is open in all records. `is_sealed`, `is_span`: how its values lie."""

    by: str
    descending: bool
    is_plain: bool = True
    is_sealed: bool = False
    is_span: bool = False


@dataclass(frozen=True)
class Listing:
    """What the SQL of a list is made of, without the values. `open_to`: which fields are open where."""

    kind: Kind
    reach: Reach
    open_to: OpenTo
    order: Order
    looking: Looking | None = None

    @property
    def is_ranked(self) -> bool:
        """The best match first."""
        return self.looking is not None and self.looking.by_sound

    def where(self, *conditions: Sql) -> Sql:
        of_kind = record.c.record_type if self.reach.is_everything else OF_KIND
        found = [of_kind == bindparam("kind", type_=Text), visible(SIGHT, self.reach), *conditions]
        if self.looking is not None:
            column = record.c.sounds if self.looking.by_sound else record.c.search
            found.append(self.looking.finds(column, self.open_to))
        return and_(*found)

    def sorted(self, key: Expression, id: Expression) -> tuple[Expression, ...]:
        if self.order.descending or self.is_ranked:
            return key.desc().nulls_last(), id.desc()
        return key.asc().nulls_last(), id.asc()

    def key(self) -> Expression:
        order = self.order
        if self.looking is not None and self.looking.by_sound:
            return self.looking.shared(record.c.sounds, self.open_to)
        if order.by == "flag_count":
            return record.c.flag_count
        if order.by == "alert_count":
            return self.open_to.alert_count()
        key = COLUMNS.get(order.by)
        if key is None:
            fact = record.c.facts[order.by]
            key = fact["from"] if order.is_span else fact
        return key if order.is_plain else case((self.open_to.orders(order.by), key))


@dataclass(frozen=True, kw_only=True)
class Asking:
    """`sought`: what a search looks for. `asker`: who asks, as values (`asker_values`)."""

    kind: Kind
    reach: Reach
    open_to: OpenTo
    asker: Values
    conditions: Sequence[Condition]
    sought: Sought | None
    order: Order
    page: Page
    counted: bool
    places: Places

    @property
    def listing(self) -> Listing:
        looking = None if self.sought is None else self.sought.looking
        return Listing(self.kind, self.reach, self.open_to, self.order, looking)

    def values(self, keyring: Keyring) -> Values:
        sought = {} if self.sought is None else self.sought.values(keyring.token)
        page: Values = {"kind": self.kind.resource, "per": self.page.per, "offset": self.page.offset}
        return self.asker | sought | page


@dataclass(frozen=True)
class Statements:
    """`page`: its rows, and where `has_total` how many there are in all."""

    page: Select[Any]
    count: Select[Any]
    has_total: bool


async def find_page(session: DatabaseSession, vault: Vault, asking: Asking) -> tuple[list[Row], int | None]:
    """The rows of the page, and how many there are in all if that was asked for."""
    if asking.sought is not None and not asking.sought.terms:
        return [], 0 if asking.counted else None
    listing, values, conditions = asking.listing, asking.values(vault.keyring), _meeting(vault, asking)
    if asking.order.is_sealed and not listing.is_ranked:
        return await _by_sealed(session, vault, asking, listing.where(*conditions), values)
    statements = _statements(listing, *conditions) if conditions else _kept_statements(listing)
    rows = (await session.execute(statements.page, values)).all()
    if not asking.counted:
        return rows, None
    if statements.has_total and (rows or not asking.page.offset):
        return rows, rows[0].total if rows else 0
    return rows, await session.scalar(statements.count, values) or 0


def _meeting(vault: Vault, asking: Asking) -> list[Sql]:
    """Where the person sees few, the index of all facts is kept out of it: the planner cannot guess how little a
    fact narrows down, and would read everybody's records to find the few.
    """
    if not asking.conditions:
        return []
    facts: Expression = record.c.facts
    if not asking.reach.is_everything:
        facts = func.coalesce(record.c.facts, literal({}, JSONB), type_=JSONB)
    searched = Searched(
        columns=COLUMNS,
        facts=facts,
        tokens=record.c.search,
        grants=record.c.grants,
        token=vault.keyring.token,
        places=asking.places,
        open_to=asking.open_to,
    )
    return [searched.where(condition) for condition in asking.conditions]


def _statements(listing: Listing, *conditions: Sql) -> Statements:
    where = listing.where(*conditions)
    of_all = listing.reach.is_everything and listing.looking is None
    page = _by_index(listing, where) if of_all else _by_hits(listing, where)
    return Statements(page, select(func.count()).select_from(record).where(where), has_total=not of_all)


@lru_cache(maxsize=256)
def _kept_statements(listing: Listing) -> Statements:
    """Without conditions they are built once."""
    made = _statements(listing)
    return Statements(kept(made.page), kept(made.count), made.has_total)


def _by_index(listing: Listing, where: Sql) -> Select[Any]:
    """Walks the order's index: the first rows are the page."""
    order = listing.sorted(listing.key(), record.c.id)
    return select(*LISTED).where(where).order_by(*order).limit(PER).offset(OFFSET)


def _by_hits(listing: Listing, where: Sql) -> Select[Any]:
    """Collects what the person sees, however old: the work grows with that, not with what others have."""
    hit = (
        select(record.c.id.label("id"), listing.key().label("key")).where(where).cte("hit").prefix_with("MATERIALIZED")
    )
    page = (
        select(hit.c.id, hit.c.key)
        .order_by(*listing.sorted(hit.c.key, hit.c.id))
        .limit(PER)
        .offset(OFFSET)
        .subquery("page")
    )
    total = select(func.count()).select_from(hit).scalar_subquery().label("total")
    found = select(*LISTED, total).join(page, page.c.id == record.c.id)
    return found.order_by(*listing.sorted(page.c.key, record.c.id))


async def _by_sealed(
    session: DatabaseSession, vault: Vault, asking: Asking, where: Sql, values: Values
) -> tuple[list[Row], int | None]:
    """Names are unsealed to be sorted, which is why there is a limit."""
    is_open = asking.open_to.orders(asking.order.by).label("is_open")
    rows = (await session.execute(select(*LISTED, is_open).where(where).limit(MOST_BY_NAME + 1), values)).all()
    if len(rows) > MOST_BY_NAME:
        raise TooManyToSort(most=MOST_BY_NAME)
    keyed = []
    for place, row in enumerate(rows):
        sealed = vault.unsealed(row) if row.is_open else None
        name = None if sealed is None else sealed["values"].get(asking.order.by)
        keyed.append(((name is None, str(name or "").casefold(), str(row.id)), row))
        if place % BREATH == BREATH - 1:
            await asyncio.sleep(0)
    keyed.sort(key=lambda pair: pair[0], reverse=asking.order.descending)
    # Whoever has no name here comes last, whichever way the names run.
    ordered = [row for _, row in sorted(keyed, key=lambda pair: pair[0][0])]
    start = asking.page.offset
    return ordered[start : start + asking.page.per], len(ordered) if asking.counted else None
