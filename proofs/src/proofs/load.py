"""A load of people at work, each step written down: what was asked, what was answered, what is not known."""

import base64
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from proofs.children import Maker
from proofs.client import Answer, Client
from proofs.history import History, KnownCase, KnownReferral
from proofs.people import SERVICE

GIVE_UP_SECONDS = 120.0
CATCH_UP_SECONDS = 30.0
LATE_COPY_SECONDS = 75.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0
ANSWERS = ("accepted", "rejected")
OLDEST = 17


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


class Heard(Enum):
    """What a writer knows of a write in the end. `EARLY`: a copy it needs was not there yet, and nothing was done."""

    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    EARLY = "early"


@dataclass
class Asked:
    """A referral the partner may answer, since when."""

    case: str
    referral: str
    since: float


class Writer:
    """One caseworker in a thread of its own: registers, edits and refers; answers what was referred to the partner.

    Nobody else writes to a case of this writer, so that its last acknowledged state is known.
    """

    def __init__(
        self, mine: Client, partner: Client, partner_name: str, *, maker: Maker, history: History, seed: int
    ) -> None:
        self._client = mine
        self._partner = partner
        self._partner_name = partner_name
        self._maker = maker
        self._history = history
        self._rng = random.Random(seed)
        self._mine: list[str] = []
        self._open: list[Asked] = []
        self._accepted: list[Asked] = []

    def work(self, schedule: Schedule) -> None:
        """A write for every ticket until there are none; what is too early is left for later."""
        while schedule.take():
            try:
                while self._step()() is Heard.EARLY:
                    time.sleep(FIRST_PAUSE)
            finally:
                schedule.give_back()

    def _step(self) -> Callable[[], Heard]:
        roll = self._rng.random()
        if self._accepted and roll < 0.1:
            return lambda: self._answer(self._accepted, "done")
        if self._open and roll < 0.3:
            return lambda: self._answer(self._open, self._rng.choice(ANSWERS))
        steps = ((0.5, self._refer), (0.65, self._edit), (0.73, self._record_incident), (0.8, self._add_file))
        return next((step for until, step in steps if self._mine and roll < until), self._register)

    def _register(self) -> Heard:
        data = self._maker.case(self._rng) | {"id": str(UUID(int=self._rng.getrandbits(128), version=4))}
        heard, _ = self._insist(self._client, "POST", "/api/v2/cases", {"data": data}, by="cases")
        if heard is Heard.UNKNOWN:
            self._history.perhaps_registered.add(data["id"])
        elif heard is Heard.DONE:
            self._history.cases[data["id"]] = KnownCase(data["age"])
            self._mine.append(data["id"])
        return heard

    def _edit(self) -> Heard:
        """Always another age than before: each edit acknowledged makes exactly one version of the case."""
        case = self._rng.choice(self._mine)
        known = self._history.cases[case]
        age = (known.age + self._rng.randint(1, OLDEST)) % (OLDEST + 1)
        heard, _ = self._insist(self._client, "PATCH", f"/api/v2/cases/{case}", {"data": {"age": age}}, by="cases")
        if heard is Heard.UNKNOWN:
            self._doubt(case)
        elif heard is Heard.DONE:
            known.age, known.edits = age, known.edits + 1
        return heard

    def _record_incident(self) -> Heard:
        """Written with the case's own list of incidents, in one step."""
        case, id = self._rng.choice(self._mine), str(UUID(int=self._rng.getrandbits(128), version=4))
        data = self._maker.incident(self._rng) | {"id": id, "incident_case_id": case}
        heard, _ = self._insist(self._client, "POST", "/api/v2/incidents", {"data": data}, by="cases")
        if heard is Heard.UNKNOWN:
            self._history.perhaps_recorded.add(id)
            self._doubt(case)
        elif heard is Heard.DONE:
            self._history.cases[case].incidents.append(id)
        return heard

    def _add_file(self) -> Heard:
        case = self._rng.choice(self._mine)
        content = base64.b64encode(self._rng.randbytes(300).hex().encode()).decode()
        data = {"field_name": "other_documents", "attachment_type": "document", "file_name": "visit.txt"}
        body = {"data": data | {"attachment": content}}
        heard, _ = self._insist(self._client, "POST", f"/api/v2/cases/{case}/attachments", body, by="cases")
        if heard is Heard.UNKNOWN:
            self._doubt(case)
        elif heard is Heard.DONE:
            self._history.cases[case].files += 1
        return heard

    def _doubt(self, case: str) -> None:
        self._history.cases[case].doubtful = True
        self._leave(case)

    def _refer(self) -> Heard:
        case = self._rng.choice(self._mine)
        body = {"transitioned_to": self._partner_name, "service": SERVICE, "notes": "please help"}
        # The same is not referred twice while it is open.
        body["service_record_id"] = str(UUID(int=self._rng.getrandbits(128), version=4))
        path = f"/api/v2/cases/{case}/referrals"
        heard, made = self._insist(self._client, "POST", path, {"data": body}, by="referrals", can_wait=True)
        if heard is Heard.UNKNOWN:
            self._history.doubt_referring(case)
            self._leave(case)
        elif heard is Heard.DONE:
            self._history.referrals[made["data"]["id"]] = KnownReferral(case, made["data"]["status"])
            self._open.append(Asked(case, made["data"]["id"], time.monotonic()))
        return heard

    def _answer(self, waiting: list[Asked], status: str) -> Heard:
        asked = waiting.pop(self._rng.randrange(len(waiting)))
        path = f"/api/v2/cases/{asked.case}/referrals/{asked.referral}"
        can_wait = time.monotonic() < asked.since + LATE_COPY_SECONDS
        heard, _ = self._insist(
            self._partner, "PATCH", path, {"data": {"status": status}}, by="referrals", can_wait=can_wait
        )
        known = self._history.referrals[asked.referral]
        if heard is Heard.EARLY:
            waiting.append(asked)
        elif heard is Heard.UNKNOWN:
            known.doubtful = self._history.cases[asked.case].doubtful = True
            self._leave(asked.case)
        elif heard is Heard.DONE:
            known.status = status
            if status == "accepted":
                self._accepted.append(asked)
        return heard

    def _leave(self, case: str) -> None:
        """Nobody touches a case again of which something is not known."""
        self._mine.remove(case)
        self._open = [asked for asked in self._open if asked.case != case]
        self._accepted = [asked for asked in self._accepted if asked.case != case]

    def _insist(
        self, client: Client, method: str, path: str, body: Any, *, by: str, can_wait: bool = False
    ) -> tuple[Heard, Any]:
        """Ask until there is an answer, always under one key: what a client with a poor network does.

        A refusal after a try without an answer leaves open whether it was done. A copy of who may act, or of what is
        asked for, may be behind while a service is down; with `can_wait` there is other work meanwhile.
        """
        key, began, pause, in_doubt = str(uuid4()), time.monotonic(), FIRST_PAUSE, False
        while time.monotonic() < began + GIVE_UP_SECONDS:
            answer = client.send(method, path, body, key=key)
            if answer.ok:
                self._history.note_acknowledged(by, key)
                return Heard.DONE, answer.json()
            late = time.monotonic() > began + LATE_COPY_SECONDS
            if answer.settled and not in_doubt:
                if can_wait and answer.status == 404:
                    return Heard.EARLY, None
                if answer.status != 401 or late:
                    self._history.note_refused(f"{method} {answer.status} {_code(answer)}")
                    return Heard.REFUSED, None
            elif answer.settled and late:
                break
            in_doubt = in_doubt or not answer.settled
            self._history.note_repetition()
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        self._history.note_unknown(f"{method} {by} {key}")
        return Heard.UNKNOWN, None


def _code(answer: Answer) -> str:
    try:
        return str(answer.json().get("code"))
    except ValueError:
        return "no json"
