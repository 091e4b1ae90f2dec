"""Which schema a service's code knows, and waiting for the database to have it: containers start in any order."""

import asyncio
from pathlib import Path

from chassis import logs
from chassis.driver import DatabaseAway, DatabaseError, connect, errors_mapped

LOOK_AGAIN_SECONDS = 1.0
SAY_AGAIN = 15
"""After how many looks it is said again that something is waited for."""
VERSION = "SELECT version_num FROM alembic_version"


def folder_of(service: str) -> Path:
    """Where the service keeps its migrations: beside its `src`, or inside the installed package."""
    package = __import__(service)
    here = Path(str(package.__file__)).resolve().parent
    beside = here.parent.parent / "migrations"
    return beside if beside.is_dir() else here / "migrations"


def newest(service: str) -> str:
    """The number of the service's last migration: `0011`."""
    return max(file.name.partition("_")[0] for file in (folder_of(service) / "versions").glob("[0-9]*_*.py"))


async def wait_for_database(url: str) -> None:
    """Return once the account of the URL is let in."""
    await _wait(url, None)


async def wait_for_schema(service: str, url: str) -> None:
    """Return once the database has the schema that this code knows, or a newer one that was made to be read by it."""
    await _wait(url, newest(service))


async def _wait(url: str, version: str | None) -> None:
    looks = 0
    while (found := await _found(url)) is None or (version is not None and found < version):
        if looks % SAY_AGAIN == 0:
            logs.get().warning("waits_for_schema" if found is not None else "waits_for_database")
        looks += 1
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def _found(url: str) -> str | None:
    """The schema's number, empty where there is none yet; None where nobody is let in."""
    try:
        connection = await connect(url)
    except DatabaseAway:
        return None
    try:
        with errors_mapped():
            return str(await connection.fetchval(VERSION) or "")
    except DatabaseError:
        return ""
    finally:
        await connection.close()
