"""Where one caseworker of a load works: whose connections, which cases, and asking until there is an answer."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import uuid4

from proofs.children import Maker
from proofs.client import Answer, Client
from proofs.history import History

GIVE_UP_SECONDS = 120.0
LATE_COPY_SECONDS = 75.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0


class Heard(Enum):
    """What a writer knows of a write in the end. `EARLY`: a copy it needs was not there yet, and nothing was done."""

    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    EARLY = "early"


Step = Callable[[], Heard]
Share = tuple[float, Step]
"""A step that something new is begun with, and how often of all that is begun."""


@dataclass(frozen=True)
class Asked:
    """What waits for an answer, since when, by the moments of `time.monotonic`. `opened`: the case was open to who is
    asked already when it was asked.
    """

    case: str
    id: str
    since: float
    opened: bool = False

    @property
    def can_wait(self) -> bool:
        """Whether a copy that is behind explains that somebody does not know of it."""
        return time.monotonic() < self.since + LATE_COPY_SECONDS


@dataclass
class Desk:
    """One caseworker's. Nobody else writes to a case of theirs but for their partner and their supervisor, whose
    connections are here, so that its last acknowledged state is known.
    """

    mine: Client
    partner: Client
    supervisor: Client
    name: str
    partner_name: str
    maker: Maker
    history: History
    rng: random.Random
    cases: list[str] = field(default_factory=list)
    """Theirs, of which all is known."""
    referred: list[Asked] = field(default_factory=list)
    """To the partner, and not answered."""
    left: set[str] = field(default_factory=set)
    """Of which something is not known: nobody touches them again."""

    def pick(self, waiting: list[Asked]) -> Asked:
        """Any of them, taken out."""
        return waiting.pop(self.rng.randrange(len(waiting)))

    def still(self, waiting: list[Asked]) -> list[Asked]:
        """The same list, without what is about a case that nobody touches again."""
        waiting[:] = [asked for asked in waiting if asked.case not in self.left]
        return waiting

    def doubt(self, case: str) -> Heard:
        self.history.cases[case].doubtful = True
        return self._leave(case)

    def doubt_sharing(self, case: str) -> Heard:
        """It is not known either whether there is one transition more."""
        self.history.doubt_sharing(case)
        return self._leave(case)

    def _leave(self, case: str) -> Heard:
        self.left.add(case)
        self.give_away(case)
        return Heard.UNKNOWN

    def give_away(self, case: str) -> None:
        """It is theirs no longer."""
        if case in self.cases:
            self.cases.remove(case)

    def insist(
        self, client: Client, method: str, path: str, data: Any, *, by: str, can_wait: bool = False
    ) -> tuple[Heard, Any]:
        """Ask until there is an answer, always under one key: what a client with a poor network does. Gives the
        answer's `data`, if it has any.

        A refusal after a try without an answer leaves open whether it was done. A copy of who may act, or of what is
        asked for, may be behind while a service is down; with `can_wait` there is other work meanwhile.
        """
        key, began, pause, in_doubt = str(uuid4()), time.monotonic(), FIRST_PAUSE, False
        while time.monotonic() < began + GIVE_UP_SECONDS:
            asked = time.monotonic()
            answer = client.send(method, f"/api/v2/{path}", {"data": data}, key=key)
            if answer.ok:
                self.history.note_acknowledged(by, key)
                return Heard.DONE, answer.json().get("data")
            late = time.monotonic() > began + LATE_COPY_SECONDS
            if answer.settled and not in_doubt:
                if can_wait and answer.status == 404:
                    return Heard.EARLY, None
                if answer.status != 401 or late:
                    self.history.note_refused(f"{method} {answer.status} {_code(answer)}")
                    return Heard.REFUSED, None
            elif answer.settled and late:
                break
            in_doubt = in_doubt or not answer.settled
            self.history.note_repetition(f"{by} {answer.broken or answer.status} {time.monotonic() - asked:.0f} s")
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        self.history.note_unknown(f"{method} {by} {key}")
        return Heard.UNKNOWN, None


def _code(answer: Answer) -> str:
    try:
        return str(answer.json().get("code"))
    except ValueError:
        return "no json"
