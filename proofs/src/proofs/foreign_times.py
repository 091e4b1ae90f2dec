"""`python -m proofs.foreign_times`: whether the time of an answer tells that a record is there for somebody else.

Somebody who sees none of them asks for records of others and for ids that nobody has, in random order over one
connection. Of a pair of the two, the slower one is taken for the record: who knows nothing is right half the time.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from proofs.client import Client
from proofs.people import make_crew
from proofs.setting import configure
from proofs.system import ADMIN, System

RECORDS, ROUNDS, WARM = 60, 25, 200
RIGHT = 0.05
"""How far from a half a guesser may get: less than the scatter of one network hop."""
NOT_THERE = 404
ASKED: tuple[tuple[str, str, object], ...] = (
    ("GET", "/cases/{id}", None),
    ("PATCH", "/cases/{id}", {"data": {"sex": "female"}}),
    ("GET", "/cases/{id}/record_history", None),
    ("GET", "/cases/{id}/flags", None),
    ("GET", "/cases/{id}/transitions", None),
    ("GET", "/cases/{id}/incidents", None),
    ("GET", "/cases/{id}/attachments/1", None),
    ("POST", "/cases/{id}/referrals", {"data": {"transitioned_to": "proof_m00"}}),
)


def advantage(there: list[float], nowhere: list[float]) -> float:
    """How often the slower one of a pair is the record that is there (the Mann-Whitney statistic over all pairs)."""
    ranked = sorted([(each, 1) for each in there] + [(each, 0) for each in nowhere])
    ranks = sum(place for place, (_, is_there) in enumerate(ranked, 1) if is_there)
    return (ranks - len(there) * (len(there) + 1) / 2) / (len(there) * len(nowhere))


def asked(client: Client, method: str, path: str, body: object, ids: list[str]) -> Iterator[float]:
    for each in ids:
        began = time.perf_counter()
        answer = client.send(method, f"/api/v2{path.format(id=each)}", body)
        took = (time.perf_counter() - began) * 1000
        if answer.status != NOT_THERE:
            raise SystemExit(f"{method} {path} answered {answer.status}, not {NOT_THERE}")
        yield took


def compare(stranger: Client, records: list[str], rng: random.Random, rounds: int) -> bool:
    """Print a line for each request; whether no time told anything."""
    silent = True
    for method, path, body in ASKED:
        times: dict[bool, list[float]] = {True: [], False: []}
        list(asked(stranger, method, path, body, [str(uuid4()) for _ in range(WARM)]))
        for _ in range(rounds):
            order = [(True, each) for each in records] + [(False, str(uuid4())) for _ in records]
            rng.shuffle(order)
            for (is_there, _id), took in zip(
                order, asked(stranger, method, path, body, [each for _, each in order]), strict=True
            ):
                times[is_there].append(took)
        there, nowhere = statistics.median(times[True]), statistics.median(times[False])
        right = advantage(times[True], times[False])
        silent = silent and abs(right - 0.5) <= RIGHT
        print(f"{method} {path}: {there:.3f} ms there, {nowhere:.3f} ms nowhere, a guess is right {right:.1%}")
    return silent


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    rounds: int = options.parse_args().rounds
    rng = random.Random(4)
    with (
        tempfile.TemporaryDirectory(prefix="mahon-times-") as folder,
        System(Path(folder) / "state", apart=False) as system,
    ):
        admin = Client(system.base, timeout=120)
        admin.sign_in(*ADMIN)
        maker = configure(admin)
        crew = make_crew(system.base, workers=2, groups=2)
        owner, stranger = (crew.client(name) for name in crew.workers)
        made = [
            owner.send("POST", "/api/v2/cases", {"data": maker.case(rng)}).json()["data"]["id"] for _ in range(RECORDS)
        ]
        return 0 if compare(stranger, made, rng, rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
