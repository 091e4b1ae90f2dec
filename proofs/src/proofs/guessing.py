"""`python -m proofs.guessing`: whether the answer to a wrong password tells that the account exists.

By its words or by its time. Attempts on an account that is there and on names that nobody has take turns, with nobody
made to wait. Each is compared with its neighbour; the figure is the difference of the medians, and the share of pairs
in which the known one took longer, which is a half where nothing is told.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from proofs.client import Answer, Client
from proofs.system import ADMIN, System

WARM = 10
MOST_MILLISECONDS = 5.0
SIGMAS = 4
"""How far from a half the share may be, in its own standard errors: chance goes so far once in 16,000 runs."""
PATIENT = {"MAHON_IDENTITY_FREE_FAILURES": "1000000", "MAHON_IDENTITY_SOURCE_FREE_FAILURES": "1000000"}
"""Failures are counted as ever, and nobody waits for the next attempt."""
WRONG = "not their password 0!"


def attempt(client: Client, user_name: str) -> tuple[float, Answer]:
    """Milliseconds, and what was answered."""
    began = time.perf_counter()
    answer = client.send("POST", "/api/v2/tokens", {"user": {"user_name": user_name, "password": WRONG}})
    spent = (time.perf_counter() - began) * 1000
    return spent, answer


def told(answer: Answer) -> tuple[int, object]:
    """What it says, without what every answer has of its own."""
    said = answer.json()
    said.pop("instance", None)
    return answer.status, said


def measure(base: str, pairs: int) -> tuple[list[float], list[float]]:
    """Milliseconds of attempts on an account that is there, and on names that are not."""
    client = Client(base)
    client.send("GET", "/api/v2/identity_providers")
    known, unknown, words = list[float](), list[float](), set[str]()
    for number in range(pairs + WARM):
        pair = [(known, ADMIN[0]), (unknown, f"nobody_{number}")]
        for times, name in pair if number % 2 else pair[::-1]:
            spent, answer = attempt(client, name)
            words.add(str(told(answer)))
            if number >= WARM:
                times.append(spent)
    if len(words) != 1:
        raise SystemExit(f"guessing: the answers differ: {sorted(words)}")
    return known, unknown


def guessing(
    pairs: Annotated[int, typer.Option(help="How many pairs of attempts.")] = 300,
) -> None:
    """Fails where words or time tell which accounts there are."""
    with (
        tempfile.TemporaryDirectory() as folder,
        System(Path(folder) / "state", apart=False, environment=PATIENT) as system,
    ):
        known, unknown = measure(system.base, pairs)
    apart = statistics.median(known) - statistics.median(unknown)
    share = sum(one > other for one, other in zip(known, unknown, strict=True)) / pairs
    error = 0.5 / pairs**0.5
    medians = f"known {statistics.median(known):.2f} ms, unknown {statistics.median(unknown):.2f} ms"
    print(f"guessing: {pairs} pairs; {medians}, {apart:+.2f} ms apart")
    print(f"guessing: the known one took longer in {share:.1%} (chance: 50 % ± {SIGMAS * error:.1%})")
    if abs(apart) > MOST_MILLISECONDS or abs(share - 0.5) > SIGMAS * error:
        sys.exit(1)


if __name__ == "__main__":
    typer.run(guessing)
