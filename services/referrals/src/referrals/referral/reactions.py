"""Cases opened the case to a recipient, refused to, or ended the access again."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessEnded, AccessGranted, AccessRefused

from referrals.referral import commands


async def note_granted(uow: UnitOfWork, event: AccessGranted) -> None:
    await commands.note_granted(uow, event.transition_id, now=uow.began)


async def note_refused(uow: UnitOfWork, event: AccessRefused) -> None:
    await commands.note_refused(uow, event.transition_id, code=event.code, now=uow.began)


async def note_ended(uow: UnitOfWork, event: AccessEnded) -> None:
    await commands.note_ended(uow, event)
