"""`python -m proofs.foreign_time`: whether the time of an answer tells that a case or an incident exists.

Somebody who may do everything with their own, and sees nothing of a colleague's, asks each operation of the services'
permission tables with the id of the colleague's record and with one that nothing has, in turns. Each is compared with
its neighbour; the figure is the difference of the medians, and the share of pairs in which the colleague's took longer,
which is a half where nothing is told.
"""

import math
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from deploy.places import REPOSITORY
from testkit.people import EVERYTHING

from proofs.children import Maker
from proofs.client import Client
from proofs.people import UNAUTHORIZED, Crew, administrator, make_account, make_crew, make_role, post
from proofs.setting import all_rows, configure
from proofs.system import System

WARM = 5
MOST_MILLISECONDS = 1.0
"""An answer over a network varies by more."""
IMPATIENT = {"MAHON_PATIENCE_SECONDS": "0.02"}
"""Who may be sent a referral waits longer for a case that is not there yet: the same for both."""
TOLD = {
    "POST /api/v2/cases/{case}/transfer_requests": "who may search others' records finds it there and asks for it",
}
"""Where it may be known that there is a record, and why (ADR 52)."""
SIGMAS = 4
"""How far from a half a share may be, in its own standard errors: chance goes so far once in 16,000 operations."""
ASKER, COLLEAGUE = "proof_asker", "proof_colleague"
KINDS = ("case", "incident")


@dataclass(frozen=True)
class Ask:
    method: str
    path: str
    """With `{case}` or `{incident}` where the id goes."""
    body: Any

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    def of(self, ids: dict[str, str]) -> str:
        path = self.path
        for kind, id in ids.items():
            path = path.replace(f"{{{kind}}}", id)
        return path


@dataclass(frozen=True)
class Found:
    ask: Ask
    statuses: frozenset[int]
    there: list[float]
    nothing: list[float]

    @property
    def apart(self) -> float:
        """Milliseconds."""
        return statistics.median(self.there) - statistics.median(self.nothing)

    @property
    def share(self) -> float:
        return sum(one > other for one, other in zip(self.there, self.nothing, strict=True)) / len(self.there)

    @property
    def tells(self) -> bool:
        return self.beyond_chance and abs(self.apart) > MOST_MILLISECONDS and str(self.ask) not in TOLD

    @property
    def beyond_chance(self) -> bool:
        error = 0.5 / math.sqrt(len(self.there))
        return abs(self.share - 0.5) > SIGMAS * error

    def __str__(self) -> str:
        statuses = "/".join(map(str, sorted(self.statuses)))
        return f"{self.apart:+7.3f} ms {self.share:6.1%} {statuses:>8}  {self.ask}"


def asks() -> Iterator[Ask]:
    """Every operation on a case or an incident; what stands in it beside is as good as absent."""
    for table in sorted(REPOSITORY.glob("services/*/tests/permissions.toml")):
        for route in tomllib.loads(table.read_text())["route"]:
            method, path = str(route["ask"]).split(" ", 1)
            if any(f"{{{kind}}}" in path for kind in KINDS):
                yield Ask(method, path, route.get("body"))


def absent(rng: random.Random) -> str:
    return str(UUID(int=rng.getrandbits(128), version=4))


def compare(client: Client, ask: Ask, there: dict[str, str], pairs: int, rng: random.Random) -> Found:
    spent: tuple[list[float], list[float]] = [], []
    statuses: set[int] = set()
    for number in range(pairs + WARM):
        nothing = {kind: absent(rng) for kind in KINDS}
        order = [(0, there), (1, nothing)]
        for side, ids in order if number % 2 else order[::-1]:
            path = ask.of(ids).replace("{", "").replace("}", "")
            began = time.perf_counter()
            answer = client.send(ask.method, path, ask.body)
            if number >= WARM:
                spent[side].append((time.perf_counter() - began) * 1000)
            statuses.add(answer.status)
    return Found(ask, frozenset(statuses), *spent)


def people(base: str, maker: Maker, rng: random.Random) -> tuple[Client, dict[str, str]]:
    """Who asks, and the ids of what the colleague has."""
    crew: Crew = make_crew(base, workers=1, groups=2)
    admin = administrator(base)
    forms = {str(form["unique_id"]): "rw" for form in all_rows(admin, "forms") if not form.get("is_nested")}
    make_role(admin, "proof-everything", "self", EVERYTHING, forms)
    agency = int(str(all_rows(admin, "agencies")[0]["id"]))
    for group, name in enumerate((ASKER, COLLEAGUE)):
        make_account(admin, name, "proof-everything", group, agency)
    asker, colleague = crew.client(ASKER), crew.client(COLLEAGUE)
    for client in (asker, colleague):
        wait_until_known(client)
    case = post(colleague, "cases", maker.case(rng))
    incident = post(colleague, "incidents", {"module_id": case["module_id"], "incident_case_id": case["id"]})
    post(asker, "cases", maker.case(rng))
    return asker, {"case": case["id"], "incident": incident["id"]}


def wait_until_known(client: Client, seconds: float = 20.0) -> None:
    """Services keep copies of who may act, which are behind at first."""
    deadline = time.monotonic() + seconds
    for path in ("cases", "referrals"):
        while (status := client.send("GET", f"/api/v2/{path}?per=1").status) == UNAUTHORIZED:
            if time.monotonic() > deadline:
                raise SystemExit(f"foreign time: {path} still answers {status}")
            time.sleep(0.1)


def foreign_time(
    pairs: Annotated[int, typer.Option(help="How many pairs of answers an operation.")] = 100,
    seed: Annotated[int, typer.Option(help="Of children and of ids that nothing has.")] = 4712,
) -> None:
    """Fails where the time of an answer tells that there is a record."""
    rng = random.Random(seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        System(Path(folder) / "state", apart=False, environment=IMPATIENT) as system,
    ):
        asker, there = people(system.base, configure(administrator(system.base)), rng)
        found = []
        for ask in asks():
            found.append(compare(asker, ask, there, pairs, rng))
            print(found[-1], flush=True)
    beyond = [str(one.ask) for one in found if one.beyond_chance]
    worst = max(found, key=lambda one: abs(one.apart))
    pairs_asked = sum(len(one.there) for one in found)
    print(f"foreign time: {len(found)} operations, {pairs_asked} pairs; most apart {worst.apart:+.3f} ms: {worst.ask}")
    print(f"foreign time: {len(beyond)} beyond chance {beyond}")
    if any(one.tells for one in found):
        sys.exit(1)


if __name__ == "__main__":
    typer.run(foreign_time)
