"""Statements: SQLAlchemy writes them, once each; asyncpg sends them with their values (ADR 12)."""

from collections.abc import Sequence
from typing import Any, cast
from weakref import WeakKeyDictionary

from contracts.values import FrozenValues
from sqlalchemy import JSON, ColumnElement, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.util import LRUCache

Expression = ColumnElement[Any]
"""What a statement computes of a row: a column, or more."""
DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
REMEMBERED = 1000
KEPT = "kept"


class JsonNull:
    """JSON's own null, where None alone would be SQL's."""


JSON_NULL = JsonNull()


class StatementShape:
    """What stays the same for every statement written alike: its SQL, and the names of its values in order."""

    def __init__(self, compiled: SQLCompiler) -> None:
        self.sql = compiled.string
        self.names: Sequence[str] = compiled.positiontup or ()
        self.required = frozenset(name for name, bind in compiled.binds.items() if bind.required)
        self.json = frozenset(name for name, bind in compiled.binds.items() if isinstance(bind.type, JSON))
        self.is_listing = bool(compiled.post_compile_params | compiled.literal_execute_params)

    def with_nulls(self, names: Sequence[str], values: list[Any]) -> list[Any]:
        """The values of these names, where nothing in a JSON column is JSON's null."""
        if not self.json or None not in values:
            return values
        return [
            JSON_NULL if value is None and name in self.json else value
            for name, value in zip(names, values, strict=True)
        ]


class Prepared:
    """A statement ready to be sent: its shape, and the values it was built with."""

    __slots__ = ("_built_with", "_compiled", "_shape")

    def __init__(self, compiled: SQLCompiler, built_with: FrozenValues) -> None:
        shape = _shapes.get(compiled)
        if shape is None:
            shape = _shapes[compiled] = StatementShape(compiled)
        self._compiled, self._shape, self._built_with = compiled, shape, built_with

    @property
    def sql(self) -> str:
        return self._shape.sql

    def with_values(self, given: FrozenValues) -> tuple[str, list[Any]]:
        """The SQL and its arguments in order. Raises KeyError where a value is missing."""
        if self._shape.is_listing:
            return self._listed(given)
        return self._shape.sql, self.arguments(given)

    def arguments(self, given: FrozenValues) -> list[Any]:
        names, required, built_with = self._shape.names, self._shape.required, self._built_with
        found = [given[name] if name in given or name in required else built_with[name] for name in names]
        return self._shape.with_nulls(names, found)

    def _listed(self, given: FrozenValues) -> tuple[str, list[Any]]:
        """A list that is written out value by value (`IN`) makes another SQL each time."""
        values = {**self._built_with, **given}
        written = self._compiled._process_parameters_for_postcompile(values)  # noqa: SLF001  # what its engine calls
        names = written.positiontup or ()
        return written.statement, self._shape.with_nulls(names, [written.parameters[name] for name in names])


_by_shape: LRUCache[Any, Any] = LRUCache(REMEMBERED)
_shapes: WeakKeyDictionary[SQLCompiler, StatementShape] = WeakKeyDictionary()
_by_statement: LRUCache[tuple[Executable, tuple[str, ...]], Prepared] = LRUCache(REMEMBERED)


def prepare(statement: Executable, names: tuple[str, ...]) -> Prepared:
    """The statement for values of these names. Built once for a statement that stays, once per shape for others."""
    known = _by_statement.get((statement, names))
    if known is not None:
        return known
    made, extracted, _, _ = statement._compile_w_cache(  # noqa: SLF001  # what its engine calls
        DIALECT, compiled_cache=_by_shape, column_keys=sorted(names)
    )
    compiled = cast(SQLCompiler, made)
    prepared = Prepared(compiled, compiled.construct_params(extracted_parameters=extracted, _check=False))
    # One that stays is the first of its shape; others, which may hold what somebody searched for, are let go.
    first: Any = compiled.statement
    if first is statement or KEPT in statement.get_execution_options():
        _by_statement[statement, names] = prepared
    return prepared


def kept(statement: Select[Any]) -> Select[Any]:
    """One that stays though another of its shape was there before: it holds nothing that somebody searched for."""
    return statement.execution_options(**{KEPT: True})
