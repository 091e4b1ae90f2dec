"""Keeps every age right today, and finds old records by new ways of searching. Rules: `docs/domain/days.md §7`."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chassis.sealing import Keyring
from chassis.site import DAY
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.record.commands import announce
from cases.record.domain import record as records
from cases.record.domain.ages import note_ages
from cases.record.domain.record import Record
from cases.record.store import rows
from cases.record.store.setup import load_setup
from cases.renewal import store
from cases.search.domain.terms import TOKENS, birthday_term

MOST_AT_ONCE = 200
BREATH = 25
LONGEST = 366


def renewing(keyring: Keyring) -> Callable[[UnitOfWork, datetime], Awaitable[None]]:
    """A schedule: a few records at each turn, until all are as they should be today."""

    async def renew_some(uow: UnitOfWork, now: datetime) -> None:
        await renew(uow, keyring, now)

    return renew_some


async def renew(uow: UnitOfWork, keyring: Keyring, now: datetime) -> bool:
    """The next records: whether there are more. All of them where tokens are made in a new way, else whose birthday it
    is, or was while nobody looked.
    """
    today, state = uow.site.day(now), await store.read_progress(uow.session)
    whole = state.tokens != TOKENS
    if not whole and state.until is not None and state.until >= today:
        return False
    wanted = None if whole else [keyring.token(*birthday_term(day)) for day in days_between(state.until, today)]
    found = await store.find_next(uow.session, state.after, MOST_AT_ONCE, wanted)
    vault = rows.Vault(keyring, (await load_setup(uow.session)).catalogue, uow.site)
    if whole:
        await store.rewrite_tokens(uow.session, [_tokens(vault, row) for row in found])
    for place, row in enumerate(found):
        await _grow(uow, vault, row, today)
        if place % BREATH == BREATH - 1:
            await asyncio.sleep(0)
    if len(found) == MOST_AT_ONCE:
        await store.write_progress(uow.session, replace(state, after=found[-1].id))
        return True
    await store.write_progress(uow.session, store.Progress(TOKENS, today, None))
    return False


def _tokens(vault: rows.Vault, row: Any) -> Values:
    made = vault.tokens(vault.open(row))
    return {"row_id": row.id, **{f"new_{name}": value for name, value in made.items()}}


async def _grow(uow: UnitOfWork, vault: rows.Vault, row: Any, today: date) -> None:
    """Nobody did it: whoever changed the record last stays who did, and its owner has nothing to look at."""
    before = vault.open(row)
    made = grown(before, vault, today)
    if made is not None:
        by = rows.Author(uow.actor.user_name, uow.began)
        written = await rows.update(uow.session, vault, row, before, made, by=by)
        await announce(uow, made.kind.changed, made, written)


def grown(before: Record, vault: rows.Vault, today: date) -> Record | None:
    values = records.copied(before.values)
    note_ages(values, vault.catalogue.fields(before.kind.resource, before.module), today)
    return None if values == before.values else records.after(before, values)


def days_between(before: date | None, today: date) -> Iterator[str]:
    """`02-28` of every day after the first one to the last, at most a year of them; who is born on a leap day is older
    on the first of March.
    """
    first = today - LONGEST * DAY if before is None else max(before + DAY, today - LONGEST * DAY)
    for number in range((today - first).days + 1):
        told = (first + number * DAY).isoformat().partition("-")[2]
        yield told
        if told == "03-01":
            yield "02-29"
