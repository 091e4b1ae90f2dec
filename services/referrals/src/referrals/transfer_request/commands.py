"""Asking for a case, answering, and what follows from how the case and the offer of it stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.errors import NotAllowed
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.permissions import SYSTEM
from contracts.referrals import (
    TransferRequestAccepted,
    TransferRequestEnded,
    TransferRequestMade,
    TransferRequestRejected,
    TransferRequestRevoked,
    TransferRequestStep,
)
from contracts.values import FrozenValues
from sharing.consent import is_open
from sharing.refusals import PersonCannotReceive, RecordNotOpen
from sharing.requesting import could_have
from sharing.rights import CASE

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import find_case, find_cases
from referrals.directory.store import find_account
from referrals.transfer.commands import Offer, offer_case
from referrals.transfer.domain import Transfer
from referrals.transfer_request.domain import AlreadyRequested, OwnCase, TransferRequest, why_over
from referrals.transfer_request.policy import may_answer, may_revoke, must_find
from referrals.transition import store
from referrals.transition.commands import id_for, must_be_seen, parties
from referrals.transition.domain import Asked, Status


@dataclass(frozen=True, kw_only=True)
class Wish:
    """`notes` are sealed. `consent_individual_transfer`: who asks has heard from the family that it agrees."""

    notes: str | None = None
    consent_individual_transfer: bool = False


async def make_request(uow: UnitOfWork, keyring: Keyring, case_id: UUID, wish: Wish, *, now: datetime) -> Asked:
    """Ask the owner for the case.

    Raises NotFound, NotAllowed, OwnCase, RecordNotOpen, PersonCannotReceive, AlreadyRequested.
    """
    case = must_find(uow.actor, await find_case(uow, case_id))
    id = id_for(uow, case_id)
    if uow.replayed and await store.is_kept(uow, id):
        return Asked(TransferRequest, id, since=0)
    _must_be_to_be_had(uow, case)
    said = parties(uow.actor, case, None) | await _owner_of(uow, case)
    made = TransferRequest(
        id=id, created_at=now, settled_at=now, consent_individual_transfer=wish.consent_individual_transfer, **said
    )
    made.claim = f"{case_id}/transfer_request:{made.transitioned_by}"
    store.write_texts(keyring, made, {"notes": wish.notes})
    if not await store.add_transition(uow, made):
        there = await store.find_claiming(uow, TransferRequest, made.claim)
        raise AlreadyRequested(**({"transfer_request": str(there.id)} if there else {}))
    await uow.audit("make_transfer_request", CASE, case_id, facts={"transition": str(id), "to": made.transitioned_to})
    await _tell(uow, TransferRequestMade, made, by=made.transitioned_by, at=now)
    return Asked(TransferRequest, id, since=0)


def _must_be_to_be_had(uow: UnitOfWork, case: CaseCopy) -> None:
    """Nobody asks for what could not be given to them."""
    if case.owned_by == uow.actor.user_name:
        raise OwnCase
    if not is_open(case.facts):
        raise RecordNotOpen
    if not could_have(uow.actor, case.facts):
        raise PersonCannotReceive


async def _owner_of(uow: UnitOfWork, case: CaseCopy) -> dict[str, object]:
    """Whoever owns the case is asked, whether or not their account has ended: somebody may answer for them."""
    account = await find_account(uow, case.owned_by)
    return {
        "transitioned_to": case.owned_by,
        "transitioned_to_user_agency": account.get("agency"),
        "transitioned_to_user_groups": sorted(account.get("groups", ())),
    }


@dataclass(frozen=True, kw_only=True)
class WishAnswer:
    """`status` accepted or rejected; the reason is sealed. `consent_overridden`: offered in spite of a missing consent,
    which takes a right.
    """

    status: Status
    rejected_reason: str | None = None
    consent_overridden: bool = False
    base_version: int | None = None


async def answer_request(
    uow: UnitOfWork, keyring: Keyring, case_id: UUID, id: UUID, answer: WishAnswer, *, now: datetime
) -> Asked:
    """The case is offered to who asked for it, or not.

    Raises NotFound, NotAllowed, TransferRequestClosed, StaleVersion, and when it is accepted what `offer_case` does.
    """
    request, case = await store.open_transition(uow, TransferRequest, id, case_id=case_id)
    if case is None or not may_answer(uow.actor, request, case):
        raise NotAllowed(resource="transfer_request", actions=["answer"])
    if uow.replayed:
        return Asked(TransferRequest, id, since=0)
    must_be_seen(request, answer.base_version)
    by, accepts = uow.actor.user_name, answer.status is Status.ACCEPTED
    if accepts:
        request.agree(by=by, at=now)
        await offer_case(uow, keyring, case, _offered(request, answer), id=request.offer_id, now=now)
    else:
        request.deny(by=by, at=now)
        store.write_texts(keyring, request, {"rejected_reason": answer.rejected_reason})
    await store.save_transition(uow, request)
    await uow.audit(f"transfer_request_{answer.status}", CASE, case_id, facts={"transition": str(id)})
    event = TransferRequestAccepted if accepts else TransferRequestRejected
    await _tell(uow, event, request, by=by, at=now)
    return Asked(TransferRequest, id, since=case.version if accepts else 0)


def _offered(request: TransferRequest, answer: WishAnswer) -> Offer:
    individual = request.consent_individual_transfer
    return Offer(
        transitioned_to=request.transitioned_by,
        consent_overridden=answer.consent_overridden or individual,
        consent_individual_transfer=individual,
    )


async def revoke_request(uow: UnitOfWork, case_id: UUID, id: UUID, *, base_version: int | None, now: datetime) -> Asked:
    """Who asked asks no longer. Raises NotFound, NotAllowed, TransferRequestClosed, StaleVersion."""
    request, _ = await store.open_transition(uow, TransferRequest, id, case_id=case_id)
    if not may_revoke(uow.actor, request):
        raise NotAllowed(resource="transfer_request", actions=["revoke"])
    if uow.replayed:
        return Asked(TransferRequest, id, since=0)
    must_be_seen(request, base_version)
    request.drop(at=now)
    await store.save_transition(uow, request)
    await uow.audit("transfer_request_revoked", CASE, case_id, facts={"transition": str(id)})
    await _tell(uow, TransferRequestRevoked, request, by=uow.actor.user_name, at=now)
    return Asked(TransferRequest, id, since=0)


async def settle_requests(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: what is open goes on as its case and its offer stand."""
    await _settle(uow, await store.list_open(uow, TransferRequest), {}, now=now)


