"""A load of people at work, each step written down: what was asked, what was answered, what is not known."""

import base64
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from proofs.approvals import Approvals
from proofs.desk import FIRST_PAUSE, Desk, Heard, Share, Step
from proofs.history import KnownCase
from proofs.referrals import Referrals
from proofs.transfers import Transfers

CATCH_UP_SECONDS = 30.0
OLDEST = 17
ANSWERING = 0.4
"""How often somebody answers what waits for it, where anything does; else something new is begun."""


class Schedule:
    """One ticket every 1/rate seconds, taken by whichever writer is free; what is overdue is caught up.

    So an outage delays the load and does not lighten it. A pause asks for nothing, and nothing of it is caught up.
    """

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._began = time.monotonic()
        self._taken = 0
        self._working = 0
        self._changed = threading.Condition()
        self._going = threading.Event()
        self._going.set()
        self._over = threading.Event()
        self._ended_at = float("inf")

    def take(self) -> bool:
        """Wait for the next ticket; none once the schedule has ended and what was due by then is taken."""
        self._going.wait()
        with self._changed:
            due = self._began + self._taken / self._rate
            self._taken += 1
            self._working += 1
        self._over.wait(max(0.0, due - time.monotonic()))
        taken = due <= self._ended_at and time.monotonic() < self._ended_at + CATCH_UP_SECONDS
        if not taken:
            self.give_back()
        return taken

    def give_back(self) -> None:
        """What the ticket was for is done."""
        with self._changed:
            self._working -= 1
            self._changed.notify_all()

    @contextmanager
    def paused(self, *, seconds: float) -> Iterator[bool]:
        """Nobody begins anything inside; whether all had ended within so many seconds what they had begun."""
        began = time.monotonic()
        self._going.clear()
        try:
            with self._changed:
                idle = self._changed.wait_for(lambda: not self._working, timeout=seconds)
            yield idle
        finally:
            with self._changed:
                self._began += time.monotonic() - began
            self._going.set()

    def end(self) -> None:
        self._ended_at = time.monotonic()
        self._over.set()


class Writer:
    """One caseworker in a thread of its own: registers, edits, refers, hands over and asks for approvals; and answers
    for the partner and the supervisor.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._about = (Referrals(desk), Transfers(desk), Approvals(desk))
        self._of_cases: list[Share] = [(0.1, self._edit), (0.07, self._record_incident), (0.06, self._add_file)]

    def work(self, schedule: Schedule) -> None:
        """A write for every ticket until there are none; what is too early is left for later."""
        while schedule.take():
            try:
                while self._step()() is Heard.EARLY:
                    time.sleep(FIRST_PAUSE)
            finally:
                schedule.give_back()

    def _step(self) -> Step:
        rng = self._desk.rng
        waiting = [step for about in self._about for step in about.answers()]
        if waiting and rng.random() < ANSWERING:
            return rng.choice(waiting)
        roll = rng.random()
        for share, step in self._beginnings() if self._desk.cases else ():
            if roll < share:
                return step
            roll -= share
        return self._register

    def _beginnings(self) -> list[Share]:
        return [*self._of_cases, *(share for about in self._about for share in about.beginnings())]

    def _register(self) -> Heard:
        desk = self._desk
        data = desk.maker.case(desk.rng) | {"id": str(UUID(int=desk.rng.getrandbits(128), version=4))}
        heard, _ = desk.insist(desk.mine, "POST", "cases", data, by="cases")
        if heard is Heard.UNKNOWN:
            desk.history.perhaps_registered.add(data["id"])
        elif heard is Heard.DONE:
            desk.history.cases[data["id"]] = KnownCase(data["age"], desk.name)
            desk.cases.append(data["id"])
        return heard

    def _edit(self) -> Heard:
        """Always another age than before: each edit acknowledged makes exactly one version of the case."""
        desk, case = self._desk, self._desk.rng.choice(self._desk.cases)
        known = desk.history.cases[case]
        age = (known.age + desk.rng.randint(1, OLDEST)) % (OLDEST + 1)
        heard, _ = desk.insist(desk.mine, "PATCH", f"cases/{case}", {"age": age}, by="cases")
        if heard is Heard.UNKNOWN:
            desk.doubt(case)
        elif heard is Heard.DONE:
            known.age, known.edits = age, known.edits + 1
        return heard

    def _record_incident(self) -> Heard:
        """Written with the case's own list of incidents, in one step."""
        desk, case = self._desk, self._desk.rng.choice(self._desk.cases)
        id = str(UUID(int=desk.rng.getrandbits(128), version=4))
        data = desk.maker.incident(desk.rng) | {"id": id, "incident_case_id": case}
        heard, _ = desk.insist(desk.mine, "POST", "incidents", data, by="cases")
        if heard is Heard.UNKNOWN:
            desk.history.perhaps_recorded.add(id)
            desk.doubt(case)
        elif heard is Heard.DONE:
            desk.history.cases[case].incidents.append(id)
        return heard

    def _add_file(self) -> Heard:
        desk, case = self._desk, self._desk.rng.choice(self._desk.cases)
        content = base64.b64encode(desk.rng.randbytes(300).hex().encode()).decode()
        data = {"field_name": "other_documents", "attachment_type": "document", "file_name": "visit.txt"}
        data["attachment"] = content
        heard, _ = desk.insist(desk.mine, "POST", f"cases/{case}/attachments", data, by="cases")
        if heard is Heard.UNKNOWN:
            desk.doubt(case)
        elif heard is Heard.DONE:
            desk.history.cases[case].files += 1
        return heard
