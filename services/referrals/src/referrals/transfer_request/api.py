"""Transfer requests: Primero's routes under a case, and a person's own lists."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import StaleVersion
from chassis.query import Paged
from chassis.shapes import One, PageOf
from chassis.unit_of_work import UnitOfWork
from chassis.web import BaseVersion, InTransactions, Keys, Work
from contracts.values import Values
from fastapi import APIRouter, Query, Response
from sharing.refusals import REFUSALS_OF_TRANSFERS, PersonCannotReceive, RecordNotOpen

from referrals.case_copy.queries import once_visible
from referrals.transfer_request import commands, queries
from referrals.transfer_request.domain import AlreadyRequested, OwnCase, TransferRequestClosed
from referrals.transfer_request.shapes import RequestAnswerBody, TransferRequestBody
from referrals.transition.api import WaitSeconds
from referrals.transition.domain import AlreadyOwner, Asked, NotCarriedOut, Status
from referrals.transition.queries import wait_for_cases
from referrals.transition.shapes import TransitionShown, TransitionsOfCase, TransitionStep

router = APIRouter(prefix="/api/v2", tags=["transfer_request"])


@router.get("/cases/{case_id}/transfer_requests", response_model=TransitionsOfCase)
async def list_transfer_requests(case_id: UUID, work: InTransactions, keyring: Keys, patience: WaitSeconds) -> Response:
    async def read(uow: UnitOfWork) -> Values:
        await uow.audit("list_transfer_requests", "case", case_id)
        return await queries.list_of_case(uow, keyring, case_id)

    return json_answer(await once_visible(work, case_id, patience, read))


@router.post(
    "/cases/{case_id}/transfer_requests",
    response_model=One[TransitionStep],
    responses=refusing(AlreadyRequested, OwnCase, PersonCannotReceive, RecordNotOpen),
)
async def make_transfer_request(
    case_id: UUID, body: TransferRequestBody, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Ask the owner for a case that one may find; it need not be one that one may read."""
    given = body.data
    wish = commands.Wish(notes=given.notes, consent_individual_transfer=bool(given.consent_individual_transfer))

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_request(uow, keyring, case_id, wish, now=datetime.now(UTC))

    with work.signals.expecting(str(case_id)) as noted:
        asked = await once_visible(work, case_id, patience, make)
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_asked(work.actor, keyring, *found)})


@router.api_route(
    "/cases/{case_id}/transfer_requests/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, TransferRequestClosed, AlreadyOwner, NotCarriedOut, *REFUSALS_OF_TRANSFERS),
)
async def answer_transfer_request(
    *,
    case_id: UUID,
    id: UUID,
    body: RequestAnswerBody,
    work: InTransactions,
    keyring: Keys,
    patience: WaitSeconds,
    if_match: BaseVersion,
) -> Response:
    """The owner offers the case to who asked for it, or declines; or who asked takes it back. Answers once cases has
    opened the case to them, or patience ends.
    """
    given, now = body.data, datetime.now(UTC)
    base_version = body.base_version if body.base_version is not None else if_match
    answer = commands.WishAnswer(
        status=Status(given.status),
        rejected_reason=given.rejected_reason,
        consent_overridden=bool(given.consent_overridden),
        base_version=base_version,
    )
    with work.signals.expecting(str(case_id)) as noted:
        async with work.begin() as uow:
            if answer.status is Status.REVOKED:
                asked = await commands.revoke_request(uow, case_id, id, base_version=base_version, now=now)
            else:
                asked = await commands.answer_request(uow, keyring, case_id, id, answer, now=now)
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


@router.get("/transfer_requests", response_model=PageOf[TransitionShown])
async def list_own_transfer_requests(
    uow: Work,
    keyring: Keys,
    page: Paged,
    direction: Literal["received", "sent"] = "received",
    status: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """What the caller was asked for, or asked for. `status`: comma-separated."""
    received = direction == "received"
    found = await queries.list_own(uow, keyring, received=received, status=status or "", page=page)
    return json_answer(found)


@router.get("/transfer_requests/{id}", response_model=One[TransitionShown])
async def show_transfer_request(id: UUID, uow: Work, keyring: Keys) -> Response:
    return json_answer({"data": await queries.show_request(uow, keyring, id)})
