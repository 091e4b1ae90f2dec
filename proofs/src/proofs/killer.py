"""Kills processes, and believes a kill only when it is proven."""

import os
import random
import signal
import time
from collections import Counter

from proofs.faults.processes import HALVES, state_of
from proofs.history import History
from proofs.letters import Letters
from proofs.system import System

RESTART_SECONDS = 90.0
WRITES_BETWEEN = 10
RARE = {"postgres": 0.06, "rabbitmq": 0.06}
SPARED = {"gateway", "stage"}


class Killer:
    """Kills one process after the other and believes a kill only when another process stands in its place."""

    def __init__(self, system: System, history: History, letters: Letters, rng: random.Random) -> None:
        self._system = system
        self._history = history
        self._letters = letters
        self._rng = rng
        self.killed: Counter[str] = Counter()

    def kill(self) -> None:
        """One of them, a moment later."""
        time.sleep(self._rng.uniform(0.5, 2.0))
        self._let_work_go_on()
        name = self._choose()
        self._kill_and_prove(name)
        self.killed[name] += 1
        self._letters.look()

    def _let_work_go_on(self) -> None:
        """Kill the next one only once something was acknowledged again: a system that lies still proves nothing."""
        before, deadline = self._history.acknowledged, time.monotonic() + RESTART_SECONDS
        while self._history.acknowledged < before + WRITES_BETWEEN and time.monotonic() < deadline:
            time.sleep(0.05)

    def _choose(self) -> str:
        names = sorted(name for name in self._system.processes() if name not in SPARED)
        roll = self._rng.random()
        for rare, share in RARE.items():
            found = [name for name in names if rare in name and "epmd" not in name]
            if found and roll < share:
                return found[0]
            roll -= share
        usual = [name for name in names if name.endswith(HALVES)]
        return self._rng.choice(usual)

    def _kill_and_prove(self, name: str) -> None:
        before = self._living(name)
        os.kill(before, signal.SIGKILL)
        deadline = time.monotonic() + RESTART_SECONDS
        while time.monotonic() < deadline:
            after = self._system.processes().get(name, before)
            if after != before and alive(after) and not alive(before):
                return
            time.sleep(0.1)
        raise SystemExit(f"the kill of {name} (process {before}) is not proven: nothing came back in its place")

    def _living(self, name: str) -> int:
        """The process of this name, once it lives: the one before may have ended with what it stood on."""
        deadline = time.monotonic() + RESTART_SECONDS
        while time.monotonic() < deadline:
            pid = self._system.processes().get(name)
            if pid is not None and alive(pid):
                return pid
            time.sleep(0.1)
        raise SystemExit(f"{name} did not come back by itself")


def alive(pid: int) -> bool:
    return state_of(pid) not in {"X", "Z"}
