"""Pages of records in SQL: one statement finds, counts, sorts and reads."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chassis.driver import Row
from chassis.errors import Invalid
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.statements import Expression
from contracts.values import Values
from sharing.predicate import visible, visible_within
from sharing.scope import Extent, Reach
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from cases.record.domain.kind import Kind
from cases.record.store.opened import OpenTo
from cases.record.store.rows import READ, Vault
from cases.record.store.sight import SIGHT
from cases.record.store.table import COLUMN_OF, record
from cases.search.domain.filters import Condition, Places
from cases.search.store import Searched, Sought

MOST_BY_NAME = 5000
BREATH = 200
COLUMNS: dict[str, Expression] = {name: record.c[column] for name, column in COLUMN_OF.items()} | {"id": record.c.id}
LISTED = tuple(column for column in READ if column.name != "field_versions")
"""What is read of a record to be listed: its fields' versions are only for who changes it."""
OF_KIND = func.coalesce(record.c.record_type, "")
"""Most records are of one kind: where the person sees few, that index must not be what finds them."""


class TooManyToSort(Invalid):
    code = "too_many_to_sort"
    title = "Names are sealed: narrow the list before sorting it by name."


@dataclass(frozen=True, kw_only=True)
class Asking:
    """`sought`: what a search looks for; `open_to`: which fields are open where; `order_is_plain`: whether the one it
    is sorted by is open in all of them.
    """

    kind: Kind
    extent: Extent
    open_to: OpenTo
    conditions: Sequence[Condition]
    sought: Sought | None
    order_by: str
    descending: bool
    order_is_plain: bool
    sealed_order: bool
    span_order: bool
    page: Page
    counted: bool
    places: Places

    @property
    def ranked(self) -> bool:
        """The best match first."""
        return self.sought is not None and self.sought.by_sound

    @property
    def is_plain(self) -> bool:
        """No filter, and nothing to find."""
        return not self.conditions and self.sought is None and self.order_is_plain and self.order_by in COLUMNS


async def find_page(session: DatabaseSession, vault: Vault, asking: Asking) -> tuple[list[Row], int | None]:
    """The rows of the page, and how many there are in all if that was asked for."""
    if asking.sought is not None and not asking.sought.terms:
        return [], 0 if asking.counted else None
    searched = make_searched(vault, asking)
    if asking.sealed_order and not asking.ranked:
        return await _by_sealed(session, vault, asking, conditions(searched, asking))
    if asking.extent.is_everything and asking.sought is None:
        return await _by_index(session, asking, conditions(searched, asking), _key(searched, asking))
    return await _by_hits(session, searched, asking)


def make_searched(vault: Vault, asking: Asking) -> Searched:
    """Where the person sees few, the index of all facts is kept out of it: the planner cannot guess how little a
    fact narrows down, and would read everybody's records to find the few.
    """
    facts: Expression = record.c.facts
    if not asking.extent.is_everything:
        facts = func.coalesce(record.c.facts, literal({}, JSONB), type_=JSONB)
    return Searched(
        columns=COLUMNS,
        facts=facts,
        tokens=record.c.search,
        sounds=record.c.sounds,
        grants=record.c.grants,
        token=vault.keyring.token,
        places=asking.places,
        open_to=asking.open_to,
    )


def conditions(searched: Searched, asking: Asking) -> ColumnElement[bool]:
    of_kind = record.c.record_type if asking.extent.is_everything else OF_KIND
    found = [of_kind == asking.kind.resource, visible_within(SIGHT, asking.extent)]
    found.extend(searched.where(condition) for condition in asking.conditions)
    if asking.sought is not None:
        found.append(searched.found_by(asking.sought))
    return and_(*found)


def _key(searched: Searched, asking: Asking) -> Expression:
    if asking.sought is not None and asking.sought.by_sound:
        return searched.shared(asking.sought)
    if asking.order_by == "flag_count":
        return record.c.flag_count
    if asking.order_by == "alert_count":
        return asking.open_to.alert_count()
    key = COLUMNS.get(asking.order_by)
    if key is None:
        fact = record.c.facts[asking.order_by]
        key = fact["from"] if asking.span_order else fact
    return key if asking.order_is_plain else case((asking.open_to.orders(asking.order_by), key))


