"""Any order of steps with a case by anybody, against the plain model beside it, through the API and the inbox.

`MAHON_RUNS` and `MAHON_STEPS` say how many by hand.
"""

import asyncio
import os
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

import case_model
import pytest
from case_model import CONSENTS, PEOPLE, SUPERVISORS, ExpectedCase, Flag
from cases.history.store import record_history
from cases.record.store.table import record
from contracts.referrals import (
    AssignmentMade,
    ReferralAccepted,
    ReferralDone,
    ReferralMade,
    ReferralRejected,
    ReferralRevoked,
    TransferAccepted,
    TransferMade,
    TransferRejected,
    TransferRevoked,
)
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
from reached import Reached
from sqlalchemy import select
from testkit.people import MODULE
from tour import TOUR

API = "/api/v2"
ANSWERS = {
    "accepted": ReferralAccepted,
    "rejected": ReferralRejected,
    "done": ReferralDone,
    "revoked": ReferralRevoked,
}
ANSWERS_TO_OFFERS = {"accepted": TransferAccepted, "rejected": TransferRejected, "revoked": TransferRevoked}
OWNER, HEAD = "whose it is", "their supervisor"
REFERRED_ON = [("amina", "rosa"), ("rosa", "clinic")]
BEGUN = [[], [("amina", "clinic")], REFERRED_ON, REFERRED_ON]
# Who may do most is drawn as often as the others together, or little would ever be done.
anybody = st.sampled_from([*PEOPLE, OWNER, OWNER, OWNER, HEAD, HEAD, HEAD])
which = st.integers(0, 20)


