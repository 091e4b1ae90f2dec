"""Handing over all open cases of somebody: each is an assignment, asked of cases and carried out there."""

from datetime import datetime
from uuid import UUID

from chassis.errors import Invalid
from chassis.ids import derived_id, new_id
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.referrals import HandOverMade
from sharing.refusals import PersonCannotReceive
from sharing.rights import Purpose
from sharing.scope import sees

from referrals.directory.queries import choose_target
from referrals.directory.store import find_account
from referrals.hand_over import store
from referrals.hand_over.domain import MOST_AT_ONCE, HandOver, NothingToHandOver, shared_out
from referrals.hand_over.policy import has_in_reach, must_hand_over
from referrals.hand_over.shapes import HandOverGiven
from referrals.transition.commands import assign_case, each_of
from referrals.transition.domain import Asked


async def hand_over(uow: UnitOfWork, keyring: Keyring, given: HandOverGiven, now: datetime) -> UUID:
    """Ask cases to give each open case of the officer to one of the receivers. What is asked for is asked once, and
    not lost: it waits in the outbox. Raises NotAllowed, Invalid, PersonCannotReceive, NothingToHandOver.
    """
    must_hand_over(uow.actor)
    id = new_id() if uow.command_id is None else derived_id("hand_over", str(uow.actor.id), str(uow.command_id))
    if uow.replayed and await store.find(uow, id) is not None:
        return id
    receivers = list(dict.fromkeys(given.to))
    await _must_be_of_the_team(uow, given.officer, receivers)
    cases = [case for case in await store.list_open_of(uow, given.officer) if sees(uow.actor, case.facts)]
    ids = [case.record_id for case in sorted(cases, key=lambda case: str(case.facts.get("next_action_due") or "9"))]
    conflicts = await store.find_conflicts(uow, ids, receivers)
    to, left = shared_out(ids[:MOST_AT_ONCE], await store.count_open(uow, receivers), conflicts)

    async def ask(case_id: UUID) -> Asked:
        return await assign_case(uow, keyring, case_id, to=to[case_id], notes=given.notes, now=now, hand_over_id=id)

    asked, refused = await each_of(uow, to, ask, action="assign_case")
    if not asked:
        raise NothingToHandOver({"officer": [NothingToHandOver.code]})
    left += [*refused, *ids[MOST_AT_ONCE:]]
    made = HandOver(
        id=id,
        officer=given.officer,
        receivers=sorted({to[case_id] for case_id in asked}),
        why=given.why,
        left=[str(case_id) for case_id in left],
        made_by=uow.actor.user_name,
        made_at=now,
    )
    await store.add(uow, made)
    await uow.audit("hand_over", "hand_over", id, facts={"officer": made.officer, "cases": len(asked)})
    said = {"record_type": "hand_over", "record_id": id, "receivers": made.receivers, "actor": made.made_by}
    await uow.publish(HandOverMade(hand_over_id=id, at=now, **said), about=id)
    return id


async def _must_be_of_the_team(uow: UnitOfWork, officer: str, receivers: list[str]) -> None:
    """Whom the actor leads, and nobody else: a person who is not there answers as one elsewhere."""
    if not has_in_reach(uow.actor, await find_account(uow, officer)):
        raise Invalid({"officer": ["not_in_your_team"]})
    for name in receivers:
        target = await choose_target(uow, Purpose.ASSIGN, name, module=None)
        if target.user_name == officer or not has_in_reach(uow.actor, await find_account(uow, name)):
            raise PersonCannotReceive
