"""One connection in the hands of one transaction: a statement in, its rows out."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from contracts.values import FrozenValues
from sqlalchemy import Executable

from chassis.driver import LOST, Row, errors_mapped, mapped
from chassis.statements import prepare


class NotOneRow(LookupError):
    """One row was to be there, and there are none or several."""


class Rows:
    """What a statement answered."""

    __slots__ = ("_rows",)

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def all(self) -> list[Row]:
        return self._rows

    def first(self) -> Row | None:
        return self._rows[0] if self._rows else None

    def one(self) -> Row:
        if len(self._rows) != 1:
            raise NotOneRow
        return self._rows[0]

    def one_or_none(self) -> Row | None:
        return self.one() if self._rows else None

    def scalar_one(self) -> Any:
        return self.one()[0]


class DatabaseSession:
    """Runs statements on one connection, inside whatever transaction is open there."""

    __slots__ = ("connection",)

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    async def execute(self, statement: Executable, values: FrozenValues | Sequence[FrozenValues] | None = None) -> Rows:
        """Send the statement with its values; with a list of values once for each, in one go and without rows.

        Raises what `chassis.driver` makes of the driver's errors, as do all of these.
        """
        if values is None:
            values = {}
        elif isinstance(values, list):
            if len(values) != 1:
                await self._execute_for_each(statement, values)
                return Rows([])
            values = values[0]
        sql, arguments = prepare(statement, tuple(values)).with_values(values)  # type: ignore[arg-type]  # no list any more
        try:
            return Rows(await self.connection.fetch(sql, *arguments))
        except LOST as error:
            raise mapped(error) from error

    async def _execute_for_each(self, statement: Executable, values: Sequence[FrozenValues]) -> None:
        if values:
            prepared = prepare(statement, tuple(values[0]))
            rows = [prepared.arguments(each) for each in values]
            with errors_mapped():
                await self.connection.executemany(prepared.sql, rows)

    async def scalar(self, statement: Executable, values: FrozenValues | None = None) -> Any:
        """The first value of the first row; None where there is no row."""
        row = (await self.execute(statement, values)).first()
        return None if row is None else row[0]

    async def scalars(self, statement: Executable, values: FrozenValues | None = None) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in await self.execute(statement, values)]

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What is done inside is undone when it raises. They nest strictly, so that one name serves all."""
        await self._command("SAVEPOINT inner_one")
        try:
            yield
        except BaseException:
            await self._command("ROLLBACK TO SAVEPOINT inner_one; RELEASE SAVEPOINT inner_one")
            raise
        await self._command("RELEASE SAVEPOINT inner_one")

    async def _command(self, command: str) -> None:
        with errors_mapped():
            await self.connection.execute(command)
