"""What is asked of how long referrals take. Rules: `docs/domain/referrals.md §20`."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from chassis import moments
from chassis.errors import Invalid

from referrals.activity.domain import Span

RECENT = timedelta(days=90)
"""How far back, where nobody says."""
DEFAULT_LEVEL, DEEPEST = 2, 9
"""Of places: how deep a level is where nothing says, and at most."""
SINCE, UNTIL = "datetime[from]", "datetime[to]"


class Step(StrEnum):
    """What is waited for since the case was opened to who was asked."""

    ANSWER = "answer"
    CONTACT = "contact"
    COMPLETION = "completion"


class StepState(StrEnum):
    REACHED = "reached"
    IN_TIME = "in_time"
    """Reached before any clock of who was asked had run out."""
    WAITING = "waiting"
    """Not reached, and can still be."""


class By(StrEnum):
    SERVICE = "service"
    PLACE = "place"


@dataclass(frozen=True, kw_only=True)
class Offered:
    """Which referrals: opened within the span. `service`, `place`: codes; empty, where the referral or its case has
    none; None: any. `level`: how deep in the hierarchy of places a place is looked for.
    """

    span: Span
    level: int
    service: str | None = None
    place: str | None = None

    def of(self, by: By | None, key: str | None) -> "Offered":
        """The same, of one row of a breakdown."""
        if by is None:
            return self
        return replace(self, service=key or "") if by is By.SERVICE else replace(self, place=key or "")

    def query(self) -> list[str]:
        """As the list takes it."""
        said = {"service": self.service, "place": self.place, "level": str(self.level)}
        span = {SINCE: moments.written(self.span.since), UNTIL: moments.written(self.span.until)}
        return [f"{name}={value}" for name, value in (said | span).items() if value is not None]


def level_asked(text: str | None, own: int | None) -> int:
    """Raises Invalid."""
    if text is None:
        return DEFAULT_LEVEL if own is None else own
    if text.isascii() and text.isdigit() and int(text) <= DEEPEST:
        return int(text)
    raise Invalid({"level": ["not_a_level"]})


E = TypeVar("E", bound=StrEnum)


def code_asked(kind: type[E], name: str, text: str | None) -> E | None:
    """Raises Invalid."""
    try:
        return None if text is None else kind(text)
    except ValueError:
        raise Invalid({name: ["not_an_option"]}, offered=[code.value for code in kind]) from None
