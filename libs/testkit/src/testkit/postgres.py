"""The PostgreSQL the tests use: where `MAHON_TEST_DATABASE_URL` or the default port answers."""

import os

import asyncpg

DEFAULT = "postgresql://postgres@127.0.0.1:5432/postgres"


def server_url() -> str:
    """An administrator's URL; `./mahon test` sets the variable when it provided the server itself."""
    return os.environ.get("MAHON_TEST_DATABASE_URL", DEFAULT).replace("postgresql+asyncpg://", "postgresql://")


async def url_of(name: str) -> str:
    """A fresh database of this name on the test server, as SQLAlchemy wants it written."""
    server = server_url()
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(
            f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        )
    finally:
        await connection.close()
    created.append(name)
    base, _, _query = server.partition("?")
    return base.rsplit("/", 1)[0].replace("postgresql://", "postgresql+asyncpg://", 1) + f"/{name}"


created: list[str] = []


async def drop_created() -> None:
    connection = await asyncpg.connect(server_url())
    try:
        for name in created:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await connection.close()
