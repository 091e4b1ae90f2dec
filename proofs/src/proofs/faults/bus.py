"""What befalls the broker: a queue gone with what is in it, everything gone, no memory left."""

import asyncio
import json
import time

from deploy.rabbitmq import NAME

from proofs.broker import VHOST
from proofs.faults.processes import standing_still
from proofs.faults.scene import CONSUMERS, NotProven, Scene, wait_until

LOST_AT_LEAST = 20
GATHER_SECONDS = 60.0
ALARM_SECONDS = 30.0
DRAIN_SECONDS = 180.0
FEW = 20
"""So many events wait at any moment of a busy system."""
NO_MEMORY, USUAL_MEMORY = "0.00001", "0.4"


def delete_queue(scene: Scene) -> str:
    """While its consumer stands still, so that messages are lost with it."""
    service = scene.choose(CONSUMERS)
    with standing_still(scene.system.processes()[f"{service}-worker"]):
        wait_until(lambda: waiting_for(scene, service) >= LOST_AT_LEAST, seconds=GATHER_SECONDS, pause=1.0)
        lost = asyncio.run(_delete(scene, service))
    if not lost:
        raise NotProven(f"the queue of {service} was empty when it was deleted")
    return f"the queue of {service} was deleted with {lost} messages in it"


def wipe(scene: Scene) -> str:
    """The broker's whole virtual host, made again with who may do what in it, and nothing else."""
    before = scene.broker.asked("list_queues", "-p", VHOST, "name", "messages")
    known = json.loads(scene.broker.ctl("export_definitions", "-"))
    rights = scene.system.folder / "rights.json"
    rights.write_text(json.dumps({name: known[name] for name in ("permissions", "topic_permissions")}))
    scene.broker.ctl("delete_vhost", VHOST)
    scene.broker.ctl("add_vhost", VHOST)
    left = scene.broker.asked("list_queues", "-p", VHOST, "name")
    scene.broker.ctl("import_definitions", str(rights))
    rights.unlink()
    if not before or left:
        raise NotProven(f"{len(left)} of {len(before)} queues were left")
    return f"{len(before)} queues with {sum(row['messages'] for row in before)} messages were gone, and none was left"


def alarm_memory(scene: Scene) -> str:
    """The broker takes nothing from anybody; the work of people goes on."""
    scene.broker.ctl("set_vm_memory_high_watermark", NO_MEMORY)
    acknowledged, longest, alarms = scene.history.acknowledged, 0, 0
    try:
        deadline = time.monotonic() + ALARM_SECONDS
        while time.monotonic() < deadline:
            alarms += "memory" in str(scene.broker.asked("status").get("alarms"))
            longest = max(longest, asyncio.run(_unsent(scene)))
    finally:
        scene.broker.ctl("set_vm_memory_high_watermark", USUAL_MEMORY)
    written = scene.history.acknowledged - acknowledged
    if not alarms or not longest:
        raise NotProven(f"the alarm stood {alarms} times, {longest} events waited to be sent")
    if not written:
        raise SystemExit("the broker's alarm stopped people's work: nothing was acknowledged meanwhile")
    return f"the alarm stood each of {alarms} times; up to {longest} events waited; {written} writes were acknowledged"


def silence(scene: Scene) -> str:
    """The broker answers nobody for so long; the work of people goes on, and what it makes is told afterwards."""
    acknowledged, why, backlog = scene.history.acknowledged, scene.history.why_repeated.copy(), 0
    with standing_still(scene.system.processes()[NAME]):
        deadline = time.monotonic() + scene.silent_seconds
        while time.monotonic() < deadline:
            time.sleep(5)
            backlog = asyncio.run(_unsent(scene))
    began = time.monotonic()
    wait_until(lambda: asyncio.run(_unsent(scene)) < FEW, seconds=DRAIN_SECONDS, pause=0.5)
    drained = time.monotonic() - began
    written = scene.history.acknowledged - acknowledged
    if not backlog:
        raise NotProven("nothing waited to be sent")
    # A client asks again after an error of ours and after no answer; both would be the broker's fault here.
    again = scene.history.why_repeated - why
    if not written or again:
        said = ", ".join(f"{number} x {what}" for what, number in sorted(again.items()))
        raise SystemExit(f"the broker's silence reached people: {written} writes acknowledged, asked again: {said}")
    return (
        f"{scene.silent_seconds:.0f} s; {written} writes were acknowledged, none asked again, {backlog} events "
        f"waited, and {backlog / max(drained, 0.1):.0f} a second were sent afterwards, beside those that came"
    )


def waiting_for(scene: Scene, service: str) -> int:
    """Messages in its queue that nobody was handed."""
    return asyncio.run(_depth(scene, service))


async def _depth(scene: Scene, service: str) -> int:
    async with scene.broker.channel() as channel:
        queue = await channel.get_queue(scene.broker.queue(service), ensure=True)
        return queue.declaration_result.message_count or 0


async def _delete(scene: Scene, service: str) -> int:
    async with scene.broker.channel() as channel:
        gone = await channel.queue_delete(scene.broker.queue(service))
        return gone.message_count or 0


async def _unsent(scene: Scene) -> int:
    """Events that one service or another has still to send."""
    most = 0
    for service in CONSUMERS:
        connection = await scene.system.connect(service)
        most = max(most, await connection.fetchval("SELECT count(*) FROM outbox WHERE published_at IS NULL"))
        await connection.close()
    return most
