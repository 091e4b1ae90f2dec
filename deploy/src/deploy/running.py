"""The databases of a running Mahon: of the state folder, or those that MAHON_DATABASE_URL (with `{service}`) names."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from chassis.database import Database
from chassis.errors import Refusal
from chassis.keys import chain_in
from contracts.topology import SERVICES

from deploy import say
from deploy.handed_out import KEYRING
from deploy.say import Code, Stopped
from deploy.state import remembered


def url_of(service: str, state_folder: Path) -> str:
    """The URL of the service's database. Raises Stopped."""
    named = os.environ.get("MAHON_DATABASE_URL", "")
    if "{service}" in named:
        return named.replace("{service}", service).replace("+asyncpg", "")
    known: dict[str, Any] = remembered(state_folder)
    try:
        template = str(known["databases"][service])
    except KeyError:
        raise Stopped(f"no Mahon runs on {state_folder}", Code.STATE) from None
    return template.replace("+asyncpg", "")


def chain_key(service: str, state_folder: Path) -> bytes:
    """What the service seals its audit and history with: of MAHON_KEYRING, or of the state folder. Raises Stopped."""
    file = Path(os.environ.get("MAHON_KEYRING") or state_folder / KEYRING)
    try:
        key = chain_in(file.read_text(), service)
    except (OSError, ValueError):
        key = None
    if key is None:
        raise Stopped(f"{file} does not hold the key of {service}'s audit: name the keys in MAHON_KEYRING", Code.STATE)
    return key


def database_of(service: str, state_folder: Path) -> Database:
    """The service's own way to its database, with what it seals its audit with. Raises Stopped."""
    url = url_of(service, state_folder).replace("://", "+asyncpg://", 1)
    return Database(url, service, pool_size=1, chain=chain_key(service, state_folder))


def inside(service: str, state_folder: Path, work: Callable[[Database], Awaitable[None]]) -> None:
    """Work on one service's database, and end with one clear line where that cannot be."""

    async def run() -> None:
        database = database_of(service, state_folder)
        try:
            await work(database)
        except Refusal as refusal:
            raise Stopped(refusal.title) from None
        finally:
            await database.close()

    with say.one_clear_line():
        if service not in SERVICES:
            raise Stopped(f"there is no service {service}", Code.USAGE)
        asyncio.run(run())
