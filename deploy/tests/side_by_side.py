"""A Mahon whose halves run side by side, on the broker that the tests have, and what is left of it there."""

import json
import os

import aio_pika
from contracts.topology import SERVICES
from deploy.rabbitmq import DEFAULT_URL
from proofs.system import System


def broker_of_the_tests() -> dict[str, str]:
    """The environment for a System that starts no broker of its own: that takes longer than all that is asked here."""
    return {"MAHON_AMQP_URL": os.environ.get("MAHON_TEST_AMQP_URL", DEFAULT_URL)}


async def clear_away(system: System) -> None:
    """Take away the queues that the System declared on the broker of the tests."""
    prefix = f"mahon-{json.loads((system.folder / 'state.json').read_text())['id']}"
    connection = await aio_pika.connect(broker_of_the_tests()["MAHON_AMQP_URL"])
    async with connection:
        channel = await connection.channel()
        for name in (*SERVICES, "dead"):
            await channel.queue_delete(f"{prefix}.{name}")
        for name in (prefix, f"{prefix}.dead"):
            await channel.exchange_delete(name)
