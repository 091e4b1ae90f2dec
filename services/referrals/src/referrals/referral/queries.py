"""Referrals as their reader may see them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.errors import Invalid
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import find_cases, open_case
from referrals.referral import store
from referrals.referral.domain import Referral
from referrals.referral.policy import abilities
from referrals.transition.domain import Assignment, Grant, Status, Transition, refusal_for
from referrals.transition.policy import REFERRAL_VIEW, sees_transition
from referrals.transition.queries import Shown, show, show_with_record
from referrals.transition.store import list_of_record

KINDS: dict[str, type[Transition]] = {Assignment.type: Assignment, Referral.type: Referral}
LATER_KINDS = frozenset({"Transfer", "TransferRequest"})
"""Types a client may ask for of which there are none yet."""


def _shown(uow: UnitOfWork, transition: Transition, case: CaseCopy | None) -> Shown:
    able = abilities(uow.actor, transition, case) if isinstance(transition, Referral) else []
    return Shown(transition, case, able)


async def list_of_case(uow: UnitOfWork, keyring: Keyring, case_id: UUID, types: Sequence[str]) -> list[dict[str, Any]]:
    """The transitions of a case that the actor sees, newest first. Raises NotFound, NotAllowed, Invalid."""
    unknown = set(types) - KINDS.keys() - LATER_KINDS
    if unknown:
        raise Invalid({"types": ["not_a_transition_type"]})
    case = await open_case(uow, case_id, "read")
    kinds = {name: kind for name, kind in KINDS.items() if name in types}
    found = await list_of_record(uow, case_id, kinds)
    visible = [each for each in found if each.status is not Status.REFUSED and sees_transition(uow.actor, each, case)]
    return [show(uow, keyring, _shown(uow, each, case)) for each in visible]


async def list_own(
    uow: UnitOfWork, keyring: Keyring, *, received: bool, statuses: Sequence[Status], page: Page
) -> dict[str, Any]:
    """A page of the actor's own referrals, as the answer. Raises NotAllowed for who never deals in any."""
    uow.actor.must("case", *REFERRAL_VIEW)
    found, total = await store.list_own(uow, received=received, statuses=statuses, page=page)
    cases = await find_cases(uow, {referral.record_id for referral in found})
    shown = [show(uow, keyring, _shown(uow, each, cases.get(each.record_id))) for each in found]
    return {"data": shown, "metadata": page.metadata(total)}


async def show_referral(
    uow: UnitOfWork, keyring: Keyring, id: UUID, *, case_id: UUID | None = None, with_record: bool = False
) -> dict[str, Any]:
    referral, case = await store.open_referral(uow, id, case_id=case_id)
    present = show_with_record if with_record else show
    return present(uow, keyring, _shown(uow, referral, case))


async def show_made(uow: UnitOfWork, keyring: Keyring, id: UUID) -> dict[str, Any]:
    """What became of a referral the actor has just made. Raises the refusal, if cases refused."""
    referral, case = await store.open_referral(uow, id)
    if referral.grant_state is Grant.REFUSED:
        raise refusal_for(referral.refusal)
    return show_with_record(uow, keyring, _shown(uow, referral, case))
