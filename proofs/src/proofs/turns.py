"""`./mahon bench --before CHECKOUT`: the same requests to two states of the code, both up, in short turns.

A shared machine swings from one minute to the next by more than any change is worth. So each turn is compared with its
neighbour, and the median of these ratios is the figure.
"""

import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from proofs.bench import Bench, Request, Sample
from proofs.client import Client
from proofs.system import System

TURNS = 8
WARM_SECONDS = 1.0
HEADINGS = ("before/s", "now/s", "ratio", "CPU ms", "now", "ratio", "errors")
WORTH_SAYING = 0.05
"""CPU milliseconds of a request by which a program must have become dearer or cheaper to be named."""


def take_turns(before: Path, *, cases: int, seconds: float, apart: bool) -> None:
    """`seconds`: how long each request is measured in all, on each side."""
    with ExitStack() as stack:
        sides = [_begin(stack, checkout, cases, apart=apart) for checkout in (before, None)]
        print(f"\n{'what':<20}" + "".join(f"{heading:>9}" for heading in HEADINGS))
        for then, now in zip(*(side.requests() for side in sides), strict=True):
            name = now[0]
            warm = [_warm(side, *asked[1:]) for side, asked in zip(sides, (then, now), strict=True)]
            if warm[0].wrong == len(warm[0].times):
                alone = sides[1].ask(now[1], now[2], seconds)
                print(f"{name:<20}{'none':>9}{alone.rate:>9.1f}{'':>18}{alone.spent:>9.1f}{'':>9}{alone.wrong:>9}")
                continue
            pairs = []
            for turn in range(TURNS):
                order = (0, 1) if turn % 2 == 0 else (1, 0)
                taken = {at: sides[at].ask((then, now)[at][1], (then, now)[at][2], seconds / TURNS) for at in order}
                pairs.append((taken[0], taken[1]))
            print(f"{name:<20}{_row(pairs)}  {_programs(pairs)}", flush=True)


def _warm(side: Bench, people: list[Client], request: Request) -> Sample:
    """Where all of it goes wrong, that state does not have it yet."""
    side.tidy()
    return side.ask(people, request, WARM_SECONDS)


def _begin(stack: ExitStack, checkout: Path | None, cases: int, *, apart: bool) -> Bench:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mahon-bench-", ignore_cleanup_errors=True))
    system = stack.enter_context(System(Path(folder) / "state", apart=apart, checkout=checkout))
    side = Bench(system, None)
    side.load(cases)
    side.settle()
    return side


def _row(pairs: list[tuple[Sample, Sample]]) -> str:
    """`ratio` of the rate: above 1 is faster now; of the CPU: below 1 is cheaper now."""
    rates = [statistics.median(pair[at].rate for pair in pairs) for at in (0, 1)]
    spent = [statistics.median(pair[at].spent for pair in pairs) for at in (0, 1)]
    faster = statistics.median(now.rate / then.rate for then, now in pairs)
    dearer = statistics.median(now.spent / then.spent for then, now in pairs)
    wrong = sum(then.wrong + now.wrong for then, now in pairs)
    figures = (
        f"{rates[0]:.1f}",
        f"{rates[1]:.1f}",
        f"{faster:.2f}",
        f"{spent[0]:.1f}",
        f"{spent[1]:.1f}",
        f"{dearer:.2f}",
    )
    return "".join(f"{figure:>9}" for figure in (*figures, wrong))


def _programs(pairs: list[tuple[Sample, Sample]]) -> str:
    """Where it went: CPU milliseconds of a request that a program takes more (+) or less (-) now."""
    names = {name for then, now in pairs for name in (*then.parts, *now.parts)}
    differences = {
        name: statistics.median(now.parts.get(name, 0.0) - then.parts.get(name, 0.0) for then, now in pairs)
        for name in names
    }
    told = sorted(
        (name for name in names if abs(differences[name]) >= WORTH_SAYING), key=lambda name: -differences[name]
    )
    return "  ".join(f"{name} {differences[name]:+.2f}" for name in told)
