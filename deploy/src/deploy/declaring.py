"""Keeps what every service needs at the broker declared: no service's own account may, and somebody could take it away;
and notices a broker that is up and keeps nothing.

`python -m deploy.declaring EXCHANGE SECONDS`, with MAHON_SECRETS naming a folder with the broker's URL (ADR 34).
"""

import asyncio
import contextlib
import logging
import signal
import sys

import aio_pika
from aiormq.exceptions import AMQPError
from chassis import logs
from chassis.bus import BusAway
from chassis.bus.rabbit import (
    CONNECT_SECONDS,
    CONNECTION_LOST,
    DEAD_ARGUMENTS,
    BrokerConnection,
    RabbitBus,
    answered,
)
from chassis.bus.signing import EventKeys
from chassis.settings import ServiceSettings

from deploy.say import Code

UNUSED = "pulse"
"""A queue to which nobody sends: whether something can be taken out of it shows whether queues work."""
PATIENCE = 3
"""How often in a row a broker has to be found broken: one that is just starting is not."""

# Where no logs are installed it would speak to the person at the terminal, of what is answered here.
logging.getLogger("aiormq").addHandler(logging.NullHandler())  # noqa: TID251  # says nothing, takes words away


async def takes_us(url: str) -> bool:
    """Whether a broker at the URL lets us in."""
    try:
        connection = await aio_pika.connect(url, timeout=3, connection_class=BrokerConnection)
    except (OSError, AMQPError, TimeoutError):
        return False
    await connection.close()
    return True


async def declare(url: str, exchange: str) -> None:
    """Exchanges and queues of all services. Raises BusAway."""
    await RabbitBus(url, exchange, EventKeys({}, {})).declare_all()


async def is_broken(url: str, exchange: str) -> bool:
    """Whether the broker lets us in and keeps nothing: after a full disk its quorum queues stay dead until it is begun
    anew, while it takes connections as before.
    """
    try:
        await declare(url, exchange)
        connection = await aio_pika.connect(url, timeout=CONNECT_SECONDS, connection_class=BrokerConnection)
        async with connection:
            channel = await answered(connection.channel())
            name = f"{exchange}.{UNUSED}"
            queue = await answered(channel.declare_queue(name, durable=True, arguments=DEAD_ARGUMENTS))
            await queue.get(fail=False, timeout=CONNECT_SECONDS)
    except (BusAway, *CONNECTION_LOST):
        return await takes_us(url)
    return False


async def keep_declared(url: str, exchange: str, seconds: float) -> int:
    """Declare everything every so many seconds: with which code to end, Code.BROKER where the broker is broken."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    found = 0
    while found < PATIENCE:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), seconds)
            return 0
        found = found + 1 if await is_broken(url, exchange) else 0
    logs.get().error("broker_broken")
    return Code.BROKER


def main() -> None:
    logs.install("declaring")
    sys.excepthook = logs.tell_of_crash
    url = ServiceSettings.of_process().amqp_url
    if url is None:
        raise SystemExit("MAHON_SECRETS names no folder with the broker's URL")
    sys.exit(asyncio.run(keep_declared(url.get_secret_value(), sys.argv[1], float(sys.argv[2]))))


if __name__ == "__main__":
    main()
