"""What befalls a database: away for what looks like an hour, older than it was, or no connection left for anybody."""

import asyncio
import os
import subprocess
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from chassis.migrations import APPEND_ONLY
from chassis.tables import shared
from contracts.topology import SERVICES
from deploy.postgres import binaries_at_hand
from sqlalchemy import DateTime

from proofs.faults.scene import CONSUMERS, NotProven, Scene

AWAY_SECONDS = 20.0
HEARD_LOOKS = 300
AGE = "interval '1 hour'"
RESTORED = ("notifications", "reporting")
"""They announce nothing of their own: for an owner an older state is a loss, not a fault that mends itself."""
BACKUP_AGE_SECONDS = 20.0
FULL_SECONDS = 20.0
AT_ONCE = 20
LOCKED_OUT = 'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {allowed}'
CUT = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> ALL($1::int[]) AND ($2::text IS NULL OR datname = $2)
"""
DEAF = "SELECT coalesce(extract(epoch FROM now() - min(until)), 0) FROM heard"
SENT = "SELECT id::text FROM delivery WHERE state = 'sent'"
AGEING = [
    (table.name, [column.name for column in table.columns if isinstance(column.type, DateTime)])
    for table in shared.sorted_tables
    if table.name not in APPEND_ONLY
]
"""Every moment that the plumbing writes down. Sessions are left as they are: people would be asked to log in again."""


def take_away(scene: Scene) -> str:
    """Connections refused; and the clock of everybody is an hour later when they are taken again."""
    return asyncio.run(_take_away(scene, scene.choose(CONSUMERS)))


def restore(scene: Scene) -> str:
    """The database as it was a while ago."""
    return asyncio.run(_restore(scene, scene.choose(RESTORED)))


def use_up_connections(scene: Scene) -> str:
    """Every connection that the server has for anybody is taken, and those of the services are cut."""
    return asyncio.run(_use_up_connections(scene))


async def _take_away(scene: Scene, service: str) -> str:
    name, refused = f"mahon_{service}", Counter[str]()
    async with _administrator(scene, "postgres") as outside, _administrator(scene, name) as inside:
        await _heard_once(inside)
        deadline = time.monotonic() + AWAY_SECONDS
        await outside.execute(LOCKED_OUT.format(name=name, allowed="false"))
        try:
            cut = await outside.fetchval(CUT, [outside.get_server_pid(), inside.get_server_pid()], name)
            await put_back(inside)
            for other in SERVICES:
                if other != service:
                    async with _administrator(scene, f"mahon_{other}") as connection:
                        await put_back(connection)
            while time.monotonic() < deadline:
                refused[await _try(scene, service)] += 1
                await asyncio.sleep(1)
            deaf = float(await inside.fetchval(DEAF))
        finally:
            await outside.execute(LOCKED_OUT.format(name=name, allowed="true"))
    if not cut or refused[""] or deaf < 3600:
        raise NotProven(f"{service}: {cut} connections cut, {dict(refused)}, heard {deaf:.0f} s ago")
    return (
        f"{cut} connections of {service} were cut, {refused.total()} of {refused.total()} refused; "
        f"it had heard its owners {deaf / 60:.0f} minutes ago"
    )


async def _heard_once(connection: asyncpg.Connection) -> None:
    """Until it has heard its owners to the end once: how long that is ago is what proves that time went by."""
    for _ in range(HEARD_LOOKS):
        if await connection.fetchval(DEAF):
            return
        await asyncio.sleep(0.2)


async def put_back(connection: asyncpg.Connection) -> None:
    """As if all clocks had been put forward: each moment lies an hour further back."""
    for table, columns in AGEING:
        if columns:
            moved = ", ".join(f"{column} = {column} - {AGE}" for column in columns)
            async with connection.transaction():
                # Rows locked one by one would wait for those who lock them in another order.
                await connection.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
                await connection.execute(f"UPDATE {table} SET {moved}")


async def _try(scene: Scene, service: str) -> str:
    """The name of what a connection of the service's own account is refused with; empty: it is not."""
    try:
        connection = await scene.system.connect(service)
    except asyncpg.PostgresError as error:
        return type(error).__name__
    await connection.close()
    return ""


async def _restore(scene: Scene, service: str) -> str:
    name = f"mahon_{service}"
    backup = scene.system.folder / f"{name}.dump"
    _client(scene, "pg_dump", "-Fc", f"--file={backup}", name)
    await asyncio.sleep(BACKUP_AGE_SECONDS)
    async with _administrator(scene, "postgres") as outside:
        before = await _applied(scene, name)
        await outside.execute(f'ALTER ROLE "{name}" NOLOGIN')
        try:
            await outside.fetchval(CUT, [outside.get_server_pid()], name)
            _client(scene, "pg_restore", "--clean", "--create", "--exit-on-error", "--dbname=postgres", str(backup))
            after = await _applied(scene, name)
            if service == "notifications":
                scene.letters.keep_only(await _sent(scene, name))
        finally:
            await outside.execute(f'ALTER ROLE "{name}" LOGIN')
    backup.unlink()
    if not after < before:
        raise NotProven(f"{service} had applied {before} events, and {after} of them after it was restored")
    return f"{service} forgot {before - after} of the {before} events that it had applied"


async def _applied(scene: Scene, name: str) -> int:
    async with _administrator(scene, name) as connection:
        return int(await connection.fetchval("SELECT count(*) FROM inbox"))


async def _sent(scene: Scene, name: str) -> set[str]:
    async with _administrator(scene, name) as connection:
        return {row["id"] for row in await connection.fetch(SENT)}


def _client(scene: Scene, program: str, *words: str) -> None:
    binaries = binaries_at_hand()
    assert binaries is not None  # noqa: S101  # the run's own server is one of them
    environment = {**os.environ, **scene.system.database_environment()}
    path = Path(binaries) / "bin" / program
    subprocess.run([str(path), *words], env=environment, check=True, capture_output=True)


async def _use_up_connections(scene: Scene) -> str:
    taken: list[asyncpg.Connection] = []
    refused, deadline = Counter[str](), time.monotonic() + FULL_SECONDS
    async with _administrator(scene, "postgres") as outside:
        try:
            await _fill(scene, taken)
            mine = [outside.get_server_pid(), *(each.get_server_pid() for each in taken)]
            cut = await outside.fetchval(CUT, mine, None)
            while time.monotonic() < deadline:
                await _fill(scene, taken)
                refused[await _try(scene, "cases")] += 1
                await asyncio.sleep(1)
        finally:
            for each in taken:
                each.terminate()
    if not cut or not refused["TooManyConnectionsError"]:
        raise NotProven(f"{len(taken)} connections taken, {cut} cut, {dict(refused)}")
    return (
        f"{len(taken)} connections taken, {cut} of the services cut; "
        f"{refused['TooManyConnectionsError']} of {refused.total()} new ones refused"
    )


async def _fill(scene: Scene, taken: list[asyncpg.Connection]) -> None:
    """Take what connections there are, with an account for which none is kept back."""
    while True:
        asked = [scene.system.connect("reporting") for _ in range(AT_ONCE)]
        got = await asyncio.gather(*asked, return_exceptions=True)
        taken += [one for one in got if isinstance(one, asyncpg.Connection)]
        if any(isinstance(one, asyncpg.TooManyConnectionsError) for one in got):
            return
        for one in got:
            if isinstance(one, BaseException):
                raise one


@asynccontextmanager
async def _administrator(scene: Scene, database: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await scene.system.connect_as_administrator(database)
    try:
        yield connection
    finally:
        await connection.close()
