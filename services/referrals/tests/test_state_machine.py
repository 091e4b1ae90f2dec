"""Any order of steps by anybody, against a model of `docs/domain/referrals.md §3`, through the API."""

import asyncio
from dataclasses import dataclass
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from referring_builders import API, granted, refused

PEOPLE = ["amina", "partner", "benedita", "admin", "joao"]
NEEDED = {"accepted": "in_progress", "rejected": "in_progress", "done": "accepted"}
OPEN = {"in_progress", "accepted"}


@dataclass
class Expected:
    """The referral as it has to be, and how many times it was announced. Each step answers the HTTP status."""

    status: str = "in_progress"
    access: str = "asked"
    version: int = 1
    announced: int = 1

    def step(self, status: str) -> int:
        self.status = status
        self.version += 1
        self.announced += 1
        return 200

    def sees(self, who: str) -> bool:
        """amina sent it, partner is asked; admin and joao read the case and deal in referrals."""
        if who == "partner":
            return self.access == "granted"
        return who == "amina" or (who in {"admin", "joao"} and self.status != "refused")

    def answer(self, who: str, status: str) -> int:
        if not self.sees(who):
            return 404
        if who == "partner" and self.status == NEEDED[status]:
            return self.step(status)
        return 409 if who == "partner" and self.status in OPEN else 403

    def revoke(self, who: str) -> int:
        if not self.sees(who):
            return 404
        return self.step("revoked") if who in {"amina", "admin"} and self.status in OPEN else 403

    def grant(self) -> None:
        self.announced += self.access == "refused" or (self.access, self.status) == ("asked", "in_progress")
        if self.access == "asked":
            self.access = "granted"
            self.version += 1

    def refuse(self) -> None:
        if self.access == "asked":
            self.access = "refused"
            self.version += 1
            if self.status in OPEN:
                self.status = "refused"
                self.announced += 1


class Referrals(RuleBasedStateMachine):
    """The rules run in a thread; what they ask of the service runs in the test's loop."""

    referring: ClassVar[Any]
    published: ClassVar[Any]
    loop: ClassVar[asyncio.AbstractEventLoop]
    expected: Expected | None = None

    def wait(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(30)

    @initialize()
    def refer(self) -> None:
        self.case = self.wait(self.referring.case())
        self.before = len(self.wait(self.published()))
        self.id = self.wait(self.referring.ask(self.case)).json()["data"]["id"]
        self.expected = Expected()

    @rule()
    def cases_grants(self) -> None:
        self.wait(self.referring.deliver(granted(self.case, self.id), about=self.case.record_id))
        self.expected.grant()

    @rule()
    def cases_refuses(self) -> None:
        self.wait(self.referring.deliver(refused(self.case, self.id), about=self.case.record_id))
        self.expected.refuse()

    @rule(who=st.sampled_from(PEOPLE), status=st.sampled_from(sorted(NEEDED)))
    def answer(self, who: str, status: str) -> None:
        response = self.wait(self.referring.answer(self.case, self.id, status, by=who))
        assert response.status_code == self.expected.answer(who, status)

    @rule(who=st.sampled_from(PEOPLE))
    def revoke(self, who: str) -> None:
        response = self.wait(self.referring.revoke(self.case, self.id, by=who))
        assert response.status_code == self.expected.revoke(who)

    @precondition(lambda self: self.expected is not None)
    @invariant()
    def it_is_as_expected(self) -> None:
        amina = self.referring.client(self.referring.people.amina)
        shown = self.wait(amina.get(f"{API}/referrals/{self.id}")).json()["data"]
        assert (shown["status"], shown["access"], shown["version"]) == (
            self.expected.status,
            self.expected.access,
            self.expected.version,
        )
        assert len(self.wait(self.published())) - self.before == self.expected.announced


async def test_any_order_of_steps_keeps_the_rules(referring, published):
    class Here(Referrals):
        pass

    Here.referring, Here.published, Here.loop = referring, published, asyncio.get_running_loop()
    bounds = settings(
        max_examples=12,
        stateful_step_count=12,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    await asyncio.to_thread(run_state_machine_as_test, Here, settings=bounds)
    assert len(await published()) > bounds.max_examples
