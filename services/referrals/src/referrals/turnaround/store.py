"""Referrals counted by how long they took, and the same as a list."""

from chassis.actor import Actor
from chassis.driver import Row
from chassis.paging import Page
from chassis.statements import Expression
from chassis.unit_of_work import UnitOfWork
from sharing.rights import CASE, DEALING_IN_REFERRALS
from sharing.scope import Extent, Reach, extent_of
from sqlalchemy import ARRAY, ColumnElement, Text, and_, any_, case, false, func, literal, or_, select, true

from referrals.case_copy.store import case_copy
from referrals.referral.domain import Referral
from referrals.transition.domain import GrantState, Status
from referrals.transition.store import ENABLED, HERE_WITH_CASE, make, transition
from referrals.turnaround.domain import By, Offered, Step, StepState

FACTS = case_copy.c.facts
OPENED = transition.c.settled_at
REACHED: dict[Step, Expression] = {
    Step.ANSWER: transition.c.responded_at,
    Step.CONTACT: transition.c.contacted_at,
    Step.COMPLETION: case((transition.c.status == Status.DONE, transition.c.ended_at)),
}
ACCEPTED = transition.c.status == Status.ACCEPTED
WAITING: dict[Step, ColumnElement[bool]] = {
    Step.ANSWER: transition.c.status == Status.IN_PROGRESS,
    Step.CONTACT: and_(ACCEPTED, transition.c.contacted_at.is_(None), transition.c.progressed_at.is_(None)),
    Step.COMPLETION: ACCEPTED,
}


def _stands(step: Step, state: StepState) -> ColumnElement[bool]:
    reached, missed = REACHED[step], transition.c.missed_at
    if state is StepState.WAITING:
        return WAITING[step]
    in_time = or_(missed.is_(None), missed >= reached) if state is StepState.IN_TIME else true()
    return and_(reached.is_not(None), in_time)


def _key(by: By, level: int) -> Expression:
    if by is By.SERVICE:
        return transition.c.service
    return func.nullif(func.split_part(FACTS["reporting_location_hierarchy"].astext, ".", level + 1), "")


def _offered(actor: Actor, offered: Offered) -> list[ColumnElement[bool]]:
    wanted = [
        transition.c.type == Referral.type,
        transition.c.grant_state == GrantState.GRANTED,
        transition.c.remote.is_(False),
        offered.span.since <= OPENED,
        offered.span.until > OPENED,
        ENABLED,
        _in_sight(actor),
    ]
    for by, value in ((By.SERVICE, offered.service), (By.PLACE, offered.place)):
        if value is not None:
            wanted.append(_key(by, offered.level).is_not_distinct_from(value or None))
    return wanted


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """`transition.policy.sees_transition`, of a referral that was opened."""
    mine = or_(transition.c.transitioned_by == actor.user_name, transition.c.transitioned_to == actor.user_name)
    if not actor.may(CASE, "read"):
        return mine
    extent = extent_of(actor)
    if extent.is_everything:
        return or_(mine, case_copy.c.record_id.is_not(None))
    side = _of_side(extent) if actor.may_any(CASE, *DEALING_IN_REFERRALS) else false()
    return or_(mine, and_(_reads(extent), or_(FACTS["owned_by"].astext == actor.user_name, side)))


def _reads(extent: Extent) -> Expression:
    names = literal(list(extent.names), ARRAY(Text))
    if extent.reach is Reach.IDENTIFIED:
        return func.coalesce(FACTS["identified_by"].astext, "").in_(extent.names)
    beside = {Reach.PERSON: "names", Reach.GROUPS: "groups", Reach.AGENCY: "agencies"}[extent.reach]
    known: Expression = FACTS[f"associated_user_{beside}"].has_any(names)
    return known


def _of_side(extent: Extent) -> Expression:
    """Of a case of their team or agency, or asked of somebody of it."""
    names = literal(list(extent.names), ARRAY(Text))
    if extent.reach is Reach.GROUPS:
        return or_(
            FACTS["owned_by_groups"].has_any(names), transition.c.transitioned_to_user_groups.bool_op("&&")(names)
        )
    if extent.reach is Reach.AGENCY:
        owner = FACTS["owned_by_agency_id"].astext
        return or_(owner == any_(names), transition.c.transitioned_to_user_agency == any_(names))
    return false()


async def count_by(uow: UnitOfWork, offered: Offered, by: By | None) -> list[Row]:
    """`key`, how many were `offered`, and of each step `<step>_<state>` and `<step>_median`, in seconds; most first."""
    columns = [case((_stands(step, state), OPENED)).label(f"{step}_{state}") for step in Step for state in StepState]
    took = [func.extract("epoch", REACHED[step] - OPENED).label(f"{step}_took") for step in Step]
    key = literal(None, Text) if by is None else _key(by, offered.level)
    found = (
        select(key.label("key"), *columns, *took)
        .select_from(HERE_WITH_CASE)
        .where(*_offered(uow.actor, offered))
        .subquery()
    )
    counts = [func.count(found.c[column.name]).label(column.name) for column in columns]
    medians = [func.percentile_cont(0.5).within_group(found.c[f"{step}_took"]).label(f"{step}_median") for step in Step]
    total = func.count().label("offered")
    counted = select(found.c.key, total, *counts, *medians).group_by(found.c.key).order_by(total.desc(), found.c.key)
    return (await uow.session.execute(counted)).all()


async def list_standing(
    uow: UnitOfWork, offered: Offered, step: Step | None, state: StepState, page: Page
) -> tuple[list[Referral], int]:
    """A page of those that one number counts, the longest open first, and how many there are."""
    wanted = [*_offered(uow.actor, offered), true() if step is None else _stands(step, state)]
    total = await uow.session.scalar(select(func.count()).select_from(HERE_WITH_CASE).where(*wanted))
    found = select(transition).select_from(HERE_WITH_CASE).where(*wanted).order_by(OPENED, transition.c.id)
    rows = await uow.session.execute(found.limit(page.per).offset(page.offset))
    return [make(Referral, row) for row in rows], total or 0
