"""`python -m proofs.exhausting`: what officers feel while somebody tries to wear the system out.

Officers read, list, search and register as fast as they are answered. Between stretches of that alone come stretches in
which hostile requests of one kind arrive beside it; the figure is the p95 of the officers' answers, beside the mean of
the quiet stretches before and after. The machine's cores serve both, so that hostile senders wait between requests.
"""

import random
import socket
import statistics
import sys
import tempfile
import threading
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from proofs.children import Maker
from proofs.client import Client
from proofs.memory import of_system, too_much
from proofs.people import PASSWORD, administrator, make_crew, post, sign_in_all
from proofs.setting import configure
from proofs.system import System

MOST_RATIO = 2.0
OFFICERS, HOSTILE, SLOW_LINES = 3, 2, 200
CASES = 20
"""Of each officer, to begin with."""
PAUSE = 0.25
"""Seconds between two requests of a hostile sender."""
BIG, DEEP, WORDS, PAGE, LINE = 60 * 2**20, 100_000, 6_000, 100_000, 7_000
CHUNK = b" " * 2**16


@dataclass
class Felt:
    """Seconds of the officers' answers, and the statuses of both sides."""

    seconds: list[float] = field(default_factory=list)
    officers: Counter[int] = field(default_factory=Counter)
    hostile: Counter[int] = field(default_factory=Counter)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[-1]


def work(client: Client, maker: Maker, cases: Sequence[str], ended: threading.Event, felt: Felt) -> None:
    """What an officer does all day, one request after another."""
    chance = random.Random(cases[0])
    while not ended.is_set():
        child = {"data": maker.case(chance)}
        for method, path, body in (
            ("GET", f"cases/{chance.choice(cases)}", None),
            ("GET", "cases?per=20", None),
            ("GET", "cases?query=Proof&per=20", None),
            ("POST", "cases", child),
        ):
            began = time.monotonic()
            status = client.send(method, f"/api/v2/{path}", body).status
            felt.seconds.append(time.monotonic() - began)
            felt.officers[status] += 1


