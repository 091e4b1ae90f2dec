"""`./mahon bench`: requests per second, latencies and CPU of what people do most, each beside a raw baseline.

The baselines are what the same machine can do at best in the same minute: the same rows through bare asyncpg, the same
bytes through bare aio-pika with confirms. Ratios compare across machines; absolute figures do not.
"""

import asyncio
import json
import random
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import psutil
import typer
from contracts.topology import SERVICES

from proofs import baseline
from proofs.children import Maker
from proofs.client import Client
from proofs.people import PASSWORD, SERVICE, Crew, administrator, make_crew, sign_in_all
from proofs.setting import configure
from proofs.system import System

WORKERS, GROUPS = 40, 4
CONCURRENCY = 8
SAMPLED = 200
"""Children that are searched for: so many cases there have to be."""
PRIMERO = {
    "create": (26.87, 26.1), "read": (61.35, 44.4), "list 20": (19.47, 39.8), "list 20 short": (32.07, 44.9),
    "list 20 manager": (20.15, 43.6), "search identifier": (63.54, 34.1), "search name": (21.45, 35.1),
    "patch": (19.08, 34.8), "refer": (20.72, 35.1), "dashboard worker": (9.11, 38.1), "dashboard manager": (6.03, 35.6),
}  # fmt: skip
"""Primero 2.15.2 on two cores, 20,000 cases, concurrency 8: requests per second, and how many milliseconds a million
turns of an empty loop took around that measurement: machines swing (docs/performance.md)."""

