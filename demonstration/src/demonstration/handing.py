"""Which of the fictional children's cases somebody hands over or asks for, and what became of it."""

from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Literal

from demonstration.roster import Person, people, person_named
from demonstration.sources import LOCALES, toml

OFFICER = "role-tl-officer"
Kind = Literal["transfers", "transfer_requests"]
OUTCOMES = ("in_progress", "accepted", "rejected", "revoked")
WANTED: tuple[tuple[Kind, str], ...] = tuple(product(("transfers", "transfer_requests"), OUTCOMES))
"""Each state of both, once."""


@dataclass(frozen=True)
class Handing:
    """`by` hands the case over or asks for it, `to` answers. `answer`: why not; empty unless it was declined."""

    kind: Kind
    by: str
    to: str
    outcome: str
    notes: str
    answer: str

    @property
    def step(self) -> tuple[str, str] | None:
        """The step that brought it there, and whose it was; none where it still waits."""
        if self.outcome == "in_progress":
            return None
        return self.outcome, self.by if self.outcome == "revoked" else self.to


def handing_of(child_id: str, officer: str, wanted: tuple[Kind, str], seed: int) -> Handing:
    """Between the child's officer and another one."""
    dice = Random(f"{seed}/handing/{child_id}")  # noqa: S311 - invented children, no secret
    kind, outcome = wanted
    own = person_named(officer)
    other = dice.choice([person for person in people() if person.role == OFFICER and person != own])
    by, to = (own, other) if kind == "transfers" else (other, own)
    notes = _said("hand_over" if kind == "transfers" else "ask_for", by, dice)
    answer = _said(f"not_{kind}", to, dice) if outcome == "rejected" else ""
    return Handing(kind, by.user_name, to.user_name, outcome, notes, answer)


def _said(what: str, by: Person, dice: Random) -> str:
    said: str = dice.choice(toml("children")["texts"][what])[LOCALES.index(by.locale)]
    return said
