"""How a transition is shown: Primero's object, with version and abilities."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from chassis.actor import Actor
from chassis.errors import Invalid, NothingDone, Refusal, existing
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.rights import CASE

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.case_copy.queries import wait_until
from referrals.case_copy.store import find_cases, open_case
from referrals.directory.store import find_full_names
from referrals.transition import store
from referrals.transition.domain import Asked, Assignment, Status, Transition
from referrals.transition.policy import is_recipient, known_through, reads_texts, sees_all_of, sees_transition
from referrals.transition.shapes import SaidInCodes, TransitionColumns

if TYPE_CHECKING:
    from chassis.web import Transactions


@dataclass(frozen=True)
class Shown:
    """A transition as one person gets it: with the case they may see, and what they may do."""

    transition: Transition
    case: CaseCopy | None
    abilities: Sequence[str] = ()
    steps: Sequence[str] | None = None


def show(actor: Actor, keyring: Keyring, shown: Shown) -> Values:
    """All that is not null; what people wrote only for those who may read it."""
    transition, case = shown.transition, shown.case
    body = TransitionColumns.of(transition)
    if reads_texts(actor, transition, case):
        body |= SaidInCodes.of(transition) | store.read_texts(keyring, transition)
    body["record_short_id"] = None if case is None else case.short_id
    body["access"] = transition.grant_state
    body["refusal"] = transition.refusal
    body["record_access_denied"] = not reads(actor, case)
    answerable = transition.status is Status.IN_PROGRESS and is_recipient(actor, transition)
    for_others = not transition.asked_alone and "accept" in shown.abilities
    body["user_can_accept_or_reject"] = answerable or for_others
    body["abilities"] = list(shown.abilities)
    body["steps"] = None if shown.steps is None else list(shown.steps)
    return {name: value for name, value in body.items() if value is not None}


def show_with_record(actor: Actor, keyring: Keyring, shown: Shown) -> Values:
    """The same, with the facts of the case that the transition changed, for who may read the case."""
    body = show(actor, keyring, shown)
    if shown.case is not None and reads(actor, shown.case):
        body["record"] = shown.case.summary(known_through(actor, shown.transition, shown.case))
    return body


Able = Callable[[Actor, Transition, CaseCopy | None], Sequence[str]]
"""What somebody may do with a transition, as it is now."""


Steps = Callable[[Actor, Transition, CaseCopy | None], Sequence[str] | None]
"""What somebody may say of it beside an answer; nothing where there is nothing to say."""


@dataclass(frozen=True)
class Showing:
    """How transitions of these kinds are shown to a person, with what they may do and say of each."""

    kinds: Mapping[str, type[Transition]]
    able: Able
    steps: Steps | None = None

    async def list_of_record(self, uow: UnitOfWork, keyring: Keyring, id: UUID, *, resource: str = CASE) -> Values:
        """The transitions of a record that the actor sees, newest first, as the answer. Withheld is not absent: it says
        so where there may be some that the actor does not see. Raises NotFound, NotAllowed.
        """
        case = await open_case(uow, id, "read", resource=resource)
        found = await store.list_of_record(uow, id, self.kinds)
        visible = [
            each for each in found if each.status is not Status.REFUSED and sees_transition(uow.actor, each, case)
        ]
        listed = [show(uow.actor, keyring, self._shown(uow.actor, each, case)) for each in visible]
        withheld = not all(sees_all_of(uow.actor, kind, case) for kind in self.kinds)
        return {"data": await named(uow, listed)} | ({"withheld": True} if withheld else {})

    async def list_own(self, uow: UnitOfWork, keyring: Keyring, *, received: bool, status: str, page: Page) -> Values:
        """A page of the actor's own transitions, as the answer. `status`: comma-separated. Raises Invalid."""
        try:
            statuses = [Status(name) for name in status.split(",") if name]
        except ValueError:
            raise Invalid({"status": ["not_a_status"]}) from None
        [kind] = self.kinds.values()
        found, total = await store.list_own(uow, kind, received=received, statuses=statuses, page=page)
        return {"data": await self.show_own(uow, keyring, found), "metadata": page.metadata(total)}

    async def show_own(self, uow: UnitOfWork, keyring: Keyring, found: Sequence[Transition]) -> list[Values]:
        """Transitions of several records, which the actor was found to see."""
        cases = await find_cases(uow, {each.record_id for each in found})
        shown = [self._shown(uow.actor, each, cases.get(each.record_id)) for each in found]
        return await named(uow, [show(uow.actor, keyring, each) for each in shown])

    async def show_one(self, uow: UnitOfWork, keyring: Keyring, made: Transition, case: CaseCopy | None) -> Values:
        [shown] = await named(uow, [show(uow.actor, keyring, self._shown(uow.actor, made, case))])
        return shown

    def show_followed(self, actor: Actor, keyring: Keyring, made: Transition, case: CaseCopy | None) -> Values:
        """One with what its step changed in the case, for who may read that."""
        return show_with_record(actor, keyring, self._shown(actor, made, case))

    def show_made(self, actor: Actor, keyring: Keyring, made: Transition, case: CaseCopy | None) -> Values:
        """What became of one the actor has just asked cases for. Raises the refusal, if cases refused."""
        made.must_stand()
        return self.show_followed(actor, keyring, made, case)

    def _shown(self, actor: Actor, each: Transition, case: CaseCopy | None) -> Shown:
        return Shown(each, case, self.able(actor, each, case), self.steps and self.steps(actor, each, case))


