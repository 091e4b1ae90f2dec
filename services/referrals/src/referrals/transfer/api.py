"""Transfers: Primero's routes under a case, and a person's own lists."""

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
from fastapi import APIRouter, Depends, Query, Response
from sharing.refusals import REFUSALS_OF_TRANSFERS

from referrals.transfer import commands, queries
from referrals.transfer.domain import TransferAlreadyAnswered, TransferClosed
from referrals.transfer.queries import SHOWING
from referrals.transfer.shapes import (
    BulkTransferBody,
    TransferAnswerBody,
    TransferBody,
    TransferInput,
    TransfersMade,
)
from referrals.transition.api import Act, list_of_case, made_of_case, made_of_each, said, step_of
from referrals.transition.commands import Many, must_be_few
from referrals.transition.domain import AlreadyOwner, Asked, NotCarriedOut, Status
from referrals.transition.shapes import TransitionShown, TransitionsOfCase, TransitionStep

router = APIRouter(prefix="/api/v2", tags=["transfer"])


def asked_for(given: TransferInput) -> commands.Offer:
    return commands.Offer(**said(given, TransferInput.model_fields))


@router.get("/cases/{case_id}/transfers", response_model=TransitionsOfCase)
async def list_transfers(case_id: UUID, act: Act) -> Response:
    return await list_of_case(act, case_id, SHOWING, action="list_transfers")


@router.post(
    "/cases/{case_id}/transfers",
    response_model=One[TransitionStep],
    responses=refusing(AlreadyOwner, NotCarriedOut, *REFUSALS_OF_TRANSFERS),
)
async def make_transfer(case_id: UUID, body: TransferBody, act: Act) -> Response:
    """Write the offer down, then wait a moment for cases to open the case; `access` says how far it is."""
    request = asked_for(body.data)

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_transfer(uow, act.keyring, case_id, request, now=datetime.now(UTC))

    return await made_of_case(act, case_id, make, SHOWING.show_made)


async def must_transfer(actor: CurrentActor) -> None:
    """Many at once are nobody's business without the right: asked before the body is read."""
    actor.must("case", "transfer")


@router.post(
    "/cases/transfers",
    response_model=TransfersMade,
    responses=refusing(
        NothingDone, AlreadyOwner, commands.TooManyTransfers, NotFound, NotCarriedOut, *REFUSALS_OF_TRANSFERS
    ),
    dependencies=[Depends(must_transfer)],
)
async def make_transfers(body: BulkTransferBody, act: Act) -> Response:
    """Offer each of `ids`; `errors` names those that were refused, with why."""
    wanted, ids = asked_for(body.data), body.data.ids
    must_be_few(ids, commands.TooManyTransfers)

    async def make(uow: UnitOfWork) -> Many:
        return await commands.make_transfers(uow, act.keyring, ids, wanted, now=datetime.now(UTC))

    return await made_of_each(act, ids, make, SHOWING.show_made)


@router.api_route(
    "/cases/{case_id}/transfers/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, TransferAlreadyAnswered, TransferClosed),
)
async def answer_transfer(
    case_id: UUID, id: UUID, body: TransferAnswerBody, act: Act, if_match: BaseVersion
) -> Response:
    """It is accepted, rejected or taken back; answers once cases has followed, or patience ends."""
    base_version = body.base_version if body.base_version is not None else if_match
    status = Status(body.data.status)
    answer = commands.OfferAnswer(status=status, rejected_reason=body.data.rejected_reason, base_version=base_version)
    now = datetime.now(UTC)

    async def answer_it(uow: UnitOfWork) -> Asked:
        if status is Status.REVOKED:
            return await commands.revoke_transfer(uow, case_id, id, base_version=base_version, now=now)
        return await commands.answer_transfer(uow, act.keyring, case_id, id, answer, now=now)

    return await step_of(act, case_id, answer_it, SHOWING.show_followed)


@router.delete(
    "/cases/{case_id}/transfers/{id}",
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, TransferAlreadyAnswered, TransferClosed),
)
async def revoke_transfer(case_id: UUID, id: UUID, act: Act, if_match: BaseVersion) -> Response:
    async def revoke(uow: UnitOfWork) -> Asked:
        return await commands.revoke_transfer(uow, case_id, id, base_version=if_match, now=datetime.now(UTC))

    return await step_of(act, case_id, revoke, SHOWING.show_followed)


@router.get("/transfers", response_model=PageOf[TransitionShown])
async def list_own_transfers(
    uow: Work,
    keyring: Keys,
    page: Paged,
    direction: Literal["received", "sent"] = "received",
    status: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """The caller's own transfers. `status`: comma-separated; `refused` are those cases did not carry out."""
    received = direction == "received"
    found = await queries.list_own(uow, keyring, received=received, status=status or "", page=page)
    return json_answer(found)


@router.get("/transfers/{id}", response_model=One[TransitionShown])
async def show_transfer(id: UUID, uow: Work, keyring: Keys) -> Response:
    return json_answer({"data": await queries.show_transfer(uow, keyring, id)})
