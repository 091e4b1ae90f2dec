"""What befalls the messages: they come twice, in any order, or from somebody who has no business to announce."""

import asyncio
import json
from typing import Any
from uuid import uuid4

import aio_pika
from aio_pika.abc import AbstractIncomingMessage

from proofs.faults.bus import GATHER_SECONDS, waiting_for
from proofs.faults.processes import standing_still
from proofs.faults.scene import CONSUMERS, NotProven, Scene, wait_until

TAKEN_AT_LEAST = 60
COPIES = 3
OVERHEAR_SECONDS = 5.0
FORGED = 10


def shuffle(scene: Scene) -> str:
    """What waits for one consumer, which has seen none of it, comes in any order and each of it three times."""
    service = scene.choose(CONSUMERS)
    with standing_still(scene.system.processes()[f"{service}-worker"]):
        wait_until(lambda: waiting_for(scene, service) >= TAKEN_AT_LEAST, seconds=GATHER_SECONDS, pause=1.0)
        taken, put = asyncio.run(_shuffle(scene, service))
    overtaken = overtakings(put)
    if not taken or not overtaken:
        raise NotProven(f"{taken} messages taken, {overtaken} events overtaken")
    return f"{taken} messages for {service} came {COPIES} times each; {overtaken} times an event overtook another"


async def _shuffle(scene: Scene, service: str) -> tuple[int, list[bytes]]:
    """How many messages were taken, and the bodies as they were put back."""
    async with scene.broker.channel() as channel:
        queue = await channel.get_queue(scene.broker.queue(service))
        taken: list[AbstractIncomingMessage] = []
        while (message := await queue.get(fail=False)) is not None:
            taken.append(message)
        put = taken * COPIES
        scene.rng.shuffle(put)
        for message in put:
            await channel.default_exchange.publish(again(message), routing_key=queue.name)
        if taken:
            await taken[-1].ack(multiple=True)
    return len(taken), [message.body for message in put]


def again(message: AbstractIncomingMessage, **changed: Any) -> aio_pika.Message:
    """The same message, as far as nothing is changed."""
    kept = {
        "body": message.body,
        "headers": message.headers,
        "message_id": message.message_id,
        "content_type": message.content_type,
        "delivery_mode": message.delivery_mode,
    }
    return aio_pika.Message(**(kept | changed))


def overtakings(bodies: list[bytes]) -> int:
    """How often an event comes for the first time after a later one of its record."""
    last: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    overtaken = 0
    for body in bodies:
        for event in events_of(body):
            key = event["source"], event["subject"]
            overtaken += event["id"] not in seen and event["sequence"] < last.get(key, 0)
            last[key] = max(last.get(key, 0), event["sequence"])
            seen.add(event["id"])
    return overtaken


def events_of(body: bytes) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads(body)
    return events


def forge(scene: Scene) -> str:
    """Events that no service announced, as somebody would write them who has seen true ones."""
    sent = asyncio.run(_forge(scene))
    return f"{sent} forged events were taken by the exchange and routed"


async def _forge(scene: Scene) -> int:
    async with scene.broker.channel() as channel:
        seen = await _overhear(scene, channel)
        exchange = await channel.get_exchange(scene.broker.prefix)
        sent = 0
        for message in seen:
            for forged in forgeries(message):
                scene.history.forged.update(event["id"] for event in events_of(forged.body))
                # Confirmed and not returned: it is in the queue of somebody who hears such events.
                await exchange.publish(forged, routing_key=message.routing_key or "")
                sent += 1
        if not sent:
            raise NotProven("no message was overheard, so that none could be forged")
        return sent


async def _overhear(scene: Scene, channel: aio_pika.abc.AbstractChannel) -> list[AbstractIncomingMessage]:
    mine = await channel.declare_queue("", exclusive=True, auto_delete=True)
    for family in ("cases.case.#", "referrals.transition.#"):
        await mine.bind(scene.broker.prefix, family)
    await asyncio.sleep(OVERHEAR_SECONDS)
    heard = []
    while (message := await mine.get(fail=False, no_ack=True)) is not None:
        heard.append(message)
    return scene.rng.sample(heard, min(len(heard), FORGED))


def forgeries(message: AbstractIncomingMessage) -> list[aio_pika.Message]:
    """Of a true message: another record's, and the record's next; without what it was signed with, and with that."""
    event = events_of(message.body)[-1]
    made = []
    for changed in ({"subject": str(uuid4()), "sequence": 1}, {"sequence": event["sequence"] + 1}):
        for headers in ({}, message.headers):
            body = json.dumps([event | {"id": str(uuid4()), "follows": None} | changed]).encode()
            made.append(again(message, body=body, headers=headers))
    return made
