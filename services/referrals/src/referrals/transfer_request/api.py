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
from chassis.web import BaseVersion, Keys, Work
from fastapi import APIRouter, Query, Response
from sharing.refusals import REFUSALS_OF_TRANSFERS, PersonCannotReceive, RecordNotOpen

from referrals.transfer_request import commands, queries
from referrals.transfer_request.domain import AlreadyRequested, OwnCase, TransferRequestClosed
from referrals.transfer_request.queries import SHOWING
from referrals.transfer_request.shapes import RequestAnswerBody, TransferRequestBody
from referrals.transition.api import Act, list_of_case, made_of_case, step_of
from referrals.transition.domain import AlreadyOwner, Asked, NotCarriedOut, Status
from referrals.transition.shapes import TransitionShown, TransitionsOfCase, TransitionStep

router = APIRouter(prefix="/api/v2", tags=["transfer_request"])


@router.get("/cases/{case_id}/transfer_requests", response_model=TransitionsOfCase)
async def list_transfer_requests(case_id: UUID, act: Act) -> Response:
    return await list_of_case(act, case_id, SHOWING, action="list_transfer_requests")


@router.post(
    "/cases/{case_id}/transfer_requests",
    response_model=One[TransitionStep],
    responses=refusing(AlreadyRequested, OwnCase, PersonCannotReceive, RecordNotOpen),
)
async def make_transfer_request(case_id: UUID, body: TransferRequestBody, act: Act) -> Response:
    """Ask the owner for a case that one may find; it need not be one that one may read."""
    given = body.data
    wish = commands.Wish(notes=given.notes, consent_individual_transfer=bool(given.consent_individual_transfer))

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_request(uow, act.keyring, case_id, wish, now=datetime.now(UTC))

    return await made_of_case(act, case_id, make, SHOWING.show_followed)


@router.api_route(
    "/cases/{case_id}/transfer_requests/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, TransferRequestClosed, AlreadyOwner, NotCarriedOut, *REFUSALS_OF_TRANSFERS),
)
async def answer_transfer_request(
    case_id: UUID, id: UUID, body: RequestAnswerBody, act: Act, if_match: BaseVersion
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

    async def answer_it(uow: UnitOfWork) -> Asked:
        if answer.status is Status.REVOKED:
            return await commands.revoke_request(uow, case_id, id, base_version=base_version, now=now)
        return await commands.answer_request(uow, act.keyring, case_id, id, answer, now=now)

    return await step_of(act, case_id, answer_it, SHOWING.show_made)


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
