"""Cases and reporting side by side, each on a database of its own, at a site of one's choice."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
import pytest
from cases.bootstrap import write_defaults
from cases.case.domain import CASE
from cases.form.store import save_forms
from cases.record.commands import Change, change, register
from cases.record.queries.listing import Wanted, list_records
from cases.record.store.setup import SETUP
from cases.subscriptions import subscriptions
from chassis.actor import Actor, service_actor
from chassis.database import Database
from chassis.inbox import Inbox
from chassis.paging import Page
from chassis.reacting import Subscriptions
from chassis.session import DatabaseSession
from chassis.tables import outbox
from chassis.worker import all_subscriptions
from contracts.event import CATALOG, Event
from contracts.permissions import CATALOGUE
from reporting.dashboard.queries import list_dashboards
from reporting.dashboard.store.counted_before import CountedBefore
from reporting.subscriptions import SUBSCRIPTIONS
from sqlalchemy import select
from testkit.databases import InnerDatabase, rolled_back
from testkit.people import People
from testkit.services import KEYRING, Deliver, migrated, settings_for

from .forms import FORMS

EVERYTHING = {"case": ["manage"], "dashboard": sorted(CATALOGUE["dashboard"])}


@dataclass
class Office:
    """What people do with cases there, and what they are told of them, at whatever time."""

    cases: Database
    reporting: Database
    nadia: Actor
    to_cases: Deliver
    to_reporting: Deliver

    async def register(self, at: datetime, **values: Any) -> UUID:
        async with self.cases.transaction(self.nadia) as uow:
            given = {"module_id": "primeromodule-cp", **values}
            return (await register(uow, KEYRING, CASE, None, given=given, now=at)).record.id

    async def close(self, case: UUID, at: datetime) -> dict[str, Any]:
        async with self.cases.transaction(self.nadia) as uow:
            wanted = Change(given={"status": "closed"}, action="close")
            return (await change(uow, KEYRING, CASE, case, wanted, now=at)).shown

    async def hear(self, event: Event, about: UUID) -> None:
        """Cases is told of a referral or an assignment; reporting is, too."""
        await self.to_cases(event, about=about)
        await self.to_reporting(event, about=about)

    async def tell(self) -> None:
        """Reporting hears everything that cases announced, in order."""
        async with self.cases.session() as session:
            rows = await session.execute(
                select(outbox.c.type, outbox.c.data, outbox.c.subject).order_by(outbox.c.position)
            )
        for row in rows:
            await self.to_reporting(CATALOG[row.type].model_validate(row.data), about=row.subject)

    async def dashboards(self, at: datetime) -> dict[str, Any]:
        async with self.reporting.transaction(self.nadia) as uow:
            shown = orjson.loads(orjson.dumps(await list_dashboards(uow, CountedBefore(), names=[], now=at)))
        return {board["name"].removeprefix("dashboard."): board["indicators"] for board in shown}

    async def listed(self, query: tuple[str, ...]) -> int:
        """How many cases the list has that a number opens at."""
        params = [(item.partition("=")[0], item.partition("=")[2]) for item in query]
        async with self.cases.transaction(self.nadia) as uow:
            found = await list_records(uow, KEYRING, CASE, Wanted(params=params, page=Page(1, 1)))
        assert found.total is not None
        return found.total


@pytest.fixture(scope="session")
async def databases() -> AsyncIterator[dict[str, Database]]:
    made = {name: Database.of(settings_for(name, await migrated(name))) for name in ("cases", "reporting")}
    yield made
    for database in made.values():
        await database.close()


@pytest.fixture
def office_in(databases: dict[str, Database]) -> Any:
    @asynccontextmanager
    async def opened(zone: ZoneInfo) -> AsyncIterator[Office]:
        async with AsyncExitStack() as stack:
            inner = {}
            for name, whole in databases.items():
                outer: DatabaseSession = await stack.enter_async_context(rolled_back(whole))
                inner[name] = InnerDatabase(whole, outer)
                inner[name].site = settings_for(name, whole.url).model_copy(update={"time_zone": zone.key}).site
            yield await _furnished(inner["cases"], inner["reporting"])

    return opened


async def _furnished(cases: Database, reporting: Database) -> Office:
    async with cases.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
    SETUP.forget()
    forms = {form.unique_id: "rw" for form in FORMS}
    for database in (cases, reporting):
        people = People(database)
        await people.add("nadia", scope="all", permissions=EVERYTHING, forms=forms, groups=["north"])
        await people.add("amina", scope="self", permissions={"case": ["read", "receive_referral"]}, groups=["north"])
    inboxes = (_inbox(cases, subscriptions(KEYRING)), _inbox(reporting, SUBSCRIPTIONS))
    return Office(cases, reporting, people.nadia, *inboxes)


def _inbox(database: Database, reactions: Subscriptions) -> Deliver:
    return Deliver(Inbox(database, database.source, all_subscriptions(reactions), service_actor(database.source)))
