"""`python -m proofs.revoking`: how many seconds a power lives on after it was taken away, over the live bus.

Every service and every worker is a process of its own. Each way of taking a power away is tried on fresh people while
one thread for each service asks as they would; the figure is the time from the answer to whoever took it away until the
first refusal, and nothing that is asked after that may be answered. Once more with the broker standing still.
"""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from proofs.client import Client
from proofs.faults.processes import standing_still
from proofs.people import CASEWORKER_ACTIONS, Crew, administrator, make_account, make_crew, make_role, post
from proofs.setting import all_rows, configure
from proofs.system import System

MOST_SECONDS, MOST_WITHOUT_BUS = 5.0, 120.0
PAUSE = 0.03
AFTERWARDS = 3.0
"""How long is asked on after the first refusal, in seconds."""
ANYWHERE = {
    "identity": "users/{id}",
    "cases": "cases?per=1",
    "referrals": "referrals",
    "notifications": "notifications",
    "reporting": "dashboards",
}
CLOSED = {401, 403, 404}


@dataclass
class Watch:
    """One service, asked again and again. `lasted`: seconds until it refused; none if it never did."""

    name: str
    client: Client
    path: str
    lasted: float | None = None
    asked: int = 0
    later: int = 0
    """How often it answered after it had refused."""

    def open(self) -> bool:
        return self.client.send("GET", f"/api/v2/{self.path}").ok

    def follow(self, taken: threading.Event, at: list[float], most: float) -> None:
        taken.wait()
        refused: float | None = None
        while (now := time.monotonic()) < (at[0] + most if refused is None else refused + AFTERWARDS):
            status = self.client.send("GET", f"/api/v2/{self.path}").status
            self.asked += 1
            if status in CLOSED and refused is None:
                refused = now
            elif refused is not None and 0 < status < 300:
                self.later += 1
            time.sleep(PAUSE)
        self.lasted = None if refused is None else max(0.0, refused - at[0])


@dataclass
class Found:
    """What came of one way: seconds by service, how often it was asked and, after a refusal, answered, and who never
    refused. `around`: what lasts while it is tried.
    """

    around: Callable[[], AbstractContextManager[Any]] = nullcontext
    seconds: dict[str, list[float]] = field(default_factory=dict)
    asked: int = 0
    later: int = 0
    never: list[str] = field(default_factory=list)

    def note(self, watch: Watch) -> None:
        self.asked, self.later = self.asked + watch.asked, self.later + watch.later
        if watch.lasted is None:
            self.never.append(watch.name)
        else:
            self.seconds.setdefault(watch.name, []).append(watch.lasted)

    def says(self, way: str) -> str:
        told = (f"{name} {statistics.median(all_):.2f}/{max(all_):.2f}" for name, all_ in sorted(self.seconds.items()))
        return f"revoking: {way}: median/longest seconds {', '.join(told)}; asked {self.asked}, later {self.later}"

    def is_well(self, most: float) -> bool:
        return not self.later and not self.never and max(map(max, self.seconds.values())) <= most


def watched(watches: list[Watch], take: Callable[[], Any], found: Found, most: float) -> None:
    """Everybody asks; then it is taken away."""
    for watch in watches:
        deadline = time.monotonic() + 30
        while not watch.open():
            if time.monotonic() > deadline:
                raise SystemExit(f"revoking: {watch.name} is not open to begin with")
            time.sleep(0.1)
    taken, at = threading.Event(), [0.0]
    with found.around(), ThreadPoolExecutor(len(watches)) as pool:
        following = [pool.submit(watch.follow, taken, at, most + AFTERWARDS) for watch in watches]
        answer = take()
        at[0] = time.monotonic()
        taken.set()
        for each in following:
            each.result()
    if not answer.ok:
        raise SystemExit(f"revoking: nothing was taken away: {answer.status} {answer.body[:300]!r}")
    for watch in watches:
        found.note(watch)


