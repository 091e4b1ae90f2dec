"""Databases of tests: what is done in one is taken back, and tables come without migrations."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

from chassis.database import Database
from chassis.session import DatabaseSession
from sqlalchemy import MetaData
from sqlalchemy.ext.asyncio import create_async_engine


class TakenBack(Exception):
    """Raised to undo what went well."""


class Late:
    """A connection that enters a savepoint before its first statement: a request that asks nothing needs none."""

    def __init__(self, outer: DatabaseSession, stack: AsyncExitStack) -> None:
        self._outer, self._stack, self._begun = outer, stack, False

    async def _connection(self) -> Any:
        if not self._begun:
            self._begun = True
            await self._stack.enter_async_context(self._outer.savepoint())
        return self._outer.connection

    async def fetch(self, *given: Any) -> Any:
        return await (await self._connection()).fetch(*given)

    async def executemany(self, *given: Any) -> Any:
        return await (await self._connection()).executemany(*given)

    async def execute(self, *given: Any) -> Any:
        return await (await self._connection()).execute(*given)


class InnerDatabase(Database):
    """The same database inside one outer transaction, as tests use it."""

    def __init__(self, whole: Database, outer: DatabaseSession) -> None:
        super().__init__(whole.url, whole.source, site=whole.site, chain=whole.chain)
        self._outer = outer

    @asynccontextmanager
    async def session(self) -> AsyncIterator[DatabaseSession]:
        async with AsyncExitStack() as stack:
            yield DatabaseSession(Late(self._outer, stack))

    look = session


@asynccontextmanager
async def rolled_back(database: Database) -> AsyncIterator[DatabaseSession]:
    """One outer transaction that ends with nothing done."""
    with suppress(TakenBack):
        async with database.session() as session:
            yield session
            raise TakenBack


@asynccontextmanager
async def taken_back(session: DatabaseSession) -> AsyncIterator[None]:
    """The same inside a transaction that goes on."""
    with suppress(TakenBack):
        async with session.savepoint():
            yield
            raise TakenBack


async def create_tables(url: str, metadata: MetaData) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engine.dispose()
