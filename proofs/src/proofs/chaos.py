"""`./mahon chaos`: random kills under load; nothing acknowledged is lost, nothing happens twice, nothing overtakes.

With `--without inbox` or `--without outbox` that protection is taken away, and the same checker must find damage.
"""

import asyncio
import json
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from proofs.check import wait_for_quiet
from proofs.children import Maker
from proofs.findings import Verdict
from proofs.history import History
from proofs.letters import Letters
from proofs.load import Schedule, Writer
from proofs.people import administrator, make_crew, sign_in_all
from proofs.setting import configure
from proofs.system import System

WRITERS = 40
AFTER_SECONDS = 20.0
"""The load goes on after the last kill until what died is back: the supervisor waits up to fifteen seconds."""
QUIET_SECONDS = 120.0
"""What a killed worker had taken up is left alone for a minute; a step of the ladder may come on top."""
RESTART_SECONDS = 90.0
WRITES_BETWEEN = 10
RARE = {"postgres": 0.06, "rabbitmq": 0.06}
HALVES = ("-api", "-worker")
SAID = "sabotaged: without"
SPARED = {"gateway", "stage"}


def chaos(
    *,
    kills: Annotated[int, typer.Option(help="How many processes to kill.")] = 100,
    rate: Annotated[float, typer.Option(help="Writes per second.")] = 30.0,
    seed: Annotated[int, typer.Option(help="The same seed kills in the same order.")] = 0,
    without: Annotated[str | None, typer.Option(help="Take away a protection: inbox or outbox.")] = None,
    state_folder: Annotated[Path | None, typer.Option("--state", help="Keep the state here.")] = None,
) -> None:
    """Kill random processes under load and prove that nothing was lost, doubled or overtaken."""
    if without not in {None, "inbox", "outbox"}:
        raise typer.BadParameter("--without takes inbox or outbox")
    seed = seed or random.SystemRandom().randrange(1, 10**6)
    print(f"chaos: {kills} kills, {rate:g} writes/s, seed {seed}" + (f", without {without}" if without else ""))
    folder = state_folder or Path(tempfile.mkdtemp(prefix="mahon-chaos-"))
    try:
        verdict, told = run(folder, kills, rate, seed, without)
    finally:
        if state_folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(told | verdict.figures()))
    for line in verdict.told():
        print(f"damage: {line}")
    if without:
        print("the checker found the damage" if verdict.effects else "THE CHECKER SAW NOTHING")
        raise typer.Exit(int(not verdict.effects))
    raise typer.Exit(int(verdict.damaged))


def run(folder: Path, kills: int, rate: float, seed: int, without: str | None) -> tuple[Verdict, dict[str, Any]]:
    with System(folder, environment=sabotage(without)) as system:
        if without:
            prove_sabotage(system, without)
        maker = configure(administrator(system.base))
        history, letters = History(), Letters(folder / "mail")
        writers = make_writers(system, maker, history, seed)
        schedule, began = Schedule(rate), time.monotonic()
        threads = [threading.Thread(target=writer.work, args=(schedule,), daemon=True) for writer in writers]
        for thread in threads:
            thread.start()
        killed = Killer(system, history, letters, random.Random(seed)).kill(kills)
        time.sleep(AFTER_SECONDS)
        schedule.end()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
        verdict = asyncio.run(wait_for_quiet(system, history, letters, seconds=QUIET_SECONDS))
    told = {
        "kills": sum(killed.values()),
        "killed": killed,
        "seconds": round(seconds),
        "attempted": history.attempted,
        "acknowledged": history.acknowledged,
        "repeated": history.repeated,
        "refused": len(history.refused),
        "indeterminate": len(history.unknown),
        "writes_per_second": round(history.acknowledged / seconds, 1),
    }
    return verdict, told


def make_writers(system: System, maker: Maker, history: History, seed: int) -> list[Writer]:
    """Each refers to the next one, and answers for that one on a connection of its own."""
    crew = make_crew(system.base, workers=WRITERS, groups=2)
    clients = sign_in_all(crew, crew.workers)
    writers = []
    for number, mine in enumerate(clients):
        partner = (number + 1) % WRITERS
        writers.append(
            Writer(
                mine,
                clients[partner].beside(),
                crew.workers[partner],
                maker=maker,
                history=history,
                seed=seed * 1000 + number,
            )
        )
    return writers


def sabotage(without: str | None) -> dict[str, str]:
    """What makes every Python process of the system import `proofs.sabotage` first."""
    if without is None:
        return {}
    hook = Path(__file__).parent / "hook"
    before = os.environ.get("PYTHONPATH", "")
    return {"MAHON_SABOTAGE": without, "PYTHONPATH": f"{hook}{os.pathsep}{before}".rstrip(os.pathsep)}


def prove_sabotage(system: System, without: str) -> None:
    """A negative control with whole processes would prove nothing: each one's own log has to say so."""
    for name in system.processes():
        if name.endswith(HALVES) and f"{SAID} {without}" not in system.log(name):
            raise SystemExit(f"{name} was not sabotaged")


class Killer:
    """Kills one process after the other and believes a kill only when another process stands in its place."""

    def __init__(self, system: System, history: History, letters: Letters, rng: random.Random) -> None:
        self._system = system
        self._history = history
        self._letters = letters
        self._rng = rng

    def kill(self, times: int) -> dict[str, int]:
        killed: dict[str, int] = {}
        for number in range(1, times + 1):
            time.sleep(self._rng.uniform(0.5, 2.0))
            self._let_work_go_on()
            name = self._choose()
            self._kill_and_prove(name)
            killed[name] = killed.get(name, 0) + 1
            self._letters.look()
            if number % 10 == 0 or number == times:
                print(f"chaos: {number} of {times} kills", flush=True)
        return killed

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
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
