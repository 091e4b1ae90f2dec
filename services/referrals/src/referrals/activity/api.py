"""`GET /api/v2/activity_log`. Rules: `docs/domain/history.md §4`."""

from datetime import UTC, datetime
from typing import Annotated

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.paging import MOST_PER, make_page
from chassis.query import Query, asking, last, one, paging, several
from chassis.shapes import PageOf
from chassis.web import Work
from fastapi import APIRouter, Depends, Response

from referrals.activity.domain import TOLD, ActivityAsked, UnknownActivity
from referrals.activity.queries import list_activity
from referrals.activity.shapes import Activity

router = APIRouter(prefix="/api/v2", tags=["activity_log"])
SINCE, UNTIL = "datetime[from]", "datetime[to]"
ActivityQuery = Annotated[
    Query,
    Depends(
        asking(
            *paging(),
            several("types", f"{', '.join(f'`{name}`' for name in sorted(TOLD))}; without it all of them."),
            one(SINCE, "From this day or moment on; without it seven days before the end."),
            one(UNTIL, "Until the end of this day, or before this moment; without it until now."),
            one("order", enum=["asc", "desc"]),
        )
    ),
]


@router.get("/activity_log", response_model=PageOf[Activity], responses=refusing(UnknownActivity))
async def list_activities(uow: Work, query: ActivityQuery) -> Response:
    """Which cases were handed over, by whom and to whom, newest first."""
    asked = ActivityAsked(
        types=[name for text in query.get("types", ()) for name in text.split(",") if name],
        since=last(query, SINCE),
        until=last(query, UNTIL),
        descending=last(query, "order") != "asc",
    )
    page = make_page(last(query, "page"), last(query, "per"), MOST_PER)
    return json_answer(await list_activity(uow, asked, page, now=datetime.now(UTC)))
