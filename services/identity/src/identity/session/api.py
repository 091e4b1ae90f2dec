"""One's own sessions: where one is signed in, and ending any of them."""

from datetime import UTC, datetime
from uuid import UUID

from chassis.answers import json_answer, no_content
from chassis.description import refusing
from chassis.shapes import All
from chassis.web import Work
from fastapi import APIRouter, Request, Response

from identity.session.domain import SessionNotFound
from identity.session.shapes import SessionShown
from identity.session.store import end_session, list_sessions

router = APIRouter(prefix="/api/v2", tags=["session"])


@router.get("/sessions", response_model=All[SessionShown])
async def list_own_sessions(request: Request, uow: Work) -> Response:
    rows = await list_sessions(uow, uow.actor.id, datetime.now(UTC))
    own = request.state.session_id
    return json_answer({"data": [SessionShown.of(row, current=str(row.id) == own) for row in rows]})


@router.delete("/sessions/{id}", status_code=204, response_model=None, responses=refusing(SessionNotFound))
async def end_own_session(id: UUID, request: Request, uow: Work) -> Response:
    if not await end_session(uow, account=uow.actor.id, id=id, now=datetime.now(UTC)) and not uow.replayed:
        raise SessionNotFound
    request.app.state.gate.forget()
    return no_content()
