"""asyncpg as we use it: connections opened alike, rows, JSON, and each of its errors as one of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import orjson

from chassis.statements import JsonNull

CONNECT_SECONDS = 10
AWAY = ("08", "53", "57", "58")
"""Classes of SQLSTATE: connection lost, out of resources (too many connections), shut down by an operator, no disk."""
STANDBY, STOOD_STILL = "25006", "25P03"
"""It only reads, being about to take over; it gave the connection up, in whose transaction nothing happened."""
CROSSED = ("40001", "40P01")
"""Serialization failure and deadlock: two transactions met, and this one was given up."""
LOCKED = "55P03"
"""A lock that did not come free in time."""
ENDED = "57014"
"""A statement that was at work for too long."""
VIOLATED = "23"


class DatabaseError(Exception):
    """The database, or the way to it, answered with an error; `sqlstate` is PostgreSQL's code, if it gave one.

    This class itself: a statement or a value of ours was wrong.
    """

    def __init__(self, sqlstate: str = "", constraint: str = "") -> None:
        super().__init__(sqlstate or "no answer")
        self.sqlstate = sqlstate
        self.constraint = constraint


class DatabaseAway(DatabaseError):
    """Connection lost or refused, too many connections, shut down: nothing is wrong with what was asked."""


class OutcomeUnknown(DatabaseAway):
    """It went away while a transaction was being committed: that may have been done, or not."""


class Crossed(DatabaseError):
    """Another transaction changed the same first; done again, it may go well."""


class Locked(DatabaseError):
    """Somebody else held a lock for too long."""


class Endless(DatabaseError):
    """A statement took longer than any may; the next one like it will, too."""


class ConstraintViolated(DatabaseError):
    """A constraint held the statement up; `constraint` is its name."""


KINDS: dict[str, type[DatabaseError]] = {**dict.fromkeys(CROSSED, Crossed), LOCKED: Locked, ENDED: Endless}
KINDS |= dict.fromkeys((STANDBY, STOOD_STILL), DatabaseAway)


class Row(asyncpg.Record):  # type: ignore[misc]  # asyncpg has no types
    """A row: by name as an attribute, by place or name in brackets, and as a mapping."""

    __slots__ = ()

    values: Any = property(lambda row: row["values"])  # a column may be called so

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


ERRORS = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
LOST = (*ERRORS, OSError, TimeoutError)
"""What asyncpg raises while it connects, waits or sends; the last of its own on a connection that dies meanwhile."""


def mapped(error: BaseException) -> DatabaseError:
    """Ours for one of asyncpg's, or for what it let through of the network's."""
    if isinstance(error, ValueError):  # a value that the driver could not write
        return DatabaseError()
    if not isinstance(error, asyncpg.PostgresError):
        return DatabaseAway()
    state = error.sqlstate or ""
    if state.startswith(VIOLATED):
        return ConstraintViolated(state, error.constraint_name or "")
    kind = KINDS.get(state) or (DatabaseAway if state[:2] in AWAY else DatabaseError)
    return kind(state)


@contextmanager
def errors_mapped() -> Iterator[None]:
    """Around whatever speaks to the driver itself."""
    try:
        yield
    except LOST as error:
        raise mapped(error) from error


@contextmanager
def committing() -> Iterator[None]:
    """Around a COMMIT: what the database still says itself is the outcome; where it is silent there is none."""
    try:
        with errors_mapped():
            yield
    except DatabaseAway as error:
        raise OutcomeUnknown(error.sqlstate) from error


@contextmanager
def connecting() -> Iterator[None]:
    """Around what opens a connection: whatever stands in its way, nothing is wrong with what was to be asked."""
    try:
        yield
    except LOST as error:
        raise DatabaseAway(getattr(error, "sqlstate", None) or "") from error


def plain(url: str) -> str:
    """The URL as asyncpg reads it, without SQLAlchemy's name of the driver."""
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)


async def connect(url: str, **options: Any) -> Any:
    """A connection of its own, for who listens or leads; everything else is lent (`chassis.connections`)."""
    with connecting():
        return await asyncpg.connect(plain(url), timeout=CONNECT_SECONDS, **options)


async def read_json(connection: Any) -> None:
    """Have a connection write and read jsonb as orjson does, without the detour over text."""
    await connection.set_type_codec(
        "jsonb", schema="pg_catalog", encoder=_to_jsonb, decoder=_from_jsonb, format="binary"
    )


VERSION = b"\x01"
"""What precedes the text of every jsonb on the wire."""


def _to_jsonb(value: object) -> bytes:
    return VERSION + orjson.dumps(value, default=_null, option=orjson.OPT_NON_STR_KEYS)


def _null(value: object) -> None:
    if not isinstance(value, JsonNull):
        raise TypeError(f"no JSON for {type(value).__name__}")


def _from_jsonb(value: bytes) -> Any:
    return orjson.loads(memoryview(value)[1:])