class Lifecycle(RuleBasedStateMachine):
    """The rules run in a thread; what they ask of the service runs in the test's loop."""

    client: ClassVar[Any]
    people: ClassVar[Any]
    deliver: ClassVar[Any]
    database: ClassVar[Any]
    loop: ClassVar[asyncio.AbstractEventLoop]
    steps: ClassVar[int] = 0

    def wait(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(30)

    def ask(self, who: str, method: str, path: str, data: Any = None, **more: Any) -> Any:
        body = {} if data is None else {"json": {"data": data, **more}}
        return self.wait(self.asking[who].request(method, f"{API}{path}", **body))

    def does(self, who: str, method: str, path: str, data: Any = None, **more: Any) -> Any:
        return self.ask(who, method, f"/cases/{self.id}{path}", data, **more)

    def tell(self, kind: Any, **said: Any) -> None:
        event = kind(record_id=UUID(self.id), **said)
        self.wait(self.deliver(event, about=UUID(self.id)))

    def named(self, who: str) -> str:
        return {OWNER: self.expected.owner, HEAD: self.expected.head}.get(who, who)

    @initialize(agreed=st.sampled_from([True, True, False]), referrals=st.sampled_from(BEGUN))
    def register(self, agreed: bool, referrals: list[tuple[str, str]]) -> None:
        # Each run signs in again: a token lasts a minute.
        self.asking = {name: type(self).client(actor) for name, actor in self.people.known.items()}
        values = {"occupation": "first", "age": 1, **dict.fromkeys(CONSENTS, agreed)}
        answer = self.ask("amina", "POST", "/cases", {"module_id": MODULE, **values})
        assert answer.status_code == 200, answer.text
        made = answer.json()["data"]
        self.id, self.number = made["id"], made["case_id_display"]
        self.referrals: list[str] = []
        self.offers: list[str] = []
        self.expected = ExpectedCase(values=values)
        for by, to in referrals:
            self._refer(by, to)

    @rule(who=anybody, name=st.sampled_from(["occupation", "age"]), against=st.booleans())
    def edit(self, who: str, name: str, against: bool) -> None:
        """With a value that was never there; `against`: saying which version it was made from."""
        who = self.named(who)
        version = self.expected.version
        value = version + 1 if name == "age" else f"after {version}"
        more = {"base_version": version} if against else {}
        answer = self.does(who, "PATCH", "", {name: value}, **more)
        assert answer.status_code == self.expected.edit(who, name, value), answer.text

    @rule(who=anybody, name=st.sampled_from(CONSENTS))
    def give_or_withdraw_consent(self, who: str, name: str) -> None:
        who = self.named(who)
        value = not self.expected.values[name]
        answer = self.does(who, "PATCH", "", {name: value})
        assert answer.status_code == self.expected.edit(who, name, value), answer.text

    @rule(who=anybody)
    def close_or_reopen(self, who: str) -> None:
        who = self.named(who)
        status, action = ("open", "reopen") if self.expected.closed else ("closed", "close")
        answer = self.does(who, "PATCH", "", {"status": status}, record_action=action)
        assert answer.status_code == self.expected.turn_status(who), answer.text

    @rule(who=anybody)
    def disable_or_enable(self, who: str) -> None:
        who = self.named(who)
        data = {"record_state": not self.expected.enabled}
        answer = self.does(who, "PATCH", "", data, record_action="enable_disable_record")
        assert answer.status_code == self.expected.turn_state(who), answer.text

    @rule(who=anybody)
    def record_incident(self, who: str) -> None:
        who = self.named(who)
        id = str(uuid4())
        answer = self.ask(who, "POST", "/incidents", {"id": id, "module_id": MODULE, "incident_case_id": self.id})
        assert answer.status_code == self.expected.record_incident(who, id), answer.text

    @rule(who=anybody)
    def ask_about_the_plan(self, who: str) -> None:
        who = self.named(who)
        answer = self.does(who, "PATCH", "/approvals/case_plan", {"approval_status": "requested"})
        assert answer.status_code == self.expected.ask(who), answer.text

    @rule(who=anybody, status=st.sampled_from(["approved", "rejected"]))
    def answer_about_the_plan(self, who: str, status: str) -> None:
        who = self.named(who)
        answer = self.does(who, "PATCH", "/approvals/case_plan", {"approval_status": status})
        assert answer.status_code == self.expected.answer_plan(who, status), answer.text

    @rule(who=anybody)
    def flag(self, who: str) -> None:
        who = self.named(who)
        message = f"at {self.expected.version}"
        answer = self.does(who, "POST", "/flags", {"message": message})
        assert answer.status_code == self.expected.flag(who), answer.text
        if answer.status_code == 200:
            self.expected.flags[answer.json()["data"]["id"]] = Flag(message, who)

    @precondition(lambda self: self.expected.flags)
    @rule(who=anybody, one=which)
    def resolve(self, who: str, one: int) -> None:
        who = self.named(who)
        number = list(self.expected.flags)[one % len(self.expected.flags)]
        answer = self.does(who, "PATCH", f"/flags/{number}", {"unflag_message": "seen to"})
        assert answer.status_code == self.expected.resolve(who, number), answer.text

    @rule(by=st.sampled_from(SUPERVISORS), to=st.sampled_from(["amina", "rosa"]))
    def assign(self, by: str, to: str) -> None:
        said = {"transitioned_by": by, "transitioned_to": to, "made_at": datetime.now(UTC)}
        self.tell(AssignmentMade, transition_id=uuid4(), **said)
        self.expected.assign(by, to)

    @rule(by=anybody, to=st.sampled_from(["clinic", "clinic", "amina", "rosa"]))
    def refer(self, by: str, to: str) -> None:
        self._refer(self.named(by), to)

    def _refer(self, by: str, to: str) -> None:
        id = uuid4()
        said = {"transitioned_by": by, "transitioned_to": to, "made_at": datetime.now(UTC)}
        self.tell(ReferralMade, transition_id=id, **said)
        self.referrals.append(str(id))
        self.expected.refer(str(id), by, to)

    @precondition(lambda self: self.referrals)
    @rule(one=which, status=st.sampled_from(sorted(ANSWERS)))
    def answer_referral(self, one: int, status: str) -> None:
        """One that lives, has ended, or was refused; answered or taken back."""
        id = self.referrals[one % len(self.referrals)]
        self.expected.answer(id, self._tell_answer(ANSWERS, id, status), status)

    def _tell_answer(self, kinds: dict[str, Any], id: str, status: str) -> str:
        """Who answered it, or took it back."""
        grant = self.expected.grants.get(id)
        by, to = (grant.by, grant.to) if grant else ("amina", "clinic")
        actor = by if status == "revoked" else to
        said = {"transitioned_by": by, "transitioned_to": to, "actor": actor, "at": datetime.now(UTC)}
        self.tell(kinds[status], transition_id=UUID(id), **said)
        return actor

    @rule(by=anybody, to=st.sampled_from(["rosa", "rosa", "amina", "clinic"]))
    def offer(self, by: str, to: str) -> None:
        """As referrals tells of a transfer that was made."""
        by, id = self.named(by), uuid4()
        said = {"transitioned_by": by, "transitioned_to": to, "made_at": datetime.now(UTC)}
        self.tell(TransferMade, transition_id=id, **said)
        self.offers.append(str(id))
        self.expected.offer(str(id), by, to)

    @precondition(lambda self: self.offers)
    @rule(back=st.integers(0, 2), status=st.sampled_from(["accepted", *sorted(ANSWERS_TO_OFFERS)]))
    def answer_offer(self, back: int, status: str) -> None:
        """One of the last that were made."""
        id = self.offers[-1 - back % len(self.offers)]
        actor = self._tell_answer(ANSWERS_TO_OFFERS, id, status)
        if status == "accepted":
            self.expected.take_over(id, actor)
        else:
            self.expected.answer(id, actor, status)

    @rule(who=anybody)
    def look(self, who: str) -> None:
        who = self.named(who)
        answer = self.does(who, "GET", "")
        assert answer.status_code == (200 if self.expected.sees(who) else 404)
        if answer.status_code == 200:
            shown = answer.json()["data"]
            assert {name: shown[name] for name in self.expected.values} == self.expected.values

    @invariant()
    def what_was_acknowledged_is_there(self) -> None:
        type(self).steps += 1
        expected, shown = self.expected, self.does("admin", "GET", "").json()["data"]
        assert {name: shown[name] for name in expected.values} == expected.values
        assert (shown["owned_by"], shown["version"]) == (expected.owner, expected.version)
        assert shown["status"] == ("closed" if expected.closed else "open")
        assert (shown["record_state"], shown["has_incidents"]) == (expected.enabled, bool(expected.incidents))
        assert shown.get("approval_status_case_plan") == expected.approval
        assert set(shown["current_alert_types"]) == expected.alerts
        assert set(shown["associated_user_names"]) == expected.beside

    @invariant()
    def its_flags_and_incidents_are_there(self) -> None:
        expected = self.expected
        flags = self.does("admin", "GET", "/flags").json()["data"]
        found = {flag["id"]: Flag(flag["message"], flag["flagged_by"], flag["removed"]) for flag in flags}
        assert found == expected.flags
        incidents = self.does("admin", "GET", "/incidents").json()["data"]
        assert [incident["id"] for incident in incidents] == expected.incidents
        assert all(incident["owned_by"] == expected.owner for incident in incidents)

    @invariant()
    def its_history_has_each_change_once_and_in_order(self) -> None:
        found = [(row.version, row.action, row.user_name) for row in self.wait(self._read(record_history, "record_id"))]
        assert found == [(number, *entry) for number, entry in enumerate(self.expected.history, 1)]

    async def _read(self, table: Any, id: str) -> list[Any]:
        async with self.database.session() as session:
            found = await session.execute(select(table).where(table.c[id] == UUID(self.id)).order_by(table.c.version))
            return list(found)

    @invariant()
    def to_whom_it_is_offered_is_said(self) -> None:
        [row] = self.wait(self._read(record, "id"))
        assert row.facts.get("transferred_to_users", []) == self.expected.offered_to
        assert row.facts.get("transfer_status") == self.expected.transfer_status

    @invariant()
    def who_is_outside_sees_nothing_of_it(self) -> None:
        for number, who in enumerate(PEOPLE):
            sees = self.expected.sees(who)
            listed = self.ask(who, "GET", f"/cases?case_id_display={self.number}&record_state=true,false").json()[
                "data"
            ]
            assert [one["id"] for one in listed] == [self.id] * sees, who
            path = ("/flags", "/incidents", "/record_history")[(number + self.expected.version) % 3]
            assert self.does(who, "GET", path).status_code == (200 if sees else 404), (who, path)
            if self.expected.incidents:
                answer = self.ask(who, "GET", f"/incidents/{self.expected.incidents[-1]}")
                assert answer.status_code == (200 if self.expected.sees_incidents(who) else 404), who


@pytest.fixture
async def here(client, people, deliver, database):
    class Here(Lifecycle):
        pass

    Here.client, Here.people = staticmethod(client), people
    Here.deliver, Here.database, Here.loop = deliver, database, asyncio.get_running_loop()
    return Here


async def test_any_order_of_steps_keeps_the_rules(here):
    bounds = settings(
        max_examples=int(os.environ.get("MAHON_RUNS", "8")),
        stateful_step_count=int(os.environ.get("MAHON_STEPS", "15")),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    await asyncio.to_thread(run_state_machine_as_test, here, settings=bounds)
    assert here.steps > bounds.max_examples


async def test_a_tour_takes_every_way_through_the_model_and_the_case_keeps_to_it(here):
    """What the walk may miss: that somebody lost what they had referred on, or that another owner ended an offer."""

    def tour() -> None:
        case = here()
        case.register(True, REFERRED_ON)
        for step, said in TOUR:
            getattr(case, step)(**said)
            case.what_was_acknowledged_is_there()
            case.its_flags_and_incidents_are_there()
            case.to_whom_it_is_offered_is_said()
            case.its_history_has_each_change_once_and_in_order()
            case.who_is_outside_sees_nothing_of_it()

    reached = Reached(case_model)
    await asyncio.to_thread(reached.along, tour)
    assert reached.missing() == []
