"""Keeps what every service needs at the broker declared: no service's own account may, and somebody could take it away.

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
from chassis.bus.rabbit import BrokerConnection, RabbitBus
from chassis.bus.signing import EventKeys
from chassis.settings import ServiceSettings

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


async def keep_declared(url: str, exchange: str, seconds: float) -> None:
    """Declare everything every so many seconds, until told to end."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    while not ended.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), seconds)
            return
        with contextlib.suppress(BusAway):
            await declare(url, exchange)


def main() -> None:
    logs.install("declaring")
    sys.excepthook = logs.tell_of_crash
    url = ServiceSettings.of_process().amqp_url
    if url is None:
        raise SystemExit("MAHON_SECRETS names no folder with the broker's URL")
    asyncio.run(keep_declared(url.get_secret_value(), sys.argv[1], float(sys.argv[2])))


if __name__ == "__main__":
    main()
