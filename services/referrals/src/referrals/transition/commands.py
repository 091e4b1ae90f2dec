"""Giving a case to another owner. Cases carries it out; here it is decided who may ask for it, and written down."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from chassis.actor import Actor
from chassis.errors import Invalid, Refusal, StaleVersion
from chassis.ids import derived_id, new_id
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.referrals import AssignmentMade, AssignmentRefused
from contracts.values import Values
from sharing.rights import ASSIGNING, CASE, Purpose

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import open_case
from referrals.directory.queries import choose_target
from referrals.transition import store
from referrals.transition.domain import (
    GIVE_UP_AFTER,
    TIMED_OUT,
    AlreadyAssigning,
    AlreadyOwner,
    Asked,
    Assignment,
    GrantState,
    Transition,
)

MOST_AT_ONCE = 100


class TooManyAtOnce(Invalid):
    code = "too_many_records"
    title = "Too many records at once."
    message = "case.messages.bulk_assign_limit"


T = TypeVar("T")
Many = tuple[dict[UUID, Asked], dict[UUID, Refusal]]


def id_for(uow: UnitOfWork, record_id: UUID) -> UUID:
    """The id of what this command makes: the same again when the command is repeated."""
    if uow.command_id is None:
        return new_id()
    return derived_id("transition", str(uow.actor.id), str(uow.command_id), str(record_id))


def parties(actor: Actor, case: CaseCopy, target: Actor | None) -> Values:
    """Who gives, who gets and whose the case is, as they are now: a transition keeps them for ever."""
    return {
        "record_id": case.record_id,
        "record_type": case.record_type,
        "record_short_id": case.short_id,
        "transitioned_by": actor.user_name,
        "transitioned_by_user_agency": actor.agency,
        "transitioned_by_user_groups": sorted(actor.groups),
        "transitioned_to": None if target is None else target.user_name,
        "transitioned_to_user_agency": None if target is None else target.agency,
        "transitioned_to_user_groups": [] if target is None else sorted(target.groups),
        "record_owned_by": case.owned_by,
        "record_owned_by_agency": case.facts.get("owned_by_agency_id"),
        "record_owned_by_groups": sorted(case.names("owned_by_groups")),
    }


async def assign_case(
    uow: UnitOfWork,
    keyring: Keyring,
    case_id: UUID,
    *,
    to: str | None,
    notes: str | None,
    now: datetime,
    resource: str = CASE,
    hand_over_id: UUID | None = None,
) -> Asked:
    """Ask cases to change the owner.

    Raises NotFound, NotAllowed, AlreadyOwner, AlreadyAssigning or PersonCannotReceive.
    """
    case = await open_case(uow, case_id, *ASSIGNING, resource=resource)
    id = id_for(uow, case_id)
    if uow.replayed and await store.is_kept(uow, id):
        return Asked(Assignment, id, since=0)
    target = await choose_target(uow, Purpose.ASSIGN, to, module=case.module, resource=resource)
    if target.user_name == case.owned_by:
        raise AlreadyOwner({"transitioned_to": [AlreadyOwner.code]})
    made = Assignment(id=id, created_at=now, hand_over_id=hand_over_id, **parties(uow.actor, case, target))
    store.write_texts(keyring, made, {"notes": notes})
    made.claim = f"{case_id}/assign:{target.user_name}"
    if not await store.add_transition(uow, made):
        raise AlreadyAssigning
    await uow.audit(f"assign_{resource}", resource, case_id, facts={"transition": str(id), "to": made.transitioned_to})
    await uow.publish(AssignmentMade.of(made, transition_id=id, made_at=now), about=id)
    return Asked(Assignment, id, since=case.version)


async def assign_cases(
    uow: UnitOfWork,
    keyring: Keyring,
    case_ids: list[UUID],
    *,
    to: str | None,
    notes: str | None,
    now: datetime,
    resource: str = CASE,
) -> Many:
    """Ask for each of them: what was asked and what was refused, by record."""
    uow.actor.must(resource, *ASSIGNING)

    async def ask(case_id: UUID) -> Asked:
        return await assign_case(uow, keyring, case_id, to=to, notes=notes, now=now, resource=resource)

    return await each_of(uow, case_ids, ask, action=f"assign_{resource}", resource=resource)


async def each_of(
    uow: UnitOfWork,
    case_ids: Iterable[UUID],
    ask: Callable[[UUID], Awaitable[Asked]],
    *,
    action: str,
    resource: str = CASE,
) -> Many:
    """What was asked and what was refused, by case, in the order given.

    They are gone through in one order for all: two who ask for the same cases do not wait for each other in a circle.
    """
    asked: dict[UUID, Asked] = {}
    refused: dict[UUID, Refusal] = {}
    for case_id in sorted(set(case_ids)):
        try:
            asked[case_id] = await ask(case_id)
        except Refusal as refusal:
            refused[case_id] = refusal
            await uow.audit(action, resource, case_id, outcome="refused", code=refusal.code)
    return _in_order(case_ids, asked), _in_order(case_ids, refused)


def _in_order(case_ids: Iterable[UUID], found: Mapping[UUID, T]) -> dict[UUID, T]:
    return {case_id: found[case_id] for case_id in dict.fromkeys(case_ids) if case_id in found}


def must_be_few(case_ids: Collection[UUID], refusal: type[TooManyAtOnce] = TooManyAtOnce) -> None:
    if len(case_ids) > MOST_AT_ONCE:
        raise refusal(most=MOST_AT_ONCE)


def must_be_seen(transition: Transition, base_version: int | None) -> None:
    """Every step of a transition changes its state: whoever saw another version decides again. Raises StaleVersion."""
    if base_version is not None and base_version != transition.version:
        raise StaleVersion(version=transition.version, fields=["status"])


async def refuse(uow: UnitOfWork, made: Assignment, *, code: str, now: datetime) -> None:
    """Unless cases has answered before."""
    if made.grant_state is not GrantState.ASKED:
        return
    made.refuse(code, at=now)
    await store.save_transition(uow, made)
    await uow.publish(AssignmentRefused.of(made, transition_id=made.id, code=code, at=now), about=made.id)


async def give_up_assignments(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: what cases has not answered for ten minutes has failed, and says so."""
    for made in await store.list_asked(uow, Assignment, before=now - GIVE_UP_AFTER):
        await refuse(uow, made, code=TIMED_OUT, now=now)
