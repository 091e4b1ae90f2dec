"""`./mahon audit`: whether audit and histories are as they were written.

It works on the databases of a running Mahon, with the keys of the state folder or those that MAHON_KEYRING names.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from cases.timeline.commands import begin_chains
from cases.timeline.domain import FIRST
from cases.timeline.queries import find_forged as find_forged_histories
from chassis.actor import service_actor
from chassis.audit_proof import Forgery, find_cut, find_forged
from chassis.database import Database, is_outage
from chassis.life_span import AUDIT_KEPT
from contracts.topology import SERVICES

from deploy import say
from deploy.places import HOME
from deploy.running import chain_key, database_of, inside
from deploy.say import Code, Stopped

app = typer.Typer(help="Prove that audit and histories are as they were written.", no_args_is_help=True)
StateFolder = Annotated[Path, typer.Option("--state", help="Folder of the running Mahon.")]
HISTORIES = "cases"


@app.command()
def verify(*, state_folder: StateFolder = HOME) -> None:
    """Name each entry, block and record that was altered, taken out, put in or moved; exit code 1 if there is any."""
    with say.one_clear_line():
        wrong = asyncio.run(_verify(state_folder))
    raise SystemExit(int(wrong > 0))


@app.command()
def begin(*, state_folder: StateFolder = HOME) -> None:
    """Chain the histories that were written before Mahon had chains: once, after the upgrade that brought them."""

    async def work(database: Database) -> None:
        after: UUID | None = FIRST
        chained = 0
        while after is not None:
            async with database.transaction(service_actor(HISTORIES)) as uow:
                after, done = await begin_chains(uow, after)
            chained += done
        say.line(f"{chained} histories chained")

    inside(HISTORIES, state_folder, work)


async def _verify(state_folder: Path) -> int:
    wrong, now = 0, datetime.now(UTC)
    async with AsyncExitStack() as stack:
        databases: dict[str, Database] = {}
        for service in SERVICES:
            databases[service] = database_of(service, state_folder)
            stack.push_async_callback(databases[service].close)
        for service in SERVICES:
            found = 0
            try:
                async for forgery in _forgeries(databases, service, chain_key(service, state_folder), now):
                    say.line(f"{service:<14} {forgery.where:<60} {forgery.what}")
                    found += 1
            except Exception as error:
                if not is_outage(error):
                    raise
                raise Stopped("the database cannot be reached", Code.DATABASE) from None
            say.line(f"{service:<14} {'nothing altered' if not found else f'{found} findings'}")
            wrong += found
    return wrong


async def _forgeries(databases: dict[str, Database], service: str, key: bytes, now: datetime) -> AsyncIterator[Forgery]:
    async with databases[service].look() as session:
        async for forgery in find_forged(session, key, now, AUDIT_KEPT):
            yield forgery
        for other in SERVICES:
            if other != service:
                async with databases[other].look() as others:
                    for forgery in await find_cut(session, others, service):
                        yield forgery
        if service == HISTORIES:
            async for forgery in find_forged_histories(session, key):
                yield forgery
