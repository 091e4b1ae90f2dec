"""Transfer requests as their reader may see them."""

from uuid import UUID

from chassis.actor import Actor
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.rights import CASE, DEALING_IN_TRANSFERS, REQUESTING

from referrals.case_copy.domain import CaseCopy
from referrals.transfer_request.domain import TransferRequest
from referrals.transfer_request.policy import abilities
from referrals.transition.domain import Transition
from referrals.transition.queries import Showing
from referrals.transition.store import open_transition


def _able(actor: Actor, transition: Transition, case: CaseCopy | None) -> list[str]:
    return abilities(actor, transition, case) if isinstance(transition, TransferRequest) else []


SHOWING = Showing({TransferRequest.type: TransferRequest}, _able)


async def list_own(uow: UnitOfWork, keyring: Keyring, *, received: bool, status: str, page: Page) -> Values:
    """A page of what the actor asked for, or was asked for. Raises Invalid, and NotAllowed for who never deals in any
    and has no cases either.
    """
    uow.actor.must(CASE, "read", *REQUESTING, *DEALING_IN_TRANSFERS)
    return await SHOWING.list_own(uow, keyring, received=received, status=status, page=page)


async def show_request(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    return await SHOWING.show_one(uow, keyring, *await open_transition(uow, TransferRequest, id))
