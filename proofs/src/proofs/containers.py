"""`./mahon test --containers`: Mahon from its images, through TLS, scaled and struck under load; nothing is lost.

It makes the images, starts `deploy/compose.yaml`, has a person register a child in a real browser, scales up and down
under writes, kills each container once and pauses each, and holds all that was acknowledged against the databases.
"""

import asyncio
import base64
import json
import os
import random
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from contracts.values import Values
from deploy.places import HOME
from deploy.ports import free
from deploy.say import Stopped, step

from proofs.chaos import make_writers
from proofs.check import wait_for_quiet
from proofs.children import Maker
from proofs.container_engine import Containers, make_images, missing
from proofs.findings import Verdict
from proofs.history import History, KnownCase
from proofs.letters import Letters
from proofs.load import Schedule
from proofs.people import Crew, administrator
from proofs.setting import configure
from proofs.tls_journey import register_a_child

RATE, WRITERS, PAUSE_SECONDS, SCALED_SECONDS = 30.0, 20, 20.0, 20.0
AFTER_SECONDS, EQUAL_SECONDS = 20.0, 180.0
KILLED_SECONDS, PAUSED_OUT_SECONDS = 1.0, 3.0
"""Within which a container is found and struck; one that stands still is out of the gateway 2 s later."""
SEED = 1
FILE, SAME = "file_after_all_that", "the same"
DOCUMENTS, INVENTED = "other_documents", b"An invented report.\n" * 5_000
SCALE = {"cases-api": 3, "cases-worker": 2, "referrals-worker": 2}
RATE_VARIABLE = "MAHON_PROOF_RATE"
"""Writes per second, where the machine has something else to do, too."""
ANSWERED = re.compile(r'^mahon_http_request_seconds_count\{.*route="/api/.*\} (\S+)$', re.MULTILINE)
APPLIED = re.compile(r"^mahon_bus_applied_total\{.*\} (\S+)$", re.MULTILINE)
LOGS = HOME / "containers-said"
NOT_TESTED = "NOT TESTED: containers"


@dataclass
class Window:
    """What was done to which container, and from when to when."""

    what: str
    began: float
    ended: float = 0.0
    in_flight_until: float = 0.0
    """A request that began later has no excuse: what was struck is known to be out by then."""


@dataclass
class Run:
    """Everything that befalls the containers while people work."""

    there: Containers
    schedule: Schedule
    history: History
    letters: Letters
    figures: Values = field(default_factory=dict)
    windows: list[Window] = field(default_factory=list)

    @contextmanager
    def during(self, what: str, *, out_after: float = 0.0) -> Iterator[None]:
        """`out_after`: seconds from its beginning in which requests may still reach what is struck; 0: nothing is."""
        step(what)
        began = time.time()
        window = Window(what, began, in_flight_until=began + out_after if out_after else 0.0)
        yield
        window.ended = time.time()
        self.windows.append(window)
        # The sink keeps its newest letters only; fewer than those come in one window.
        self.letters.look()

    def scale(self) -> None:
        """Up, until every copy has done something, and down again."""
        with self.during("scaling up"):
            before = set(self.there.running())
            self.there.up(SCALE)
            copies = sorted(set(self.there.running()) - before)
            for name in copies:
                self.there.wait_until_healthy(name)
        with self.during("working side by side"):
            time.sleep(SCALED_SECONDS)
        self.figures["copies_did"] = {name: self._done_by(name) for name in sorted(self.there.running())
                                      if name.rpartition("_")[0] in SCALE}  # fmt: skip
        with self.during("scaling down"):
            for name in copies:
                self.there.end_copy(name)

    def _done_by(self, name: str) -> int:
        """Requests that a copy of an api answered, or events that one of a worker applied."""
        pattern = ANSWERED if "-api" in name else APPLIED
        return int(sum(map(float, pattern.findall(self.there.metrics(name)))))

    def strike(self) -> None:
        back = {}
        for name in self.there.running():
            with self.during(f"kill {name}", out_after=KILLED_SECONDS):
                back[name] = round(self.there.kill(name), 1)
                self.there.wait_until_healthy(name)
        self.figures["killed"] = len(back)
        self.figures["back_within_s"] = max(back.values())
        for name in self.there.running():
            with self.during(f"pause {name}", out_after=PAUSED_OUT_SECONDS):
                self.there.pause(name, PAUSE_SECONDS)
                self.there.wait_until_healthy(name)
        self.figures["paused"] = len(back)

    def refused_by_us(self) -> tuple[dict[str, dict[int, int]], list[str]]:
        """How often the gateway answered with which 5xx, by what was being done then; those without an excuse."""
        found: dict[str, Counter[int]] = {}
        unexcused = []
        for line in self.there.said("gateway").splitlines():
            entry = json.loads(line) if line.startswith("{") else {}
            if entry.get("status", 0) >= 500:
                asked = entry["ts"] - entry.get("duration", 0.0)
                within = [window for window in self.windows if window.began <= entry["ts"] <= window.ended]
                what = within[0].what if within else "between"
                found.setdefault(what, Counter())[entry["status"]] += 1
                if not any(asked <= window.in_flight_until for window in within):
                    unexcused.append(f"{entry['status']} of the gateway: {what}")
        return {what: dict(counted) for what, counted in found.items()}, unexcused


