"""Whose turn it is with a referral, for what and by when. Rules: `docs/domain/referrals.md §18`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from chassis.deadlines import Calendar, Deadline, Standstill
from chassis.site import Site
from contracts.policy import DecidedClocks
from sharing.clocks import DEFAULT_CLOCKS, DEFAULT_WINDOWS, HOLIDAYS, UNKNOWN_RISK, WORKING_DAY, WORKING_WEEK


class Phase(StrEnum):
    """How far a referral is, finer than the states that clients see."""

    OPENING = "opening"
    OFFERED = "offered"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    OUTSIDE = "outside"
    DONE = "done"
    UNMET = "unmet"
    OVER = "over"


class Side(StrEnum):
    RECIPIENT = "recipient"
    SENDER = "sender"
    SUPERVISOR = "supervisor"
    """Of who gave it."""
    SYSTEM = "system"


class Happening(StrEnum):
    """What can happen to a referral."""

    GRANTED = "granted"
    REFUSED = "refused"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CONTACTED = "contacted"
    PROGRESSED = "progressed"
    PAUSED = "paused"
    RESUMED = "resumed"
    HELPED = "helped"
    UNHELPED = "unhelped"
    """The recipient is through with it, and the need is not met."""
    CONFIRMED = "confirmed"
    REROUTED = "rerouted"
    REVOKED = "revoked"
    ENDED = "ended"
    """By itself, with what it hung on."""


H, P = Happening, Phase
OVER = {H.REVOKED: P.OVER, H.ENDED: P.OVER}
THROUGH = {H.HELPED: P.DONE, H.UNHELPED: P.UNMET} | OVER
DECIDED = {H.ACCEPTED: P.ACCEPTED, H.REJECTED: P.UNMET} | OVER


@dataclass(frozen=True)
class Turn:
    """What is next, whose it is, by which clock, and to which phase each happening leads; no other can happen.

    `may_pause`: whether the clock may be stopped, for a coded reason.
    """

    action: str | None
    of: Side | None
    clock: str | None
    leads: Mapping[Happening, Phase]
    may_pause: bool = False


TABLE: dict[Phase, Turn] = {
    P.OPENING: Turn("open", Side.SYSTEM, None, {H.GRANTED: P.OFFERED, H.REFUSED: P.OVER} | OVER),
    P.OFFERED: Turn("acknowledge", Side.RECIPIENT, "acknowledge", {H.ACKNOWLEDGED: P.RECEIVED} | DECIDED),
    P.RECEIVED: Turn("decide", Side.RECIPIENT, "decide", DECIDED, may_pause=True),
    P.ACCEPTED: Turn(
        "first_contact",
        Side.RECIPIENT,
        "first_contact",
        {H.CONTACTED: P.UNDER_WAY, H.PROGRESSED: P.UNDER_WAY} | THROUGH,
        may_pause=True,
    ),
    P.UNDER_WAY: Turn("progress", Side.RECIPIENT, "progress", {H.PROGRESSED: P.UNDER_WAY} | THROUGH, may_pause=True),
    P.OUTSIDE: Turn("progress", Side.SENDER, "progress", {H.PROGRESSED: P.OUTSIDE} | OVER),
    P.DONE: Turn("confirm", Side.SENDER, "confirm", {H.CONFIRMED: P.OVER}),
    P.UNMET: Turn("reroute", Side.SENDER, "reroute", {H.REROUTED: P.OVER}),
    P.OVER: Turn(None, None, None, {}),
}
"""Each phase answers who acts next, what they do and which clock runs."""

WAITED_OUT = ("reroute", Side.SUPERVISOR, "reroute")
"""What a clock that ran out leaves, whatever it waited for: the phase goes on, and the supervisor sees to it."""
STOPPED = ("resume", "progress")
"""What a stopped clock leaves: to be looked at again, by the same side."""
WITHIN_WINDOW = frozenset({"acknowledge", "decide", "first_contact"})
"""The clocks that a service's window after the incident shortens."""


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Of one policy pack. `clocks`: by risk level, by clock; `windows`: by service."""

    version: int
    clocks: Mapping[str, Mapping[str, Deadline]]
    windows: Mapping[str, Deadline]
    unknown_risk: str
    calendar: Calendar

    @classmethod
    def of(cls, said: DecidedClocks) -> Self:
        return cls(
            version=said["version"],
            clocks={risk: _deadlines(by) for risk, by in said["clocks"].items()},
            windows=_deadlines(said["windows"]),
            unknown_risk=said["unknown_risk"],
            calendar=Calendar(
                working_week=frozenset(said["working_week"]),
                holidays=frozenset(date.fromisoformat(day) for day in said["holidays"]),
                working_day=tuple((span["from"], span["to"]) for span in said.get("working_day", WORKING_DAY)),
            ),
        )

    def deadline(self, risk: object, clock: str) -> Deadline:
        known = risk if isinstance(risk, str) and risk in self.clocks else self.unknown_risk
        return self.clocks[known][clock]


def _deadlines(said: Mapping[str, Mapping[str, int]]) -> dict[str, Deadline]:
    return {name: Deadline.of(written) for name, written in said.items()}


DEFAULTS = Clocks.of(
    {
        "effective_from": "2026-01-01",
        "version": 0,
        "clocks": DEFAULT_CLOCKS,
        "windows": DEFAULT_WINDOWS,
        "unknown_risk": UNKNOWN_RISK,
        "working_week": WORKING_WEEK,
        "holidays": list(HOLIDAYS),
    }
)
"""What counts until cases says that something was decided."""


def in_force(decided: Sequence[DecidedClocks], day: date) -> Clocks:
    """Of what was decided and has begun on this day, the later word."""
    begun = (said for said in reversed(decided) if date.fromisoformat(said["effective_from"]) <= day)
    return next((Clocks.of(said) for said in begun), DEFAULTS)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """By what a referral's clock is set. `incident`: the day of an incident from which a window may run."""

    clocks: Clocks
    site: Site
    risk: object = None
    incident: date | None = None

    def due(self, clock: str, since: datetime, *, service: str | None) -> datetime:
        """A window that is over already shortens nothing. It runs from the first moment of the incident's day: the hour
        is not known, and what is examined too early was still examined.
        """
        due = self.clocks.calendar.due(self.clocks.deadline(self.risk, clock), since, self.site)
        window = self.clocks.windows.get(service or "")
        if window is None or self.incident is None or clock not in WITHIN_WINDOW:
            return due
        ends = self.clocks.calendar.due(window, self.site.begins(self.incident), self.site)
        return min(due, ends) if ends > since else due

    def gone_on(self, clock: str, since: datetime, stood_still: Standstill) -> datetime:
        """From when it counts that it stood still: the time that it did does not count."""
        deadline = self.clocks.deadline(self.risk, clock)
        return self.clocks.calendar.gone_on(deadline, since, stood_still, self.site)
