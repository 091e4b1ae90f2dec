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

    @property
    def owner_role(self) -> str:
        return f"{self.app_role}_owner"

    @property
    def roles(self) -> tuple[str, str]:
        return self.app_role, self.owner_role


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
    for role in database.roles:
        exists = await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role)
        verb = "ALTER" if exists else "CREATE"
        await connection.execute(f"{verb} ROLE \"{role}\" LOGIN PASSWORD '{state.password(role)}'")
    if not await connection.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        await connection.execute(f'GRANT "{database.owner_role}" TO CURRENT_USER')


async def _make_database(connection: asyncpg.Connection, server: Server, database: ServiceDatabase) -> None:
    for statement in (_creating(database), *_closing(database)):
        await connection.execute(statement)
    inside = await server.connect(database.name)
    try:
        for statement in _filling(database):
            await inside.execute(statement)
    finally:
        await inside.close()


def _creating(database: ServiceDatabase) -> str:
    return f'CREATE DATABASE "{database.name}" OWNER "{database.owner_role}" TEMPLATE template0'


def _closing(database: ServiceDatabase) -> list[str]:
    """Nobody gets in but its two roles."""
    return [
        f'REVOKE ALL ON DATABASE "{database.name}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{database.name}" TO "{database.app_role}"',
    ]


def _filling(database: ServiceDatabase) -> list[str]:
    """What an owner who is no administrator may not do in it."""
    extensions = [f"CREATE EXTENSION IF NOT EXISTS {extension}" for extension in EXTENSIONS]
    return [f'ALTER SCHEMA public OWNER TO "{database.owner_role}"', *extensions]


def script(state: State, databases: list[ServiceDatabase]) -> str:
    """The same for psql, as an administrator; what is there already stays, and passwords are set anew."""
    lines = ["\\set ON_ERROR_STOP on"]
    for database in databases:
        for role in database.roles:
            missing = f"WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}')"
            lines.append(f"SELECT 'CREATE ROLE \"{role}\"' {missing} \\gexec")
            lines.append(f"ALTER ROLE \"{role}\" LOGIN PASSWORD '{state.password(role)}';")
        missing = f"WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database.name}')"
        lines.append(f"SELECT '{_creating(database)}' {missing} \\gexec")
        lines += [f"{statement};" for statement in _closing(database)]
        lines += [f"\\connect {database.name}", *(f"{statement};" for statement in _filling(database))]
    return "\n".join(lines) + "\n"
