"""Fixtures for one service's tests: `globals().update(service_fixtures("cases", create_app, subscriptions))`."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.actor import Actor, service_actor
from chassis.bus import Arrival
from chassis.database import Database
from chassis.ids import new_id
from chassis.inbox import Inbox
from chassis.keys import declared, make_keys, part_of, read_keyring
from chassis.migrations import upgrade
from chassis.reacting import Subscriptions
from chassis.sealing import Keyring
from chassis.session import DatabaseSession
from chassis.settings import ServiceSettings
from chassis.tables import outbox
from chassis.tokens import Signer
from chassis.worker import all_subscriptions
from contracts.event import CATALOG, Envelope, Event
from contracts.values import Values
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import select, text
from starlette.routing import BaseRoute

from testkit.databases import InnerDatabase, rolled_back
from testkit.holding import HeldTransport
from testkit.people import People
from testkit.postgres import database_name, server_url, url_of

CreateApp = Callable[..., FastAPI]
Client = Callable[[Actor | None], httpx.AsyncClient]
KEYS = make_keys()
KEYRING = read_keyring(json.dumps((RAW := json.loads(KEYS)) | RAW["own"]["cases"]))
"""Of tests of what no single service is: all keys at once."""
SIGNER = Signer(KEYRING.signing or {}, 60)


@lru_cache
def keyring_of(service: str, half: str) -> Keyring:
    """What this half of the service declares that it needs, and nothing else."""
    return read_keyring(part_of(KEYS, service, declared(service, half)))


@lru_cache
def settings_for(service: str, database_url: str) -> ServiceSettings:
    return ServiceSettings(
        service=service, database_url=SecretStr(database_url), patience_seconds=0.2, pool_size=5, objects="memory:///"
    )


async def migrated(service: str) -> str:
    """The URL of this worker's own database of the service, migrated from nothing."""
    url = await url_of(database_name(service))
    await upgrade(service, url)
    return url


def make_app(create_app: CreateApp, service: str, database: Database, keyring: Keyring) -> FastAPI:
    """The service's app on this database.

    FastAPI works out the routes at an app's first requests, for a tenth of a second: all apps of a service share that.
    """
    made = create_app(settings_for(service, database.url), database=database, keyring=keyring)
    made.router.routes[:] = _routes.setdefault(service, list(made.router.routes))
    return made


_routes: dict[str, list[BaseRoute]] = {}


def sign_in(actor: Actor, service: str) -> str:
    return SIGNER.sign(account=actor.id, session=f"session-of-{actor.user_name}", audience=service)


def make_client(app: FastAPI, service: str, actor: Actor | None) -> httpx.AsyncClient:
    """Asks as this actor; an answer that the service's document does not promise fails the test."""
    return _client(HeldTransport(app), service, actor)


def make_unheld_client(app: FastAPI, service: str, actor: Actor | None) -> httpx.AsyncClient:
    """For tests of what no document promises: an error of ours."""
    return _client(httpx.ASGITransport(app=app, raise_app_exceptions=False), service, actor)


def _client(transport: httpx.AsyncBaseTransport, service: str, actor: Actor | None) -> httpx.AsyncClient:
    headers = {} if actor is None else {"X-Service-Token": sign_in(actor, service)}
    return httpx.AsyncClient(transport=transport, base_url="http://mahon.test", headers=headers)


class Deliver:
    """Feeds events through the inbox as the bus would, numbering them per record."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self._numbers: dict[UUID, int] = {}

    def envelope(self, event: Event, *, about: UUID, sequence: int | None = None) -> Envelope:
        self._numbers[about] = sequence or self._numbers.get(about, 0) + 1
        return Envelope(
            id=new_id(),
            type=event.type,
            source=event.publisher(),
            family=event.family,
            subject=about,
            sequence=self._numbers[about],
            time=datetime.now(UTC),
            data=event.model_dump(mode="json"),
        )

    async def __call__(self, event: Event, *, about: UUID, sequence: int | None = None, times: int = 1) -> Envelope:
        envelope = self.envelope(event, about=about, sequence=sequence)
        for _ in range(times):
            await self.inbox.receive([Arrival(envelope)])
        return envelope

    async def together(self, *told: tuple[Event, UUID]) -> None:
        """Events with what they are about, in one batch."""
        await self.inbox.receive([Arrival(self.envelope(event, about=about)) for event, about in told])


class Published:
    """What this service has announced in this test, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, kind: type[Event] | None = None) -> list[Any]:
        async with self._database.session() as session:
            rows = await session.execute(select(outbox.c.type, outbox.c.data).order_by(outbox.c.position))
            events = [CATALOG[row.type].model_validate(row.data) for row in rows]
        return [event for event in events if kind is None or isinstance(event, kind)]