async def settle_of_case(uow: UnitOfWork, case_id: UUID, facts: FrozenValues | None = None, *, now: datetime) -> None:
    """The same for the requests of one case, at once. `facts`: of the case, where they are newer than our copy."""
    known = {} if facts is None else {case_id: facts}
    await _settle(uow, await store.list_open(uow, TransferRequest, record_id=case_id), known, now=now)


async def _settle(
    uow: UnitOfWork, requests: list[TransferRequest], known: Mapping[UUID, FrozenValues], *, now: datetime
) -> None:
    copies = await find_cases(uow, {each.record_id for each in requests} - known.keys()) if requests else {}
    facts = {id: copy.facts for id, copy in copies.items()} | dict(known)
    for request in requests:
        if request.is_waited_for:
            await _follow_offer(uow, request, now=now)
        elif request.record_id in facts and (why := why_over(request, facts[request.record_id])) is not None:
            request.end(why, at=now)
            await store.save_transition(uow, request)
            await _tell(uow, TransferRequestEnded, request, by=SYSTEM, at=now, code=why)


async def _follow_offer(uow: UnitOfWork, request: TransferRequest, *, now: datetime) -> None:
    found = await store.find_with_case(uow, Transfer, request.offered_id)
    if found is not None and request.follow(found[0], at=now):
        await store.save_transition(uow, request)


async def _tell(
    uow: UnitOfWork,
    event: type[TransferRequestStep],
    request: TransferRequest,
    *,
    by: str,
    at: datetime,
    **more: str,
) -> None:
    await uow.publish(event.of(request, transition_id=request.id, actor=by, at=at, **more), about=request.id)
