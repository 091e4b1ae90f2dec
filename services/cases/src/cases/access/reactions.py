"""What cases does about referrals and assignments. One page: event → what happens."""

from typing import Any

from chassis.reacting import Subscriptions
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.referrals import (
    AssignmentMade,
    ReferralAccepted,
    ReferralDone,
    ReferralMade,
    ReferralRejected,
    ReferralRevoked,
)

from cases.access import commands

ANSWERS = {
    ReferralAccepted: "accepted",
    ReferralRejected: "rejected",
    ReferralDone: "done",
    ReferralRevoked: "revoked",
}


def subscriptions(keyring: Keyring) -> Subscriptions:
    """The keyring seals what the reactions write."""

    async def grant_access(uow: UnitOfWork, event: ReferralMade) -> None:
        await commands.grant(uow, keyring, event)

    async def note_answer(uow: UnitOfWork, event: Any) -> None:
        await commands.answer(uow, keyring, event, ANSWERS[type(event)])

    async def assign(uow: UnitOfWork, event: AssignmentMade) -> None:
        await commands.hand_over(uow, keyring, event)

    return {ReferralMade: grant_access, AssignmentMade: assign, **dict.fromkeys(ANSWERS, note_answer)}
