"""`./mahon chaos`: kills and faults under load; nothing acknowledged is lost, nothing happens twice, nothing overtakes.

After each fault every view equals its source within two minutes, by itself, and each fault is proven to have happened.
With `--without inbox` or `--without outbox` that protection is taken away, and the same checker must find damage.
"""

import asyncio
import json
import os
import random
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from proofs.check import wait_for_quiet
from proofs.children import Maker
from proofs.clocks import prove_clocks, wrong_clocks
from proofs.desk import Desk
from proofs.faults import FAULTS, NotProven, Scene
from proofs.faults.processes import HALVES
from proofs.faults.scene import SILENT_SECONDS
from proofs.findings import Verdict
from proofs.history import History
from proofs.killer import Killer
from proofs.letters import Letters
from proofs.load import Schedule, Writer
from proofs.people import administrator, make_crew, sign_in_all
from proofs.plan import KILL, Struck, plan, table
from proofs.setting import configure
from proofs.system import System

WRITERS = 40
GROUPS = 2
AFTER_SECONDS = 20.0
"""The load goes on after the last kill until what died is back: the supervisor waits up to fifteen seconds."""
EQUAL_SECONDS = 120.0
"""After a fault, whatever it was: what a killed worker had taken up is left alone for a minute, and a step of the
ladder may come on top."""
SAID = "sabotaged: without"


def chaos(
    *,
    kills: Annotated[int, typer.Option(help="How many processes to kill.")] = 100,
    faults: Annotated[str, typer.Option(help=f"Which faults beside: all, none, or of {', '.join(FAULTS)}.")] = "all",
    times: Annotated[int, typer.Option(help="How often each fault.")] = 1,
    rate: Annotated[float, typer.Option(help="Writes per second.")] = 30.0,
    seed: Annotated[int, typer.Option(help="The same seed kills in the same order.")] = 0,
    without: Annotated[str | None, typer.Option(help="Take away a protection: inbox or outbox; kills only.")] = None,
    silence: Annotated[float, typer.Option(help="For how many seconds the broker is silent.")] = SILENT_SECONDS,
    clocks: Annotated[bool, typer.Option("--clocks", help="The workers' clocks are an hour wrong.")] = False,
    state_folder: Annotated[Path | None, typer.Option("--state", help="Keep the state here.")] = None,
) -> None:
    """Kill random processes and inject faults under load, and prove that nothing was lost, doubled or overtaken."""
    if without not in {None, "inbox", "outbox"}:
        raise typer.BadParameter("--without takes inbox or outbox")
    seed = seed or random.SystemRandom().randrange(1, 10**6)
    steps = plan(kills, [] if without else chosen(faults) * times, random.Random(seed))
    with_faults = f", {len(steps) - kills} faults" + (f", without {without}" if without else "")
    with_faults += ", the workers' clocks an hour wrong" if clocks else ""
    print(f"chaos: {kills} kills{with_faults}, {rate:g} writes/s, seed {seed}", flush=True)
    folder = state_folder or Path(tempfile.mkdtemp(prefix="mahon-chaos-"))
    try:
        weather = Weather(steps, rate, seed, silence)
        verdict, told = run(folder, weather, without=without, clocks=clocks)
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


def chosen(faults: str) -> list[str]:
    """`faults` as it was given on the command line. Raises BadParameter."""
    if faults in {"all", "none"}:
        return list(FAULTS) if faults == "all" else []
    names = faults.split(",")
    unknown = [name for name in names if name not in FAULTS]
    if unknown:
        raise typer.BadParameter(f"no fault is called {', '.join(unknown)}; there are {', '.join(FAULTS)}")
    return names


@dataclass(frozen=True)
class Weather:
    """What is to befall a system: `steps` in this order, under `rate` writes a second; `silence`: a broker's, in
    seconds.
    """

    steps: list[str]
    rate: float
    seed: int
    silence: float = SILENT_SECONDS


def run(folder: Path, weather: Weather, *, without: str | None, clocks: bool) -> tuple[Verdict, dict[str, Any]]:
    environment = sabotage(without) | (wrong_clocks(folder) if clocks else {})
    with System(folder, environment=environment) as system:
        if without:
            prove_sabotage(system, without)
        maker = configure(administrator(system.base))
        storm = Storm(system, folder, weather, Schedule(weather.rate))
        writers = make_writers(system.base, maker, storm.history, weather.seed)
        began = time.monotonic()
        threads = [threading.Thread(target=writer.work, args=(storm.schedule,), daemon=True) for writer in writers]
        for thread in threads:
            thread.start()
        try:
            verdict = storm.go_through(weather.steps)
        finally:
            for line in table(storm.struck) if storm.struck else ():
                print(line, flush=True)
        if verdict is None:
            time.sleep(AFTER_SECONDS)
        storm.schedule.end()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
        verdict = verdict or storm.wait_for_quiet()
        if clocks:
            prove_clocks(system)
    return verdict, storm.told() | {
        "seconds": round(seconds),
        "writes_per_second": round(storm.history.acknowledged / seconds, 1),
    }


