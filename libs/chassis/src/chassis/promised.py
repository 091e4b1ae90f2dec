"""How many connections processes may open is promised in the database itself: all together stay below its limit.

A promise is a shared advisory lock on a connection that its process keeps anyway; it ends with that connection. Every
Mahon on the server sees those of all the others.
"""

from typing import Any

from chassis.driver import DatabaseAway, connect, errors_mapped
from chassis.settings import ServiceSettings

CLOSE_SECONDS = 5
STANDING = 1
"""The connection by which a process listens or leads, beside its pool."""
KEPT_BACK = 5
"""For migrations and for whoever looks into the database."""
SPACE = 7_243
PROMISE = "SELECT pg_advisory_lock_shared($1, $2)"
MOST = f"""
SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - coalesce(current_setting('reserved_connections', true)::int, 0) - {KEPT_BACK}
"""
PROMISED = """
SELECT coalesce(sum(objid::bigint), 0) FROM pg_locks
WHERE locktype = 'advisory' AND classid = $1 AND objsubid = 2 AND granted
"""


class TooManyConnections(Exception):
    """What may be opened together is more than the database takes."""

    def __init__(self, *, wanted: int, most: int) -> None:
        super().__init__(
            f"{wanted} connections to PostgreSQL would be promised, and it takes {most}: run fewer copies, lower "
            "MAHON_POOL_SIZE, or raise its max_connections"
        )


def of_process(settings: ServiceSettings) -> int:
    """How many connections a process of these settings may have open."""
    return settings.pool_size + STANDING


async def promise(connection: Any, number: int) -> None:
    """Promise so many for as long as this connection lives."""
    with errors_mapped():
        await connection.execute(PROMISE, SPACE, number)


async def must_fit(settings: ServiceSettings) -> None:
    """Raises TooManyConnections where this process could open one too many; a database that is away is not asked."""
    try:
        connection = await connect(settings.url)
    except DatabaseAway:
        return
    try:
        await promise(connection, of_process(settings))
        with errors_mapped():
            most, wanted = await connection.fetchval(MOST), await connection.fetchval(PROMISED, SPACE)
    finally:
        await connection.close(timeout=CLOSE_SECONDS)
    if wanted > most:
        raise TooManyConnections(wanted=wanted, most=most)
