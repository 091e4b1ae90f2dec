"""`GET /api/v2/silent_cases`. Rules: `docs/domain/tasks.md §9`."""

from typing import Annotated

from chassis.answers import json_answer
from chassis.errors import Invalid
from chassis.paging import make_page
from chassis.query import Query, asking, last, one, paging
from chassis.web import Keys, Work
from fastapi import APIRouter, Depends, Response

from cases.silence.domain import REASONS
from cases.silence.queries import list_silent
from cases.silence.shapes import SilentPage

router = APIRouter(prefix="/api/v2", tags=["silence"])
ASKED = asking(
    one("reason", "Only those that are silent for this reason.", enum=list(REASONS)),
    one("owned_by", "Only those of this user name."),
    *paging(),
)


@router.get("/silent_cases", response_model=SilentPage)
async def list_silent_cases(uow: Work, keys: Keys, query: Annotated[Query, Depends(ASKED)]) -> Response:
    """Cases of which nobody hears, the longest silent first: of the caller's own side, and as far as they see."""
    reason = last(query, "reason")
    if reason is not None and reason not in REASONS:
        raise Invalid({"reason": ["unknown"]})
    page = make_page(last(query, "page"), last(query, "per"))
    return json_answer(await list_silent(uow, keys, reason=reason, owner=last(query, "owned_by"), page=page))
