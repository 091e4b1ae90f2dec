"""`./mahon bus`: what waits to be sent, what is held and why, how to set it going again, and whether all has arrived.

It works on the databases of a running Mahon: that of the state folder, or the one that MAHON_DATABASE_URL (with
`{service}` in it) names.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated
from uuid import UUID

import asyncpg
import typer
from chassis.actor import service_actor
from chassis.database import Database
from chassis.retries import skip as skip_event
from contracts.topology import SERVICES, hears
from reporting.rebuild import rebuild as rebuild_projection

from deploy import say
from deploy.altered import altered
from deploy.places import HOME
from deploy.running import inside, url_of
from deploy.say import Code, Stopped

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
DISBELIEVED = """
SELECT signer, why, count, extract(epoch FROM now() - last_at) AS age FROM disbelieved ORDER BY signer, why
"""
SEEN = "DELETE FROM disbelieved"
RETRY_ONE = "UPDATE held SET why = 'retry', attempts = 0, next_at = now() WHERE id = $1 AND why IN ('retry', 'parked')"
RETRY_ALL = "UPDATE held SET why = 'retry', attempts = 0, next_at = now() WHERE why IN ('retry', 'parked')"
SINCE = "SELECT now() - make_interval(mins => $1)"
RESEND = """
WITH wanted AS (
    SELECT position FROM outbox WHERE position > $1 AND time >= $2 AND published_at IS NOT NULL
    ORDER BY position LIMIT 1000 FOR UPDATE
), again AS (UPDATE outbox AS o SET published_at = NULL FROM wanted WHERE o.position = wanted.position)
SELECT max(position) AS last, count(*) AS count FROM wanted
"""
# Some at a time and in the order in which the relay marks them: otherwise the two would wait for each other.
HEADS = "SELECT family, subject, sequence FROM outbox_head WHERE family <> 'upkeep'"
TAKEN = "SELECT subject, sequence FROM inbox_head WHERE source = $1"
PUT_ASIDE = "SELECT DISTINCT subject FROM held WHERE source = $1"
WAKE = "SELECT pg_notify('outbox', '')"

Work = Callable[[asyncpg.Connection], Awaitable[None]]


@app.command()
def status(*, state_folder: StateFolder = HOME) -> None:
    """Per service: how much waits to be sent, what is held and why, the age of the oldest, what was not believed."""
    for service in SERVICES:

        async def show_one(connection: asyncpg.Connection, service: str = service) -> None:
            waiting = await connection.fetchrow(WAITING)
            say.line(f"{service:<14} to send  {waiting['count']:>7}  oldest {waiting['age']:.1f} s")
            for row in await connection.fetch(HELD):
                say.line(f"{'':<14} {row['why']:<8} {row['count']:>7}  oldest {row['age']:.1f} s")
            for row in await connection.fetch(DISBELIEVED):
                what = f"not believed, as of {row['signer']}: {row['why']}"
                say.line(f"{'':<14} {what:<44} {row['count']:>7}  last {row['age']:.0f} s ago")

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
            done = await connection.execute(RETRY_ONE, _id(message))
        say.line(f"{done.split()[-1]} to be tried again")

    _on(service, state_folder, work)


@app.command()
def resend(service: Service, *, minutes: int = 60, state_folder: StateFolder = HOME) -> None:
    """Send again what a service announced in the last minutes; who has it already ignores it."""

    async def work(connection: asyncpg.Connection) -> None:
        since = await connection.fetchval(SINCE, minutes)
        after: int | None = 0
        count = 0
        while after is not None:
            try:
                done = await connection.fetchrow(RESEND, after, since)
            except asyncpg.DeadlockDetectedError:
                continue
            after, count = done["last"], count + done["count"]
            await connection.execute(WAKE)
        say.line(f"{count} to be sent again")

    _on(service, state_folder, work)


@app.command()
def seen(service: Service, *, state_folder: StateFolder = HOME) -> None:
    """End the alarm over messages that a service did not believe. They stay at the broker, in its dead queue."""

    async def work(connection: asyncpg.Connection) -> None:
        done = await connection.execute(SEEN)
        say.line(f"{done.split()[-1]} kinds of messages seen to")

    _on(service, state_folder, work)


@app.command()
def skip(
    service: Service, message: Annotated[str, typer.Argument(help="Its id.")], *, state_folder: StateFolder = HOME
) -> None:
    """Give one held message up for good, so that its record goes on; the audit keeps which."""

    async def work(database: Database) -> None:
        async with database.transaction(service_actor(service)) as uow:
            await skip_event(uow, _id(message))
        say.line("given up; what follows it goes on")

    inside(service, state_folder, work)


@app.command()
def rebuild(*, state_folder: StateFolder = HOME) -> None:
    """Empty reporting's numbers and have them computed again from everything that was announced.

    Only they are computed from events alone. Until all has come, the counts are too low.
    """

    async def work(database: Database) -> None:
        await rebuild_projection(database)
        say.line("emptied; `bus verify` says when everything is back")

    inside("reporting", state_folder, work)


@app.command()
def verify(*, state_folder: StateFolder = HOME) -> None:
    """Compare what each service announced with what each other one has taken; exit code 1 if something is missing, or
    is not what was announced.
    """
    with say.one_clear_line():
        wrong = asyncio.run(_verify({service: url_of(service, state_folder) for service in SERVICES}))
    raise SystemExit(int(wrong > 0))


async def _verify(urls: dict[str, str]) -> int:
    """A line for each pair of services; how many records are behind for no known reason, or altered."""
    wrong = 0
    for owner, owners in urls.items():
        async with _connected(owners) as connection:
            heads = await connection.fetch(HEADS)
        for consumer, consumers in urls.items():
            heard = [row for row in heads if hears(consumer, owner, row["family"])]
            if heard:
                wrong += await _compare((owner, owners), (consumer, consumers), heard)
    return wrong


async def _compare(owner: tuple[str, str], consumer: tuple[str, str], heads: list[asyncpg.Record]) -> int:
    """Names and databases of both sides. Altered is where more, or something else, was taken than announced."""
    wanted = {row["subject"]: row["sequence"] for row in heads}
    families = sorted({row["family"] for row in heads})
    async with _connected(owner[1]) as owners, _connected(consumer[1]) as consumers:
        taken = {row["subject"]: row["sequence"] for row in await consumers.fetch(TAKEN, owner[0])}
        held = {row["subject"] for row in await consumers.fetch(PUT_ASIDE, owner[0])}
        other = {subject for subject, _ in await altered(owners, consumers, owner[0], families)}
        # Asked after what was taken: what is announced meanwhile may have been taken already.
        said = {row["subject"]: row["sequence"] for row in await owners.fetch(HEADS)}
    behind = {subject for subject, sequence in wanted.items() if taken.get(subject, 0) < sequence}
    ahead = {subject for subject, sequence in taken.items() if sequence > said.get(subject, 0)}
    changed = other | (ahead - held)
    counts = f"{len(wanted):>8} records  {len(behind - held):>6} behind  {len(behind & held):>6} held"
    say.line(f"{owner[0]:<9} → {consumer[0]:<14}{counts}  {len(changed):>6} altered")
    return len((behind - held) | changed)


def _id(message: str) -> UUID:
    try:
        return UUID(message)
    except ValueError:
        raise Stopped("that is no message's id", Code.USAGE) from None


def _on(service: str, state_folder: Path, work: Work) -> None:
    with say.one_clear_line():
        if service not in SERVICES:
            raise Stopped(f"there is no service {service}", Code.USAGE)
        asyncio.run(_with_database(url_of(service, state_folder), work))


async def _with_database(url: str, work: Work) -> None:
    async with _connected(url) as connection:
        await work(connection)


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    try:
        connection = await asyncpg.connect(url, timeout=5)
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        raise Stopped(f"the database cannot be reached: {type(error).__name__}", Code.DATABASE) from None
    try:
        yield connection
    finally:
        await connection.close()
