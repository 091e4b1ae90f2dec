"""One request or one message is one transaction. The edge opens it; nothing else commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID

import asyncpg

from chassis.actor import Actor
from chassis.connections import Connections
from chassis.errors import StaleVersion
from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork

SERIALIZATION_FAILURES = {"40001", "40P01"}
OUTAGES = {"08", "53", "57"}
"""Classes of SQLSTATE: connection lost, out of resources, shut down by an operator."""


class NotCommitted(RuntimeError):
    """A statement had failed, and whoever ran it went on as if it had not."""


class Database:
    """A service's own database. `source` is the service's name, as its events and its audit carry it."""

    def __init__(self, url: str, source: str, *, pool_size: int = 10) -> None:
        self.url = url
        self.source = source
        self.connections = Connections(url, source, most=pool_size)

    @asynccontextmanager
    async def look(self) -> AsyncIterator[DatabaseSession]:
        """For statements that only read and need not see the same moment: no transaction around them."""
        async with self.connections.lend() as connection:
            yield DatabaseSession(connection)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[DatabaseSession]:
        async with self.connections.lend() as connection, _whole(connection):
            yield DatabaseSession(connection)

    @asynccontextmanager
    async def transaction(
        self,
        actor: Actor,
        *,
        request_id: str | None = None,
        command_id: UUID | None = None,
        reading: bool = False,
    ) -> AsyncIterator[UnitOfWork]:
        """`reading`: nothing is changed, so that no transaction need hold the statements together."""
        try:
            async with self.look() if reading else self.session() as session:
                uow = UnitOfWork(
                    session=session,
                    actor=actor,
                    source=self.source,
                    request_id=request_id,
                    command_id=command_id,
                    reading=reading,
                )
                yield uow
                await uow.write_down()
        except asyncpg.PostgresError as error:
            if error.sqlstate in SERIALIZATION_FAILURES:
                raise StaleVersion from error
            raise

    async def close(self) -> None:
        await self.connections.close()


@asynccontextmanager
async def _whole(connection: Any) -> AsyncIterator[None]:
    """A transaction around what is done inside. Raises NotCommitted where PostgreSQL had given it up before."""
    await connection.execute("BEGIN")
    try:
        yield
        _must_be_committed(await connection.execute("COMMIT"))
    except BaseException:
        if not connection.is_closed():
            with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                await connection.execute("ROLLBACK")
        raise


def _must_be_committed(tag: str) -> None:
    if tag != "COMMIT":
        raise NotCommitted


def is_outage(error: BaseException) -> bool:
    """Whether the database is away, rather than a statement or a value wrong: such a failure counts against nobody."""
    if isinstance(error, ValueError):
        return False
    if isinstance(error, asyncpg.InterfaceError | OSError | TimeoutError):
        return True
    return isinstance(error, asyncpg.PostgresError) and (error.sqlstate or "")[:2] in OUTAGES


def violates(error: asyncpg.IntegrityConstraintViolationError, constraint: str) -> bool:
    """Whether it is this named constraint that the database held up."""
    return bool(error.constraint_name == constraint)
