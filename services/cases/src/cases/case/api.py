"""`/api/v2/cases`, and what is a case's own: closing it and approvals. Rules: `docs/domain/workflow.md §8`, `§10`."""

from datetime import UTC, datetime

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.shapes import One
from chassis.web import Keys, Work
from contracts.system_fields import APPROVALS
from fastapi import Response

from cases.case.commands import approve
from cases.case.domain import CASE
from cases.case.domain.approvals import NotAskedFor, NotToBeAsked, Said
from cases.case.queries import show_closing
from cases.case.shapes import ApprovalBody, Approved, Closing
from cases.record.api.asking import RecordId
from cases.record.api.routes import RecordRoutes, etag
from cases.record.commands import InvalidRecord
from cases.record.domain.kind import ClosingIncomplete
from cases.record.queries.answers import present_written
from cases.record.store.rows import AlreadyIdentified, Erased

router = RecordRoutes(CASE).router()
REFUSED = refusing(AlreadyIdentified, ClosingIncomplete, Erased, InvalidRecord, NotAskedFor, NotToBeAsked)


@router.get("/cases/{id}/closing", response_model=One[Closing])
async def ask_about_closing(id: RecordId, uow: Work, keys: Keys) -> Response:
    """What closing this case needs, and what is open in it."""
    return json_answer({"data": await show_closing(uow, keys, id)})


@router.api_route(
    "/cases/{id}/approvals/{approval}", methods=["PATCH", "PUT"], response_model=One[Approved], responses=REFUSED
)
async def update_approval(id: RecordId, approval: str, body: ApprovalBody, uow: Work, *, keys: Keys) -> Response:
    """Ask that a step be agreed to, or answer who asked."""
    if approval not in APPROVALS:
        raise NotFound
    given = body.data
    said = Said(status=given.approval_status, notes=given.notes, plan=given.approval_type)
    made = await approve(uow, keys, id, approval, said, now=datetime.now(UTC))
    shown = present_written(made.reading, made.shown, whole=False)
    return json_answer({"data": {"record": shown}}, headers=etag(made.record.version))
