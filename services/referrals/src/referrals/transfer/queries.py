"""Transfers as their reader may see them."""

from uuid import UUID

from chassis.actor import Actor
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.rights import CASE, DEALING_IN_TRANSFERS

from referrals.case_copy.domain import CaseCopy
from referrals.transfer.domain import Transfer
from referrals.transfer.policy import abilities
from referrals.transition import queries as transitions
from referrals.transition.domain import Transition
from referrals.transition.queries import Shown, show, show_with_record
from referrals.transition.store import open_transition


def _able(actor: Actor, transition: Transition, case: CaseCopy | None) -> list[str]:
    return abilities(actor, transition, case) if isinstance(transition, Transfer) else []


async def list_of_case(uow: UnitOfWork, keyring: Keyring, case_id: UUID) -> Values:
    """The transfers of a case, as the answer. Raises NotFound, NotAllowed."""
    return await transitions.list_of_record(uow, keyring, case_id, {Transfer.type: Transfer}, _able)


async def list_own(uow: UnitOfWork, keyring: Keyring, *, received: bool, status: str, page: Page) -> Values:
    """A page of the actor's own transfers, as the answer. Raises Invalid, and NotAllowed for who never deals in any."""
    uow.actor.must(CASE, *DEALING_IN_TRANSFERS)
    return await transitions.list_own(uow, keyring, Transfer, _able, received=received, status=status, page=page)


async def show_transfer(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    transfer, case = await open_transition(uow, Transfer, id)
    able = Shown(transfer, case, abilities(uow.actor, transfer, case))
    return (await transitions.named(uow, [show(uow.actor, keyring, able)]))[0]


def show_followed(actor: Actor, keyring: Keyring, transfer: Transition, case: CaseCopy | None) -> Values:
    """A transfer with what a step of it changed in the case, for who has just made that step: whoever declined it for
    somebody else no longer sees the case, and so nothing of it.
    """
    return show_with_record(actor, keyring, Shown(transfer, case, _able(actor, transfer, case)))


def show_made(actor: Actor, keyring: Keyring, transfer: Transition, case: CaseCopy | None) -> Values:
    """What became of a transfer the actor has just made. Raises the refusal, if cases refused."""
    transfer.must_stand()
    return show_followed(actor, keyring, transfer, case)
