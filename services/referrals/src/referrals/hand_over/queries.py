"""A hand-over with its letters, as the API answers it. Rules: `docs/domain/referrals.md §19`."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.errors import NotFound
from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.case_copy.store import find_cases
from referrals.directory.store import find_account, find_full_names
from referrals.hand_over import store
from referrals.hand_over.policy import reads_all
from referrals.hand_over.shapes import HandOverListed
from referrals.transition.domain import Assignment, GrantState

STATES = {GrantState.ASKED: "asked", GrantState.GRANTED: "done", GrantState.REFUSED: "refused"}


async def show(uow: UnitOfWork, id: UUID) -> Values:
    """Raises NotFound for who neither made it nor got a letter nor leads the officer."""
    made = await store.find(uow, id)
    me = uow.actor.user_name
    whole = made is not None and reads_all(uow.actor, made, await find_account(uow, made.officer))
    if made is None or not (whole or me in made.receivers):
        raise NotFound
    given = [each for each in await store.list_assignments(uow, id) if whole or each.transitioned_to == me]
    cases = await find_cases(uow, {each.record_id for each in given})
    names = await find_full_names(uow, {made.officer, made.made_by, *made.receivers})
    receivers = made.receivers if whole else [me]
    states = [STATES[each.grant_state] for each in given]
    return {
        **HandOverListed.of(made),
        "officer_full_name": names.get(made.officer),
        "made_by_full_name": names.get(made.made_by),
        "total": len(given),
        "done": states.count("done"),
        "refused": states.count("refused"),
        "left": made.left if whole else [],
        "letters": [
            {"to": name, "to_full_name": names.get(name), "cases": _cases(uow, name, given, cases)}
            for name in receivers
        ],
        "withheld": not whole and len(made.receivers) > 1,
    }


def _cases(uow: UnitOfWork, to: str, given: Sequence[Assignment], cases: Mapping[UUID, CaseCopy]) -> list[Values]:
    listed = [_case(uow, each, cases.get(each.record_id)) for each in given if each.transitioned_to == to]
    return sorted(listed, key=lambda row: row["next_action_due"] or "9")


def _case(uow: UnitOfWork, each: Assignment, case: CaseCopy | None) -> Values:
    facts = case.facts if case is not None and reads(uow.actor, case) else {}
    return {
        "record_id": each.record_id,
        "record_short_id": each.record_short_id,
        "state": STATES[each.grant_state],
        "refusal": each.refusal,
        "next_action": facts.get("next_action"),
        "next_action_due": facts.get("next_action_due"),
    }


async def list_own(uow: UnitOfWork, page: Page) -> Values:
    found, total = await store.list_own(uow, page)
    return {"data": [HandOverListed.of(each) for each in found], "metadata": page.metadata(total)}
