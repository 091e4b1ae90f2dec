"""`/api/v2/cases`, and what is a case's own: closing it, approvals, putting off what is next.

Rules: `docs/domain/workflow.md §8`, `§10`, `docs/domain/tasks.md §8`.
"""

from datetime import UTC, datetime

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.shapes import One
from chassis.web import Keys, Work
from contracts.system_fields import APPROVALS
from fastapi import Response

from cases.case.commands import approve, postpone
from cases.case.domain import CASE
from cases.case.domain.approvals import NotAskedFor, NotToBeAsked, Said
from cases.case.domain.postponing import AnotherPostponed, NextMovedOn, Postponement
from cases.case.queries import show_closing
from cases.case.shapes import ApprovalBody, Approved, Closing, PostponementBody
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


@router.post(
    "/cases/{id}/postponements",
    response_model=One[Approved],
    responses=refusing(AlreadyIdentified, AnotherPostponed, Erased, NextMovedOn),
)
async def postpone_next_action(id: RecordId, body: PostponementBody, uow: Work, keys: Keys) -> Response:
    """Put off what is next for a case to a later day, for a reason; no further than the policy pack allows."""
    given = body.data
    wanted = Postponement(action=given.next_action, until=given.until, reason=given.reason)
    made = await postpone(uow, keys, id, wanted, now=datetime.now(UTC))
    shown = present_written(made.reading, made.shown, whole=False)
    return json_answer({"data": {"record": shown}}, headers=etag(made.record.version))


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
