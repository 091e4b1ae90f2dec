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
from sharing.rights import CASE, DEALING_IN_REFERRALS

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import find_cases, open_case
from referrals.directory.store import find_full_names
from referrals.referral import store
from referrals.referral.domain import Referral
from referrals.referral.policy import abilities
from referrals.transition.domain import Assignment, Status, Transition
from referrals.transition.policy import sees_every_referral_of, sees_transition
from referrals.transition.queries import Shown, show, show_with_record
from referrals.transition.store import list_of_record

KINDS: dict[str, type[Transition]] = {Assignment.type: Assignment, Referral.type: Referral}
UNANSWERED = Gauge("mahon_referrals_oldest_unanswered_seconds", "How long the oldest unanswered referral waits")
LATER_KINDS = frozenset({"Transfer", "TransferRequest"})
"""Types a client may ask for of which there are none yet."""


def _shown(actor: Actor, transition: Transition, case: CaseCopy | None) -> Shown:
    able = abilities(actor, transition, case) if isinstance(transition, Referral) else []
    return Shown(transition, case, able)


async def list_of_case(uow: UnitOfWork, keyring: Keyring, case_id: UUID, types: Sequence[str]) -> Values:
    """The transitions of a case that the actor sees, newest first, as the answer. Withheld is not absent: it says so
    where there may be some that the actor does not see. Raises NotFound, NotAllowed, Invalid.
    """
    unknown = set(types) - KINDS.keys() - LATER_KINDS
    if unknown:
        raise Invalid({"types": ["not_a_transition_type"]})
    case = await open_case(uow, case_id, "read")
    kinds = {name: kind for name, kind in KINDS.items() if name in types}
    found = await list_of_record(uow, case_id, kinds)
    visible = [each for each in found if each.status is not Status.REFUSED and sees_transition(uow.actor, each, case)]
    shown = await _named(uow, [show(uow.actor, keyring, _shown(uow.actor, each, case)) for each in visible])
    withheld = Referral.type in types and not sees_every_referral_of(uow.actor, case)
    return {"data": shown} | ({"withheld": True} if withheld else {})


async def list_own(
    uow: UnitOfWork, keyring: Keyring, *, received: bool, statuses: Sequence[Status], page: Page
) -> Values:
    """A page of the actor's own referrals, as the answer. Raises NotAllowed for who never deals in any."""
    uow.actor.must(CASE, *DEALING_IN_REFERRALS)
    found, total = await store.list_own(uow, received=received, statuses=statuses, page=page)
    cases = await find_cases(uow, {referral.record_id for referral in found})
    shown = [show(uow.actor, keyring, _shown(uow.actor, each, cases.get(each.record_id))) for each in found]
    return {"data": await _named(uow, shown), "metadata": page.metadata(total)}


async def show_referral(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    referral, case = await store.open_referral(uow, id)
    return (await _named(uow, [show(uow.actor, keyring, _shown(uow.actor, referral, case))]))[0]


async def _named(uow: UnitOfWork, shown: list[Values]) -> list[Values]:
    """With sender and recipient in full: a partner reads no list of people, and is to know who asks."""
    sides = ("transitioned_by", "transitioned_to")
    names = await find_full_names(uow, {each[side] for each in shown for side in sides if side in each})
    for each in shown:
        each |= {f"{side}_full_name": names[each[side]] for side in sides if each.get(side) in names}
    return shown


def show_followed(actor: Actor, keyring: Keyring, referral: Transition, case: CaseCopy | None) -> Values:
    """A referral with what its step changed in the case. Raises NotFound for who sees it no longer."""
    if not sees_transition(actor, referral, case):
        raise NotFound
    return show_with_record(actor, keyring, _shown(actor, referral, case))


def show_made(actor: Actor, keyring: Keyring, referral: Transition, case: CaseCopy | None) -> Values:
    """What became of a referral the actor has just made. Raises the refusal, if cases refused."""
    referral.must_stand()
    return show_followed(actor, keyring, referral, case)


async def measure_unanswered(session: DatabaseSession) -> None:
    """Set the gauge by which an operator sees that partners do not answer."""
    UNANSWERED.set(await store.oldest_unanswered_seconds(session))
