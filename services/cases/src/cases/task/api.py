"""`GET /api/v2/tasks`. Rules: `docs/domain/tasks.md`."""

from typing import Annotated

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid
from chassis.paging import make_page
from chassis.query import Query, asking, last, ordering, paging
from chassis.web import Keys, Work
from fastapi import APIRouter, Depends, Response

from cases.record.store.listing import TooManyToSort
from cases.task.queries import WantedTasks, list_tasks
from cases.task.shapes import TaskPage
from cases.task.store import ORDERS

router = APIRouter(prefix="/api/v2", tags=["task"])
ASKED = asking(*paging(), *ordering(ORDERS))


@router.get("/tasks", response_model=TaskPage, responses=refusing(TooManyToSort))
async def list_own_tasks(uow: Work, keys: Keys, query: Annotated[Query, Depends(ASKED)]) -> Response:
    """What is still to be done in the caller's own open cases by a day that somebody gave; the latest first."""
    order_by = last(query, "order_by") or "due_date"
    if order_by not in ORDERS:
        raise Invalid({"order_by": ["unknown_field"]})
    wanted = WantedTasks(
        page=make_page(last(query, "page"), last(query, "per")),
        order_by=order_by,
        descending=last(query, "order") != "asc",
    )
    return json_answer(await list_tasks(uow, keys, wanted))
