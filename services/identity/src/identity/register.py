"""A register: the table of things that have a unique id and a number, as roles, groups and agencies have."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from chassis.columns import columns_of
from chassis.database import violation_as
from chassis.driver import Row
from chassis.errors import Conflict, NotFound
from chassis.ids import derived_id
from chassis.tables import made_and_changed
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import Column, ColumnElement, Identity, Integer, Table, Text, delete, func, insert, select, update

from identity.tables import metadata

NOT_WRITTEN = {"id", "created_at", "updated_at"}


class Registered(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def unique_id(self) -> str: ...


def register_table(name: str, entry: type[Registered], *more: Column[Any]) -> Table:
    """Of the entry's fields. `more`: columns of which there is more to say than their type."""
    number = Column("id", Integer, Identity(always=True), primary_key=True)
    unique_id = Column("unique_id", Text, nullable=False, unique=True)
    return Table(name, metadata, *columns_of(entry, number, unique_id, *more, *made_and_changed()))


T = TypeVar("T", bound=Registered)
Announce = Callable[[UnitOfWork, T], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Register(Generic[T]):
    """A table whose columns are the entry's fields, listed by `order` and then by number. `subject`: on the bus."""

    subject: str
    table: Table
    entry: type[T]
    missing: type[NotFound]
    exists: type[Conflict]
    order: str = "id"

    def about(self, unique_id: str) -> UUID:
        """The bus subject of an entry."""
        return derived_id(self.subject, unique_id)

    async def find(self, uow: UnitOfWork, unique_id: str, *, lock: bool = False) -> T | None:
        return await self.first(uow, self.table.c.unique_id == unique_id, lock=lock)

    async def open(self, uow: UnitOfWork, number: int, *, lock: bool = False) -> T:
        entry = await self.first(uow, self.table.c.id == number, lock=lock)
        if entry is None:
            raise self.missing
        return entry

    async def first(self, uow: UnitOfWork, condition: ColumnElement[bool], *, lock: bool = False) -> T | None:
        found = select(self.table).where(condition).order_by(self.table.c.id).limit(1)
        row = (await uow.session.execute(found.with_for_update() if lock else found)).first()
        return None if row is None else self._entry_of(row)

    async def list(self, uow: UnitOfWork, *conditions: ColumnElement[bool]) -> Sequence[T]:
        found = select(self.table).where(*conditions).order_by(self.table.c[self.order], self.table.c.id)
        return [self._entry_of(row) for row in await uow.session.execute(found)]

    async def add(self, uow: UnitOfWork, entry: T) -> T:
        added = insert(self.table).values(_values_of(entry)).returning(self.table)
        with violation_as(self.exists(unique_id=entry.unique_id)):
            return self._entry_of((await uow.session.execute(added)).one())

    async def save(self, uow: UnitOfWork, entry: T) -> T:
        saved = update(self.table).where(self.table.c.unique_id == entry.unique_id)
        saved = saved.values(_values_of(entry) | {"updated_at": func.now()})
        return self._entry_of((await uow.session.execute(saved.returning(self.table))).one())

    async def create(self, uow: UnitOfWork, before: T | None, wanted: T, announce: Announce[T]) -> T:
        """Add and announce it; what a repeated command made before is what it makes. `before`: of the same names."""
        if before is None:
            return await self._announced(uow, await self.add(uow, wanted), announce)
        if uow.replayed and before.unique_id == wanted.unique_id:
            return before
        raise self.exists(unique_id=wanted.unique_id)

    async def put(self, uow: UnitOfWork, before: T | None, wanted: T, announce: Announce[T]) -> T:
        """Have it there as it is wanted, and announce what that changes."""
        if before == wanted:
            return wanted
        saved = await (self.add(uow, wanted) if before is None else self.save(uow, wanted))
        return await self._announced(uow, saved, announce)

    async def _announced(self, uow: UnitOfWork, entry: T, announce: Announce[T]) -> T:
        await announce(uow, entry)
        return entry

    async def remove(self, uow: UnitOfWork, entry: T) -> None:
        await uow.session.execute(delete(self.table).where(self.table.c.id == entry.id))

    def _entry_of(self, row: Row) -> T:
        return self.entry(**row)


def _values_of(entry: Registered) -> Values:
    return {name: value for name, value in vars(entry).items() if name not in NOT_WRITTEN}
