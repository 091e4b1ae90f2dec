"""Referrals: Primero's routes under a case, and a person's own lists."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound, NothingDone, StaleVersion
from chassis.query import Paged
from chassis.shapes import One, PageOf
from chassis.unit_of_work import UnitOfWork
from chassis.web import BaseVersion, CurrentActor, Keys, Work
from contracts.values import picked
from fastapi import APIRouter, Depends, Query, Response
from sharing.refusals import REFUSALS
from sharing.rights import CASE

from referrals.referral import commands, queries
from referrals.referral.domain import (
    AlreadyReferred,
    ReferralAlreadyAnswered,
    ReferralClosed,
    ReferralNotAccepted,
)
from referrals.referral.queries import SHOWING, show_followed, show_made
from referrals.referral.shapes import (
    AnswerBody,
    AnswerInput,
    BulkReferralBody,
    ReferralBody,
    ReferralInput,
    ReferralShown,
    ReferralsMade,
)
from referrals.transition.api import Act, list_of_case, made_of_case, made_of_each, said, step_of
from referrals.transition.commands import Many, must_be_few
from referrals.transition.domain import Asked, NotCarriedOut, Status
from referrals.transition.shapes import TransitionShown, TransitionsOfCase, TransitionStep

router = APIRouter(prefix="/api/v2", tags=["referral"])
ANSWERED = tuple(name for name in AnswerInput.model_fields if name != "status")


def asked_for(given: ReferralInput) -> commands.Request:
    return commands.Request(**said(given, ReferralInput.model_fields))


@router.get("/cases/{case_id}/referrals", response_model=TransitionsOfCase)
async def list_referrals(case_id: UUID, act: Act) -> Response:
    return await list_of_case(act, case_id, SHOWING, action="list_referrals")


def _add_transitions(resource: str, plural: str) -> None:
    @router.get(
        f"/{plural}/{{record_id}}/transitions",
        name="list_transitions" if resource == CASE else f"list_{resource}_transitions",
        response_model=TransitionsOfCase,
    )
    async def list_transitions(
        record_id: UUID, uow: Work, keyring: Keys, types: Annotated[str | None, Query(max_length=200)] = None
    ) -> Response:
        """`types`: comma-separated, of Assign, Transfer, Referral, TransferRequest; all without it."""
        wanted = list(queries.KINDS) if types is None else types.split(",")
        found = await queries.list_of_record(uow, keyring, record_id, wanted, resource=resource)
        await uow.audit("list_transitions", resource, record_id)
        return json_answer(found)


_add_transitions(CASE, "cases")
_add_transitions("incident", "incidents")


@router.post(
    "/cases/{case_id}/referrals",
    response_model=One[TransitionStep],
    responses=refusing(AlreadyReferred, NotCarriedOut, *REFUSALS),
)
async def make_referral(case_id: UUID, body: ReferralBody, act: Act) -> Response:
    """Write the referral down, then wait a moment for cases to open the case; `access` says how far it is."""
    request = asked_for(body.data)

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_referral(uow, act.keyring, case_id, request, now=datetime.now(UTC))

    return await made_of_case(act, case_id, make, show_made)


async def must_refer(actor: CurrentActor) -> None:
    """Many at once are nobody's business without the right: asked before the body is read."""
    actor.must("case", "referral")


@router.post(
    "/cases/referrals",
    response_model=ReferralsMade,
    responses=refusing(NothingDone, AlreadyReferred, commands.TooManyReferrals, NotFound, NotCarriedOut, *REFUSALS),
    dependencies=[Depends(must_refer)],
)
async def make_referrals(body: BulkReferralBody, act: Act) -> Response:
    """Refer each of `ids`; `errors` names those that were refused, with why."""
    wanted, ids = asked_for(body.data), body.data.ids
    must_be_few(ids, commands.TooManyReferrals)

    async def make(uow: UnitOfWork) -> Many:
        return await commands.make_referrals(uow, act.keyring, ids, wanted, now=datetime.now(UTC))

    return await made_of_each(act, ids, make, show_made)


@router.api_route(
    "/cases/{case_id}/referrals/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, ReferralAlreadyAnswered, ReferralNotAccepted, ReferralClosed),
)
async def answer_referral(case_id: UUID, id: UUID, body: AnswerBody, act: Act, if_match: BaseVersion) -> Response:
    """The recipient accepts, rejects or completes; answers once cases has followed, or patience ends."""
    answer = commands.Answer(
        **picked(body.data, ANSWERED),
        status=Status(body.data.status),
        base_version=body.base_version if body.base_version is not None else if_match,
    )

    async def answer_it(uow: UnitOfWork) -> Asked:
        return await commands.answer_referral(uow, act.keyring, case_id, id, answer, now=datetime.now(UTC))

    return await step_of(act, case_id, answer_it, show_followed)


@router.delete(
    "/cases/{case_id}/referrals/{id}",
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, ReferralClosed),
)
async def revoke_referral(case_id: UUID, id: UUID, act: Act, if_match: BaseVersion) -> Response:
    async def revoke(uow: UnitOfWork) -> Asked:
        return await commands.revoke_referral(uow, case_id, id, base_version=if_match, now=datetime.now(UTC))

    return await step_of(act, case_id, revoke, show_followed)


@router.get("/referrals", response_model=PageOf[TransitionShown])
async def list_own_referrals(
    uow: Work,
    keyring: Keys,
    page: Paged,
    direction: Literal["received", "sent"] = "received",
    status: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """The caller's own referrals. `status`: comma-separated; `refused` are those cases did not carry out."""
    received = direction == "received"
    found = await queries.list_own(uow, keyring, received=received, status=status or "", page=page)
    return json_answer(found)


@router.get("/referrals/{id}", response_model=One[ReferralShown])
async def show_referral(id: UUID, uow: Work, keyring: Keys) -> Response:
    return json_answer({"data": await queries.show_referral(uow, keyring, id)})
