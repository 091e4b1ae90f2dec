"""Three services side by side, each with its API and a database of its own, what one announces told to the others; and
a clock that the year's days are read from.
"""

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any

import httpx
import pytest
import referrals.app
import referrals.subscriptions
import reporting.app
import reporting.subscriptions
from cases.app import create_app as create_cases
from cases.bootstrap import write_defaults
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from cases.subscriptions import subscriptions as cases_subscriptions
from chassis.actor import service_actor
from chassis.bus import Arrival
from chassis.database import Database
from chassis.inbox import Inbox
from chassis.reacting import Subscriptions
from chassis.session import DatabaseSession
from chassis.tables import outbox
from chassis.worker import all_subscriptions
from contracts.event import Envelope
from contracts.topology import BINDINGS
from fastapi import FastAPI
from sqlalchemy import select
from testkit.databases import InnerDatabase, rolled_back
from testkit.people import People
from testkit.services import keyring_of, make_app, make_client, migrated, settings_for

from .forms import FORMS

SERVICES: dict[str, tuple[Callable[..., FastAPI], Subscriptions]] = {
    "cases": (create_cases, cases_subscriptions(keyring_of("cases", "worker"))),
    "referrals": (referrals.app.create_app, referrals.subscriptions.SUBSCRIPTIONS),
    "reporting": (reporting.app.create_app, reporting.subscriptions.SUBSCRIPTIONS),
}
OPENED = {form.unique_id: "rw" for form in FORMS}
DUE = [f"cases_by_task_overdue_{task}" for task in ("assessment", "case_plan", "followups", "services")]
OWN = ["case_overview", "case_risk", "workflow", "approvals_case_plan", "dash_shared_with_others", *DUE]
TEAM = ["approvals_case_plan_pending", "dash_group_overview", "dash_national_admin_summary", "workflow_team"]
OFFICER = """read create write referral transfer receive_transfer incident_from_case change_log
    request_approval_case_plan""".split()
SUPERVISOR = "read write close reopen assign approve_case_plan change_log".split()
PEOPLE: dict[str, dict[str, Any]] = {
    "amina": {"role": "officer", "groups": ["north"]},
    "rosa": {"role": "officer", "groups": ["south"]},
    "joao": {"role": "supervisor", "groups": ["north"], "scope": "group"},
    "maria": {"role": "supervisor", "groups": ["south"], "scope": "group"},
    "clinic": {"role": "partner", "groups": ["health"], "agency": "hospital"},
}
RIGHTS: dict[str, dict[str, list[str]]] = {
    "officer": {"case": OFFICER, "incident": ["read", "create", "write"], "dashboard": OWN},
    "supervisor": {"case": SUPERVISOR, "incident": ["read"], "dashboard": TEAM},
    "partner": {"case": ["read", "receive_referral"], "dashboard": ["dash_shared_with_me"]},
}


class Clock:
    """What every request of the services takes for now. Nothing in it is replaced: time comes in at the edge alone."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def at(self, day: str) -> None:
        """Nine in the morning in Dili."""
        self.now = datetime.fromisoformat(f"{day}T00:00:00+00:00")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return made.now.astimezone(tz)

    for name in edges():
        monkeypatch.setattr(sys.modules[name], "datetime", Moved)
    return made


def edges() -> Iterator[str]:
    """The modules in which time comes in: those of the services' APIs that ask what time it is."""
    for name, module in list(sys.modules.items()):
        service, *parts = name.split(".")
        if service in SERVICES and "api" in parts and getattr(module, "datetime", None) is datetime:
            yield name


@dataclass
class World:
    """Whoever asks is answered; afterwards `settle` tells everybody what came of it."""

    databases: dict[str, Database]
    apps: dict[str, FastAPI]
    people: People
    told: dict[str, int] = field(default_factory=dict)

    def asks(self, who: str, service: str = "cases") -> httpx.AsyncClient:
        return make_client(self.apps[service], service, self.people.known[who])

    async def settle(self) -> None:
        """Until nothing is left to tell."""
        while True:
            news = [envelope for service in SERVICES for envelope in await self._news(service)]
            if not news:
                return
            for envelope in news:
                for service in SERVICES:
                    if f"{envelope.source}.{envelope.family}" in BINDINGS[service]:
                        await self._inbox(service).receive([Arrival(envelope)])

    async def _news(self, service: str) -> list[Envelope]:
        async with self.databases[service].session() as session:
            later = outbox.c.position > self.told.get(service, 0)
            rows = list(await session.execute(select(outbox).where(later).order_by(outbox.c.position)))
        if rows:
            self.told[service] = rows[-1].position
        names = ("id", "type", "family", "subject", "sequence", "follows", "time", "data")
        return [Envelope(source=service, **{name: row[name] for name in names}) for row in rows]

    def _inbox(self, service: str) -> Inbox:
        reactions = all_subscriptions(SERVICES[service][1])
        return Inbox(self.databases[service], service, reactions, service_actor(service))


@pytest.fixture
async def world(clock: Clock) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        databases: dict[str, Database] = {}
        apps: dict[str, FastAPI] = {}
        for service, (create_app, _) in SERVICES.items():
            whole = Database.of(settings_for(service, await migrated(service)))
            stack.push_async_callback(whole.close)
            keys = keyring_of(service, "api")
            whole.chain = keys.chain
            outer: DatabaseSession = await stack.enter_async_context(rolled_back(whole))
            databases[service] = InnerDatabase(whole, outer)
            apps[service] = make_app(create_app, service, databases[service], keys)
            stack.push_async_callback(apps[service].state.signals.close)
        async with databases["cases"].transaction(service_actor("cases")) as uow:
            await write_defaults(uow)
            await save_forms(uow.session, FORMS)
        SETUP.forget()
        stack.callback(SETUP.forget)
        for database in databases.values():
            people = People(database)
            for name, told in PEOPLE.items():
                await people.add(name, permissions=RIGHTS[told["role"]], forms=OPENED, **told)
        made = World(databases, apps, people)
        await made.settle()
        yield made
