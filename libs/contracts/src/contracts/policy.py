"""What cases announces of by when things have to be done, for those who keep the time of something."""

from typing import ClassVar

from typing_extensions import TypedDict

from contracts.event import Event


class DecidedClocks(TypedDict):
    """The clocks that run from a day on. `clocks`: risk level → clock → unit → how many; `windows`: service → how long
    after an incident it helps.
    """

    effective_from: str
    version: int
    clocks: dict[str, dict[str, dict[str, int]]]
    windows: dict[str, dict[str, int]]
    unknown_risk: str
    working_week: list[int]
    holidays: list[str]


class ReferralClocksDecided(Event):
    """By when a referral is to be answered and followed: all that counts now or later, in the order of decision."""

    type: ClassVar = "cases.referral_clocks_decided.v1"
    family: ClassVar = "policy"
    replaces: ClassVar = "states"

    decided: list[DecidedClocks]
