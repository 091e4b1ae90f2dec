"""Who has to know of what happened to a referral or an assignment: the other side, never who did it."""

from typing import Any

from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.referrals import AssignmentDone, ReferralActivated, ReferralRevoked

from notifications.inbox.commands import tell
from notifications.inbox.domain import Entry, Kind
from notifications.inbox.store import knows_of


async def tell_recipients(uow: UnitOfWork, events: list[ReferralActivated]) -> None:
    named = [(event, event.transitioned_to) for event in events if event.transitioned_to is not None]
    await tell(uow, [_entry(event, to=to, kind=Kind.REFERRAL_MADE, by=event.actor) for event, to in named])


async def tell_new_owners(uow: UnitOfWork, events: list[AssignmentDone]) -> None:
    entries = [
        _entry(event, to=event.transitioned_to, kind=Kind.ASSIGNED, by=event.transitioned_by) for event in events
    ]
    await tell(uow, entries)


def tell_senders(kind: Kind) -> Together:
    """The reaction to a step of a referral that its sender has to know of."""

    async def tell_each(uow: UnitOfWork, events: list[Any]) -> None:
        await tell(uow, [_entry(event, to=event.transitioned_by, kind=kind, by=event.actor) for event in events])

    return Together(tell_each)


async def tell_revoked(uow: UnitOfWork, event: ReferralRevoked) -> None:
    """The recipient, if they ever heard of it; and the sender, when somebody else took it back.

    What the system takes back after it gave up, its sender was told of as refused.
    """
    to = []
    if event.transitioned_to is not None and await knows_of(uow, event.transitioned_to, event.transition_id):
        to.append(event.transitioned_to)
    if event.actor != uow.actor.user_name:
        to.append(event.transitioned_by)
    await tell(uow, [_entry(event, to=each, kind=Kind.REFERRAL_REVOKED, by=event.actor) for each in to])


TELL_RECIPIENTS = Together(tell_recipients)
TELL_NEW_OWNERS = Together(tell_new_owners)


def _entry(event: Any, *, to: str, kind: Kind, by: str) -> Entry:
    return Entry(
        user_name=to,
        kind=kind,
        record_type=event.record_type,
        record_id=event.record_id,
        record_short_id=event.record_short_id,
        transition_id=event.transition_id,
        actor_user_name=by,
        created_at=event.at,
    )
