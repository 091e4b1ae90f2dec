"""`GET /api/v2/referral_turnaround`, and the list behind each of its numbers. Rules: `docs/domain/referrals.md §20`."""

from datetime import UTC, datetime
from typing import Annotated

from chassis.answers import json_answer
from chassis.paging import MOST_PER, make_page
from chassis.query import Parameter, Query, asking, last, one, paging
from chassis.shapes import PageOf
from chassis.unit_of_work import UnitOfWork
from chassis.web import Keys, Work
from fastapi import APIRouter, Depends, Response

from referrals.activity.domain import span_asked
from referrals.transition.shapes import TransitionShown
from referrals.turnaround import queries
from referrals.turnaround.domain import (
    DEEPEST,
    RECENT,
    SINCE,
    UNTIL,
    By,
    Offered,
    Step,
    StepState,
    code_asked,
    level_asked,
)
from referrals.turnaround.shapes import TurnaroundAnswer

router = APIRouter(prefix="/api/v2/referral_turnaround", tags=["referral_turnaround"])
WHICH: tuple[Parameter, ...] = (
    one("service", "Only for this service; empty: only for none."),
    one("place", "Only of cases of this place; empty: only of those without one."),
    one("level", "How deep a level places are told by.", type="integer", minimum=0, maximum=DEEPEST),
    one(SINCE, "Opened from this day or moment on; without it ninety days before the end."),
    one(UNTIL, "Opened until the end of this day, or before this moment; without it until now."),
)
FiguresAsked = Annotated[Query, Depends(asking(one("by", enum=list(By)), *WHICH))]
ListAsked = Annotated[
    Query, Depends(asking(*paging(), one("step", enum=list(Step)), one("state", enum=list(StepState)), *WHICH))
]


def _offered(uow: UnitOfWork, query: Query) -> Offered:
    span = span_asked(last(query, SINCE), last(query, UNTIL), uow.site, datetime.now(UTC), recent=RECENT)
    level = level_asked(last(query, "level"), uow.actor.reporting_location_level)
    return Offered(span=span, level=level, service=last(query, "service"), place=last(query, "place"))


@router.get("", response_model=TurnaroundAnswer)
async def count_turnaround(uow: Work, query: FiguresAsked) -> Response:
    """How many referrals were answered, met the child and were completed, how long that took and how often in time."""
    by = code_asked(By, "by", last(query, "by"))
    return json_answer(await queries.count_turnaround(uow, _offered(uow, query), by))


@router.get("/referrals", response_model=PageOf[TransitionShown])
async def list_turnaround(uow: Work, keyring: Keys, query: ListAsked) -> Response:
    """The referrals that a number counts, the longest open first; without `step` all that were offered."""
    step = code_asked(Step, "step", last(query, "step"))
    state = code_asked(StepState, "state", last(query, "state")) or StepState.REACHED
    page = make_page(last(query, "page"), last(query, "per"), MOST_PER)
    found = await queries.list_turnaround(uow, keyring, _offered(uow, query), step, state, page=page)
    return json_answer(found)
