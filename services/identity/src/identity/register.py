"""A register: the table of things that have a unique id and a number, as roles, groups and agencies have."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from chassis.database import violation_as
from chassis.errors import Conflict, NotFound
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update

NOT_WRITTEN = {"id", "created_at", "updated_at"}


class Registered(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def unique_id(self) -> str: ...


Entry = TypeVar("Entry", bound=Registered)


@dataclass(frozen=True, kw_only=True)
class Register(Generic[Entry]):
    """A table whose columns are the entry's fields, listed by `order` and then by number."""

    table: Table
    entry: type[Entry]
    missing: type[NotFound]
    exists: type[Conflict]
    order: str = "id"

    async def find(self, uow: UnitOfWork, unique_id: str, *, lock: bool = False) -> Entry | None:
        return await self.first(uow, self.table.c.unique_id == unique_id, lock=lock)

    async def open(self, uow: UnitOfWork, number: int, *, lock: bool = False) -> Entry:
        entry = await self.first(uow, self.table.c.id == number, lock=lock)
        if entry is None:
            raise self.missing
        return entry

    async def first(self, uow: UnitOfWork, condition: ColumnElement[bool], *, lock: bool = False) -> Entry | None:
        found = select(self.table).where(condition).order_by(self.table.c.id).limit(1)
        row = (await uow.session.execute(found.with_for_update() if lock else found)).first()
        return None if row is None else self._entry_of(row)

    async def list(self, uow: UnitOfWork, *conditions: ColumnElement[bool]) -> Sequence[Entry]:
        found = select(self.table).where(*conditions).order_by(self.table.c[self.order], self.table.c.id)
        return [self._entry_of(row) for row in await uow.session.execute(found)]

    async def add(self, uow: UnitOfWork, entry: Entry) -> Entry:
        added = insert(self.table).values(_values_of(entry)).returning(self.table)
        with violation_as(self.exists(unique_id=entry.unique_id)):
            return self._entry_of((await uow.session.execute(added)).one())

    async def save(self, uow: UnitOfWork, entry: Entry) -> Entry:
        saved = update(self.table).where(self.table.c.unique_id == entry.unique_id)
        saved = saved.values(_values_of(entry) | {"updated_at": func.now()})
        return self._entry_of((await uow.session.execute(saved.returning(self.table))).one())

    async def remove(self, uow: UnitOfWork, entry: Entry) -> None:
        await uow.session.execute(delete(self.table).where(self.table.c.id == entry.id))

    def _entry_of(self, row: Any) -> Entry:
        return self.entry(**row)


def _values_of(entry: Registered) -> dict[str, Any]:
    return {name: value for name, value in vars(entry).items() if name not in NOT_WRITTEN}
