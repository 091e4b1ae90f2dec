"""What befalls the messages: they come twice, in any order, or from somebody who has no business to announce."""

import asyncio
import json
import time
from base64 import b64decode
from collections import Counter
from typing import Any
from uuid import uuid4

import aio_pika
from aio_pika.abc import AbstractIncomingMessage
from chassis.bus.signing import EventKeys
from contracts.topology import SERVICES, hears

from proofs.faults.bus import GATHER_SECONDS, waiting_for
from proofs.faults.processes import standing_still
from proofs.faults.scene import NotProven, Scene, wait_until

SHUFFLED = ("referrals", "reporting")
"""They hear of cases, which have several events within a minute."""
TAKEN_AT_LEAST = 150
COPIES = 3
TRIES = 50
OVERHEAR_SECONDS = 5.0
FORGED = 10
REFUSED_SECONDS = 60.0
STOLEN = ("notifications",)
DISBELIEVED = "SELECT why, sum(count)::int AS number FROM disbelieved GROUP BY why"


def shuffle(scene: Scene) -> str:
    """What waits for one consumer, which has seen none of it, comes in any order and each of it three times."""
    service = scene.choose(SHUFFLED)
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
        for _ in range(TRIES):
            scene.rng.shuffle(put)
            if overtakings([message.body for message in put]):
                break
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
    """Events that no service announced, as somebody writes them who has seen true ones and has a service's key."""
    return asyncio.run(_forge(scene))


async def _forge(scene: Scene) -> str:
    sent = due = 0
    before = await _disbelieved(scene)
    async with scene.broker.channel() as channel:
        exchange = await channel.get_exchange(scene.broker.prefix)
        for message in await _overhear(scene, channel):
            for forged in forgeries(message, stolen_keys(scene)):
                [event] = events_of(forged.body)
                scene.history.forged.add(event["id"])
                # Confirmed and not returned: it is in the queue of everybody who hears such events.
                await exchange.publish(forged, routing_key=message.routing_key or "")
                sent += 1
                due += sum(hears(service, event["source"], event["family"]) for service in SERVICES)
    if not sent:
        raise NotProven("no message was overheard, so that none could be forged")
    refused, deadline = Counter[str](), time.monotonic() + REFUSED_SECONDS
    while refused.total() < due and time.monotonic() < deadline:
        await asyncio.sleep(1)
        refused = await _disbelieved(scene) - before
    if refused.total() < due:
        raise SystemExit(f"of {due} deliveries of forged events only {refused.total()} were refused: {dict(refused)}")
    return f"{sent} forged events, {due} deliveries, refused as {dict(sorted(refused.items()))}"


async def _disbelieved(scene: Scene) -> Counter[str]:
    """How many messages the services have refused to believe, by reason."""
    counted = Counter[str]()
    for service in SERVICES:
        connection = await scene.system.connect(service)
        counted.update({row["why"]: row["number"] for row in await connection.fetch(DISBELIEVED)})
        await connection.close()
    return counted


async def _overhear(scene: Scene, channel: aio_pika.abc.AbstractChannel) -> list[AbstractIncomingMessage]:
    mine = await channel.declare_queue("", exclusive=True, auto_delete=True)
    for family in ("cases.case.#", "referrals.transition.#"):
        await mine.bind(scene.broker.prefix, family)
    await asyncio.sleep(OVERHEAR_SECONDS)
    heard = []
    while (message := await mine.get(fail=False, no_ack=True)) is not None:
        heard.append(message)
    return scene.rng.sample(heard, min(len(heard), FORGED))


def stolen_keys(scene: Scene) -> EventKeys:
    """The private keys of services that the load's events are not of."""
    known = json.loads((scene.system.folder / "keyring.json").read_text())["announcing"]
    return EventKeys({service: b64decode(known[service]) for service in STOLEN}, {})


def forgeries(message: AbstractIncomingMessage, stolen: EventKeys) -> list[aio_pika.Message]:
    """Of a true message: another record's, and the record's next; without a signature, with the true one's, and with
    that of somebody else.
    """
    event = events_of(message.body)[-1]
    made = []
    for changed in ({"subject": str(uuid4()), "sequence": 1}, {"sequence": event["sequence"] + 1}):
        bodies = [json.dumps([event | {"id": str(uuid4()), "follows": None} | changed]).encode() for _ in range(3)]
        signed = stolen.headers(next(iter(stolen.announcing)), bodies[2])
        headers: tuple[dict[str, Any], ...] = ({}, dict(message.headers), signed)
        made += [again(message, body=body, headers=mine) for body, mine in zip(bodies, headers, strict=True)]
    return made
