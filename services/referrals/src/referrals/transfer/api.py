"""Transfers: Primero's routes under a case, and a person's own lists."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NotFound, NothingDone, StaleVersion
from chassis.query import Paged
from chassis.shapes import One, PageOf
from chassis.unit_of_work import UnitOfWork
from chassis.web import BaseVersion, CurrentActor, InTransactions, Keys, Work
from contracts.values import Values
from fastapi import APIRouter, Depends, Query, Request, Response
from sharing.refusals import REFUSALS_OF_TRANSFERS

from referrals.case_copy.queries import await_visible, once_visible
from referrals.transfer import commands, queries
from referrals.transfer.domain import TransferAlreadyAnswered, TransferClosed
from referrals.transfer.shapes import (
    BulkTransferBody,
    TransferAnswerBody,
    TransferBody,
    TransferInput,
    TransfersMade,
)
from referrals.transition.api import WaitSeconds, answer_about_many
from referrals.transition.commands import must_be_few
from referrals.transition.domain import AlreadyOwner, Asked, NotCarriedOut, Status
from referrals.transition.queries import wait_for_cases, wait_for_each
from referrals.transition.shapes import TransitionShown, TransitionsOfCase, TransitionStep

router = APIRouter(prefix="/api/v2", tags=["transfer"])


def asked_for(given: TransferInput) -> commands.Offer:
    named = given.model_dump(include=set(TransferInput.model_fields))
    return commands.Offer(**{name: value for name, value in named.items() if value not in (None, "")})


@router.get("/cases/{case_id}/transfers", response_model=TransitionsOfCase)
async def list_transfers(case_id: UUID, work: InTransactions, keyring: Keys, patience: WaitSeconds) -> Response:
    async def read(uow: UnitOfWork) -> Values:
        await uow.audit("list_transfers", "case", case_id)
        return await queries.list_of_case(uow, keyring, case_id)

    return json_answer(await once_visible(work, case_id, patience, read))


@router.post(
    "/cases/{case_id}/transfers",
    response_model=One[TransitionStep],
    responses=refusing(AlreadyOwner, NotCarriedOut, *REFUSALS_OF_TRANSFERS),
)
async def make_transfer(
    case_id: UUID, body: TransferBody, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Write the offer down, then wait a moment for cases to open the case; `access` says how far it is."""
    request = asked_for(body.data)

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_transfer(uow, keyring, case_id, request, now=datetime.now(UTC))

    with work.signals.expecting(str(case_id)) as noted:
        asked = await once_visible(work, case_id, patience, make)
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_made(work.actor, keyring, *found)})


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
async def make_transfers(
    body: BulkTransferBody, request: Request, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Offer each of `ids`; `errors` names those that were refused, with why."""
    wanted, ids = asked_for(body.data), body.data.ids
    if not ids:
        raise Invalid({"ids": ["blank"]})
    must_be_few(ids, commands.TooManyTransfers)
    await await_visible(work, ids, patience)
    async with work.begin() as uow:
        made, refused = await commands.make_transfers(uow, keyring, ids, wanted, now=datetime.now(UTC))
    outcome = await wait_for_each(work, made, refused, seconds=patience)
    shown = [queries.show_made(work.actor, keyring, *found) for found in outcome.stands.values()]
    return answer_about_many(request, shown, outcome)


@router.api_route(
    "/cases/{case_id}/transfers/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, TransferAlreadyAnswered, TransferClosed),
)
async def answer_transfer(
    *,
    case_id: UUID,
    id: UUID,
    body: TransferAnswerBody,
    work: InTransactions,
    keyring: Keys,
    patience: WaitSeconds,
    if_match: BaseVersion,
) -> Response:
    """It is accepted, rejected or taken back; answers once cases has followed, or patience ends."""
    base_version = body.base_version if body.base_version is not None else if_match
    status = Status(body.data.status)
    answer = commands.OfferAnswer(status=status, rejected_reason=body.data.rejected_reason, base_version=base_version)
    now = datetime.now(UTC)
    with work.signals.expecting(str(case_id)) as noted:
        async with work.begin() as uow:
            if status is Status.REVOKED:
                asked = await commands.revoke_transfer(uow, case_id, id, base_version=base_version, now=now)
            else:
                asked = await commands.answer_transfer(uow, keyring, case_id, id, answer, now=now)
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


@router.delete(
    "/cases/{case_id}/transfers/{id}",
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, TransferAlreadyAnswered, TransferClosed),
)
async def revoke_transfer(
    *,
    case_id: UUID,
    id: UUID,
    work: InTransactions,
    keyring: Keys,
    patience: WaitSeconds,
    if_match: BaseVersion,
) -> Response:
    with work.signals.expecting(str(case_id)) as noted:
        async with work.begin() as uow:
            asked = await commands.revoke_transfer(uow, case_id, id, base_version=if_match, now=datetime.now(UTC))
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


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
