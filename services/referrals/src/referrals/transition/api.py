"""Assignments: `/cases/{id}/assigns`, `/incidents/{id}/assigns`, one by one and many at once."""

from collections.abc import Awaitable, Callable
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


def _asking_to_assign(resource: str) -> Callable[[CurrentActor], Awaitable[None]]:
    """Many at once are nobody's business without the right: asked before the body is read."""

    async def must_assign(actor: CurrentActor) -> None:
        actor.must(resource, *ASSIGNING)

    return must_assign


ASSIGNED = (AlreadyAssigning, AlreadyOwner, NotCarriedOut, *REFUSALS)
ASSIGNED_MANY = (
    NothingDone,
    AlreadyAssigning,
    AlreadyOwner,
    FiltersMissing,
    NotFound,
    PersonCannotReceive,
    commands.TooManyAtOnce,
)


class AssignRoutes:
    """The assignments of records of one kind."""

    def __init__(self, resource: str, plural: str, *, listing: str) -> None:
        self.resource = resource
        self.router = APIRouter(prefix=f"/api/v2/{plural}", tags=["transition"])
        one, many = "/{record_id}/assigns", "/assigns"
        add = self.router.add_api_route
        add(one, self.list, methods=["GET"], name=listing, response_model=All[TransitionShown])
        add(
            one,
            self.assign,
            methods=["POST"],
            name=f"assign_{resource}",
            response_model=One[TransitionStep],
            responses=refusing(*ASSIGNED),
        )
        add(
            many,
            self.assign_many,
            methods=["POST"],
            name=f"assign_{plural}",
            response_model=BulkAssignAnswer,
            responses=refusing(*ASSIGNED_MANY),
            dependencies=[Depends(_asking_to_assign(resource))],
        )

    async def list(self, record_id: UUID, uow: Work, keyring: Keys) -> Response:
        shown = await queries.list_assignments(uow, record_id, self.resource)
        await uow.audit("list_assignments", self.resource, record_id)
        return json_answer({"data": [queries.show(uow.actor, keyring, each) for each in shown]})

    async def assign(
        self, record_id: UUID, body: AssignBody, work: InTransactions, *, keyring: Keys, patience: WaitSeconds
    ) -> Response:
        """Ask for a new owner and wait a moment for cases; `status` is `done`, or still `in_progress` after that."""

        async def ask(uow: UnitOfWork) -> Asked:
            to, notes = body.data.transitioned_to, body.data.notes
            return await commands.assign_case(
                uow, keyring, record_id, to=to, notes=notes, now=datetime.now(UTC), resource=self.resource
            )

        with work.signals.expecting(str(record_id)) as noted:
            asked = await once_visible(work, record_id, patience, ask)
            made, case = await queries.wait_for_cases(work, noted, asked, seconds=patience)
        made.must_stand()
        return json_answer({"data": queries.show_with_record(work.actor, keyring, queries.Shown(made, case))})

    async def assign_many(
        self, body: BulkAssignBody, request: Request, work: InTransactions, *, keyring: Keys, patience: WaitSeconds
    ) -> Response:
        """Ask for a new owner of each and wait a moment for cases; `errors` names those that were refused."""
        filters = body.data.filters
        if filters is None or not filters.id:
            raise FiltersMissing
        if filters.model_extra:
            raise Invalid({f"filters/{name}": ["not_supported"] for name in filters.model_extra})
        commands.must_be_few(filters.id)
        await await_visible(work, filters.id, patience)
        to, notes = body.data.transitioned_to, body.data.notes
        async with work.begin() as uow:
            asked, refused = await commands.assign_cases(
                uow, keyring, filters.id, to=to, notes=notes, now=datetime.now(UTC), resource=self.resource
            )
        outcome = await queries.wait_for_each(work, asked, refused, seconds=patience)
        answered = {"transitioned_to": to, "filters": {"id": [str(id) for id in filters.id]}}
        return answer_about_many(request, answered, outcome)


KINDS = (
    AssignRoutes("case", "cases", listing="list_assignments"),
    AssignRoutes("incident", "incidents", listing="list_incident_assignments"),
)
router = APIRouter()
for kind in KINDS:
    router.include_router(kind.router)