def _sorted(key: Expression, id: Expression, *, descending: bool) -> tuple[Expression, ...]:
    if descending:
        return key.desc().nulls_last(), id.desc()
    return key.asc().nulls_last(), id.asc()


async def _by_index(
    session: DatabaseSession, asking: Asking, where: ColumnElement[bool], key: Expression
) -> tuple[list[Row], int | None]:
    """Walks the order's index: the first rows are the page."""
    order = _sorted(key, record.c.id, descending=asking.descending)
    page = select(*LISTED).where(where).order_by(*order).limit(asking.page.per).offset(asking.page.offset)
    rows = (await session.execute(page)).all()
    total = await _count(session, where) if asking.counted else None
    return rows, total


async def _by_hits(session: DatabaseSession, searched: Searched, asking: Asking) -> tuple[list[Row], int | None]:
    """Collects what the person sees, however old: the work grows with that, not with what others have."""
    values: Values = {"per": asking.page.per, "offset": asking.page.offset}
    if asking.is_plain:
        values |= {"kind": asking.kind.resource, "sight": asking.extent.names}
        hits = _plain_hits(asking.extent.reach, asking.order_by, descending=asking.descending)
    else:
        hits = _hits(
            conditions(searched, asking), _key(searched, asking), descending=asking.descending or asking.ranked
        )
    rows = (await session.execute(hits, values)).all()
    if rows or not asking.counted:
        return rows, rows[0].total if asking.counted else None
    return [], await _count(session, conditions(searched, asking)) if asking.page.offset else 0


def _hits(where: ColumnElement[bool], key: Expression, *, descending: bool) -> Select[Any]:
    hit = select(record.c.id.label("id"), key.label("key")).where(where).cte("hit").prefix_with("MATERIALIZED")
    page = (
        select(hit.c.id, hit.c.key)
        .order_by(*_sorted(hit.c.key, hit.c.id, descending=descending))
        .limit(bindparam("per", type_=Integer))
        .offset(bindparam("offset", type_=BigInteger))
        .subquery("page")
    )
    total = select(func.count()).select_from(hit).scalar_subquery().label("total")
    found = select(*LISTED, total).join(page, page.c.id == record.c.id)
    return found.order_by(*_sorted(page.c.key, record.c.id, descending=descending))


@cache
def _plain_hits(reach: Reach, order_by: str, *, descending: bool) -> Select[Any]:
    """Built once for what is asked most."""
    where = and_(bindparam("kind") == OF_KIND, visible(SIGHT, reach))
    return _hits(where, COLUMNS[order_by], descending=descending)


async def _count(session: DatabaseSession, where: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).select_from(record).where(where)) or 0


async def _by_sealed(
    session: DatabaseSession, vault: Vault, asking: Asking, where: ColumnElement[bool]
) -> tuple[list[Row], int | None]:
    """Names are unsealed to be sorted, which is why there is a limit."""
    is_open = asking.open_to.orders(asking.order_by).label("is_open")
    rows = (await session.execute(select(*LISTED, is_open).where(where).limit(MOST_BY_NAME + 1))).all()
    if len(rows) > MOST_BY_NAME:
        raise TooManyToSort(most=MOST_BY_NAME)
    keyed = []
    for place, row in enumerate(rows):
        sealed = vault.unsealed(row) if row.is_open else None
        name = None if sealed is None else sealed["values"].get(asking.order_by)
        keyed.append(((name is None, str(name or "").casefold(), str(row.id)), row))
        if place % BREATH == BREATH - 1:
            await asyncio.sleep(0)
    named = sorted((pair for pair in keyed if not pair[0][0]), key=lambda pair: pair[0], reverse=asking.descending)
    nameless = [pair for pair in keyed if pair[0][0]]
    ordered = [row for _, row in [*named, *nameless]]
    start = asking.page.offset
    return ordered[start : start + asking.page.per], len(ordered) if asking.counted else None
