"""`/api/v2/cases`. Source: `primero-domain.md` §1.2–1.5, widened as the project's API says."""

import asyncio
import time
from datetime import UTC, datetime
from uuid import UUID

from chassis.actor import Actor
from chassis.answers import json_answer, no_content
from chassis.errors import NotFound
from chassis.paging import Paged, make_page
from chassis.web import BaseVersion, InTransactions, Transactions, Work
from fastapi import APIRouter, Request, Response

from cases.record.api.asking import Body, Keys, RecordId, body_version, client_id, filtered_names, wanted_list
from cases.record.commands import Change, Outcome, change, disable, register
from cases.record.domain.kinds import CASE
from cases.record.queries.answers import asked_names, present_written
from cases.record.queries.changes import list_changes, read_cursor
from cases.record.queries.history import list_history
from cases.record.queries.listing import list_records
from cases.record.queries.show import can_see, show

router = APIRouter(prefix="/api/v2", tags=["case"])
DEFAULT_CHANGES = 100
GLANCE_SECONDS = 0.05
RECEIVING = ("receive_referral", "receive_referral_different_module", "receive_transfer")


@router.get("/cases", response_model=None)
async def list_cases(request: Request, uow: Work, keys: Keys) -> Response:
    wanted = wanted_list(request, CASE)
    found = await list_records(uow, keys, CASE, wanted)
    return json_answer({"data": found.data, "metadata": wanted.page.metadata(found.total)})


@router.post("/cases", response_model=None)
async def create_case(body: Body, uow: Work, keys: Keys) -> Response:
    id = client_id(body["data"])
    made = await register(uow, keys, CASE, id, given=body["data"], now=datetime.now(UTC))
    if id is not None:
        return no_content()
    return _written(uow.actor, made, whole=True)


@router.get("/cases/changes", response_model=None)
async def list_case_changes(request: Request, uow: Work, keys: Keys) -> Response:
    since = read_cursor(request.query_params.get("since"))
    page = make_page(None, request.query_params.get("per"), DEFAULT_CHANGES)
    return json_answer(await list_changes(uow, keys, CASE, since, page.per))


@router.get("/cases/{id}/record_history", response_model=None)
async def list_case_history(id: RecordId, request: Request, page: Paged, uow: Work, keys: Keys) -> Response:
    return json_answer(await list_history(uow, keys, CASE, id, page=page, names=filtered_names(request)))


@router.get("/cases/{id}", response_model=None)
async def show_case(id: RecordId, request: Request, transactions: InTransactions, keys: Keys) -> Response:
    asked = asked_names(request.query_params.get("fields"), CASE)
    try:
        async with transactions.begin() as uow:
            found = await show(uow, keys, CASE, id, asked)
    except NotFound:
        await _wait_for(id, transactions, request.app.state.settings.patience_seconds)
        async with transactions.begin() as uow:
            found = await show(uow, keys, CASE, id, asked)
    return json_answer({"data": found}, headers=_etag(found["version"]))


async def _wait_for(id: UUID, transactions: Transactions, patience: float) -> None:
    """Somebody who was just told of a referral may be here before the referral's event. Holds no connection."""
    if not transactions.actor.may_any(CASE.resource, *RECEIVING):
        raise NotFound
    until = time.monotonic() + patience
    while time.monotonic() < until:
        await asyncio.sleep(GLANCE_SECONDS)
        async with transactions.look() as uow:
            if await can_see(uow, CASE, id):
                return
    raise NotFound


@router.patch("/cases/{id}", response_model=None)
@router.put("/cases/{id}", response_model=None)
async def update_case(
    id: RecordId, body: Body, request: Request, uow: Work, *, keys: Keys, if_match: BaseVersion
) -> Response:
    action = body.get("record_action") or request.query_params.get("record_action")
    wanted = Change(
        given=body["data"], action=str(action) if action else None, base_version=body_version(body) or if_match
    )
    made = await change(uow, keys, CASE, id, wanted, now=datetime.now(UTC))
    return _written(uow.actor, made, whole=False)


@router.delete("/cases/{id}", response_model=None)
async def disable_case(id: RecordId, uow: Work, keys: Keys) -> Response:
    made = await disable(uow, keys, CASE, id, datetime.now(UTC))
    return json_answer({"data": {"id": made.record.id}}, headers=_etag(made.record.version))


def _written(actor: Actor, made: Outcome, *, whole: bool) -> Response:
    data = present_written(actor, made.record, made.access, made.shown, whole=whole)
    return json_answer({"data": data}, headers=_etag(made.record.version))


def _etag(version: int) -> dict[str, str]:
    return {"ETag": f'"{version}"'}
