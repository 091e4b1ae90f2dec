"""What is handed over to whom. Rules: `docs/domain/referrals.md §19`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from chassis.errors import Invalid

Why = Literal["leave", "departure", "other"]
MOST_RECEIVERS = 20
MOST_AT_ONCE = 500


class NothingToHandOver(Invalid):
    code = "nothing_to_hand_over"
    title = "This person has no open case that you could hand over to one of these."


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """`officer`: whose cases it is about. `left`: ids of cases that are still theirs: none of
    the receivers could be given them, or they are more than are handed over at once.
    """

    id: UUID
    officer: str
    receivers: list[str]
    why: str
    left: list[str]
    made_by: str
    made_at: datetime


def shared_out(
    cases: Iterable[UUID], receivers: Mapping[str, int], conflicts: Collection[tuple[UUID, str]]
) -> tuple[dict[UUID, str], list[UUID]]:
    """Each case with who gets it, and those that nobody can get. `receivers`: how many open cases each has already:
    the next goes to who has fewest and did not decline this one as too close to it.
    """
    given: dict[UUID, str] = {}
    left: list[UUID] = []
    having = dict(receivers)
    for case in cases:
        free = [name for name in having if (case, name) not in conflicts]
        if not free:
            left.append(case)
            continue
        chosen = min(free, key=lambda name: (having[name], name))
        given[case] = chosen
        having[chosen] += 1
    return given, left