HEADINGS = ("req/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "errors", "loop ms")

NONE_LEFT = 0
Request = Callable[[Client, random.Random], int]


def bench(
    *,
    cases: Annotated[int, typer.Option(min=SAMPLED, help="How many cases to load first.")] = 20_000,
    seconds: Annotated[float, typer.Option(help="How long to measure each.")] = 10.0,
    configuration: Annotated[Path | None, typer.Option(help="Another configuration than the demonstration's.")] = None,
    embedded: Annotated[bool, typer.Option(help="One process instead of --apart.")] = False,
    state_folder: Annotated[Path | None, typer.Option("--state", help="Keep the state here.")] = None,
    before: Annotated[Path | None, typer.Option(help="Another checkout, to measure in turns with this one.")] = None,
) -> None:
    """Measure the system as people use it, beside raw baselines of the same run, or in turns with another state."""
    if before is not None:
        from proofs.turns import take_turns

        take_turns(before.resolve(), cases=cases, seconds=seconds, apart=not embedded)
        return
    folder = state_folder or Path(tempfile.mkdtemp(prefix="mahon-bench-"))
    try:
        with System(folder, apart=not embedded) as system:
            Bench(system, configuration).run(cases, seconds)
    finally:
        if state_folder is None:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Sample:
    """What so many seconds brought: how long each request took, how many went wrong, CPU ms a request by program."""

    times: list[float]
    wrong: int
    lasted: float
    parts: dict[str, float]

    @property
    def rate(self) -> float:
        return len(self.times) / self.lasted

    @property
    def spent(self) -> float:
        return sum(self.parts.values())


class Bench:
    def __init__(self, system: System, configuration: Path | None) -> None:
        self._system = system
        self._maker: Maker = configure(administrator(system.base), configuration)
        fields, subforms = self._maker.size
        print(f"bench: a case fills {fields} fields and {subforms} subforms")
        self._crew: Crew = make_crew(system.base, workers=WORKERS, groups=GROUPS)
        self._workers = sign_in_all(self._crew, self._crew.workers)
        self._managers = sign_in_all(self._crew, self._crew.managers)
        self._owned: dict[int, list[str]] = {index: [] for index in range(WORKERS)}
        self._names: list[str] = []
        self._children: list[str] = []
        self._identifiers: list[str] = []
        self._parts: dict[str, dict[str, float]] = {}

    def run(self, cases: int, seconds: float) -> None:
        self.load(cases)
        self.settle()
        self.print_visible(seconds)
        print(f"\n{'what':<20}" + "".join(f"{heading:>9}" for heading in HEADINGS) + "  vs Primero")
        for name, people, request in self.requests():
            self.measure(name, people, request, seconds)
        self._print_parts()
        asyncio.run(self._print_baselines(seconds))
        self._print_memory()

    def load(self, wanted: int) -> None:
        """Register `wanted` cases through the API, spread over all workers."""
        began, lock, left = time.monotonic(), threading.Lock(), list(range(wanted))

        def register(slot: int) -> None:
            rng = random.Random(slot)
            while True:
                with lock:
                    if not left:
                        return
                    number = left.pop()
                    if len(left) % 2000 == 0:
                        print(f"bench: {wanted - len(left)} of {wanted} cases", flush=True)
                index = number % (WORKERS // CONCURRENCY) * CONCURRENCY + slot
                self._register(self._workers[index], index, rng)

        _side_by_side(register)
        if wanted:
            print(f"bench: {wanted} cases registered at {wanted / (time.monotonic() - began):.0f}/s")

    def _register(self, client: Client, index: int, rng: random.Random) -> int:
        data = self._maker.case(rng)
        answer = client.send("POST", "/api/v2/cases", {"data": data})
        if answer.ok:
            created = answer.json()["data"]
            self._owned[index].append(created["id"])
            self._names.append(str(data.get("name_last", "")))
            self._children.append(f"{data.get('name_first', '')} {data.get('name_last', '')}")
            self._identifiers.append(str(created.get("short_id", "")))
        return answer.status

    def requests(self) -> list[tuple[str, list[Client], Request]]:
        workers, managers, rng = self._workers, self._managers, random.Random(1)
        owned = {id(client): self._owned[index] for index, client in enumerate(workers)}

        def mine(client: Client, rng: random.Random) -> str:
            return rng.choice(owned[id(client)])

        def get(path: Callable[[Client, random.Random], str]) -> Request:
            return lambda client, rng: client.send("GET", f"/api/v2/{path(client, rng)}").status

        def patch(client: Client, rng: random.Random) -> int:
            data = {"age": rng.randint(0, 17), "risk_level": rng.choice(("high", "medium", "low"))}
            return client.send("PATCH", f"/api/v2/cases/{mine(client, rng)}", {"data": data}).status

        def refer(client: Client, rng: random.Random) -> int:
            target = self._crew.workers[(workers.index(client) + 1) % WORKERS]
            body = {"transitioned_to": target, "service": SERVICE, "notes": "please help"}
            # The same is not referred twice while it is open.
            body["service_record_id"] = str(uuid4())
            return client.send("POST", f"/api/v2/cases/{mine(client, rng)}/referrals", {"data": body}).status

        newest = "cases?per=20&order_by=created_at&order=desc"
        names, identifiers = rng.sample(self._names, SAMPLED), rng.sample(self._identifiers, SAMPLED)
        return [
            ("login", workers, self._login),
            ("create", workers, lambda client, rng: self._register(client, workers.index(client), rng)),
            ("read", workers, get(lambda client, rng: f"cases/{mine(client, rng)}")),
            ("list 20", workers, get(lambda *_: newest)),
            ("list 20 short", workers, get(lambda *_: f"{newest}&fields=short")),
            ("list 20 manager", managers, get(lambda *_: newest)),
            ("search identifier", workers, get(lambda _, rng: f"cases?query={rng.choice(identifiers)}")),
            ("search name", workers, get(lambda _, rng: f"cases?query={rng.choice(names)}&phonetic=true")),
            ("patch", workers, patch),
            ("refer", workers, refer),
            *self._requests_beside(owned),
            ("dashboard worker", workers, get(lambda *_: "dashboards")),
            ("dashboard manager", managers, get(lambda *_: "dashboards")),
        ]

    def _requests_beside(self, owned: dict[int, list[str]]) -> list[tuple[str, list[Client], Request]]:
        """What is done beside cases. `owned`: cases by the client whose they are."""
        workers, children = self._workers, random.Random(2).sample(self._children, SAMPLED)
        left = {client: list(cases) for client, cases in owned.items()}

        def record_incident(client: Client, rng: random.Random) -> int:
            data = self._maker.incident(rng) | {"incident_case_id": rng.choice(owned[id(client)])}
            return client.send("POST", "/api/v2/incidents", {"data": data}).status

        def transfer(client: Client, _rng: random.Random) -> int:
            """A case is offered to one person at a time: where none is left, that counts as an error."""
            if not left[id(client)]:
                return NONE_LEFT
            case = left[id(client)].pop()
            target = self._crew.workers[(workers.index(client) + 1) % WORKERS]
            body = {"transitioned_to": target, "notes": "please take over", "consent_individual_transfer": True}
            return client.send("POST", f"/api/v2/cases/{case}/transfers", {"data": body}).status

        def look_for_known(client: Client, rng: random.Random) -> int:
            child = {"names": [rng.choice(children)], "sex": rng.choice(("female", "male")), "age": rng.randint(0, 17)}
            return client.send("POST", "/api/v2/cases/candidates", {"data": child}).status

        def list_incidents(client: Client, _rng: random.Random) -> int:
            return client.send("GET", "/api/v2/incidents?per=20").status

        return [
            ("incident create", workers, record_incident),
            ("list incidents", workers, list_incidents),
            ("transfer", workers, transfer),
            ("candidates", workers, look_for_known),
        ]

    def _login(self, client: Client, _rng: random.Random) -> int:
        fresh = Client(self._system.base)
        status = fresh.sign_in(self._crew.workers[self._workers.index(client)], PASSWORD).status
        fresh.close()
        return status

    def measure(self, name: str, people: list[Client], request: Request, seconds: float) -> None:
        """Eight people at it side by side for so long; prints the row."""
        turning = loop_milliseconds()
        sample = self.ask(people, request, seconds)
        turning = (turning + loop_milliseconds()) / 2
        compared = compare(name, sample.rate, turning)
        p50, p95, p99 = (quantile(sample.times, part) * 1000 for part in (0.5, 0.95, 0.99))
        figures = (sample.rate, p50, p95, p99, sample.spent, sample.wrong, turning)
        print(f"{name:<20}" + "".join(f"{figure:>9.1f}" for figure in figures) + f"  {compared}", flush=True)
        self._parts[name] = sample.parts

    def ask(self, people: list[Client], request: Request, seconds: float) -> "Sample":
        """Eight people at it side by side for so long."""
        times: list[float] = []
        wrong: list[int] = []
        before, began = self._cpu(), time.monotonic()

        def ask(slot: int) -> None:
            rng, turn = random.Random(slot), 0
            mine = people[slot::CONCURRENCY] or [people[slot % len(people)].beside()]
            while time.monotonic() - began < seconds:
                asked = time.perf_counter()
                status = request(mine[turn % len(mine)], rng)
                times.append(time.perf_counter() - asked)
                turn += 1
                if not 200 <= status < 300:
                    wrong.append(status)

        _side_by_side(ask)
        lasted = time.monotonic() - began
        after = self._cpu()
        each = {who: (after[who] - before.get(who, 0.0)) / max(len(times), 1) * 1000 for who in after}
        return Sample(times, len(wrong), lasted, each)

    def _cpu(self) -> dict[str, float]:
        """CPU seconds of everything Mahon runs, by program: services' halves, gateway, database, broker."""
        found: dict[str, float] = {}
        for name, pid in (self._system.processes() or {"mahon": self._system.pid}).items():
            found[name] = sum(_cpu_of(process) for process in _family(pid))
        return found

    def settle(self) -> None:
        """Wait until every service has taken what was announced."""
        quiet = asyncio.run(wait_until_relayed(self._system))
        print(f"bench: copies level after {quiet:.0f} s")

    def tidy(self) -> None:
        """Have PostgreSQL clear up what was written so far, and count it anew: when it does so by itself is chance."""
        asyncio.run(tidy_databases(self._system))

    def print_visible(self, seconds: float) -> None:
        """From a case's commit to its being counted elsewhere, under 30 writes a second."""
        began = time.time()
        rng, end = random.Random(5), time.monotonic() + max(seconds, 10.0)
        while time.monotonic() < end:
            asked = time.monotonic()
            index = rng.randrange(WORKERS)
            self._register(self._workers[index], index, rng)
            time.sleep(max(0.0, 1 / 30 - (time.monotonic() - asked)))
        found = asyncio.run(visible_since(self._system, began))
        p50, p95, p99 = (quantile(found, part) * 1000 for part in (0.5, 0.95, 0.99))
        print(f"bench: commit to visible p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms ({len(found)} events)")

    def _print_parts(self) -> None:
        """Where the time goes: CPU milliseconds per request of each program that took part."""
        print("\nCPU ms per request, by program")
        for name, parts in self._parts.items():
            shown = sorted(((spent, who) for who, spent in parts.items() if spent >= 0.1), reverse=True)
            print(f"{name:<20}" + "  ".join(f"{who} {spent:.1f}" for spent, who in shown))

    async def _print_baselines(self, seconds: float) -> None:
        row = json.dumps(self._maker.case(random.Random(3))).encode()
        rows = await baseline.rows(self._system, row, seconds=min(seconds, 5.0), concurrency=CONCURRENCY)
        messages = await baseline.messages(self._system, row, seconds=min(seconds, 5.0), concurrency=CONCURRENCY)
        print("\nraw baselines of this run, concurrency 8")
        for name, rate in {**rows, **messages}.items():
            print(f"{name:<40}{rate:>9.0f}/s")

    def _print_memory(self) -> None:
        print("\nmemory (PSS, MB)")
        # A fork's command line is the fork server's.
        names = {pid: name for name, pid in self._system.processes().items()}
        for process in _family(self._system.pid):
            try:
                size = process.memory_full_info().pss / 1e6
                print(f"{size:>9.0f}  {names.get(process.pid) or ' '.join(process.cmdline())[-70:].strip()}")
            except (psutil.Error, AttributeError):
                continue


def loop_milliseconds() -> float:
    """How fast the machine is just now: a million turns of an empty loop."""
    began = time.perf_counter()
    for _ in range(1_000_000):
        pass
    return (time.perf_counter() - began) * 1000


def compare(name: str, rate: float, turning: float) -> str:
    """How many times Primero's rate; and the same if both machines turned the empty loop equally fast."""
    if name not in PRIMERO:
        return ""
    theirs, their_turning = PRIMERO[name]
    return f"{rate / theirs:.1f}×  ({rate / theirs * turning / their_turning:.1f}× at the same loop)"


def _side_by_side(work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(slot,)) for slot in range(CONCURRENCY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def _cpu_of(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def quantile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


async def wait_until_relayed(system: System) -> float:
    """Seconds until the case's copies in reporting and referrals have as many rows as cases itself."""
    began = time.monotonic()
    at = {service: await system.connect(service) for service in ("cases", "referrals", "reporting")}
    while True:
        counts = {
            await at["cases"].fetchval("SELECT count(*) FROM record"),
            await at["referrals"].fetchval("SELECT count(*) FROM case_copy"),
            await at["reporting"].fetchval("SELECT count(*) FROM case_fact"),
        }
        if len(counts) == 1 or time.monotonic() - began > 600:
            break
        await asyncio.sleep(1)
    for connection in at.values():
        await connection.close()
    return time.monotonic() - began


async def tidy_databases(system: System) -> None:
    for service in SERVICES:
        connection = await system.connect_as_administrator(f"mahon_{service}")
        await connection.execute("VACUUM (ANALYZE)")
        await connection.close()


async def visible_since(system: System, began: float) -> list[float]:
    """Seconds from each event's announcement to its application in reporting (same machine, same clock)."""
    source, consumer = await system.connect("cases"), await system.connect("reporting")
    await asyncio.sleep(3)
    told = await source.fetch("SELECT id, time FROM outbox WHERE family = 'case' AND time > to_timestamp($1)", began)
    taken = await consumer.fetch("SELECT id, received_at FROM inbox WHERE received_at > to_timestamp($1)", began)
    await source.close()
    await consumer.close()
    at: dict[Any, Any] = {row["id"]: row["received_at"] for row in taken}
    return [(at[row["id"]] - row["time"]).total_seconds() for row in told if row["id"] in at]
