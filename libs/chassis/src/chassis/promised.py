"""How many connections processes may open is promised in the database itself: all together stay below its limit.

A promise is a shared advisory lock on a connection that its process keeps anyway; it ends with that connection. Every
Mahon on the server sees those of all the others.
"""

from typing import Any

from chassis.driver import DatabaseAway, connect, errors_mapped
from chassis.process import MOST, STANDING, TooManyConnections
from chassis.settings import ServiceSettings

CLOSE_SECONDS = 5
SPACE = 7_243
PROMISE = "SELECT pg_advisory_lock_shared($1, $2)"
PROMISED = """
SELECT coalesce(sum(objid::bigint), 0) FROM pg_locks
WHERE locktype = 'advisory' AND classid = $1 AND objsubid = 2 AND granted
"""


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