def service_fixtures(  # noqa: C901  # a list of fixtures, not a procedure
    service: str,
    create_app: CreateApp,
    subscriptions: Subscriptions | Callable[[Keyring], Subscriptions],
    forms: Mapping[str, str] | None = None,
) -> Values:
    """`database_url`, `database`, `app`, `client`, `people`, `deliver`, `published`, `anonymous`, `keyring`."""

    def own(keyring: Keyring) -> Subscriptions:
        return subscriptions(keyring) if callable(subscriptions) else subscriptions

    @pytest.fixture(scope="session")
    async def database_url() -> str:
        return await migrated(service)

    @pytest.fixture(scope="session")
    async def whole_database(database_url: str) -> AsyncIterator[Database]:
        made = Database.of(settings_for(service, database_url))
        made.chain = keyring_of(service, "api").chain
        yield made
        await made.close()

    @pytest.fixture
    async def outer(whole_database: Database) -> AsyncIterator[DatabaseSession]:
        async with rolled_back(whole_database) as opened:
            yield opened

    @pytest.fixture
    def database(whole_database: Database, outer: DatabaseSession) -> Database:
        return InnerDatabase(whole_database, outer)

    @pytest.fixture
    def keyring() -> Keyring:
        return keyring_of(service, "api")

    @pytest.fixture
    async def app(database: Database, keyring: Keyring) -> AsyncIterator[FastAPI]:
        made = make_app(create_app, service, database, keyring)
        yield made
        await made.state.signals.close()

    @pytest.fixture
    async def people(database: Database) -> People:
        made = People(database)
        await made.add_everybody(dict(forms or {}))
        return made

    @pytest.fixture
    def client(app: FastAPI) -> Client:
        return lambda actor: make_client(app, service, actor)

    @pytest.fixture
    def anonymous(client: Client) -> httpx.AsyncClient:
        return client(None)

    @pytest.fixture
    def deliver(database: Database) -> Callable[..., Awaitable[Envelope]]:
        return Deliver(
            Inbox(database, service, all_subscriptions(own(keyring_of(service, "worker"))), service_actor(service))
        )

    @pytest.fixture
    def published(database: Database) -> Published:
        return Published(database)

    @pytest.fixture
    async def committed(database_url: str) -> AsyncIterator[Database]:
        """The database without the rolled-back transaction, for races; its tables are emptied afterwards."""
        made = Database.of(settings_for(service, database_url).model_copy(update={"pool_size": 10}))
        made.chain = keyring_of(service, "api").chain
        yield made
        await empty(made)
        await made.close()

    return {
        name: fixture
        for name, fixture in locals().items()
        if name not in {"service", "create_app", "subscriptions", "forms", "own"}
    }


async def empty(database: Database) -> None:
    """Truncate every table that has rows, but the migrations' own: each costs PostgreSQL several new files.

    The audit is emptied too, past its own refusal: what one test searched would count against the next.
    """
    names = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
    async with database.session() as session:
        tables = [f'"{name}"' for name in await session.scalars(names)]
        filled = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in tables)
        found = await session.scalars(text(filled))
        if found:
            await session.execute(text("SET LOCAL session_replication_role = replica"))
            await session.execute(text(f"TRUNCATE {', '.join(found)} RESTART IDENTITY CASCADE"))


__all__ = ["server_url", "service_fixtures"]
