"""Telling supervisors of new and renamed cases that may be about a child whose file the owner does not see."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from chassis.actor import Actor
from chassis.driver import Row
from chassis.ids import derived_id
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.cases import LikenessNoticed
from contracts.permissions import SYSTEM
from sharing.scope import sees

from cases.case.domain import CASE
from cases.likeness import store
from cases.likeness.domain.known import child_in, terms_of_child
from cases.likeness.domain.scoring import TOLD, compare
from cases.record.store.rows import Vault
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_people

MOST_AT_ONCE = 20


def telling(keyring: Keyring) -> Callable[[UnitOfWork, datetime], Awaitable[None]]:
    """A schedule: the next cases that are new or have another name, each once."""

    async def tell_of_some(uow: UnitOfWork, now: datetime) -> None:
        await tell_of_likeness(uow, keyring, now)

    return tell_of_some


async def tell_of_likeness(uow: UnitOfWork, keyring: Keyring, now: datetime) -> None:
    """Whoever registered the case is told nothing: that there is such a file is a secret of its own."""
    setup = await load_setup(uow.session)
    vault = Vault(keyring, setup.catalogue, uow.site)
    rows = await store.find_named_lately(uow.session, CASE, now, MOST_AT_ONCE)
    owners = await find_people(uow.session, {str(row.facts["owned_by"]) for row in rows})
    for row in rows:
        owner = owners.get(str(row.facts["owned_by"]))
        hidden = 0 if owner is None else await _count_hidden(uow, vault, setup, row, owner)
        if hidden:
            await _tell(uow, row, hidden, now)
        await asyncio.sleep(0)
    await store.note_looked(uow.session, {row.id: row.named for row in rows}, now)


async def _count_hidden(uow: UnitOfWork, vault: Vault, setup: Setup, row: Row, owner: Actor) -> int:
    """How many cases out of the owner's sight may well be about the same child."""
    child = child_in(vault.open(row).values, setup.rules)
    terms = terms_of_child(child)
    if not terms:
        return 0
    found = await store.find_alike_anywhere(uow.session, vault.keyring, CASE, row.id, terms=terms, child=child)
    hidden = (child_in(vault.open(other).values, setup.rules) for other in found if not sees(owner, other.facts))
    return sum(compare(child, other, least=TOLD).points >= TOLD for other in hidden)


async def _tell(uow: UnitOfWork, row: Row, hidden: int, now: datetime) -> None:
    # A case by another name is an occasion of its own.
    occasion = (str(row.id),) if row.named == store.FIRST else (str(row.id), str(row.named))
    likeness_id = derived_id("likeness", *occasion)
    event = LikenessNoticed(
        likeness_id=likeness_id,
        record_id=row.id,
        record_type=CASE.resource,
        record_short_id=row.facts.get("short_id"),
        owned_by=row.facts["owned_by"],
        cases=hidden,
        actor=SYSTEM,
        at=now,
    )
    await uow.publish(event, about=likeness_id)
    await uow.audit("likeness_noticed", CASE.resource, row.id, facts={"cases": hidden})
