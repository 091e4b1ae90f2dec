"""Transitions that came to an end, with our copies of their records."""

from collections.abc import Collection

from chassis.driver import Row
from chassis.paging import Page
from chassis.session import DatabaseSession
from sharing.scope import Extent, Reach
from sqlalchemy import ARRAY, ColumnElement, Text, and_, any_, func, literal, or_, select, true

from referrals.activity.domain import TOLD, Span
from referrals.case_copy.store import case_copy
from referrals.transition.store import transition

ENDED = func.coalesce(transition.c.responded_at, transition.c.ended_at)
SIDES = {
    Reach.GROUPS: (transition.c.transitioned_by_user_groups, transition.c.transitioned_to_user_groups),
    Reach.AGENCY: (transition.c.transitioned_by_user_agency, transition.c.transitioned_to_user_agency),
}
THEMSELVES = (transition.c.transitioned_by, transition.c.transitioned_to)


def _of_whom(extent: Extent) -> ColumnElement[bool]:
    """Of somebody who belongs to those that the extent stands for."""
    if extent.is_everything:
        return true()
    names = literal(list(extent.names), ARRAY(Text))
    if extent.reach is Reach.GROUPS:
        return or_(*(side.bool_op("&&")(names) for side in SIDES[extent.reach]))
    return or_(*(side == any_(names) for side in SIDES.get(extent.reach, THEMSELVES)))


def _conditions(types: Collection[str], span: Span, extent: Extent) -> list[ColumnElement[bool]]:
    told = [(TOLD[name][0], sorted(TOLD[name][1])) for name in types]
    ended = [and_(transition.c.type == kind, transition.c.status.in_(statuses)) for kind, statuses in told]
    return [or_(*ended), span.since <= ENDED, span.until > ENDED, _of_whom(extent)]


async def list_ended(
    session: DatabaseSession, types: Collection[str], span: Span, extent: Extent, *, page: Page, descending: bool
) -> list[Row]:
    """By when they ended. For a person's eyes only behind a policy."""
    columns = """
        id type status record_id record_type record_short_id transitioned_by transitioned_to answered_by
        record_owned_by
    """.split()
    copied = (case_copy.c.version, case_copy.c.record_type.label("copy_type"), case_copy.c.facts)
    found = (
        select(*(transition.c[name] for name in columns), ENDED.label("ended"), *copied)
        .outerjoin(case_copy, case_copy.c.record_id == transition.c.record_id)
        .where(*_conditions(types, span, extent))
        .order_by(*(each.desc() if descending else each.asc() for each in (ENDED, transition.c.id)))
    )
    return (await session.execute(found.limit(page.per).offset(page.offset))).all()


async def count_ended(session: DatabaseSession, types: Collection[str], span: Span, extent: Extent) -> int:
    counted = select(func.count()).select_from(transition).where(*_conditions(types, span, extent))
    return int(await session.scalar(counted))
