"""Transfers in any order of steps and answers, against a model of `docs/domain/referrals.md §16`, and at one moment."""

import asyncio
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from contracts.referrals import TransferAccepted, TransferMade, TransferRevoked
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from referring_builders import API, assigned, ended, granted, refused

SOUTH = {"associated_user_names": ["amina", "taker"], "associated_user_groups": ["north", "south"]}
STEPS = ("accepted", "rejected", "revoked")


@dataclass
class Expected:
    """The transfer as it has to be. Each step answers the HTTP status."""

    status: str = "in_progress"
    access: str = "asked"
    ended: bool = False
    version: int = 1

    def _step(self, *, ended: bool, **to: str) -> int:
        self.version += 1
        self.ended = self.ended or ended
        self.status, self.access = to.get("status", self.status), to.get("access", self.access)
        return 200

    def by_person(self, who: str, step: str) -> int:
        if who == "taker" and self.access != "granted":
            return 404
        if who not in ({"mover"} if step == "revoked" else {"taker"}):
            return 403
        if self.ended:
            return 403
        if self.status != "in_progress":
            return 409
        return self._step(ended=step != "accepted", status=step)

    def grants(self) -> None:
        if self.access == "asked":
            self._step(ended=False, access="granted")

    def refuses(self) -> None:
        if self.access == "asked":
            self._step(ended=True, access="refused", status=self.status if self.ended else "refused")

    def hands_over(self) -> None:
        if not self.ended:
            self._step(ended=True, access="granted", status="accepted")

    def ends(self) -> None:
        if not self.ended:
            self._step(ended=True, status="revoked")


class Transfers(RuleBasedStateMachine):
    """The rules run in a thread; what they ask of the service runs in the test's loop."""

    referring: ClassVar[Any]
    loop: ClassVar[asyncio.AbstractEventLoop]

    def wait(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(30)

    @initialize()
    def offer(self) -> None:
        self.case = self.wait(self.referring.case())
        self.id = self.wait(self.referring.offer(self.case)).json()["data"]["id"]
        self.expected = Expected()

    @rule(what=st.sampled_from(["grants", "refuses", "hands_over", "ends"]))
    def cases_says(self, what: str) -> None:
        """In any order, and more than once: events of two subjects may come either way."""
        told = {
            "grants": lambda: granted(self.case, self.id, **SOUTH),
            "refuses": lambda: refused(self.case, self.id),
            "hands_over": lambda: assigned(self.case, self.id, "taker"),
            "ends": lambda: ended(self.case, self.id, "owner_changed"),
        }[what]()
        self.wait(self.referring.deliver(told, about=self.case.record_id))
        getattr(self.expected, what)()

    @rule(who=st.sampled_from(["mover", "taker"]), step=st.sampled_from(STEPS))
    def somebody_answers(self, who: str, step: str) -> None:
        answer = self.wait(self.referring.reply(self.case, self.id, step, by=who))
        assert answer.status_code == self.expected.by_person(who, step), answer.text

    @invariant()
    def it_is_as_expected(self) -> None:
        mover = self.referring.client(self.referring.people.mover)
        shown = self.wait(mover.get(f"{API}/transfers/{self.id}")).json()["data"]
        found = (shown["status"], shown["access"], "ended_at" in shown, shown["version"])
        assert found == (self.expected.status, self.expected.access, self.expected.ended, self.expected.version)


async def test_any_order_of_steps_keeps_the_rules(referring):
    class Here(Transfers):
        pass

    Here.referring, Here.loop = referring, asyncio.get_running_loop()
    bounds = settings(
        max_examples=15,
        stateful_step_count=10,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    await asyncio.to_thread(run_state_machine_as_test, Here, settings=bounds)


@pytest.fixture
async def at_once(really):
    """Statuses of what is asked at the same moment, without waiting for cases."""
    await really.movers()
    await really.people.add("other", groups=["south"], permissions={"case": ["read", "receive_transfer"]})

    async def ask(*calls):
        return sorted(response.status_code for response in await asyncio.gather(*calls))

    return ask


async def test_of_two_offers_at_one_moment_one_is_made(really, at_once):
    case = await really.case()
    assert await at_once(really.offer(case), really.offer(case, to="other")) == [200, 409]
    assert len(await really.published(TransferMade)) == 1


async def test_acceptance_and_taking_back_have_one_winner(really, at_once):
    case = await really.case()
    id = (await really.offer(case)).json()["data"]["id"]
    await really.deliver(granted(case, id, **SOUTH), about=case.record_id)
    calls = really.reply(case, id, "accepted"), really.reply(case, id, "revoked", by="mover")
    statuses = await at_once(*calls)
    assert statuses[0] == 200
    assert statuses[1] in {403, 409}
    assert len(await really.published(TransferAccepted) + await really.published(TransferRevoked)) == 1
