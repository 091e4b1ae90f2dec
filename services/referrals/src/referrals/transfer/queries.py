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
from referrals.transition.domain import Transition
from referrals.transition.queries import Showing
from referrals.transition.store import open_transition


def _able(actor: Actor, transition: Transition, case: CaseCopy | None) -> list[str]:
    return abilities(actor, transition, case) if isinstance(transition, Transfer) else []


SHOWING = Showing({Transfer.type: Transfer}, _able)


async def list_own(uow: UnitOfWork, keyring: Keyring, *, received: bool, status: str, page: Page) -> Values:
    """A page of the actor's own transfers, as the answer. Raises Invalid, and NotAllowed for who never deals in any."""
    uow.actor.must(CASE, *DEALING_IN_TRANSFERS)
    return await SHOWING.list_own(uow, keyring, received=received, status=status, page=page)


async def show_transfer(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    return await SHOWING.show_one(uow, keyring, *await open_transition(uow, Transfer, id))
