"""What goes over the wire about the steps of a referral."""

from typing import Literal

from chassis.shapes import OwnGiven

from referrals.referral.domain import PauseReason


class StepInput(OwnGiven):
    """`reason`: why the clock is stopped, with `paused` alone."""

    step: Literal["acknowledged", "contacted", "progressed", "paused", "resumed", "confirmed", "rerouted"]
    reason: PauseReason | None = None


class StepBody(OwnGiven):
    data: StepInput
