"""Assignments: `/cases/{id}/assigns`, `/incidents/{id}/assigns`, one by one and many at once."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from chassis.actor import Actor
from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NotFound, NothingDone
from chassis.problems import errors_of_each
from chassis.sealing import Keyring
from chassis.shapes import All, Given, One
from chassis.unit_of_work import UnitOfWork
from chassis.web import CurrentActor, InTransactions, Keys, Transactions, Work
from contracts.values import Values
from fastapi import APIRouter, Depends, Request, Response
from sharing.refusals import REFUSALS, PersonCannotReceive
from sharing.rights import ASSIGNING, CASE

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.queries import await_visible, once_visible
from referrals.transition import commands, queries
from referrals.transition.domain import AlreadyAssigning, AlreadyOwner, Asked, Assignment, NotCarriedOut, Transition
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


Ask = Callable[[UnitOfWork], Awaitable[Asked]]
Show = Callable[[Actor, Keyring, Transition, CaseCopy | None], Values]


@dataclass(frozen=True)
class Acting:
    """What a route needs that asks cases for something and waits for what becomes of it."""

    work: Transactions
    keyring: Keyring
    patience: float


async def acting(work: InTransactions, keyring: Keys, patience: WaitSeconds) -> Acting:
    return Acting(work, keyring, patience)


Act = Annotated[Acting, Depends(acting)]


async def made_of_case(act: Acting, case_id: UUID, ask: Ask, show: Show) -> Response:
    """Ask cases for something about a case, which is waited for where it is not here yet, and answer what became of it
    once cases has followed, or patience ends.
    """
    with act.work.signals.expecting(str(case_id)) as noted:
        asked = await once_visible(act.work, case_id, act.patience, ask)
        found = await queries.wait_for_cases(act.work, noted, asked, seconds=act.patience)
    return json_answer({"data": show(act.work.actor, act.keyring, *found)})


async def step_of(act: Acting, case_id: UUID, ask: Ask, show: Show) -> Response:
    """The same about a transition that is here."""
    with act.work.signals.expecting(str(case_id)) as noted:
        async with act.work.begin() as uow:
            asked = await ask(uow)
        found = await queries.wait_for_cases(act.work, noted, asked, seconds=act.patience)
    return json_answer({"data": show(act.work.actor, act.keyring, *found)})


async def made_of_each(
    act: Acting, ids: list[UUID], ask: Callable[[UnitOfWork], Awaitable[commands.Many]], show: Show
) -> Response:
    """The same about many cases at once. Raises Invalid for none, NothingDone where all were refused."""
    if not ids:
        raise Invalid({"ids": ["blank"]})
    await await_visible(act.work, ids, act.patience)
    async with act.work.begin() as uow:
        asked, refused = await ask(uow)
    outcome = await queries.wait_for_each(act.work, asked, refused, seconds=act.patience)
    shown = [show(act.work.actor, act.keyring, *found) for found in outcome.stands.values()]
    return answer_about_many(act.work.request, shown, outcome)


async def list_of_case(act: Acting, case_id: UUID, showing: queries.Showing, *, action: str) -> Response:
    """What became of a case, which is waited for where it is not here yet."""

    async def read(uow: UnitOfWork) -> Values:
        await uow.audit(action, CASE, case_id)
        return await showing.list_of_record(uow, act.keyring, case_id)

    return json_answer(await once_visible(act.work, case_id, act.patience, read))


def said(given: Given, names: Collection[str]) -> Values:
    """What was given under these names; what was left empty says nothing."""
    return {name: value for name, value in given.model_dump(include=set(names)).items() if value not in (None, "")}


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


SHOWING = queries.Showing({Assignment.type: Assignment}, lambda *_: ())


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

    async def assign(self, record_id: UUID, body: AssignBody, act: Act) -> Response:
        """Ask for a new owner and wait a moment for cases; `status` is `done`, or still `in_progress` after that."""

        async def ask(uow: UnitOfWork) -> Asked:
            to, notes = body.data.transitioned_to, body.data.notes
            return await commands.assign_case(
                uow, act.keyring, record_id, to=to, notes=notes, now=datetime.now(UTC), resource=self.resource
            )

        return await made_of_case(act, record_id, ask, SHOWING.show_made)

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
