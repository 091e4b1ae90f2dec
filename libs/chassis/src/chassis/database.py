"""One request or one message is one transaction. The edge opens it; nothing else commits."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Self
from uuid import UUID

from chassis.actor import Actor, service_actor
from chassis.connections import REQUEST_SECONDS, Connections
from chassis.driver import LOST, ConstraintViolated, Crossed, DatabaseAway, Locked, committing, errors_mapped
from chassis.errors import Refusal, StaleVersion, Unavailable
from chassis.keys import chain_of
from chassis.session import DatabaseSession
from chassis.settings import ServiceSettings
from chassis.site import EVERYWHERE, Site
from chassis.unit_of_work import UnitOfWork

LOCKED_SECONDS = 1
"""When to come again if somebody else held a lock for too long."""


class NotCommitted(RuntimeError):
    """A statement had failed, and whoever ran it went on as if it had not."""


class Database:
    """A service's own database. `source` is the service's name, as its events and its audit carry it; `site`: whose
    days count in what is done here; `seconds`: how long a statement may be at work; `chain`: what audit and history are
    sealed with here.
    """

    def __init__(
        self,
        url: str,
        source: str,
        *,
        pool_size: int = 10,
        site: Site = EVERYWHERE,
        seconds: int = REQUEST_SECONDS,
        chain: bytes | None = None,
    ) -> None:
        self.url = url
        self.source = source
        self.site = site
        self.chain = chain
        self.connections = Connections(url, source, most=pool_size, seconds=seconds)

    @classmethod
    def of(cls, settings: ServiceSettings, *, seconds: int = REQUEST_SECONDS) -> Self:
        """The database that the settings name, at the site they name."""
        return cls(
            settings.url,
            settings.service,
            pool_size=settings.pool_size,
            site=settings.site,
            seconds=seconds,
            chain=chain_of(settings),
        )

    @classmethod
    @asynccontextmanager
    async def once(cls, settings: ServiceSettings) -> AsyncIterator[UnitOfWork]:
        """One transaction in the service's own name, for a program that does nothing else."""
        database = cls(settings.url, settings.service, pool_size=1, chain=chain_of(settings))
        try:
            async with database.transaction(service_actor(settings.service)) as uow:
                yield uow
        finally:
            await database.close()

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
        """`reading`: nothing is changed, so that no transaction need hold the statements together.

        Refuses with StaleVersion what crossed another transaction, with Unavailable what met a lock for too long.
        """
        try:
            async with self.look() if reading else self.session() as session:
                uow = UnitOfWork(
                    session=session,
                    actor=actor,
                    source=self.source,
                    request_id=request_id,
                    command_id=command_id,
                    reading=reading,
                    site=self.site,
                    chain=self.chain,
                )
                yield uow
                await uow.write_down()
        except Crossed as error:
            raise StaleVersion from error
        except Locked as error:
            raise Unavailable(retry_after=LOCKED_SECONDS) from error

    async def close(self) -> None:
        await self.connections.close()


@asynccontextmanager
async def _whole(connection: Any) -> AsyncIterator[None]:
    """A transaction around what is done inside. Raises NotCommitted where PostgreSQL had given it up before."""
    with errors_mapped():
        await connection.execute("BEGIN")
    try:
        yield
        with committing():
            _must_be_committed(await connection.execute("COMMIT"))
    except BaseException:
        with suppress(*LOST):
            await connection.execute("ROLLBACK")
        raise


def _must_be_committed(tag: str) -> None:
    if tag != "COMMIT":
        raise NotCommitted


def is_outage(error: BaseException) -> bool:
    """Whether the database is away, rather than a statement or a value wrong: such a failure counts against nobody."""
    return isinstance(error, DatabaseAway)


@contextmanager
def violation_as(refusal: Refusal, *, constraint: str | None = None) -> Iterator[None]:
    """Refuse so what this constraint of the database (None: any) holds up inside."""
    try:
        yield
    except ConstraintViolated as error:
        if constraint not in {None, error.constraint}:
            raise
        raise refusal from error
