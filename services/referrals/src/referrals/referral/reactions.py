"""Cases opened the case to a recipient, refused to, or ended the access again."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessEnded, AccessGranted, AccessRefused
from contracts.referrals import ReferralActivated, ReferralEnded, ReferralRevoked

from referrals.referral.commands import keep, refuse, tell
from referrals.referral.domain import Referral
from referrals.transition import store
from referrals.transition.domain import GrantState


async def note_granted(uow: UnitOfWork, event: AccessGranted) -> None:
    """Cases opened the case. A referral we had given up is closed again. Raises NotFound for what is not here."""
    referral = await store.lock_transition(uow, Referral, event.transition_id)
    if referral is None:
        await store.must_be_kept(uow, event.transition_id)
        return
    if referral.grant_state is GrantState.REFUSED:
        await tell(uow, ReferralRevoked, referral, by=uow.actor.user_name, at=uow.began)
    if referral.grant_state is not GrantState.ASKED:
        return
    referral.grant(at=uow.began)
    await keep(uow, referral, now=uow.began)
    if referral.is_open:
        await tell(uow, ReferralActivated, referral, by=referral.transitioned_by, at=uow.began)


async def note_refused(uow: UnitOfWork, event: AccessRefused) -> None:
    """Cases refused a transition; not our business unless it is a referral."""
    referral = await store.lock_transition(uow, Referral, event.transition_id)
    if referral is not None and referral.grant_state is GrantState.ASKED:
        await refuse(uow, referral, code=event.code, now=uow.began)


async def note_ended(uow: UnitOfWork, event: AccessEnded) -> None:
    """What the referral hung on ended, and the access with it."""
    referral = await store.lock_transition(uow, Referral, event.transition_id)
    if referral is None or not referral.is_open:
        return
    referral.end(event.code, at=event.at)
    await keep(uow, referral, now=event.at)
    await tell(uow, ReferralEnded, referral, by=event.ended_by, at=event.at, code=event.code)
