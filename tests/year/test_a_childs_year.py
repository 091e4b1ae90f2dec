"""A child's year through the API of three services: after each month what each person sees, and that every number of a
dashboard is the length of the list that it opens.
"""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

API = "/api/v2"
AGREED = {"consent_for_services": True, "disclosure_other_orgs": True}
ROW = str(uuid4())
"""What happened in February: a row of the case, and an incident of its own."""


def data_of(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, (answer.request.url.path, answer.status_code, answer.text)
    return answer.json()["data"]


def cells(found: dict[str, Any]) -> Iterator[tuple[int, tuple[str, ...]]]:
    if "query" in found:
        yield found["count"], tuple(found["query"])
    else:
        for below in found.values():
            yield from cells(below)


class Year:
    """One child, and whoever works for it."""

    def __init__(self, world: Any, clock: Any) -> None:
        self.world, self.clock = world, clock
        self.case = ""
        self.compared = 0

    async def register(self, who: str, **values: Any) -> None:
        made = data_of(await self.world.asks(who).post(f"{API}/cases", json={"data": values}))
        self.case = made["id"]
        await self.world.settle()

    async def look(self, who: str, path: str) -> httpx.Response:
        answer: httpx.Response = await self.world.asks(who).get(f"{API}/{path}")
        return answer

    async def change(self, who: str, action: str | None = None, **values: Any) -> None:
        body = {"data": values} | ({"record_action": action} if action else {})
        data_of(await self.world.asks(who).patch(f"{API}/cases/{self.case}", json=body))
        await self.world.settle()

    async def approve(self, who: str, status: str) -> None:
        body = {"data": {"approval_status": status}}
        data_of(await self.world.asks(who).patch(f"{API}/cases/{self.case}/approvals/case_plan", json=body))
        await self.world.settle()

    async def share(self, who: str, what: str, **said: Any) -> str:
        asks = self.world.asks(who, "referrals")
        made = data_of(await asks.post(f"{API}/cases/{self.case}/{what}", json={"data": said}))
        await self.world.settle()
        return str(made["id"])

    async def answer(self, who: str, what: str, id: str, status: str) -> None:
        asks = self.world.asks(who, "referrals")
        data_of(await asks.patch(f"{API}/cases/{self.case}/{what}/{id}", json={"data": {"status": status}}))
        await self.world.settle()

    # --- what is seen ---

    async def seen_by(self) -> set[str]:
        """Who has the case in their list."""
        found = set()
        for who in self.world.people.known:
            listed = data_of(await self.world.asks(who).get(f"{API}/cases"))
            found |= {who} if self.case in {row["id"] for row in listed} else set()
        return found

    async def numbers(self, who: str) -> dict[str, int]:
        """What the person's dashboards count, each number compared with the list that it opens."""
        boards = data_of(await self.world.asks(who, "reporting").get(f"{API}/dashboards"))
        counted: dict[str, int] = {}
        lengths: dict[tuple[str, ...], int] = {}
        for board in boards:
            for indicator, each in board["indicators"].items():
                counted[indicator] = sum(count for count, _ in cells(each))
                if indicator.startswith("referrals_"):
                    continue
                for count, query in cells(each):
                    if query not in lengths:
                        lengths[query] = await self.listed(who, query)
                    assert count == lengths[query], (self.clock.now, who, indicator, query)
                    self.compared += 1
        return counted

    async def listed(self, who: str, query: tuple[str, ...]) -> int:
        params = [(item.partition("=")[0], item.partition("=")[2]) for item in query]
        answer = await self.world.asks(who).get(f"{API}/cases", params=[*params, ("per", "1"), ("page", "1")])
        data_of(answer)
        return int(answer.json()["metadata"]["total"])

    async def history(self, who: str) -> list[tuple[str, str]]:
        """Days and authors, the newest first."""
        told = data_of(await self.world.asks(who).get(f"{API}/cases/{self.case}/record_history"))
        return [(entry["datetime"][:10], entry["user_name"]) for entry in told]

    async def record(self, who: str) -> dict[str, Any]:
        found: dict[str, Any] = data_of(await self.world.asks(who).get(f"{API}/cases/{self.case}"))
        return found

    async def month(self, *, seen: set[str], last: tuple[str, str], workflow: str, **numbers: dict[str, int]) -> None:
        """The end of a month: who sees the case, what is in its history last, and what their dashboards say."""
        assert await self.seen_by() == seen, self.clock.now
        counted = {who: await self.numbers(who) for who in self.world.people.known}
        for who, expected in numbers.items():
            told = {name: counted[who].get(name) for name in expected}
            assert told == expected, (self.clock.now, who)
        reader = next(who for who in ("amina", "rosa") if who in seen)
        assert (await self.history(reader))[0] == last, self.clock.now
        assert (await self.record(reader))["workflow"] == workflow, self.clock.now


NORTH, SOUTH = {"amina", "joao"}, {"rosa", "maria"}


async def is_registered_and_hurt(year: Year) -> None:
    """January: a visit is due and not made. February: it is made, and what happened is written down."""
    year.clock.at("2026-01-12")
    given = {"module_id": "primeromodule-cp", "name_first": "Ezemplu", "risk_level": "high", **AGREED}
    visit = {"unique_id": ROW, "followup_needed_by_date": "2026-01-20"}
    await year.register("amina", **given, assessment_due_date="2026-02-20", followup_subform_section=[visit])
    began = {"seen": NORTH, "last": ("2026-01-12", "amina"), "workflow": "new"}
    year.clock.at("2026-01-19")
    await year.month(**began, amina={"tasks_overdue_followups": 0})
    year.clock.at("2026-01-31")
    await year.month(**began, amina={"tasks_overdue_followups": 1}, rosa={"tasks_overdue_followups": 0})
    year.clock.at("2026-02-09")
    happened = {"unique_id": ROW, "incident_date": "2026-02-07", "cp_incident_violence_type": "neglect"}
    made = {"unique_id": ROW, "followup_date": "2026-02-09"}
    await year.change("amina", incident_details=[happened], followup_subform_section=[made])
    incident = data_of(await year.look("amina", f"incidents/{ROW}"))
    assert (incident["incident_case_id"], incident["incident_date_derived"]) == (year.case, "2026-02-07")
    year.clock.at("2026-02-28")
    overdue = {"tasks_overdue_followups": 0, "tasks_overdue_assessment": 1}
    await year.month(seen=NORTH, last=("2026-02-09", "amina"), workflow="new", amina=overdue)


async def is_assessed_and_planned_for(year: Year) -> None:
    """March: the assessment that was overdue. April: a plan, a day late, asked and agreed to."""
    year.clock.at("2026-03-09")
    await year.change("amina", assessment_requested_on="2026-03-09", case_plan_due_date="2026-04-10")
    year.clock.at("2026-03-31")
    overdue = {"tasks_overdue_assessment": 0, "tasks_overdue_case_plan": 0}
    await year.month(seen=NORTH, last=("2026-03-09", "amina"), workflow="new", amina=overdue)
    year.clock.at("2026-04-13")
    assert (await year.numbers("amina"))["tasks_overdue_case_plan"] == 1
    plan = [{"unique_id": ROW, "intervention_service_goal": "Sees a nurse"}]
    await year.change("amina", date_case_plan="2026-04-13", cp_case_plan_subform_case_plan_interventions=plan)
    await year.approve("amina", "requested")
    year.clock.at("2026-04-14")
    await year.approve("joao", "approved")
    assert (await year.record("amina"))["case_plan_approved_date"] == "2026-04-14"
    year.clock.at("2026-04-30")
    planned = {"seen": NORTH, "last": ("2026-04-14", "joao"), "workflow": "case_plan"}
    await year.month(**planned, amina={"tasks_overdue_case_plan": 0})


async def is_referred(year: Year) -> None:
    """May: a clinic sees the case. June: it has helped, and sees the case no more."""
    year.clock.at("2026-05-11")
    referral = await year.share("amina", "referrals", transitioned_to="clinic")
    assert await year.seen_by() == NORTH | {"clinic"}
    year.clock.at("2026-05-12")
    await year.answer("clinic", "referrals", referral, "accepted")
    year.clock.at("2026-05-31")
    seen = {"seen": NORTH | {"clinic"}, "last": ("2026-05-12", "clinic"), "workflow": "case_plan"}
    await year.month(**seen, clinic={"shared_with_me_accepted_referrals": 1})
    year.clock.at("2026-06-15")
    await year.answer("clinic", "referrals", referral, "done")
    year.clock.at("2026-06-30")
    ended = {"seen": NORTH, "last": ("2026-06-15", "clinic"), "workflow": "case_plan"}
    await year.month(**ended, clinic={"shared_with_me_accepted_referrals": 0})


async def is_handed_over(year: Year) -> None:
    """July: case and incident are the other team's, with what was before; the first team sees neither."""
    year.clock.at("2026-07-13")
    transfer = await year.share("amina", "transfers", transitioned_to="rosa", consent_individual_transfer=True)
    year.clock.at("2026-07-20")
    await year.answer("rosa", "transfers", transfer, "accepted")
    year.clock.at("2026-07-31")
    await year.month(seen=SOUTH, last=("2026-07-20", "rosa"), workflow="case_plan")
    for gone in (f"cases/{year.case}", f"incidents/{ROW}"):
        assert (await year.look("amina", gone)).status_code == 404
    assert data_of(await year.look("rosa", f"incidents/{ROW}"))["owned_by"] == "rosa"
    assert (await year.history("rosa"))[-1] == ("2026-01-12", "amina")


async def is_closed_and_reopened(year: Year) -> None:
    """October: closed, and of that week alone. December: open again."""
    year.clock.at("2026-10-05")
    await year.change("maria", "close", status="closed", closure_reason="goals_met")
    assert (await year.record("rosa"))["date_closure"] == "2026-10-05"
    closed = {"seen": SOUTH, "last": ("2026-10-05", "maria"), "workflow": "closed"}
    year.clock.at("2026-10-06")
    await year.month(**closed, maria={"closed_this_week": 1})
    year.clock.at("2026-10-31")
    await year.month(**closed, maria={"closed_this_week": 0})
    year.clock.at("2026-12-07")
    await year.change("maria", "reopen", status="open", case_status_reopened=True)
    year.clock.at("2026-12-31")
    await year.month(seen=SOUTH, last=("2026-12-07", "maria"), workflow="reopened")


STEPS = (is_registered_and_hurt, is_assessed_and_planned_for, is_referred, is_handed_over, is_closed_and_reopened)


@pytest.mark.long
async def test_a_childs_year(world, clock):
    year = Year(world, clock)
    for step in STEPS:
        await step(year)
    days = [day for day, _ in await year.history("rosa")]
    assert days == sorted(days, reverse=True)
    assert {day[:7] for day in days} == {f"2026-{month:02}" for month in (1, 2, 3, 4, 5, 6, 7, 10, 12)}
    print(f"a child's year: {year.compared} numbers equal their lists; {len(days)} entries of history")
    assert year.compared > 300
