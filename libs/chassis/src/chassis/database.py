"""One request or one message is one transaction. The edge opens it; nothing else commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from chassis.actor import Actor
from chassis.errors import StaleVersion
from chassis.unit_of_work import UnitOfWork, to_json

SERIALIZATION_FAILURES = {"40001", "40P01"}


class Database:
    """A service's own database. `source` is the service's name, as its events and its audit carry it."""

    def __init__(self, url: str, source: str, *, pool_size: int = 10) -> None:
        self.url = url
        self.source = source
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=30,
            pool_recycle=1800,
            json_serializer=to_json,
            json_deserializer=orjson.loads,
            connect_args={
                "server_settings": {"application_name": source, "jit": "off"},
                "prepared_statement_cache_size": 500,
                "timeout": 10,
            },
        )
        looking = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        self._looks = async_sessionmaker(looking, expire_on_commit=False, autoflush=False)

    def on_connection(self, connection: AsyncConnection) -> "Database":
        """The same database inside one outer transaction of the given connection, as tests use it."""
        inner = object.__new__(Database)
        inner.url, inner.source, inner.engine = self.url, self.source, self.engine
        inner._sessions = async_sessionmaker(
            connection, expire_on_commit=False, autoflush=False, join_transaction_mode="create_savepoint"
        )
        inner._looks = inner._sessions
        return inner

    @asynccontextmanager
    async def look(self) -> AsyncIterator[AsyncSession]:
        """For statements that only read and need not see the same moment: no transaction around them."""
        async with self._looks() as session, session.begin():
            yield session

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        async with self._sessions() as session, session.begin():
            yield session

    @asynccontextmanager
    async def transaction(
        self,
        actor: Actor,
        *,
        request_id: str | None = None,
        command_id: UUID | None = None,
    ) -> AsyncIterator[UnitOfWork]:
        try:
            async with self.session() as session:
                uow = UnitOfWork(
                    session=session,
                    actor=actor,
                    source=self.source,
                    request_id=request_id,
                    command_id=command_id,
                )
                yield uow
                await uow.write_down()
        except DBAPIError as error:
            if sqlstate(error) in SERIALIZATION_FAILURES:
                raise StaleVersion from error
            raise

    async def close(self) -> None:
        await self.engine.dispose()


def sqlstate(error: DBAPIError) -> str | None:
    state: Any = getattr(error.orig, "sqlstate", None)
    return state if isinstance(state, str) else None


def is_outage(error: BaseException) -> bool:
    """Whether the database is away, rather than the statement wrong: such a failure counts against nobody."""
    if isinstance(error, IntegrityError):
        return False
    if isinstance(error, InterfaceError | OSError | TimeoutError):
        return True
    if isinstance(error, DBAPIError):
        state = sqlstate(error)
        return error.connection_invalidated or (state is not None and state[:2] in {"08", "53", "57"})
    return False


def violates(error: IntegrityError, constraint: str) -> bool:
    """Whether it is this named constraint that the database held up."""
    return constraint in str(error.orig)
