"""What a fault has at hand."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from proofs.broker import Broker
from proofs.history import History
from proofs.letters import Letters
from proofs.system import System

CONSUMERS = ("cases", "referrals", "notifications", "reporting")
"""Those that the load makes events for; identity hears of configurations only."""


class NotProven(Exception):
    """The fault did not take place, as far as anybody can tell: the run says nothing of it."""


SILENT_SECONDS = 180.0


@dataclass
class Scene:
    """`silent_seconds`: for how long the broker answers nobody, when it is struck so."""

    system: System
    history: History
    letters: Letters
    rng: random.Random
    silent_seconds: float = SILENT_SECONDS

    @cached_property
    def broker(self) -> Broker:
        return Broker(self.system)

    def choose(self, names: tuple[str, ...]) -> str:
        return self.rng.choice(names)


def wait_until(true: Callable[[], bool], *, seconds: float, pause: float = 0.2) -> bool:
    """Whether it became true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(pause)
    return False
