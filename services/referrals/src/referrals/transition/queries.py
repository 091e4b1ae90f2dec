"""How a transition is shown: Primero's object, with version and abilities."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.errors import NotFound
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from chassis.web import Transactions

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.case_copy.queries import wait_until
from referrals.case_copy.store import find_case, open_case
from referrals.transition import store
from referrals.transition.domain import Assignment, Grant, Status, Transition, refusal_for
from referrals.transition.policy import is_recipient, reads_texts, sees_transition

SHOWN = [
    "id",
    "type",
    "record_id",
    "record_type",
    "status",
    "transitioned_by",
    "transitioned_by_user_agency",
    "transitioned_by_user_groups",
    "transitioned_to",
    "transitioned_to_user_agency",
    "transitioned_to_user_groups",
    "remote",
    "service",
    "service_record_id",
    "authorized_role_unique_id",
    "type_of_export",
    "allow_case_creation",
    "consent_overridden",
    "consent_individual_transfer",
    "record_owned_by",
    "record_owned_by_agency",
    "record_owned_by_groups",
    "created_at",
    "responded_at",
    "ended_at",
    "version",
]


@dataclass(frozen=True)
class Shown:
    """A transition as one person gets it: with the case they may see, and what they may do."""

    transition: Transition
    case: CaseCopy | None
    abilities: Sequence[str] = ()


def show(uow: UnitOfWork, keyring: Keyring, shown: Shown) -> dict[str, Any]:
    """All that is not null; what people wrote only for those who may read it."""
    transition, case = shown.transition, shown.case
    body = {name: getattr(transition, name) for name in SHOWN}
    if reads_texts(uow.actor, transition, case):
        body |= store.read_texts(keyring, transition)
    body["record_short_id"] = None if case is None else case.short_id
    body["access"] = transition.grant_state
    body["refusal"] = transition.refusal
    body["record_access_denied"] = not reads(uow.actor, case)
    answerable = transition.status is Status.IN_PROGRESS and is_recipient(uow.actor, transition)
    body["user_can_accept_or_reject"] = answerable
    body["abilities"] = list(shown.abilities)
    return {name: value for name, value in body.items() if value is not None}


def show_with_record(uow: UnitOfWork, keyring: Keyring, shown: Shown) -> dict[str, Any]:
    """The same, with the facts of the case that the transition changed, for who may read the case."""
    body = show(uow, keyring, shown)
    if shown.case is not None and reads(uow.actor, shown.case):
        with_services = shown.transition.service_record_id is not None and bool(
            uow.actor.forms.keys() & {"services", "services_section"}
        )
        body["record"] = shown.case.summary(with_services=with_services)
    return body


async def list_assignments(uow: UnitOfWork, case_id: UUID) -> list[Shown]:
    case = await open_case(uow, case_id, "read")
    found = await store.list_of_record(uow, case_id, {Assignment.type: Assignment})
    return [Shown(each, case) for each in found if sees_transition(uow.actor, each, case)]


async def show_assignment(uow: UnitOfWork, id: UUID) -> Shown:
    """What became of an assignment the actor has just made. Raises the refusal, if cases refused."""
    made = await store.find_transition(uow, Assignment, id)
    if made is None:
        raise NotFound
    if made.grant_state is Grant.REFUSED:
        raise refusal_for(made.refusal)
    return Shown(made, await find_case(uow, made.record_id))


async def wait_for_cases(
    work: Transactions, noted: asyncio.Event, id: UUID, *, seconds: float, since_version: int
) -> None:
    """Wait until cases has answered and its change of the case is here; or until patience ends.

    `noted`: set when something of the record was noted (`Signals.expecting`).
    `since_version`: the version of our copy of the case when we asked.
    """

    async def settled(uow: UnitOfWork) -> bool:
        found = await store.standing(uow, id)
        if found is None:
            return True
        grant, status, version = found
        if grant is Grant.REFUSED:
            return True
        if grant is Grant.ASKED and status is Status.IN_PROGRESS:
            return False
        return version > since_version

    await wait_until(work, noted, seconds, settled)
