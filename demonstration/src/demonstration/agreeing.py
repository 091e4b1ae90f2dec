"""Which of the fictional children's steps somebody asked to be agreed to, and what became of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

from demonstration.roster import person_named
from demonstration.sources import LOCALES, toml

ASKED_SHARE = 0.18
CLOSED_SHARE = 0.03
"""Most cases were closed long ago, and who agreed to it is not told any more."""
STEPS = {
    "assessed": ("assessment",),
    "planned": ("assessment", "case_plan"),
    "serving": ("assessment", "case_plan"),
    "served": ("closure",),
    "closed": ("closure",),
}
"""What is asked about at which stage."""
OUTCOMES = ("pending", "approved", "rejected")
"""One after the other, of each step."""
READY_TO_CLOSE = {"closure_reason": "goals_met", "needs_met": "met"}
"""Without it nobody asks that a case be closed."""


@dataclass(frozen=True)
class Approval:
    """`outcome`: `pending`, `approved` or `rejected`. `notes`: of the answer; empty while there is none."""

    step: str
    outcome: str
    notes: str

    @property
    def needed(self) -> dict[str, str]:
        """What of the case has to be there before it is asked for."""
        return READY_TO_CLOSE if self.step == "closure" else {}


class Asking:
    """Some officers ask; whoever closed a case agreed to it."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._outcomes: dict[str, Iterator[str]] = defaultdict(lambda: cycle(OUTCOMES))

    def approval_of(self, child_id: str, stage: str, supervisor: str) -> Approval | None:
        dice = Random(f"{self._seed}/approval/{child_id}")  # noqa: S311 - invented children, no secret
        if dice.random() >= (CLOSED_SHARE if stage == "closed" else ASKED_SHARE) or stage not in STEPS:
            return None
        step = dice.choice(STEPS[stage])
        outcome = "approved" if stage == "closed" else next(self._outcomes[step])
        if outcome == "pending":
            return Approval(step, outcome, "")
        texts = toml("children")["texts"][f"approval_{outcome}"]
        return Approval(step, outcome, dice.choice(texts)[LOCALES.index(person_named(supervisor).locale)])
