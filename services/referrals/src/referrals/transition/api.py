"""Assignments: `/cases/{id}/assigns`, one by one and many at once."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NotFound, NothingDone
from chassis.problems import errors_of_each
from chassis.shapes import All, One
from chassis.unit_of_work import UnitOfWork
from chassis.web import CurrentActor, InTransactions, Keys, Work
from fastapi import APIRouter, Depends, Request, Response
from sharing.refusals import REFUSALS, PersonCannotReceive
from sharing.rights import ASSIGNING

from referrals.case_copy.queries import await_visible, once_visible
from referrals.transition import commands, queries
from referrals.transition.domain import AlreadyAssigning, AlreadyOwner, Asked, NotCarriedOut
from referrals.transition.shapes import AssignBody, BulkAssignAnswer, BulkAssignBody, TransitionShown, TransitionStep

router = APIRouter(prefix="/api/v2/cases", tags=["transition"])


async def patience_of(request: Request) -> float:
    seconds: float = request.app.state.settings.patience_seconds
    return seconds


WaitSeconds = Annotated[float, Depends(patience_of)]


class FiltersMissing(Invalid):
    code = "filters_missing"
    title = "Say which cases: filters.id is needed."


def answer_about_many(request: Request, data: object, outcome: queries.WhatBecame) -> Response:
    """With `errors` where some were refused. Raises NothingDone where all were."""
    outcome.must_have_done_something()
    errors = errors_of_each(outcome.refused, request.url.path)
    return json_answer({"data": data} | ({"errors": errors} if errors else {}))


@router.get("/{case_id}/assigns", response_model=All[TransitionShown])
async def list_assignments(case_id: UUID, uow: Work, keyring: Keys) -> Response:
    shown = await queries.list_assignments(uow, case_id)
    await uow.audit("list_assignments", "case", case_id)
    return json_answer({"data": [queries.show(uow.actor, keyring, each) for each in shown]})


@router.post(
    "/{case_id}/assigns",
    response_model=One[TransitionStep],
    responses=refusing(AlreadyAssigning, AlreadyOwner, NotCarriedOut, *REFUSALS),
)
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


@router.post(
    "/assigns",
    response_model=BulkAssignAnswer,
    responses=refusing(
        NothingDone,
        AlreadyAssigning,
        AlreadyOwner,
        FiltersMissing,
        NotFound,
        PersonCannotReceive,
        commands.TooManyAtOnce,
    ),
    dependencies=[Depends(must_assign)],
)
async def assign_cases(
    body: BulkAssignBody, request: Request, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Ask for a new owner of each and wait a moment for cases; `errors` names those that were refused."""
    filters = body.data.filters
    if filters is None or not filters.id:
        raise FiltersMissing
    if filters.model_extra:
        raise Invalid({f"filters/{name}": ["not_supported"] for name in filters.model_extra})
    commands.must_be_few(filters.id)
    await await_visible(work, filters.id, patience)
    async with work.begin() as uow:
        asked, refused = await commands.assign_cases(
            uow,
            keyring,
            filters.id,
            to=body.data.transitioned_to,
            notes=body.data.notes,
            now=datetime.now(UTC),
        )
    outcome = await queries.wait_for_each(work, asked, refused, seconds=patience)
    answered = {
        "transitioned_to": body.data.transitioned_to,
        "filters": {"id": [str(id) for id in filters.id]},
    }
    return answer_about_many(request, answered, outcome)
