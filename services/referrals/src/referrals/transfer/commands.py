"""What people do with a transfer, and what the system does when cases has answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.errors import NotAllowed
from chassis.moments import written
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.referrals import (
    TransferAccepted,
    TransferMade,
    TransferRefused,
    TransferRejected,
    TransferRevoked,
    TransferStep,
)
from contracts.values import picked
from sharing.consent import must_be_shareable
from sharing.refusals import AlreadyTransferring
from sharing.rights import CASE, TRANSFERRING, Purpose

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import open_case
from referrals.directory.queries import choose_target
from referrals.transfer.domain import Transfer
from referrals.transfer.policy import may_answer, may_revoke
from referrals.transition import store
from referrals.transition.commands import (
    Many,
    TooManyAtOnce,
    each_of,
    id_for,
    must_be_seen,
    parties,
)
from referrals.transition.domain import GIVE_UP_AFTER, TIMED_OUT, AlreadyOwner, Asked, GrantState, Status
from referrals.transition.policy import sees_transition


class TooManyTransfers(TooManyAtOnce):
    message = "case.messages.bulk_transfer_limit"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a sender asks for. `notes` are sealed."""

    transitioned_to: str | None = None
    consent_overridden: bool = False
    consent_individual_transfer: bool = False
    notes: str | None = None


async def make_transfer(uow: UnitOfWork, keyring: Keyring, case_id: UUID, request: Offer, *, now: datetime) -> Asked:
    """Write the offer down and ask cases to open the case.

    Raises NotFound, NotAllowed, and what `offer_case` does.
    """
    case = await open_case(uow, case_id, *TRANSFERRING)
    id = id_for(uow, case_id)
    if uow.replayed and await store.is_kept(uow, id):
        return Asked(Transfer, id, since=0)
    return await offer_case(uow, keyring, case, request, id=id, now=now)


async def offer_case(
    uow: UnitOfWork, keyring: Keyring, case: CaseCopy, request: Offer, *, id: UUID, now: datetime
) -> Asked:
    """The offer of a case by who may make one.

    Raises RecordNotOpen, ConsentMissing, ConsentNotYours or PersonCannotReceive: a first answer from what we know, by
    the rules by which cases decides. Raises AlreadyOwner, AlreadyTransferring.
    """
    target = await choose_target(uow, Purpose.TRANSFER, request.transitioned_to, module=case.module)
    if target.user_name == case.owned_by:
        raise AlreadyOwner({"transitioned_to": [AlreadyOwner.code]})
    overridden = request.consent_overridden
    must_be_shareable(Purpose.TRANSFER, case.facts, sender=uow.actor, consent_overridden=overridden)
    consents = picked(request, ("consent_overridden", "consent_individual_transfer"))
    made = Transfer(id=id, created_at=now, **consents, **parties(uow.actor, case, target))
    made.claim = f"{case.record_id}/transfer"
    store.write_texts(keyring, made, {"notes": request.notes})
    if not await store.add_transition(uow, made):
        there = await store.find_claiming(uow, Transfer, made.claim)
        seen = there is not None and sees_transition(uow.actor, there, case)
        raise AlreadyTransferring(
            **({"transfer": str(there.id), "created_at": written(there.created_at)} if there and seen else {})
        )
    about = {"transition": str(id), "to": made.transitioned_to}
    await uow.audit("make_transfer", CASE, case.record_id, facts=about)
    await uow.publish(TransferMade.of(made, transition_id=id, made_at=now), about=id)
    return Asked(Transfer, id, since=case.version)


async def make_transfers(
    uow: UnitOfWork, keyring: Keyring, case_ids: list[UUID], request: Offer, *, now: datetime
) -> Many:
    """Offer each of them: what was asked and what was refused, by case."""
    uow.actor.must(CASE, *TRANSFERRING)

    async def offer(case_id: UUID) -> Asked:
        return await make_transfer(uow, keyring, case_id, request, now=now)

    return await each_of(uow, case_ids, offer, action="make_transfer")


@dataclass(frozen=True, kw_only=True)
class OfferAnswer:
    """`status` accepted or rejected; the reason is sealed."""

    status: Status
    rejected_reason: str | None = None
    base_version: int | None = None


async def answer_transfer(
    uow: UnitOfWork, keyring: Keyring, case_id: UUID, id: UUID, answer: OfferAnswer, *, now: datetime
) -> Asked:
    """It is accepted or declined, and cases is told.

    Raises NotFound, NotAllowed, TransferClosed, TransferAlreadyAnswered, StaleVersion.
    """
    transfer, case = await store.open_transition(uow, Transfer, id, case_id=case_id)
    if not may_answer(uow.actor, transfer, case):
        raise NotAllowed(resource="transfer", actions=["answer"])
    if uow.replayed:
        return Asked(Transfer, id, since=0)
    must_be_seen(transfer, answer.base_version)
    event = _answered_with(transfer, answer.status, by=uow.actor.user_name, now=now)
    if answer.rejected_reason:
        store.write_texts(keyring, transfer, {"rejected_reason": answer.rejected_reason})
    await store.save_transition(uow, transfer)
    await uow.audit(f"transfer_{answer.status}", "case", case_id, facts={"transition": str(id)})
    await tell(uow, event, transfer, by=uow.actor.user_name, at=now)
    return Asked(Transfer, id, since=0 if case is None else case.version)


def _answered_with(
    transfer: Transfer, status: Status, *, by: str, now: datetime
) -> type[TransferAccepted] | type[TransferRejected]:
    if status is Status.ACCEPTED:
        transfer.take(by=by, at=now)
        return TransferAccepted
    transfer.decline(by=by, at=now)
    return TransferRejected


async def revoke_transfer(
    uow: UnitOfWork, case_id: UUID, id: UUID, *, base_version: int | None, now: datetime
) -> Asked:
    """The sender, or who may remove people from the case, takes it back before it is answered.

    Raises NotFound, NotAllowed, TransferClosed, TransferAlreadyAnswered, StaleVersion.
    """
    transfer, case = await store.open_transition(uow, Transfer, id, case_id=case_id)
    if not may_revoke(uow.actor, transfer, case):
        raise NotAllowed(resource="transfer", actions=["revoke"])
    if uow.replayed:
        return Asked(Transfer, id, since=0)
    must_be_seen(transfer, base_version)
    transfer.withdraw(at=now)
    await store.save_transition(uow, transfer)
    await uow.audit("transfer_revoked", "case", case_id, facts={"transition": str(id)})
    await tell(uow, TransferRevoked, transfer, by=uow.actor.user_name, at=now)
    return Asked(Transfer, id, since=0 if case is None else case.version)


async def give_up_transfers(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: what cases has not answered for ten minutes has failed, and its sender is told."""
    for transfer in await store.list_asked(uow, Transfer, before=now - GIVE_UP_AFTER):
        await refuse(uow, transfer, code=TIMED_OUT, now=now)


async def refuse(uow: UnitOfWork, transfer: Transfer, *, code: str, now: datetime) -> None:
    """Unless cases has answered before; who took it back meanwhile is told nothing."""
    if transfer.grant_state is not GrantState.ASKED:
        return
    taken_back = not transfer.is_open
    transfer.refuse(code, at=now)
    await store.save_transition(uow, transfer)
    if not taken_back:
        await tell(uow, TransferRefused, transfer, by=uow.actor.user_name, at=now, code=code)


async def tell(
    uow: UnitOfWork, event: type[TransferStep], transfer: Transfer, *, by: str, at: datetime, **more: str
) -> None:
    await uow.publish(event.of(transfer, transition_id=transfer.id, actor=by, at=at, **more), about=transfer.id)
