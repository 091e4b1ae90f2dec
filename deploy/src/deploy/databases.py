"""The five databases: each with an owner, who changes the schema, and an account that only works in it."""

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlparse

import asyncpg
from contracts.topology import SERVICES

from deploy.postgres import Server
from deploy.say import Code, Stopped
from deploy.state import State

OURS = "of the Mahon "
KNOWN = "SELECT datname, shobj_description(oid, 'pg_database') AS owner FROM pg_database"
EXTENSIONS = ("pg_trgm", "fuzzystrmatch", "unaccent", "btree_gin")


@dataclass(frozen=True)
class ServiceDatabase:
    service: str
    name: str
    owner_url: str
    app_url: str
    app_role: str


def server_from_environment() -> Server | None:
    """The PostgreSQL of MAHON_DATABASE_URL; its account must be able to make roles and databases."""
    named = os.environ.get("MAHON_DATABASE_URL")
    if not named:
        return None
    if "{service}" in named:
        raise Stopped("MAHON_DATABASE_URL names one administrative database here, without {service}", Code.USAGE)
    url = urlparse(named)
    return Server(
        host=url.hostname or "127.0.0.1",
        port=url.port or 5432,
        user=unquote(url.username or "postgres"),
        password=unquote(url.password) if url.password else None,
        database=url.path.strip("/") or "postgres",
    )


def of_state(server: Server, state: State) -> list[ServiceDatabase]:
    """MAHON_DATABASE_PREFIX lets two Mahons share a server."""
    prefix = os.environ.get("MAHON_DATABASE_PREFIX", "mahon")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", prefix):
        raise Stopped(f"MAHON_DATABASE_PREFIX is not a plain name: {prefix}", Code.USAGE)
    found = []
    for service in SERVICES:
        app = f"{prefix}_{service}"
        owner = f"{app}_owner"
        found.append(
            ServiceDatabase(
                service=service,
                name=app,
                owner_url=server.url(user=owner, password=state.password(owner), database=app),
                app_url=server.url(user=app, password=state.password(app), database=app),
                app_role=app,
            )
        )
    return found


async def prepare(server: Server, state: State, databases: list[ServiceDatabase]) -> None:
    """Makes what is missing of roles and databases."""
    try:
        connection = await server.connect()
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        kind = type(error).__name__
        raise Stopped(f"PostgreSQL at {server.host}:{server.port} cannot be used: {kind}", Code.DATABASE) from None
    try:
        known = {row["datname"]: row["owner"] for row in await connection.fetch(KNOWN)}
        for database in databases:
            if not server.is_own:
                _must_be_ours(state, database, known)
        for database in databases:
            await _make_roles(connection, state, database)
            if database.name not in known:
                await _make_database(connection, server, database)
            await connection.execute(f"COMMENT ON DATABASE \"{database.name}\" IS '{OURS}{state.id}'")
    except asyncpg.PostgresError as error:
        raise Stopped(f"PostgreSQL refused to make the databases: {error.sqlstate}", Code.DATABASE) from None
    finally:
        await connection.close()


def _must_be_ours(state: State, database: ServiceDatabase, known: dict[str, str | None]) -> None:
    """Two Mahons never share a database: the second would change the first one's passwords and data."""
    owner = known.get(database.name) or ""
    if owner.startswith(OURS) and owner != f"{OURS}{state.id}":
        raise Stopped(
            f"the database {database.name} is another Mahon's ({owner.removeprefix(OURS)}): name others by "
            "MAHON_DATABASE_PREFIX",
            Code.DATABASE,
        )


async def _make_roles(connection: asyncpg.Connection, state: State, database: ServiceDatabase) -> None:
    for role in (database.app_role, f"{database.app_role}_owner"):
        exists = await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role)
        verb = "ALTER" if exists else "CREATE"
        await connection.execute(f"{verb} ROLE \"{role}\" LOGIN PASSWORD '{state.password(role)}'")
    if not await connection.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        await connection.execute(f'GRANT "{database.app_role}_owner" TO CURRENT_USER')


async def _make_database(connection: asyncpg.Connection, server: Server, database: ServiceDatabase) -> None:
    owner = f"{database.app_role}_owner"
    await connection.execute(f'CREATE DATABASE "{database.name}" OWNER "{owner}" TEMPLATE template0')
    await connection.execute(f'REVOKE ALL ON DATABASE "{database.name}" FROM PUBLIC')
    await connection.execute(f'GRANT CONNECT ON DATABASE "{database.name}" TO "{database.app_role}"')
    inside = await server.connect(database.name)
    try:
        await inside.execute(f'ALTER SCHEMA public OWNER TO "{owner}"')
        for extension in EXTENSIONS:
            await inside.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    finally:
        await inside.close()
