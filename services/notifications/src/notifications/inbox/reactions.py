"""Who has to know of what happened to a referral or an assignment: the other side, never who did it."""

from chassis.unit_of_work import UnitOfWork
from contracts.referrals import (
    AssignmentDone,
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
)

from notifications.inbox.commands import tell
from notifications.inbox.domain import Entry, Kind
from notifications.inbox.store import knows_of

Step = (
    AssignmentDone
    | ReferralAccepted
    | ReferralActivated
    | ReferralDone
    | ReferralRefused
    | ReferralRejected
    | ReferralRevoked
)


async def tell_recipient(uow: UnitOfWork, event: ReferralActivated) -> None:
    if event.transitioned_to is not None:
        await _tell(uow, event, to=event.transitioned_to, kind=Kind.REFERRAL_MADE, by=event.actor)


async def tell_new_owner(uow: UnitOfWork, event: AssignmentDone) -> None:
    await _tell(uow, event, to=event.transitioned_to, kind=Kind.ASSIGNED, by=event.transitioned_by)


async def tell_accepted(uow: UnitOfWork, event: ReferralAccepted) -> None:
    await _tell(uow, event, to=event.transitioned_by, kind=Kind.REFERRAL_ACCEPTED, by=event.actor)


async def tell_rejected(uow: UnitOfWork, event: ReferralRejected) -> None:
    await _tell(uow, event, to=event.transitioned_by, kind=Kind.REFERRAL_REJECTED, by=event.actor)


async def tell_done(uow: UnitOfWork, event: ReferralDone) -> None:
    await _tell(uow, event, to=event.transitioned_by, kind=Kind.REFERRAL_DONE, by=event.actor)


async def tell_refused(uow: UnitOfWork, event: ReferralRefused) -> None:
    await _tell(uow, event, to=event.transitioned_by, kind=Kind.REFERRAL_REFUSED, by=event.actor)


async def tell_revoked(uow: UnitOfWork, event: ReferralRevoked) -> None:
    """The recipient, if they ever heard of it; and the sender, when somebody else took it back.

    What the system takes back after it gave up, its sender was told of as refused.
    """
    told = event.transitioned_to
    if told is not None and await knows_of(uow, told, event.transition_id):
        await _tell(uow, event, to=told, kind=Kind.REFERRAL_REVOKED, by=event.actor)
    if event.actor != uow.actor.user_name:
        await _tell(uow, event, to=event.transitioned_by, kind=Kind.REFERRAL_REVOKED, by=event.actor)


async def _tell(uow: UnitOfWork, event: Step, *, to: str, kind: Kind, by: str) -> None:
    entry = Entry(
        user_name=to,
        kind=kind,
        record_type=event.record_type,
        record_id=event.record_id,
        record_short_id=event.record_short_id,
        transition_id=event.transition_id,
        actor_user_name=by,
        created_at=event.at,
    )
    await tell(uow, entry)
