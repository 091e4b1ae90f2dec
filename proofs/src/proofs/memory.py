"""`python -m proofs.memory`: what each process of Mahon takes, before and after people worked with it for a while.

PSS counts a page that several share by its part for each, so that the sum is what all take together.
"""

import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import psutil
import typer

from proofs.bench import SAMPLED, Bench
from proofs.system import System

LAUNCHER = "launcher"
MARKS = {LAUNCHER: 30.0, "-api": 70.0, "-worker": 55.0}
"""MB that a process may take, by its name or by how that ends."""
SUM_OF_OURS = 900.0
OF_OTHERS = frozenset({"postgres", "rabbitmq", "epmd", "gateway"})
IDLE_SECONDS = 25.0
"""Who hashed passwords has given back by then what that took."""


def of_process(pid: int) -> float:
    """MB (of 2^20 bytes) that this process takes, and whatever it started for itself."""
    taken = 0.0
    for process in (root := psutil.Process(pid), *root.children(recursive=True)):
        try:
            taken += process.memory_full_info().pss / 2**20
        except psutil.NoSuchProcess:
            continue
    return taken


def of_system(system: System) -> dict[str, float]:
    """By name: the launcher alone, and each program that it keeps running with all that belongs to it."""
    running = system.processes()
    found = {LAUNCHER: psutil.Process(system.pid).memory_full_info().pss / 2**20}
    return found | {name: of_process(pid) for name, pid in running.items()}


def mark_of(name: str) -> float | None:
    """What a process of this name may take; copies are called as the first, with a number behind."""
    plain = name.rstrip("0123456789").rstrip("-")
    return next((mark for end, mark in MARKS.items() if plain.endswith(end)), None)


def table(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    """A line for each process that is there now, ours first, then others', each with its sum."""
    lines = [f"{'PSS, MB':<24}{'before':>9}{'after':>9}{'ratio':>8}{'mark':>7}"]
    for title, chosen, mark in (
        ("services and launcher", sorted(after.keys() - OF_OTHERS), SUM_OF_OURS),
        ("what they stand on", sorted(after.keys() & OF_OTHERS), None),
    ):
        lines += [_line(name, before.get(name, 0.0), after[name], mark_of(name)) for name in chosen]
        was, is_ = (sum(each.get(name, 0.0) for name in chosen) for each in (before, after))
        lines.append(_line(f"= {title}", was, is_, mark))
    return lines


def _line(name: str, before: float, after: float, mark: float | None) -> str:
    ratio = f"{after / before:>8.2f}" if before else f"{'':>8}"
    said = "" if mark is None else f"{mark:>7.0f}{'' if after <= mark else '  too much'}"
    return f"{name:<24}{before:>9.1f}{after:>9.1f}{ratio}{said}"


def too_much(taken: Mapping[str, float]) -> list[str]:
    """Names of processes that take more than their mark, and of the sum of ours where that is over its own."""
    found = [name for name, megabytes in sorted(taken.items()) if megabytes > (mark_of(name) or megabytes)]
    ours = sum(megabytes for name, megabytes in taken.items() if name not in OF_OTHERS)
    return [*found, "services and launcher"] if ours > SUM_OF_OURS else found


def memory(
    *,
    cases: Annotated[int, typer.Option(min=SAMPLED, help="How many cases to load first.")] = 2_000,
    seconds: Annotated[float, typer.Option(help="How long people work at each thing that they do most.")] = 50.0,
    embedded: Annotated[bool, typer.Option(help="One process instead of --apart.")] = False,
) -> None:
    """Measure what each process takes before and after the work of `bench`: twelve things, each for so long.

    Ends with 1 where something took more than its mark while they worked.
    """
    folder = Path(tempfile.mkdtemp(prefix="mahon-memory-"))
    try:
        with System(folder, apart=not embedded) as system:
            before = of_system(system)
            began = time.monotonic()
            bench = Bench(system, None)
            bench.load(cases)
            bench.settle()
            for name, people, request in bench.requests():
                bench.measure(name, people, request, seconds)
            worked = time.monotonic() - began
            at_work = of_system(system)
            time.sleep(IDLE_SECONDS)
            print(f"\nafter {worked / 60:.0f} minutes of work\n" + "\n".join(table(before, at_work)))
            print(f"\n{IDLE_SECONDS:.0f} seconds later\n" + "\n".join(table(before, of_system(system))))
        raise SystemExit(int(not embedded and bool(too_much(at_work))))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    typer.run(memory)