class Hostile:
    """Each way in which somebody wears a server out; gives the status it was answered with, 0 for none."""

    def __init__(self, system: System, person: Client) -> None:
        self.system, self._person, self._mine = system, person, threading.local()
        self._basic = b64encode(f"{person.user['user_name']}:{PASSWORD}".encode()).decode()

    def ways(self) -> dict[str, Callable[[], int]]:
        deep = b'{"data":' + b"[" * DEEP + b"]" * DEEP + b"}"
        words = quote(" ".join(f"ana{number}" for number in range(WORDS)))
        fewer = words[:LINE]
        return {
            "60 MB without a login": lambda: self.raw("tokens", length=BIG),
            "60 MB in parts without a login": lambda: self.raw("tokens", length=None),
            "a hundred thousand deep": lambda: self.raw("cases", length=len(deep), sent=deep),
            "thousands of words to search": lambda: self.asks(f"cases?query={words}"),
            "as many words as a line takes": lambda: self.asks(f"cases?query={fewer}"),
            "a page of 100,000": lambda: self.asks(f"cases?per={PAGE}"),
            "searches by the beginning of a name": lambda: self.asks("cases?query=a&id_search=false&per=1000"),
            "wrong passwords": self.guess,
        }

    def asks(self, path: str) -> int:
        if not hasattr(self._mine, "client"):
            self._mine.client = self._person.beside()
        return int(self._mine.client.send("GET", f"/api/v2/{path}").status)

    def guess(self) -> int:
        said = {"user": {"user_name": f"nobody_{random.randrange(9_999)}", "password": "wrong-and-long-enough-26"}}
        return Client(self.system.base).send("POST", "/api/v2/tokens", said).status

    def raw(self, path: str, *, length: int | None, sent: bytes = b"") -> int:
        """A body that nobody asked for, until it is refused."""
        size = f"Content-Length: {length}" if length else "Transfer-Encoding: chunked"
        head = f"POST /api/v2/{path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{size}\r\n"
        head += f"Authorization: Basic {self._basic}\r\n\r\n" if sent else "\r\n"
        with socket.create_connection(("127.0.0.1", self.system.port), 30) as line:
            with suppress(OSError):
                line.sendall(head.encode() + sent)
                for _ in range(0 if sent else BIG // len(CHUNK)):
                    line.sendall(CHUNK if length else b"%x\r\n%b\r\n" % (len(CHUNK), CHUNK))
            try:
                return int(line.recv(64).split()[1])
            except (OSError, IndexError):
                return 0

    def wear_out(self, way: Callable[[], int], ended: threading.Event, felt: Felt) -> None:
        while not ended.is_set():
            felt.hostile[way()] += 1
            ended.wait(PAUSE)


class Slow(ExitStack):
    """Lines on which a request begins and does not go on but for a letter a second."""

    def __init__(self, system: System) -> None:
        super().__init__()
        self._lines = [
            self.enter_context(socket.create_connection(("127.0.0.1", system.port), 30)) for _ in range(SLOW_LINES)
        ]

    def drip(self) -> int:
        for line in self._lines:
            with suppress(OSError):
                line.sendall(b"P")
        time.sleep(1)
        return 0


class Stretches:
    """One after the other, of so many seconds each, with the same officers at work on their own cases."""

    def __init__(self, officers: Sequence[Client], maker: Maker, seconds: float) -> None:
        self._maker, self._seconds, chance = maker, seconds, random.Random(1)
        self._officers = [
            (officer, [post(officer, "cases", maker.case(chance))["id"] for _ in range(CASES)]) for officer in officers
        ]

    def run(self, hostile: Hostile | None = None, way: Callable[[], int] | None = None) -> Felt:
        felt, ended = Felt(), threading.Event()
        with ThreadPoolExecutor(OFFICERS + HOSTILE) as pool:
            running = [pool.submit(work, client, self._maker, cases, ended, felt) for client, cases in self._officers]
            if hostile is not None and way is not None:
                running += [pool.submit(hostile.wear_out, way, ended, felt) for _ in range(HOSTILE)]
            time.sleep(self._seconds)
            ended.set()
            for each in running:
                each.result()
        return felt


def compared(stretches: Stretches, hostile: Hostile, name: str, way: Callable[[], int]) -> bool:
    """Quiet, hostile, quiet; prints the three, and says whether the officers were served."""
    before, during, after = stretches.run(), stretches.run(hostile, way), stretches.run()
    quiet = (before.p95 + after.p95) / 2
    ratio = during.p95 / quiet
    failed = sum(number for status, number in during.officers.items() if not 200 <= status < 300)
    told = ", ".join(f"{number} x {status or 'no answer'}" for status, number in sorted(during.hostile.items()))
    print(
        f"exhausting: {name}: officers' p95 {quiet * 1000:.0f} ms alone, {during.p95 * 1000:.0f} ms beside it, "
        f"{ratio:.2f} times; {len(during.seconds)} answers, {failed} not good; the hostile: {told}",
        flush=True,
    )
    return ratio <= MOST_RATIO and not failed


def exhausting(
    *,
    seconds: Annotated[float, typer.Option(help="Of each stretch.")] = 12.0,
    apart: Annotated[bool, typer.Option(help="Each half of each service a process of its own.")] = False,
) -> None:
    """Ends with 1 where officers wait more than twice as long, are refused, or a process takes more than it may."""
    with (
        tempfile.TemporaryDirectory(prefix="exhausting-") as folder,
        System(Path(folder) / "state", apart=apart) as system,
    ):
        maker = configure(administrator(system.base))
        crew = make_crew(system.base, workers=OFFICERS + 1, groups=1)
        *officers, person = sign_in_all(crew, crew.workers)
        stretches, hostile = Stretches(officers, maker, seconds), Hostile(system, person)
        well = [compared(stretches, hostile, name, way) for name, way in hostile.ways().items()]
        with Slow(system) as slow:
            well.append(compared(stretches, hostile, f"{SLOW_LINES} lines that drip", slow.drip))
        heavy = too_much(of_system(system)) if apart else []
    for name in heavy:
        print(f"exhausting: {name} takes more than it may")
    sys.exit(0 if all(well) and not heavy else 1)


if __name__ == "__main__":
    typer.run(exhausting)
