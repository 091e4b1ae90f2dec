from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.ids import new_id
from contracts.cases import CaseAssigned, CaseChanged, CaseRegistered, RecordEvent
from reporting.app import create_app
from reporting.subscriptions import SUBSCRIPTIONS
from testkit import service_fixtures
from testkit.people import MODULE

globals().update(service_fixtures("reporting", create_app, SUBSCRIPTIONS))


class Cases:
    """Cases as their owner would announce them: valid by default, versions counted."""

    def __init__(self, deliver: Callable[..., Awaitable[Any]]) -> None:
        self.deliver = deliver
        self.facts: dict[UUID, dict[str, Any]] = {}
        self.versions: dict[UUID, int] = {}

    async def register(self, owner: str = "amina", group: str = "north", **facts: Any) -> UUID:
        record = new_id()
        self.versions[record] = 1
        self.facts[record] = {
            "record_state": True,
            "status": "open",
            "workflow": "new",
            "module_id": MODULE,
            "owned_by": owner,
            "owned_by_groups": [group],
            "associated_user_names": [owner],
            "associated_user_groups": [group],
            "associated_user_agencies": ["mssi"],
            "created_at": "2026-01-05T03:00:00.000Z",
        } | facts
        await self.announce(record, CaseRegistered)
        return record

    async def change(self, record: UUID, **facts: Any) -> None:
        self.versions[record] += 1
        self.facts[record] = self.facts[record] | facts
        await self.announce(record, CaseChanged)

    async def assign(self, record: UUID, to: str) -> None:
        self.versions[record] += 1
        whose = {"owned_by": to, "previously_owned_by": self.facts[record]["owned_by"]}
        self.facts[record] = self.facts[record] | whose | {"associated_user_names": [to]}
        await self.announce(record, CaseAssigned, transition_id=new_id(), **whose)

    async def announce(self, record: UUID, kind: type[RecordEvent] = CaseChanged, times: int = 1, **more: Any) -> None:
        # A record holds no nulls: what was cleared is gone from it.
        facts = {name: value for name, value in self.facts[record].items() if value is not None}
        event = kind(record_id=record, record_type="case", version=self.versions[record], facts=facts, **more)
        await self.deliver(event, about=record, times=times)


@pytest.fixture
def cases(deliver: Callable[..., Awaitable[Any]]) -> Cases:
    return Cases(deliver)


@pytest.fixture
def dashboards(client: Callable[..., httpx.AsyncClient]) -> Callable[..., Awaitable[dict[str, Any]]]:
    """Somebody's indicators, by dashboard name without its prefix."""

    async def read(person: Any) -> dict[str, Any]:
        async with client(person) as http:
            answer = await http.get("/api/v2/dashboards")
        assert answer.status_code == 200, answer.text
        return {item["name"].removeprefix("dashboard."): item["indicators"] for item in answer.json()["data"]}

    return read
