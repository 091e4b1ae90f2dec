"""Makes open cases follow the policy pack in force. Rules: `docs/domain/tasks.md §6`."""

import asyncio
from datetime import datetime
from typing import Any

from chassis.unit_of_work import UnitOfWork

from cases.case.domain.next_action import note_next
from cases.next_action import store
from cases.policy_pack.domain import PolicyPack
from cases.record.commands import announce
from cases.record.domain import record as records
from cases.record.domain.rules import Rules
from cases.record.store import rows
from cases.record.store.setup import load_setup

MOST_AT_ONCE = 200
BREATH = 25


async def follow_policy(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: a few cases at each turn, until all of them follow today's pack."""
    await follow_next(uow, now)


async def follow_next(uow: UnitOfWork, now: datetime) -> bool:
    """Whether there are more. Sealed values are not read."""
    rules = (await load_setup(uow.session)).rules
    pack = rules.packs.on(uow.site.day(now))
    state = await store.read_progress(uow.session)
    if state is not None and state.version == pack.version and state.after is None:
        return False
    after = state.after if state is not None and state.version == pack.version else None
    found = await store.find_next(uow.session, after, MOST_AT_ONCE)
    for place, row in enumerate(found):
        await _follow(uow, row, rules, pack)
        if place % BREATH == BREATH - 1:
            await asyncio.sleep(0)
    is_whole = len(found) < MOST_AT_ONCE
    await store.write_progress(uow.session, store.Round(pack.version, None if is_whole else found[-1].id))
    return not is_whole


async def _follow(uow: UnitOfWork, row: Any, rules: Rules, pack: PolicyPack) -> None:
    """Nobody did it: whoever changed the case last stays who did."""
    before = rows.facts_only(row)
    values = records.copied(before.values)
    note_next(values, rules, uow.site, pack)
    if values == before.values:
        return
    made = records.after(before, values)
    by = rows.Author(uow.actor.user_name, uow.began)
    done = await rows.update_facts(uow.session, row, made, by=by, site=uow.site, chain=uow.chain)
    await announce(uow, made.kind.changed, made, done)
