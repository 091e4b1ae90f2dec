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
from referrals.transition import queries as transitions
from referrals.transition.domain import Transition
from referrals.transition.queries import Shown, show, show_with_record
from referrals.transition.store import open_transition


def _able(actor: Actor, transition: Transition, case: CaseCopy | None) -> list[str]:
    return abilities(actor, transition, case) if isinstance(transition, TransferRequest) else []


async def list_of_case(uow: UnitOfWork, keyring: Keyring, case_id: UUID) -> Values:
    """Who asked for the case, as the answer. Raises NotFound, NotAllowed."""
    return await transitions.list_of_record(uow, keyring, case_id, {TransferRequest.type: TransferRequest}, _able)


async def list_own(uow: UnitOfWork, keyring: Keyring, *, received: bool, status: str, page: Page) -> Values:
    """A page of what the actor asked for, or was asked for. Raises Invalid, and NotAllowed for who never deals in any
    and has no cases either.
    """
    uow.actor.must(CASE, "read", *REQUESTING, *DEALING_IN_TRANSFERS)
    return await transitions.list_own(uow, keyring, TransferRequest, _able, received=received, status=status, page=page)


async def show_request(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    request, case = await open_transition(uow, TransferRequest, id)
    able = Shown(request, case, abilities(uow.actor, request, case))
    return (await transitions.named(uow, [show(uow.actor, keyring, able)]))[0]


def show_followed(actor: Actor, keyring: Keyring, request: Transition, case: CaseCopy | None) -> Values:
    """A request with what a step of it changed in the case, for who may read that. Raises why cases did not open the
    case to who asked for it, if it did not.
    """
    request.must_stand()
    return show_asked(actor, keyring, request, case)


def show_asked(actor: Actor, keyring: Keyring, request: Transition, case: CaseCopy | None) -> Values:
    """A request that was just made: nothing of it is refused later."""
    return show_with_record(actor, keyring, Shown(request, case, _able(actor, request, case)))
