"""`GET /api/v2/audit_logs`. Rules: `docs/domain/history.md §6`."""

from typing import Annotated

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.paging import MOST_PER, make_page
from chassis.query import Query, asking, last, one, paging, several
from chassis.shapes import PageOf
from chassis.web import Work
from contracts.audit import ACTIONS, RECORD_TYPES
from fastapi import APIRouter, Depends, Response

from reporting.audit_log.domain import REFUSED, SINCE, UNTIL, AuditAsked, UnknownAuditFilter
from reporting.audit_log.queries import list_audit_logs
from reporting.audit_log.shapes import AuditLog

DEFAULT_PER = 100
router = APIRouter(prefix="/api/v2", tags=["audit_log"])
AuditQuery = Annotated[
    Query,
    Depends(
        asking(
            *paging(),
            one("user_name", "Only what this person did."),
            one(SINCE, "From this day or moment on."),
            one(UNTIL, "Until the end of this day, or before this moment."),
            several("audit_log_actions", "Only these actions.", enum=ACTIONS),
            several("record_type", "Only what was done to records of these kinds.", enum=RECORD_TYPES),
            one("outcome", "`refused`: what was refused, instead of what was done.", enum=["allowed", REFUSED]),
            one("order_by", enum=["timestamp"]),
            one("order", enum=["asc", "desc"]),
        )
    ),
]


@router.get("/audit_logs", response_model=PageOf[AuditLog], responses=refusing(UnknownAuditFilter))
async def list_audits(uow: Work, query: AuditQuery) -> Response:
    """Who did what in all services, newest first. An entry is in it some seconds after it was made."""
    asked = AuditAsked(
        user_name=last(query, "user_name"),
        since=last(query, SINCE),
        until=last(query, UNTIL),
        actions=query.get("audit_log_actions", []),
        record_types=query.get("record_type", []),
        refused=last(query, "outcome") == REFUSED,
        ascending=last(query, "order") == "asc",
    )
    page = make_page(last(query, "page"), last(query, "per"), DEFAULT_PER, MOST_PER)
    return json_answer(await list_audit_logs(uow, asked, page))