async def named(uow: UnitOfWork, shown: list[Values]) -> list[Values]:
    """With sender and recipient in full: a partner reads no list of people, and is to know who asks."""
    sides = ("transitioned_by", "transitioned_to")
    names = await find_full_names(uow, {each[side] for each in shown for side in sides if side in each})
    for each in shown:
        each |= {f"{side}_full_name": names[each[side]] for side in sides if each.get(side) in names}
    return shown


async def list_assignments(uow: UnitOfWork, case_id: UUID, resource: str) -> list[Shown]:
    case = await open_case(uow, case_id, "read", resource=resource)
    found = await store.list_of_record(uow, case_id, {Assignment.type: Assignment})
    return [Shown(each, case) for each in found if sees_transition(uow.actor, each, case)]


async def wait_for_cases(
    work: "Transactions", noted: asyncio.Event, asked: Asked, *, seconds: float
) -> tuple[Transition, CaseCopy | None]:
    """The transition and our copy of its case once cases has followed, or as they are when patience ends.

    `noted`: set when something of the record was noted (`Signals.expecting`).
    """
    found: tuple[Transition, CaseCopy | None] | None = None

    async def followed(uow: UnitOfWork) -> bool:
        nonlocal found
        found = await store.find_with_case(uow, asked.kind, asked.id)
        return found is None or asked.is_followed(*found)

    if asked.since == 0:
        noted.set()
    await wait_until(work, noted, seconds, followed)
    return existing(found)


@dataclass(frozen=True)
class WhatBecame:
    """What became of many: by case, what cases made of each that was asked for, and why the others were refused."""

    stands: Mapping[UUID, tuple[Transition, CaseCopy | None]]
    refused: Mapping[str, Refusal]

    def must_have_done_something(self) -> None:
        """Raises NothingDone where each was refused."""
        if not self.stands:
            raise NothingDone(self.refused)


async def wait_for_each(
    work: "Transactions", asked: Mapping[UUID, Asked], refused: Mapping[UUID, Refusal], *, seconds: float
) -> WhatBecame:
    """What became of each within one patience for all. `refused`: those that were not even asked for."""
    stands: dict[UUID, tuple[Transition, CaseCopy | None]] = {}
    all_refused = {str(case_id): refusal for case_id, refusal in refused.items()}
    until = time.monotonic() + seconds
    with work.signals.expecting(*map(str, asked)) as noted:
        for case_id, each in asked.items():
            noted.set()
            found = await wait_for_cases(work, noted, each, seconds=max(until - time.monotonic(), 0))
            try:
                found[0].must_stand()
                stands[case_id] = found
            except Refusal as refusal:
                all_refused[str(case_id)] = refusal
    return WhatBecame(stands, all_refused)