@dataclass
class Storm:
    """Everything that befalls a system while people work with it."""

    system: System
    folder: Path
    weather: Weather
    schedule: Schedule
    history: History = field(default_factory=History)
    struck: list[Struck] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._letters = Letters(self.folder / "mail")
        rng = random.Random(self.weather.seed)
        self._killer = Killer(self.system, self.history, self._letters, rng)
        self._scene = Scene(self.system, self.history, self._letters, rng, self.weather.silence)

    def go_through(self, steps: list[str]) -> Verdict | None:
        """Kill and strike; the verdict of the first fault after which the views did not become equal."""
        for number, step in enumerate(steps, 1):
            if step == KILL:
                self._killer.kill()
            else:
                verdict = self._strike(step)
                if verdict.damaged:
                    return verdict
            if step != KILL or number % 10 == 0 or number == len(steps):
                print(f"chaos: {number} of {len(steps)}: {step}", flush=True)
        return None

    def _strike(self, fault: str) -> Verdict:
        self._killer.let_all_be_back()
        began = time.monotonic()
        try:
            proof = FAULTS[fault](self._scene)
        except NotProven as error:
            raise SystemExit(f"the fault {fault} is not proven: {error}") from None
        ended = time.monotonic()
        with self.schedule.paused(seconds=EQUAL_SECONDS):
            verdict = self.wait_for_quiet(since=ended)
        self.struck.append(Struck(fault, proof, ended - began, verdict.quiet_seconds))
        return verdict

    def wait_for_quiet(self, *, since: float | None = None) -> Verdict:
        """Until every view equals its source, at most two minutes from `since` on."""
        passed = 0.0 if since is None else time.monotonic() - since
        verdict = asyncio.run(wait_for_quiet(self.system, self.history, self._letters, seconds=EQUAL_SECONDS - passed))
        verdict.quiet_seconds += passed
        return verdict

    def told(self) -> dict[str, Any]:
        return {
            "kills": self._killer.killed.total(),
            "killed": dict(self._killer.killed),
            "faults": len(self.struck),
            "attempted": self.history.attempted,
            "acknowledged": self.history.acknowledged,
            "repeated": self.history.repeated,
            "refused": len(self.history.refused),
            "indeterminate": len(self.history.unknown),
        }


def make_writers(base: str, maker: Maker, history: History, seed: int, number_of: int = WRITERS) -> list[Writer]:
    """Each shares cases with the next one, and answers for that one and the supervisor on connections of its own."""
    crew = make_crew(base, workers=number_of, groups=GROUPS)
    clients, supervisors = sign_in_all(crew, crew.workers), sign_in_all(crew, crew.managers)
    writers = []
    for number, name in enumerate(crew.workers):
        partner, group = (number + 1) % number_of, number % GROUPS
        history.supervisors[name] = crew.managers[group]
        desk = Desk(
            clients[number],
            clients[partner].beside(),
            supervisors[group].beside(),
            name=name,
            partner_name=crew.workers[partner],
            maker=maker,
            history=history,
            rng=random.Random(seed * 1000 + number),
        )
        writers.append(Writer(desk))
    return writers


def sabotage(without: str | None) -> dict[str, str]:
    """What makes every Python process of the system import `proofs.sabotage` first."""
    if without is None:
        return {}
    hook = Path(__file__).parent / "hook"
    before = os.environ.get("PYTHONPATH", "")
    path = f"{hook}{os.pathsep}{before}".rstrip(os.pathsep)
    # Each process has to import the hook by itself.
    return {"MAHON_FORK_SERVER": "off", "MAHON_SABOTAGE": without, "PYTHONPATH": path}


def prove_sabotage(system: System, without: str) -> None:
    """A negative control with whole processes would prove nothing: each one's own log has to say so."""
    for name in system.processes():
        if name.endswith(HALVES) and f"{SAID} {without}" not in system.log(name):
            raise SystemExit(f"{name} was not sabotaged")
