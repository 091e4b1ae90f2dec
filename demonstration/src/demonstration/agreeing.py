"""Which of the fictional children's steps somebody asked to be agreed to, and what became of it."""

from dataclasses import dataclass
from random import Random

from demonstration.roster import person_named
from demonstration.sources import LOCALES, toml

ASKED_SHARE = 0.4
STEPS = {
    "assessed": ("assessment",),
    "planned": ("assessment", "case_plan"),
    "serving": ("assessment", "case_plan"),
    "served": ("case_plan", "closure"),
    "closed": ("closure",),
}
"""What is asked about at which stage."""
OUTCOMES = ("pending", "pending", "approved", "rejected")
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


def approval_of(child_id: str, stage: str, supervisor: str, seed: int) -> Approval | None:
    """Some officers ask; whoever closed a case agreed to it."""
    dice = Random(f"{seed}/approval/{child_id}")  # noqa: S311 - invented children, no secret
    if stage not in STEPS or dice.random() >= ASKED_SHARE:
        return None
    step = dice.choice(STEPS[stage])
    outcome = "approved" if stage == "closed" else dice.choice(OUTCOMES)
    if outcome == "pending":
        return Approval(step, outcome, "")
    texts = toml("children")["texts"][f"approval_{outcome}"]
    return Approval(step, outcome, dice.choice(texts)[LOCALES.index(person_named(supervisor).locale)])