def containers() -> int:
    """The whole proof; the exit code. Says what is missing where there is no engine."""
    lacking = missing()
    if lacking is not None:
        print(f"{NOT_TESTED}: {lacking}")
        return 1
    began = time.monotonic()
    stood_on = make_images()
    figures: Values = {"images_s": round(time.monotonic() - began)}
    with (
        tempfile.TemporaryDirectory(prefix="mahon-containers-") as folder,
        Containers(Path(folder) / "state", free(), stood_on) as there,
    ):
        try:
            verdict = _prove(there, figures)
        finally:
            there.keep_logs(LOGS)
            step(f"what each container said is in {LOGS}")
    figures["minutes"] = round((time.monotonic() - began) / 60, 1)
    print(json.dumps(figures | verdict.figures()))
    for line in verdict.told():
        print(f"damage: {line}")
    return int(verdict.damaged or figures[FILE] != SAME)


def _prove(there: Containers, figures: Values) -> Verdict:
    maker = _begin(there, figures)
    history, letters = History(), Letters(there.mail)
    writers = make_writers(there.base, maker, history, SEED, WRITERS)
    _journey(there, history, figures)
    run = Run(there, Schedule(float(os.environ.get(RATE_VARIABLE, RATE))), history, letters, figures)
    threads = [threading.Thread(target=writer.work, args=(run.schedule,), daemon=True) for writer in writers]
    loaded = time.monotonic()
    for thread in threads:
        thread.start()
    read_again = _keep_a_file(there.base, maker, history)
    run.scale()
    run.strike()
    figures[FILE] = read_again()
    time.sleep(AFTER_SECONDS)
    run.schedule.end()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - loaded
    step("holding it against the databases")
    verdict = asyncio.run(wait_for_quiet(there, history, letters, seconds=EQUAL_SECONDS))
    figures["acknowledged"], figures["writes_per_s"] = history.acknowledged, round(history.acknowledged / seconds, 1)
    figures["refused"], figures["unknown"] = Counter(history.refused), len(history.unknown)
    figures["answers_5xx"], unexcused = run.refused_by_us()
    figures["answers_5xx_not_in_flight"] = len(unexcused)
    verdict.effects.lost += unexcused
    return verdict


def _begin(there: Containers, figures: Values) -> Maker:
    """Started, with an administrator and a configuration."""
    step("starting deploy/compose.yaml")
    began = time.monotonic()
    there.up()
    said = there.wait_until_ready()
    figures["ready_s"] = round(time.monotonic() - began)
    step(f"coming-up said: {said}")
    there.make_administrator()
    os.environ["SSL_CERT_FILE"] = str(there.trusted()[0])
    return configure(administrator(there.base))


def _keep_a_file(base: str, maker: Maker, history: History) -> Callable[[], str]:
    """Adds a text to a case; whoever calls what this gives back reads whether it is still there, and the same."""
    worker = Crew(base).client("proof_w00")
    child = maker.case(random.Random(SEED))
    case = worker.send("POST", "/api/v2/cases", {"data": child}).json()["data"]["id"]
    history.cases[case] = KnownCase(child["age"])
    path = f"/api/v2/cases/{case}/attachments"
    said = {"field_name": DOCUMENTS, "attachment_type": "document", "file_name": "invented.txt"}
    kept = worker.send("POST", path, {"data": {**said, "attachment": base64.b64encode(INVENTED).decode()}})
    if not kept.ok:
        return lambda: f"not kept: {kept.status} {kept.body[:200]!r}"
    history.cases[case].files += 1
    number = kept.json()["data"]["id"]

    def read_again() -> str:
        # What this client was connected to has been ended and paused since.
        answer = Crew(base).client("proof_w00").send("GET", f"{path}/{number}")
        return SAME if answer.ok and answer.body == INVENTED else f"NOT the same: {answer.status}"

    return read_again


def _journey(there: Containers, history: History, figures: Values) -> None:
    step("a person registers a child in a browser")
    try:
        register_a_child(there.base, there.trusted()[1], history)
        figures["journey"] = "registered in a browser over TLS"
    except Stopped as stopped:
        print(f"NOT TESTED: browser: {stopped}")
        figures["journey"] = "not tested"
