"""`./mahon bus`: what waits to be sent, what is held and why, and how to set it going again.

It works on the databases of a running Mahon: that of the state folder, or the one that MAHON_DATABASE_URL (with
`{service}` in it) names.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import asyncpg
import typer

from deploy import say
from deploy.places import HOME
from deploy.routes import SERVICES
from deploy.say import Code, Stopped
from deploy.state import remembered

app = typer.Typer(help="See and act on what services still have to tell each other.", no_args_is_help=True)

StateFolder = Annotated[Path, typer.Option("--state", help="Folder of the running Mahon.")]
Service = Annotated[str, typer.Argument(help=f"One of: {', '.join(SERVICES)}.")]

WAITING = """
SELECT count(*) AS count, coalesce(extract(epoch FROM now() - min(time)), 0) AS age
FROM outbox WHERE published_at IS NULL
"""
HELD = """
SELECT why, count(*) AS count, coalesce(extract(epoch FROM now() - min(received_at)), 0) AS age
FROM held GROUP BY why ORDER BY why
"""
# The envelope itself is not shown: only what is needed to find the record.
SHOW = """
SELECT id, why, source, subject, sequence, envelope->>'type' AS type, attempts, next_at, last_error, received_at
FROM held ORDER BY received_at LIMIT $1
"""
RETRY_ONE = "UPDATE held SET why = 'retry', attempts = 0, next_at = now() WHERE id = $1 AND why IN ('retry', 'parked')"
RETRY_ALL = "UPDATE held SET why = 'retry', attempts = 0, next_at = now() WHERE why IN ('retry', 'parked')"
RESEND = "UPDATE outbox SET published_at = NULL WHERE time >= now() - make_interval(mins => $1)"
WAKE = "SELECT pg_notify('outbox', '')"

Work = Callable[[asyncpg.Connection], Awaitable[None]]


@app.command()
def status(*, state_folder: StateFolder = HOME) -> None:
    """Per service: how much waits to be sent, what is held and why, and the age of the oldest."""
    for service in SERVICES:

        async def show_one(connection: asyncpg.Connection, service: str = service) -> None:
            waiting = await connection.fetchrow(WAITING)
            say.line(f"{service:<14} to send  {waiting['count']:>7}  oldest {waiting['age']:.1f} s")
            for row in await connection.fetch(HELD):
                say.line(f"{'':<14} {row['why']:<8} {row['count']:>7}  oldest {row['age']:.1f} s")

        _on(service, state_folder, show_one)


@app.command()
def show(service: Service, *, most: int = 50, state_folder: StateFolder = HOME) -> None:
    """The messages a service holds: which, of what, why, how often tried, and the class of the last error."""

    async def work(connection: asyncpg.Connection) -> None:
        for row in await connection.fetch(SHOW, most):
            say.line("  ".join(f"{name}={value}" for name, value in row.items()))

    _on(service, state_folder, work)


@app.command()
def retry(
    service: Service,
    message: Annotated[str, typer.Argument(help="Its id, or all.")],
    *,
    state_folder: StateFolder = HOME,
) -> None:
    """Try a parked or waiting message again now, or all of them."""

    async def work(connection: asyncpg.Connection) -> None:
        if message == "all":
            done = await connection.execute(RETRY_ALL)
        else:
            done = await connection.execute(RETRY_ONE, UUID(message))
        say.line(f"{done.split()[-1]} to be tried again")

    _on(service, state_folder, work)


@app.command()
def resend(service: Service, *, minutes: int = 60, state_folder: StateFolder = HOME) -> None:
    """Send again what a service announced in the last minutes; who has it already ignores it."""

    async def work(connection: asyncpg.Connection) -> None:
        done = await connection.execute(RESEND, minutes)
        await connection.execute(WAKE)
        say.line(f"{done.split()[-1]} to be sent again")

    _on(service, state_folder, work)


def _on(service: str, state_folder: Path, work: Work) -> None:
    with say.one_clear_line():
        if service not in SERVICES:
            raise Stopped(f"there is no service {service}", Code.USAGE)
        asyncio.run(_with_database(_url(service, state_folder), work))


async def _with_database(url: str, work: Work) -> None:
    try:
        connection = await asyncpg.connect(url, timeout=5)
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        raise Stopped(f"the database cannot be reached: {type(error).__name__}", Code.DATABASE) from None
    try:
        await work(connection)
    finally:
        await connection.close()


def _url(service: str, state_folder: Path) -> str:
    named = os.environ.get("MAHON_DATABASE_URL", "")
    if "{service}" in named:
        return named.replace("{service}", service).replace("+asyncpg", "")
    known: dict[str, Any] = remembered(state_folder)
    try:
        template = str(known["databases"][service])
    except KeyError:
        raise Stopped(f"no Mahon runs on {state_folder}", Code.STATE) from None
    return template.replace("+asyncpg", "")
