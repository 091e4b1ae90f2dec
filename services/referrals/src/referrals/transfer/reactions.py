"""Cases opened the case to who may take it over, refused to, changed the owner, or ended the offer."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessEnded, AccessGranted, AccessRefused, CaseAssigned
from contracts.referrals import TransferActivated, TransferCompleted, TransferEnded, TransferRevoked

from referrals.transfer.commands import refuse, tell
from referrals.transfer.domain import Transfer
from referrals.transition import store
from referrals.transition.domain import GrantState


async def note_granted(uow: UnitOfWork, event: AccessGranted) -> None:
    """Cases opened the case. A transfer we had given up is closed again. Not our business unless it is a transfer."""
    transfer = await store.lock_transition(uow, Transfer, event.transition_id)
    if transfer is None:
        return
    if transfer.grant_state is GrantState.REFUSED:
        await tell(uow, TransferRevoked, transfer, by=uow.actor.user_name, at=uow.began)
    if transfer.grant_state is not GrantState.ASKED:
        return
    transfer.grant(at=uow.began)
    await store.save_transition(uow, transfer)
    if transfer.is_open:
        await tell(uow, TransferActivated, transfer, by=transfer.transitioned_by, at=uow.began)


async def note_refused(uow: UnitOfWork, event: AccessRefused) -> None:
    """Cases refused a transition; not our business unless it is a transfer."""
    transfer = await store.lock_transition(uow, Transfer, event.transition_id)
    if transfer is not None:
        await refuse(uow, transfer, code=event.code, now=uow.began)


async def note_taken_over(uow: UnitOfWork, event: CaseAssigned) -> None:
    """Cases changed the owner; not our business unless by a transfer."""
    transfer = await store.lock_transition(uow, Transfer, event.transition_id)
    if transfer is None or not transfer.is_open:
        return
    transfer.carry_out(at=uow.began)
    await store.save_transition(uow, transfer)
    await tell(uow, TransferCompleted, transfer, by=event.owned_by, at=uow.began)


async def note_ended(uow: UnitOfWork, event: AccessEnded) -> None:
    """What the offer hung on ended, and the offer with it."""
    transfer = await store.lock_transition(uow, Transfer, event.transition_id)
    if transfer is None or not transfer.is_open:
        return
    transfer.end(event.code, at=event.at)
    await store.save_transition(uow, transfer)
    await tell(uow, TransferEnded, transfer, by=event.ended_by, at=event.at, code=event.code)
