"""Kills processes, and believes a kill only when it is proven."""

import os
import random
import signal
import time
from collections import Counter

from deploy.answers import HEARING_PATH
from deploy.apart import FORK_SERVER
from deploy.broker import DECLARING

from proofs.client import Client
from proofs.faults.processes import HALVES, state_of
from proofs.history import History
from proofs.letters import Letters
from proofs.system import System

RESTART_SECONDS = 90.0
WRITES_BETWEEN, CALM_SECONDS = 10, 10.0
RARE = {"postgres": 0.06, "rabbitmq": 0.06, FORK_SERVER: 0.06, DECLARING: 0.03}
"""How often each is killed that is there once; at other times it is one of the halves."""
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
        beside = self._halves() if name == FORK_SERVER else {}
        self._kill_and_prove(name)
        self._must_live_on(beside)
        self.killed[name] += 1
        self._letters.look()

    def _let_work_go_on(self) -> None:
        """Kill the next one only once something was acknowledged again: a system that lies still proves nothing."""
        before, deadline = self._history.acknowledged, time.monotonic() + RESTART_SECONDS
        while self._history.acknowledged < before + WRITES_BETWEEN and time.monotonic() < deadline:
            time.sleep(0.05)

    def let_all_be_back(self) -> None:
        """Until everybody is served and heard as before: what a fault does is not what a kill before it did."""
        calm_since, repeated, deadline = time.monotonic(), self._history.repeated, time.monotonic() + RESTART_SECONDS
        asking = Client(self._system.base)
        while time.monotonic() < min(deadline, calm_since + CALM_SECONDS):
            time.sleep(0.2)
            if self._history.repeated != repeated or not asking.send("GET", HEARING_PATH).ok:
                calm_since, repeated = time.monotonic(), self._history.repeated

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

    def _halves(self) -> dict[str, int]:
        return {name: self._living(name) for name in self._system.processes() if name.endswith(HALVES)}

    def _must_live_on(self, halves: dict[str, int]) -> None:
        """Who was forked lives on when the fork server dies (ADR 46)."""
        died = sorted(name for name, pid in halves.items() if not alive(pid))
        if died:
            raise SystemExit(f"{', '.join(died)} died with the fork server")

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
