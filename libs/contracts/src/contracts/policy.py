"""What cases announces of by when things have to be done, for those who keep the time of something."""

from datetime import date, datetime
from typing import ClassVar, NotRequired
from uuid import UUID

from typing_extensions import TypedDict

from contracts.event import Event


class DecidedClocks(TypedDict):
    """The clocks that run from a day on. `clocks`: risk level → clock → unit → how many; `windows`: service → how long
    after an incident it helps; `working_day`: `{"from": "08:00", "to": "12:30"}`, by the site's clock.
    """

    effective_from: str
    version: int
    clocks: dict[str, dict[str, dict[str, int]]]
    windows: dict[str, dict[str, int]]
    unknown_risk: str
    working_week: list[int]
    holidays: list[str]
    working_day: NotRequired[list[dict[str, str]]]


class ReferralClocksDecided(Event):
    """By when a referral is to be answered and followed: all that counts now or later, in the order of decision."""

    type: ClassVar = "cases.referral_clocks_decided.v1"
    family: ClassVar = "policy"
    replaces: ClassVar = "states"

    decided: list[DecidedClocks]


class PolicyDecided(Event):
    """A policy pack counts from a day on, by somebody's decision. Announced about the decision. `record_id`:
    the pack; `owned_by`: who proposed it, nobody for the defaults.
    """

    type: ClassVar = "cases.policy_decided.v1"
    family: ClassVar = "decision"

    decision_id: UUID
    record_id: UUID
    record_type: str
    record_short_id: str | None = None
    owned_by: str | None = None
    effective_from: date
    actor: str
    at: datetime
