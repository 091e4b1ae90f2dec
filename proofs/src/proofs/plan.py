"""In which order a run kills and strikes, and what it tells of each fault."""

import random
from dataclasses import dataclass
from itertools import repeat
from statistics import median

KILL = "kill"


@dataclass(frozen=True)
class Struck:
    """`equal`: seconds from the fault's end until every view equalled its source."""

    fault: str
    proof: str
    lasted: float
    equal: float


def plan(kills: int, faults: list[str], rng: random.Random) -> list[str]:
    """The faults in a random order, evenly between the kills."""
    shuffled = rng.sample(faults, len(faults))
    steps: list[str] = []
    for number, fault in enumerate(shuffled, 1):
        steps += repeat(KILL, kills * number // (len(faults) + 1) - kills * (number - 1) // (len(faults) + 1))
        steps.append(fault)
    return steps + list(repeat(KILL, kills - steps.count(KILL)))


def table(struck: list[Struck]) -> list[str]:
    """A line for each sort of fault: how often, how long until all was equal, and what proves each."""
    lines = [f"{'fault':<12} {'times':>5} {'lasted':>9} {'equal after':>12}  proof"]
    for fault in sorted({each.fault for each in struck}):
        mine = [each for each in struck if each.fault == fault]
        lasted, equal = median(each.lasted for each in mine), max(each.equal for each in mine)
        lines.append(f"{fault:<12} {len(mine):>5} {lasted:>7.0f} s {equal:>10.1f} s  {mine[0].proof}")
        lines += [f"{'':<41}  {each.proof}" for each in mine[1:]]
    return lines
