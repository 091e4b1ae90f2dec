"""Tells of danger that is there when a module begins to say what danger is. Rules: `docs/domain/workflow.md §9`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chassis.driver import Row
from chassis.unit_of_work import UnitOfWork

from cases.danger import store
from cases.danger.store import Search
from cases.record.commands import reported_danger
from cases.record.domain.rules import Rules
from cases.record.store.rows import facts_only
from cases.record.store.setup import load_setup

OPTION = "danger"
MOST_AT_ONCE = 200


async def tell_of_what_is_there(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: some records of each module that says it in another way than when they were looked through."""
    rules = (await load_setup(uow.session)).rules
    known = await store.list_searches(uow.session)
    for module in rules.modules:
        means = rules.option(module, OPTION) or {}
        search = known.get(module, Search(module, {}, {}, None))
        if means != search.means:
            search = Search(module, before=search.means, means=means, after=store.FIRST if means else None)
            await store.write_search(uow.session, search)
        if search.after is not None:
            await _look_on(uow, search, rules, now)


async def _look_on(uow: UnitOfWork, search: Search, rules: Rules, now: datetime) -> None:
    rows = await store.find_next(uow.session, search, MOST_AT_ONCE)
    await _tell(uow, rows, search, rules, now)
    after = rows[-1].id if len(rows) == MOST_AT_ONCE else None
    await store.write_search(uow.session, replace(search, after=after))


async def _tell(uow: UnitOfWork, rows: Sequence[Row], search: Search, rules: Rules, now: datetime) -> None:
    """Who was in danger before by what was said then, or was told of since, is told of no more."""
    before = replace(rules, modules={**rules.modules, search.module: {OPTION: search.before}})
    records = [found for found in map(facts_only, rows) if not found.kind.danger(found.values, before)]
    events = [event for found in records if (event := reported_danger(found, rules, now)) is not None]
    told = await store.find_told(uow.session, [event.danger_id for event in events])
    for event in events:
        if event.danger_id not in told:
            await uow.publish(event, about=event.danger_id)
