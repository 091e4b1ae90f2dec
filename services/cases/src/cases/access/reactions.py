"""What cases does about referrals, transfers and assignments. One page: event → what happens."""

from typing import Any

from chassis.reacting import Subscriptions
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.event import Event
from contracts.referrals import (
    AssignmentMade,
    ReferralAccepted,
    ReferralDone,
    ReferralMade,
    ReferralRejected,
    ReferralRevoked,
    TransferAccepted,
    TransferMade,
    TransferRejected,
    TransferRevoked,
)

from cases.access import commands
from cases.caseload.reactions import note_conflict

ANSWERS: dict[type[Event], str] = {
    ReferralAccepted: "accepted",
    ReferralRejected: "rejected",
    ReferralDone: "done",
    ReferralRevoked: "revoked",
    TransferRejected: "rejected",
    TransferRevoked: "revoked",
}


def subscriptions(keyring: Keyring) -> Subscriptions:
    """The keyring seals what the reactions write."""

    async def grant_access(uow: UnitOfWork, event: ReferralMade) -> None:
        await commands.grant(uow, keyring, event)

    async def note_answer(uow: UnitOfWork, event: Any) -> None:
        await commands.answer(uow, keyring, event, ANSWERS[type(event)])

    async def assign(uow: UnitOfWork, event: AssignmentMade) -> None:
        await commands.hand_over(uow, keyring, event)

    async def offer(uow: UnitOfWork, event: TransferMade) -> None:
        await commands.offer(uow, keyring, event)

    async def take_over(uow: UnitOfWork, event: TransferAccepted) -> None:
        await commands.take_over(uow, keyring, event)

    return {
        ReferralMade: grant_access,
        AssignmentMade: assign,
        TransferMade: offer,
        TransferAccepted: take_over,
        **dict.fromkeys(ANSWERS, note_answer),
        ReferralRejected: (note_answer, note_conflict),
    }
