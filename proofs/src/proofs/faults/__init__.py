"""What a chaos run does to the system beside killing: each fault lasts, ends, and shows that it took place."""

from collections.abc import Callable

from proofs.faults import bus, databases, messages, processes
from proofs.faults.scene import NotProven, Scene

FAULTS: dict[str, Callable[[Scene], str]] = {
    "stop": processes.stop,
    "queue": bus.delete_queue,
    "broker": bus.wipe,
    "memory": bus.alarm_memory,
    "silence": bus.silence,
    "away": databases.take_away,
    "restore": databases.restore,
    "connections": databases.use_up_connections,
    "shuffle": messages.shuffle,
    "forge": messages.forge,
}
"""Each returns once its fault has ended: with what proves that it took place. Raises NotProven."""

__all__ = ["FAULTS", "NotProven", "Scene"]
