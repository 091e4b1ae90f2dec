"""How the referrals of the fictional children go on after they were made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

OUTSIDE = "outside"
STILL_OPEN = (
    "offered",
    "accepted",
    "done",
    "acknowledged",
    "under_way",
    "rejected",
    "paused",
    "confirmed",
    OUTSIDE,
    "revoked",
    "unmet",
    "rerouted",
)
"""Each way that one can stand, of services that are not given yet."""
FINISHED = ("confirmed", "done", "rerouted", "confirmed")
GIVEN = frozenset({"done", "confirmed"})
ENDED = frozenset({"done", "confirmed", "rejected", "unmet", "rerouted", "revoked"})
REFUSED = frozenset({"rejected", "rerouted"})


@dataclass(frozen=True)
class Step:
    """`shows`: what of a referral says that it was taken: a field that has a value; of an answer, the status."""

    by: Literal["partner", "officer"]
    way: Literal["answer", "step", "revoke"]
    name: str
    shows: str
    said: Mapping[str, str] = field(default_factory=dict)

    def is_taken(self, made: Mapping[str, Any]) -> bool:
        if self.way == "step":
            return made.get(self.shows) is not None
        return made["status"] == self.shows or (self.shows == "accepted" and made["status"] == "done")


ACCEPTED = Step("partner", "answer", "accepted", "accepted")
CONTACTED = Step("partner", "step", "contacted", "contacted_at")
DONE = Step("partner", "answer", "done", "done", {"outcome": "given", "need_met": "yes"})
UNMET = Step("partner", "answer", "done", "done", {"outcome": "partly_given", "need_met": "no"})
REJECTED = Step(
    "partner", "answer", "rejected", "rejected", {"declined_by": "service", "decline_reason": "no_capacity"}
)
STEPS: dict[str, tuple[Step, ...]] = {
    "offered": (),
    OUTSIDE: (),
    "acknowledged": (Step("partner", "step", "acknowledged", "acknowledged_at"),),
    "accepted": (ACCEPTED,),
    "under_way": (ACCEPTED, CONTACTED),
    "paused": (ACCEPTED, Step("partner", "step", "paused", "paused_at", {"reason": "waiting_list"})),
    "done": (ACCEPTED, DONE),
    "confirmed": (ACCEPTED, CONTACTED, DONE, Step("officer", "step", "confirmed", "loop_closed_at")),
    "unmet": (ACCEPTED, UNMET),
    "rejected": (REJECTED,),
    "rerouted": (REJECTED, Step("officer", "step", "rerouted", "loop_closed_at")),
    "revoked": (Step("officer", "revoke", "revoked", "revoked"),),
}


@dataclass(frozen=True)
class Referral:
    """`partner`: who answers, unless it goes to somebody outside."""

    partner: str
    service: str
    service_row: str
    notes: str
    outcome: str
    answer: str

    @property
    def steps(self) -> tuple[Step, ...]:
        return STEPS[self.outcome]

    @property
    def asked(self) -> dict[str, Any]:
        """What the officer sends."""
        to: dict[str, Any] = {"transitioned_to": self.partner}
        if self.outcome == OUTSIDE:
            to = {"remote": True, "transitioned_to_remote": "Klínika Ezemplu", "transitioned_to_agency": "Ezemplu"}
        said = {"service": self.service, "service_record_id": self.service_row, "notes": self.notes}
        return {**to, **said}

    def words(self, step: Step) -> dict[str, str]:
        """The partner's own, where one says any."""
        place = {"rejected": "rejected_reason", "done": "rejection_note"}.get(step.name)
        return {place: self.answer} if step.way == "answer" and place else {}
