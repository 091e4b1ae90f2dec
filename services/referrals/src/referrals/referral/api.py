"""Referrals: Primero's routes under a case, and a person's own lists."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from chassis.answers import json_answer
from chassis.errors import Invalid, Refusal
from chassis.paging import Paged
from chassis.unit_of_work import UnitOfWork
from chassis.web import BaseVersion, CurrentActor, InTransactions, Transactions, Work
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from referrals.case_copy.queries import once_visible
from referrals.referral import commands, queries
from referrals.referral.domain import Referral
from referrals.transition.api import Keys, Note, Patience, UserName, refusals
from referrals.transition.domain import Asked, Status
from referrals.transition.queries import wait_for_cases

router = APIRouter(prefix="/api/v2", tags=["referral"])

# A code cannot carry a narrative into an event: no blanks, and no more than a hundred characters.
Code = Annotated[str | None, Field(pattern=r"^[\w.:-]{0,100}$")]
Name = Annotated[str | None, Field(max_length=500)]


class ReferralInput(BaseModel):
    transitioned_to: UserName = None
    transitioned_to_remote: Name = None
    transitioned_to_agency: Name = None
    service: Code = None
    service_record_id: Code = None
    remote: bool | None = False
    type_of_export: Code = None
    notes: Note = None
    consent_overridden: bool | None = False
    authorized_role_unique_id: Code = None
    allow_case_creation: bool | None = False

    def request(self) -> commands.Request:
        given = self.model_dump(include=set(ReferralInput.model_fields))
        return commands.Request(**{name: value for name, value in given.items() if value not in (None, "")})


class ReferralBody(BaseModel):
    data: ReferralInput


class BulkReferralInput(ReferralInput):
    ids: list[UUID] = []


class BulkReferralBody(BaseModel):
    data: BulkReferralInput


class AnswerInput(BaseModel):
    status: Literal["accepted", "rejected", "done"]
    rejected_reason: Note = None
    rejection_note: Note = None


class AnswerBody(BaseModel):
    data: AnswerInput
    base_version: int | None = None


@router.get("/cases/{case_id}/referrals", response_model=None)
async def list_referrals(case_id: UUID, work: InTransactions, keyring: Keys, patience: Patience) -> Response:
    async def read(uow: UnitOfWork) -> list[dict[str, Any]]:
        await uow.audit("list_referrals", "case", case_id)
        return await queries.list_of_case(uow, keyring, case_id, [Referral.type])

    return json_answer({"data": await once_visible(work, case_id, patience, read)})


@router.get("/cases/{case_id}/transitions", response_model=None)
async def list_transitions(
    case_id: UUID, uow: Work, keyring: Keys, types: Annotated[str | None, Query(max_length=200)] = None
) -> Response:
    """`types`: comma-separated, of Assign, Transfer, Referral, TransferRequest; all without it."""
    wanted = list(queries.KINDS) if types is None else types.split(",")
    found = await queries.list_of_case(uow, keyring, case_id, wanted)
    await uow.audit("list_transitions", "case", case_id)
    return json_answer({"data": found})


@router.post("/cases/{case_id}/referrals", response_model=None)
async def make_referral(
    case_id: UUID, body: ReferralBody, work: InTransactions, keyring: Keys, patience: Patience
) -> Response:
    """Write the referral down, then wait a moment for cases to open the case; `access` says how far it is."""
    request = body.data.request()

    async def make(uow: UnitOfWork) -> Asked:
        return await commands.make_referral(uow, keyring, case_id, request, now=datetime.now(UTC))

    with work.signals.expecting(str(case_id)) as noted:
        asked = await once_visible(work, case_id, patience, make)
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_made(work.actor, keyring, *found)})


async def must_refer(actor: CurrentActor) -> None:
    """Many at once are nobody's business without the right: asked before the body is read."""
    actor.must("case", "referral")


@router.post("/cases/referrals", response_model=None, dependencies=[Depends(must_refer)])
async def make_referrals(
    body: BulkReferralBody, request: Request, work: InTransactions, keyring: Keys, patience: Patience
) -> Response:
    """Refer each of `ids`; `errors` names those that were refused, with why."""
    wanted = body.data.request()
    async with work.begin() as uow:
        made, refused = await commands.make_referrals(uow, keyring, body.data.ids, wanted, now=datetime.now(UTC))
    shown, late = await _look_at_each(work, keyring, made, patience)
    return json_answer({"data": shown} | refusals(request, refused | late))


async def _look_at_each(
    work: Transactions, keyring: Keys, made: dict[UUID, Asked], patience: float
) -> tuple[list[dict[str, Any]], dict[UUID, Refusal]]:
    """What became of each within one patience for all."""
    shown: list[dict[str, Any]] = []
    refused: dict[UUID, Refusal] = {}
    started = datetime.now(UTC)
    for case_id, asked in made.items():
        left = max(patience - (datetime.now(UTC) - started).total_seconds(), 0)
        with work.signals.expecting(str(case_id)) as noted:
            noted.set()
            found = await wait_for_cases(work, noted, asked, seconds=left)
        try:
            shown.append(queries.show_made(work.actor, keyring, *found))
        except Refusal as refusal:
            refused[case_id] = refusal
    return shown, refused


@router.api_route("/cases/{case_id}/referrals/{id}", methods=["PATCH", "PUT"], response_model=None)
async def answer_referral(
    *,
    case_id: UUID,
    id: UUID,
    body: AnswerBody,
    work: InTransactions,
    keyring: Keys,
    patience: Patience,
    if_match: BaseVersion,
) -> Response:
    """The recipient accepts, rejects or completes; answers once cases has followed, or patience ends."""
    answer = commands.Answer(
        status=Status(body.data.status),
        rejected_reason=body.data.rejected_reason,
        rejection_note=body.data.rejection_note,
        base_version=body.base_version if body.base_version is not None else if_match,
    )
    with work.signals.expecting(str(case_id)) as noted:
        async with work.begin() as uow:
            asked = await commands.answer_referral(uow, keyring, case_id, id, answer, now=datetime.now(UTC))
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


@router.delete("/cases/{case_id}/referrals/{id}", response_model=None)
async def revoke_referral(
    *,
    case_id: UUID,
    id: UUID,
    work: InTransactions,
    keyring: Keys,
    patience: Patience,
    if_match: BaseVersion,
) -> Response:
    with work.signals.expecting(str(case_id)) as noted:
        async with work.begin() as uow:
            asked = await commands.revoke_referral(uow, case_id, id, base_version=if_match, now=datetime.now(UTC))
        found = await wait_for_cases(work, noted, asked, seconds=patience)
    return json_answer({"data": queries.show_followed(work.actor, keyring, *found)})


@router.get("/referrals", response_model=None)
async def list_own_referrals(
    uow: Work,
    keyring: Keys,
    page: Paged,
    direction: Literal["received", "sent"] = "received",
    status: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """The caller's own referrals. `status`: comma-separated; `refused` are those cases did not carry out."""
    try:
        statuses = [Status(name) for name in (status or "").split(",") if name]
    except ValueError:
        raise Invalid({"status": ["not_a_status"]}) from None
    found = await queries.list_own(uow, keyring, received=direction == "received", statuses=statuses, page=page)
    return json_answer(found)


@router.get("/referrals/{id}", response_model=None)
async def show_referral(id: UUID, uow: Work, keyring: Keys) -> Response:
    return json_answer({"data": await queries.show_referral(uow, keyring, id)})
