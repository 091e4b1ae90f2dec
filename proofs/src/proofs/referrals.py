"""A caseworker of a load refers cases to the partner, who answers and says when the help is given."""

import time
from uuid import UUID

from proofs.desk import Asked, Desk, Heard, Share, Step
from proofs.history import KnownTransition
from proofs.people import SERVICE

ANSWERS = ("accepted", "rejected")


class Referrals:
    """What is referred, and what of it waits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._accepted: list[Asked] = []

    def beginnings(self) -> list[Share]:
        return [(0.25, self._refer)]

    def answers(self) -> list[Step]:
        desk, steps = self._desk, list[Step]()
        if desk.still(desk.referred):
            steps.append(lambda: self._answer(desk.referred, desk.rng.choice(ANSWERS)))
        if desk.still(self._accepted):
            steps.append(lambda: self._answer(self._accepted, "done"))
        return steps

    def _refer(self) -> Heard:
        desk, case = self._desk, self._desk.rng.choice(self._desk.cases)
        data = {"transitioned_to": desk.partner_name, "service": SERVICE, "notes": "please help"}
        # The same is not referred twice while it is open.
        data["service_record_id"] = str(UUID(int=desk.rng.getrandbits(128), version=4))
        heard, made = desk.insist(desk.mine, "POST", f"cases/{case}/referrals", data, by="referrals", can_wait=True)
        if heard is Heard.UNKNOWN:
            desk.doubt_sharing(case)
        elif heard is Heard.DONE:
            desk.history.transitions[made["id"]] = KnownTransition(case, made["status"])
            desk.referred.append(Asked(case, made["id"], time.monotonic()))
        return heard

    def _answer(self, waiting: list[Asked], status: str) -> Heard:
        desk, asked = self._desk, self._desk.pick(waiting)
        path = f"cases/{asked.case}/referrals/{asked.id}"
        heard, _ = desk.insist(desk.partner, "PATCH", path, {"status": status}, by="referrals", can_wait=asked.can_wait)
        known = desk.history.transitions[asked.id]
        if heard is Heard.EARLY:
            waiting.append(asked)
        elif heard is Heard.UNKNOWN:
            known.doubtful = True
            desk.doubt(asked.case)
        elif heard is Heard.DONE:
            known.status = status
            if status == "accepted":
                self._accepted.append(asked)
        return heard
