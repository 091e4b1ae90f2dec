"""A caseworker of a load asks for approvals, and the supervisor answers."""

import time

from proofs.desk import Asked, Desk, Heard, Share, Step
from proofs.history import KnownApproval

STEP = "assessment"
ANSWERS = ("approved", "rejected")


class Approvals:
    """What is asked for, once at a time of a case, and what waits for an answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: list[Asked] = []

    def beginnings(self) -> list[Share]:
        waiting = {asked.case for asked in self._waiting}
        free = [case for case in self._desk.cases if case not in waiting]
        return [(0.1, lambda: self._ask(self._desk.rng.choice(free)))] if free else []

    def answers(self) -> list[Step]:
        """What a case that changed hands waits for, another supervisor would have to answer."""
        self._waiting = [asked for asked in self._waiting if asked.case in self._desk.cases]
        return [self._answer] if self._waiting else []

    def _ask(self, case: str) -> Heard:
        desk, data = self._desk, {"approval_status": "requested"}
        heard, made = desk.insist(desk.mine, "PATCH", f"cases/{case}/approvals/{STEP}", data, by="cases")
        if heard is Heard.UNKNOWN:
            desk.history.perhaps_asked[case] += 1
            desk.doubt(case)
        elif heard is Heard.DONE:
            asked = [row for row in made["record"]["approval_subforms"] if row.get("approval_requested_for") == STEP]
            id = asked[-1]["unique_id"]
            desk.history.approvals[id] = KnownApproval(case)
            desk.history.cases[case].approvals += 1
            self._waiting.append(Asked(case, id, time.monotonic()))
        return heard

    def _answer(self) -> Heard:
        desk, asked = self._desk, self._desk.pick(self._waiting)
        status, known = desk.rng.choice(ANSWERS), desk.history.approvals[asked.id]
        path = f"cases/{asked.case}/approvals/{STEP}"
        heard, _ = desk.insist(desk.supervisor, "PATCH", path, {"approval_status": status}, by="cases")
        if heard is Heard.UNKNOWN:
            known.doubtful = True
            desk.doubt(asked.case)
        elif heard is Heard.DONE:
            known.status = status
            desk.history.cases[asked.case].approvals += 1
        return heard