class Ways:
    """Fresh people for each round, and how each way takes from them what they have."""

    def __init__(self, crew: Crew, admin: Client) -> None:
        self.crew, self.admin, self.number = crew, admin, 0
        self.agency = next(row["id"] for row in all_rows(admin, "agencies") if row["unique_id"] == "PROOF")
        forms = all_rows(admin, "forms")
        self.forms = {str(form["unique_id"]): "rw" for form in forms if not form.get("is_nested")}

    def person(self, role: str = "proof-worker") -> Client:
        self.number += 1
        name = f"proof_r{self.number:03d}"
        make_account(self.admin, name, role, 0, self.agency)  # type: ignore[arg-type]  # an id
        return self.crew.client(name)

    def everywhere(self, person: Client) -> list[Watch]:
        paths = {name: path.format(id=person.user["id"]) for name, path in ANYWHERE.items()}
        return [Watch(name, person.beside(), path) for name, path in paths.items()]

    def disabled(self, found: Found, most: float) -> None:
        person = self.person()
        path = f"/api/v2/users/{person.user['id']}"
        watched(
            self.everywhere(person), lambda: self.admin.send("PATCH", path, {"data": {"disabled": True}}), found, most
        )

    def session_ended(self, found: Found, most: float) -> None:
        person = self.person()
        watched(self.everywhere(person), lambda: person.beside().send("DELETE", "/api/v2/tokens"), found, most)

    def role_lost(self, found: Found, most: float) -> None:
        role = f"proof-role-{self.number}"
        make_role(self.admin, role, "self", {"case": CASEWORKER_ACTIONS, "dashboard": ["case_overview"]}, self.forms)
        [row] = [row for row in all_rows(self.admin, "roles?per=1000") if row["unique_id"] == role]
        person = self.person(role)
        less = {"data": {"permissions": {"dashboard": ["case_overview"]}}}
        watches = [watch for watch in self.everywhere(person) if watch.name in ("cases", "referrals")]
        watched(watches, lambda: self.admin.send("PATCH", f"/api/v2/roles/{row['id']}", less), found, most)

    def consent_withdrawn(self, found: Found, most: float) -> None:
        giver, case, _, watches = self._referred()
        less = {"data": {"disclosure_other_orgs": False}}
        watched(watches, lambda: giver.send("PATCH", f"/api/v2/cases/{case}", less), found, most)

    def referral_revoked(self, found: Found, most: float) -> None:
        giver, case, referral, watches = self._referred()
        path = f"/api/v2/cases/{case}/referrals/{referral}"
        watched(watches, lambda: giver.send("DELETE", path), found, most)

    def _referred(self) -> tuple[Client, str, str, list[Watch]]:
        giver, partner, case = self.person(), self.person(), str(uuid4())
        agreed = {"id": case, "module_id": "primeromodule-cp", "age": 7, "sex": "female"}
        post(giver, "cases", agreed | {"consent_for_services": True, "disclosure_other_orgs": True})
        made = post(giver, f"cases/{case}/referrals", {"transitioned_to": f"proof_r{self.number:03d}", "notes": "-"})
        paths = {"cases": f"cases/{case}", "referrals": f"cases/{case}/referrals"}
        return giver, case, made["id"], [Watch(name, partner.beside(), path) for name, path in paths.items()]


WAYS = {
    "disabled": Ways.disabled,
    "session ended": Ways.session_ended,
    "role lost its rights": Ways.role_lost,
    "consent withdrawn": Ways.consent_withdrawn,
    "referral revoked": Ways.referral_revoked,
}
WITHOUT_BUS = ("disabled", "session ended")


def tried(ways: Ways, name: str, found: Found, *, says: str = "", rounds: int, most: float) -> bool:
    for _ in range(rounds):
        WAYS[name](ways, found, most)
    print(found.says(f"{name}{says}"), flush=True)
    return found.is_well(most)


def revoking(rounds: Annotated[int, typer.Option(help="How often each way is tried.")] = 10) -> None:
    """Fails where a power lives longer than five seconds, or two minutes without the bus, or comes to life again."""
    well = True
    with tempfile.TemporaryDirectory() as folder, System(Path(folder) / "state") as system:
        admin = administrator(system.base)
        configure(admin)
        ways = Ways(make_crew(system.base, workers=1, groups=1), admin)
        for name in WAYS:
            well &= tried(ways, name, Found(), rounds=rounds, most=MOST_SECONDS)
        for name in WITHOUT_BUS:
            # Who is taken away from there has to be known everywhere first, so that only the taking lacks the bus.
            silent = Found(partial(standing_still, system.processes()["rabbitmq"]))
            well &= tried(ways, name, silent, says=", the broker stands still", rounds=rounds, most=MOST_WITHOUT_BUS)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    typer.run(revoking)
