"""The PostgreSQL the tests use: where `MAHON_TEST_DATABASE_URL` or the default port answers."""

import os

import asyncpg

DEFAULT = "postgresql://postgres@127.0.0.1:5432/postgres"
KEPT = "MAHON_TEST_KEPT"
"""Under what name databases outlive a run of tests: mutation testing makes hundreds of runs, which would each wait for
new ones longer than for the tests."""


def server_url() -> str:
    """An administrator's URL; `./mahon test` sets the variable when it provided the server itself."""
    return os.environ.get("MAHON_TEST_DATABASE_URL", DEFAULT).replace("postgresql+asyncpg://", "postgresql://")


def database_name(of: str) -> str:
    """The name of this process's database for something, or of the one that outlives it (KEPT)."""
    own = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    return f"mahon_test_{of}_{os.environ.get(KEPT) or own}"


async def url_of(name: str) -> str:
    """A fresh database of this name on the test server, as SQLAlchemy wants it written; or one that was kept."""
    server = server_url()
    base, _, _query = server.partition("?")
    url = base.rsplit("/", 1)[0].replace("postgresql://", "postgresql+asyncpg://", 1) + f"/{name}"
    connection = await asyncpg.connect(server)
    try:
        if KEPT in os.environ and await connection.fetchval("SELECT true FROM pg_database WHERE datname = $1", name):
            return url
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(
            f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        )
    finally:
        await connection.close()
    if KEPT not in os.environ:
        created.append(name)
    return url


created: list[str] = []


async def drop_kept(name: str) -> None:
    """Drop all that were kept under this name."""
    connection = await asyncpg.connect(server_url())
    try:
        kept = "SELECT datname FROM pg_database WHERE starts_with(datname, 'mahon_test_') AND datname LIKE '%\\_' || $1"
        for row in await connection.fetch(kept, name):
            await connection.execute(f'DROP DATABASE IF EXISTS "{row["datname"]}" WITH (FORCE)')
    finally:
        await connection.close()


async def drop_created() -> None:
    connection = await asyncpg.connect(server_url())
    try:
        for name in created:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await connection.close()
