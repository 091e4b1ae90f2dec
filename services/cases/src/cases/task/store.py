"""Tasks as they lie in the facts of their cases: a list of dates for each type. Nothing is unsealed to find them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.driver import Row
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.site import Site
from chassis.statements import Expression
from sqlalchemy import (
    ARRAY,
    Date,
    DateTime,
    Select,
    Text,
    Uuid,
    any_,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)

from cases.case.domain.tasks import TYPES
from cases.record.domain.record import OPEN
from cases.record.store.listing import LISTED, OF_KIND
from cases.record.store.table import record

ORDERS = ("due_date", "name", "priority", "record_id_display", "status", "type")
"""`status` is how near it is; a name is sealed, and the page sorted by it is made of all tasks."""
BY = {"record_id_display": "case_id_display", "priority": "risk_level", "type": "type"}
Opened = Mapping[str, Collection[str]]
"""By type of task, the modules in which the reader may know of it."""


def _of_type(name: str, modules: Collection[str]) -> Select[Any]:
    kind = TYPES[name]
    dates = func.jsonb_array_elements_text(record.c.facts[kind.fact])
    due = dates.table_valued("at", with_ordinality="place", name="due").render_derived()
    day: Expression = cast(due.c.at, Date)
    if name == "service":
        day = cast(func.timezone(bindparam("zone", type_=Text), cast(due.c.at, DateTime(timezone=True))), Date)
    columns = (record.c.id, record.c.case_id_display, record.c.risk_level, literal(name, Text).label("type"))
    return select(*columns, due.c.at, due.c.place, day.label("day")).where(
        record.c.owned_by == bindparam("owner", type_=Text),
        OF_KIND == "case",
        record.c.record_state,
        record.c.status == OPEN,
        record.c.module_id == any_(literal(sorted(modules), ARRAY(Text))),
    )


async def find_tasks(
    session: DatabaseSession,
    owner: str,
    opened: Opened,
    *,
    site: Site,
    order_by: str,
    descending: bool,
    page: Page | None,
) -> tuple[list[Row], int]:
    """Those of the owner's open cases, and how many in all. `page`: none for all of them."""
    if not opened:
        return [], 0
    found = union_all(*(_of_type(name, modules) for name, modules in opened.items())).cte("task")
    asked = {"owner": owner} | ({"zone": site.name} if "service" in opened else {})
    key = found.c[BY.get(order_by, "day")]
    first = key.desc().nulls_last() if descending else key.asc().nulls_last()
    listed = select(*found.c, func.count().over().label("total")).order_by(
        first, found.c.day, found.c.id, found.c.type, found.c.place
    )
    paged = listed if page is None else listed.limit(page.per).offset(page.offset)
    rows = (await session.execute(paged, asked)).all()
    if rows or page is None or not page.offset:
        return rows, rows[0].total if rows else 0
    return [], int(await session.scalar(select(func.count()).select_from(found), asked) or 0)


async def find_own_cases(session: DatabaseSession, owner: str, ids: Sequence[UUID]) -> dict[UUID, Row]:
    wanted = select(*LISTED).where(record.c.owned_by == owner, record.c.id == any_(literal(list(ids), ARRAY(Uuid))))
    return {row.id: row for row in (await session.execute(wanted)).all()}
