"""How long referrals take, as one person may know it: each number opens the list that it counts."""

from chassis.driver import Row
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.rights import CASE, DEALING_IN_REFERRALS
from sharing.scope import extent_of

from referrals.referral.queries import SHOWING
from referrals.turnaround import store
from referrals.turnaround.domain import By, Offered, Step, StepState

ASKING = ("read", *DEALING_IN_REFERRALS)


async def count_turnaround(uow: UnitOfWork, offered: Offered, by: By | None) -> Values:
    """As the answer: one row for each service or place, or one for all. It says so where there may be referrals that
    the actor does not see. Raises NotAllowed for who has to do neither with cases nor with referrals.
    """
    uow.actor.must(CASE, *ASKING)
    rows = [_row(row, offered.of(by, row.key)) for row in await store.count_by(uow, offered, by)]
    sees_all = extent_of(uow.actor).is_everything or uow.actor.may_any(CASE, *DEALING_IN_REFERRALS)
    return {"data": rows} | ({} if sees_all else {"withheld": True})


def _row(row: Row, offered: Offered) -> Values:
    fixed = offered.query()
    shown: Values = {"key": row.key, "offered": {"count": row.offered, "query": fixed}}
    for step in Step:
        shown[step] = {
            state: {"count": getattr(row, f"{step}_{state}"), "query": [f"step={step}", f"state={state}", *fixed]}
            for state in StepState
        } | {"median_seconds": _rounded(getattr(row, f"{step}_median"))}
    return shown


def _rounded(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds)


async def list_turnaround(
    uow: UnitOfWork, keyring: Keyring, offered: Offered, step: Step | None, state: StepState, *, page: Page
) -> Values:
    """A page of the referrals that a number counts, as the answer. Raises NotAllowed."""
    uow.actor.must(CASE, *ASKING)
    found, total = await store.list_standing(uow, offered, step, state, page)
    return {"data": await SHOWING.show_own(uow, keyring, found), "metadata": page.metadata(total)}
