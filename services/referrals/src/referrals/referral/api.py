"""Referrals: Primero's routes under a case, and a person's own lists."""

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
from sharing.refusals import REFUSALS
from sharing.rights import CASE

from referrals.case_copy.queries import await_visible, once_visible
from referrals.referral import commands, queries
from referrals.referral.domain import (
    AlreadyReferred,
    Referral,
    ReferralAlreadyAnswered,
    ReferralClosed,
    ReferralNotAccepted,
)
from referrals.referral.shapes import (
    AnswerBody,
    BulkReferralBody,
    ReferralBody,
    ReferralInput,
    ReferralShown,
    ReferralsMade,
)
from referrals.transition.api import WaitSeconds, answer_about_many
from referrals.transition.commands import must_be_few
from referrals.transition.domain import Asked, NotCarriedOut, Status
from referrals.transition.queries import wait_for_cases, wait_for_each
from referrals.transition.shapes import TransitionShown, TransitionsOfCase, TransitionStep

router = APIRouter(prefix="/api/v2", tags=["referral"])


def asked_for(given: ReferralInput) -> commands.Request:
    named = given.model_dump(include=set(ReferralInput.model_fields))
    return commands.Request(**{name: value for name, value in named.items() if value not in (None, "")})


@router.get("/cases/{case_id}/referrals", response_model=TransitionsOfCase)
async def list_referrals(case_id: UUID, work: InTransactions, keyring: Keys, patience: WaitSeconds) -> Response:
    async def read(uow: UnitOfWork) -> Values:
        await uow.audit("list_referrals", "case", case_id)
        return await queries.list_of_record(uow, keyring, case_id, [Referral.type])

    return json_answer(await once_visible(work, case_id, patience, read))


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
async def make_referral(
    case_id: UUID, body: ReferralBody, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Write the referral down, then wait a moment for cases to open the case; `access` says how far it is."""
    request = asked_for(body.data)

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_referral(uow, keyring, case_id, request, now=datetime.now(UTC))

    with work.signals.expecting(str(case_id)) as noted:
        asked = await once_visible(work, case_id, patience, make)
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_made(work.actor, keyring, *found)})


async def must_refer(actor: CurrentActor) -> None:
    """Many at once are nobody's business without the right: asked before the body is read."""
    actor.must("case", "referral")


@router.post(
    "/cases/referrals",
    response_model=ReferralsMade,
    responses=refusing(NothingDone, AlreadyReferred, commands.TooManyReferrals, NotFound, NotCarriedOut, *REFUSALS),
    dependencies=[Depends(must_refer)],
)
async def make_referrals(
    body: BulkReferralBody, request: Request, work: InTransactions, keyring: Keys, patience: WaitSeconds
) -> Response:
    """Refer each of `ids`; `errors` names those that were refused, with why."""
    wanted, ids = asked_for(body.data), body.data.ids
    if not ids:
        raise Invalid({"ids": ["blank"]})
    must_be_few(ids, commands.TooManyReferrals)
    await await_visible(work, ids, patience)
    async with work.begin() as uow:
        made, refused = await commands.make_referrals(uow, keyring, ids, wanted, now=datetime.now(UTC))
    outcome = await wait_for_each(work, made, refused, seconds=patience)
    shown = [queries.show_made(work.actor, keyring, *found) for found in outcome.stands.values()]
    return answer_about_many(request, shown, outcome)


@router.api_route(
    "/cases/{case_id}/referrals/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, ReferralAlreadyAnswered, ReferralNotAccepted, ReferralClosed),
)
async def answer_referral(
    *,
    case_id: UUID,
    id: UUID,
    body: AnswerBody,
    work: InTransactions,
    keyring: Keys,
    patience: WaitSeconds,
    if_match: BaseVersion,
) -> Response:
    """The recipient accepts, rejects or completes; answers once cases has followed, or patience ends."""
    answer = commands.Answer(
        status=Status(body.data.status),
        rejected_reason=body.data.rejected_reason,
        rejection_note=body.data.rejection_note,
        declined_by=body.data.declined_by,
        decline_reason=body.data.decline_reason,
        outcome=body.data.outcome,
        need_met=body.data.need_met,
        base_version=body.base_version if body.base_version is not None else if_match,
    )
    with work.signals.expecting(str(case_id)) as noted:
        async with work.begin() as uow:
            asked = await commands.answer_referral(uow, keyring, case_id, id, answer, now=datetime.now(UTC))
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


@router.delete(
    "/cases/{case_id}/referrals/{id}",
    response_model=One[TransitionStep],
    responses=refusing(StaleVersion, ReferralClosed),
)
async def revoke_referral(
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
            asked = await commands.revoke_referral(uow, case_id, id, base_version=if_match, now=datetime.now(UTC))
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


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
