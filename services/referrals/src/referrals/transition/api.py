"""Assignments: `/cases/{id}/assigns`, one by one and many at once."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from chassis.answers import json_answer
from chassis.errors import Invalid, Refusal
from chassis.problems import status_of
from chassis.shapes import All, One
from chassis.unit_of_work import UnitOfWork
from chassis.web import CurrentActor, InTransactions, Keys, Work
from contracts.values import Values
from fastapi import APIRouter, Depends, Request, Response
from sharing.rights import ASSIGNING

from referrals.case_copy.queries import once_visible
from referrals.transition import commands, queries
from referrals.transition.domain import Asked
from referrals.transition.shapes import AssignBody, BulkAssignAnswer, BulkAssignBody, TransitionShown, TransitionStep

router = APIRouter(prefix="/api/v2/cases", tags=["transition"])


async def patience_of(request: Request) -> float:
    seconds: float = request.app.state.settings.patience_seconds
    return seconds


WaitSeconds = Annotated[float, Depends(patience_of)]


class FiltersMissing(Invalid):
    code = "filters_missing"
    title = "Say which cases: filters.id is needed."


def refusals(request: Request, refused: dict[UUID, Refusal]) -> Values:
    """`errors` of an answer about many records: one entry for each that was refused."""
    if not refused:
        return {}
    return {
        "errors": [
            {
                "status": status_of(type(refusal)),
                "resource": request.url.path,
                "detail": str(case_id),
                "code": refusal.code,
                "message": refusal.message or refusal.title,
            }
            for case_id, refusal in refused.items()
        ]
    }


@router.get("/{case_id}/assigns", response_model=All[TransitionShown])
async def list_assignments(case_id: UUID, uow: Work, keyring: Keys) -> Response:
    shown = await queries.list_assignments(uow, case_id)
    await uow.audit("list_assignments", "case", case_id)
    return json_answer({"data": [queries.show(uow.actor, keyring, each) for each in shown]})


@router.post("/{case_id}/assigns", response_model=One[TransitionStep])
async def assign_case(
    case_id: UUID, body: AssignBody, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Ask for a new owner and wait a moment for cases; `status` is `done`, or still `in_progress` after that."""

    async def ask(uow: UnitOfWork) -> Asked:
        return await commands.assign_case(
            uow,
            keyring,
            case_id,
            to=body.data.transitioned_to,
            notes=body.data.notes,
            now=datetime.now(UTC),
        )

    with work.signals.expecting(str(case_id)) as noted:
        asked = await once_visible(work, case_id, patience, ask)
        made, case = await queries.wait_for_cases(work, noted, asked, seconds=patience)
    made.must_stand()
    return json_answer({"data": queries.show_with_record(work.actor, keyring, queries.Shown(made, case))})


async def must_assign(actor: CurrentActor) -> None:
    """Many at once are nobody's business without the right: asked before the body is read."""
    actor.must("case", *ASSIGNING)


@router.post("/assigns", response_model=BulkAssignAnswer, dependencies=[Depends(must_assign)])
async def assign_cases(body: BulkAssignBody, request: Request, uow: Work, keyring: Keys) -> Response:
    """Ask for a new owner of each; answers at once. `errors` names those that were refused."""
    filters = body.data.filters
    if filters is None or not filters.id:
        raise FiltersMissing
    if filters.model_extra:
        raise Invalid({f"filters/{name}": ["not_supported"] for name in filters.model_extra})
    refused = await commands.assign_cases(
        uow,
        keyring,
        filters.id,
        to=body.data.transitioned_to,
        notes=body.data.notes,
        now=datetime.now(UTC),
    )
    answered = {
        "transitioned_to": body.data.transitioned_to,
        "filters": {"id": [str(id) for id in filters.id]},
    }
    return json_answer({"data": answered} | refusals(request, refused))
