"""Referrals as their reader may see them."""

from collections.abc import Sequence
from uuid import UUID

from chassis.actor import Actor
from chassis.errors import Invalid, NotFound
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from prometheus_client import Gauge
from sharing.rights import CASE, DEALING_IN_REFERRALS, SENDING, Purpose

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.directory.domain import Narrowed
from referrals.directory.queries import list_targets
from referrals.referral import store
from referrals.referral.domain import Referral
from referrals.referral.policy import abilities, steps_for
from referrals.transfer.domain import Transfer
from referrals.transfer.policy import abilities as abilities_of_transfer
from referrals.transfer_request.domain import TransferRequest
from referrals.transfer_request.policy import abilities as abilities_of_request
from referrals.transition.domain import Assignment, Transition
from referrals.transition.policy import sees_transition
from referrals.transition.queries import Showing
from referrals.transition.store import open_transition

KINDS: dict[str, type[Transition]] = {kind.type: kind for kind in (Assignment, Referral, Transfer, TransferRequest)}
KINDS_OF: dict[str, dict[str, type[Transition]]] = {CASE: KINDS, "incident": {Assignment.type: Assignment}}
"""By resource: what may become of its records. An incident is only assigned."""
UNANSWERED = Gauge("mahon_referrals_oldest_unanswered_seconds", "How long the oldest unanswered referral waits")


def able(actor: Actor, transition: Transition, case: CaseCopy | None) -> list[str]:
    """What the actor may do with a transition of any kind, as it is now."""
    if isinstance(transition, Transfer):
        return abilities_of_transfer(actor, transition, case)
    if isinstance(transition, TransferRequest):
        return abilities_of_request(actor, transition, case)
    return abilities(actor, transition, case) if isinstance(transition, Referral) else []


def steps(actor: Actor, transition: Transition, case: CaseCopy | None) -> list[str] | None:
    """What the actor may say of a referral beside an answer; nothing of what has no clock."""
    return steps_for(actor, transition, case) if isinstance(transition, Referral) else None


SHOWING = Showing({Referral.type: Referral}, able, steps)


async def list_of_record(
    uow: UnitOfWork, keyring: Keyring, id: UUID, types: Sequence[str], *, resource: str = CASE
) -> Values:
    """The transitions of these types of a record, as the answer. Raises NotFound, NotAllowed, Invalid."""
    unknown = set(types) - KINDS.keys()
    if unknown:
        raise Invalid({"types": ["not_a_transition_type"]})
    kinds = {name: kind for name, kind in KINDS_OF[resource].items() if name in types}
    return await Showing(kinds, able, steps).list_of_record(uow, keyring, id, resource=resource)


async def list_own(uow: UnitOfWork, keyring: Keyring, *, received: bool, status: str, page: Page) -> Values:
    """A page of the actor's own referrals, as the answer. Raises Invalid, and NotAllowed for who never deals in any."""
    uow.actor.must(CASE, *DEALING_IN_REFERRALS)
    return await SHOWING.list_own(uow, keyring, received=received, status=status, page=page)


async def show_referral(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    referral, case = await open_transition(uow, Referral, id)
    return await SHOWING.show_one(uow, keyring, referral, case) | await _alternatives(uow, referral, case)


async def _alternatives(uow: UnitOfWork, referral: Referral, case: CaseCopy | None) -> Values:
    """Who else can be asked for what a referral left open, for who may refer the case."""
    waits = referral.next_action == "reroute" and referral.service is not None
    if case is None or not waits or not reads(uow.actor, case):
        return {}
    if not uow.actor.may_any(CASE, *SENDING[Purpose.REFER]):
        return {}
    wanted = Narrowed(module=case.module, service=referral.service)
    found = await list_targets(uow, Purpose.REFER, wanted, resource=CASE)
    return {"alternatives": [each for each in found if each["user_name"] != referral.transitioned_to]}


def show_followed(actor: Actor, keyring: Keyring, referral: Transition, case: CaseCopy | None) -> Values:
    """A referral with what its step changed in the case. Raises NotFound for who sees it no longer."""
    if not sees_transition(actor, referral, case):
        raise NotFound
    return SHOWING.show_followed(actor, keyring, referral, case)


def show_made(actor: Actor, keyring: Keyring, referral: Transition, case: CaseCopy | None) -> Values:
    """What became of a referral the actor has just made. Raises the refusal, if cases refused."""
    referral.must_stand()
    return show_followed(actor, keyring, referral, case)


async def measure_unanswered(session: DatabaseSession) -> None:
    """Set the gauge by which an operator sees that partners do not answer."""
    UNANSWERED.set(await store.oldest_unanswered_seconds(session))
