"""`python -m proofs.copies`: the same requests to one, two and three copies of cases' api and worker, in short turns.

On a machine whose cores are all busy more copies bring nothing; what they cost there, and what each program takes of a
core for a request, says what they would bring on more (`docs/performance.md`).
"""

import os
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from proofs.bench import SAMPLED, Bench, Sample
from proofs.system import System

SCALED = ("cases-api", "cases-worker")
ASKED = ("create", "read", "list 20", "patch", "refer")
TURNS = 6
WARM_SECONDS = 1.0
CLIENT = "these clients"
WORTH_SAYING = 0.1
COPY = re.compile(r"-\d+$")


@dataclass(frozen=True)
class Turn:
    """What some seconds brought: requests a second, and CPU ms of a request by program, all its copies together."""

    rate: float
    wrong: int
    parts: dict[str, float]


def together(sample: Sample, client: float) -> Turn:
    """`client`: CPU seconds that asking took here."""
    parts: Counter[str] = Counter()
    for name, spent in sample.parts.items():
        parts[COPY.sub("", name)] += spent  # type: ignore[assignment]  # milliseconds
    asked = max(len(sample.times), 1)
    return Turn(sample.rate, sample.wrong, {**parts, CLIENT: client / asked * 1000})


def medians(turns: Sequence[Turn]) -> Turn:
    names = {name for turn in turns for name in turn.parts}
    parts = {name: statistics.median(turn.parts.get(name, 0.0) for turn in turns) for name in names}
    return Turn(statistics.median(turn.rate for turn in turns), sum(turn.wrong for turn in turns), parts)


def most_a_second(turn: Turn, cores: int) -> float:
    """What so many cores could do, were they all busy with nothing but this: requests a second."""
    return cores * 1000 / sum(turn.parts.values())


def rows(name: str, found: Sequence[Turn], cores: int) -> list[str]:
    """A row for each number of copies, the first compared with the others."""
    lines = []
    for number, turn in enumerate(found, 1):
        dear = sorted(((spent, who) for who, spent in turn.parts.items() if spent >= WORTH_SAYING), reverse=True)
        figures = (turn.rate, turn.rate / found[0].rate, sum(turn.parts.values()), most_a_second(turn, cores))
        shown = "".join(f"{figure:>9.2f}" for figure in figures)
        lines.append(f"{name:<10}{number:>4}{shown}{turn.wrong:>7}  " + "  ".join(f"{w} {s:.1f}" for s, w in dear))
    return lines


def copies(
    *,
    cases: Annotated[int, typer.Option(min=SAMPLED, help="How many cases each holds.")] = 300,
    seconds: Annotated[float, typer.Option(help="How long each is asked each thing, in all.")] = 12.0,
    most: Annotated[int, typer.Option(help="Up to how many copies.")] = 3,
) -> None:
    """Measure one, two … copies of cases' halves in turns: rates, CPU of a request, and what these cores can do."""
    cores = os.cpu_count() or 1
    with ExitStack() as stack:
        sides = [_begin(stack, number, cases) for number in range(1, most + 1)]
        requests = [{name: (people, request) for name, people, request in side.requests()} for side in sides]
        headings = ("req/s", "ratio", "CPU ms", f"{cores} cores")
        print(
            f"\n{'what':<10}{'of':>4}" + "".join(f"{heading:>9}" for heading in headings) + "  wrong  CPU ms by program"
        )
        for name in ASKED:
            taken: list[list[Turn]] = [[] for _ in sides]
            for turn in range(-1, TURNS):
                order = range(most) if turn % 2 else range(most - 1, -1, -1)
                for at in order:
                    lasting = WARM_SECONDS if turn < 0 else seconds / TURNS
                    people, request = requests[at][name]
                    # The gateway ends a connection that was idle while the others were asked.
                    for client in people:
                        client.close()
                    began = time.process_time()
                    sample = sides[at].ask(people, request, lasting)
                    if turn >= 0:
                        taken[at].append(together(sample, time.process_time() - began))
            print("\n".join(rows(name, [medians(turns) for turns in taken], cores)), flush=True)


def _begin(stack: ExitStack, number: int, cases: int) -> Bench:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mahon-copies-", ignore_cleanup_errors=True))
    scale = {"MAHON_SCALE": ",".join(f"{name}={number}" for name in SCALED)}
    side = Bench(stack.enter_context(System(Path(folder) / "state", environment=scale)), None)
    side.load(cases)
    side.settle()
    return side


if __name__ == "__main__":
    typer.run(copies)
