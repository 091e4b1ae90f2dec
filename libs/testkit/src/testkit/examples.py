"""Examples that schemathesis makes of a service's own document, asked of the service: what fits it, and what does not.

Whatever is asked, the answer is one that the document promises, none of ours is an error, and nobody gets past the
door without a token.
"""

import os
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import httpx
import schemathesis
from chassis.description import describe
from contracts.values import Values
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from sqlalchemy import text

from testkit.databases import taken_back
from testkit.holding import HeldTransport
from testkit.matrix import Row, World
from testkit.routes import shape

MOST_FIT = 0.6
"""How many of the examples fit the document. Of the others, each misses it in something."""
NO_TOKENS: tuple[dict[str, str], ...] = ({}, {"X-Service-Token": ""}, {"X-Service-Token": "ey.not.ours"})
UNAUTHORIZED = 401
UNHURRIED = text("SET LOCAL idle_in_transaction_session_timeout = 0")
"""To make many examples takes longer than a transaction may stand still."""
NAME = re.compile(r"\{(\w+)\}")
OURS = ("Idempotency-Key", "if-match", "Content-Type")
"""Headers of an example that are the example's and not the library's."""


@dataclass
class Examples:
    """`failures`: what was asked, and what was wrong with the answer. `accepted`: how many of those asked were done."""

    world: World
    person: str = "admin"
    wanted: int = field(default_factory=lambda: int(os.environ.get("MAHON_EXAMPLES", "500")))
    asked: int = 0
    accepted: int = 0
    failures: list[str] = field(default_factory=list)

    async def ask_all(self, rows: list[Row]) -> None:
        """`rows` name what there is for the paths, so that an example finds something to work on."""
        self.world.be_impatient()
        await self.world.outer.execute(UNHURRIED)
        document = describe(self.world.app)
        places = {shape(row.ask): row for row in reversed(rows)}
        schema = schemathesis.openapi.from_dict(without_security(document))
        operations: list[Any] = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
        # What takes little has few examples; the others make up for it.
        operations.sort(key=lambda operation: len(list(operation.iter_parameters())))
        for position, operation in enumerate(operations):
            share = ceil((self.wanted - self.asked) / (len(operations) - position))
            said = document["paths"][operation.path][operation.method]
            await self._ask_operation(operation, places, share, guarded="security" in said)

    async def _ask_operation(self, operation: Any, places: dict[str, Row], share: int, *, guarded: bool) -> None:
        row = places[shape(f"{operation.method.upper()} {operation.path}")]
        fitting = ceil(share * MOST_FIT)
        for example in made(operation, GenerationMode.POSITIVE, fitting):
            example.path_parameters = self._there(operation.path, row)
            await self._ask(example)
        for example in made(operation, GenerationMode.NEGATIVE, share - fitting):
            await self._ask(example)
        if guarded:
            [example] = made(operation, GenerationMode.POSITIVE, 1)
            for headers in NO_TOKENS:
                await self._ask(example, headers)

    def _there(self, path: str, row: Row) -> Values:
        """The path's parameters, naming what is there."""
        return {
            name: str(self.world.names[there])
            for name, there in zip(NAME.findall(path), NAME.findall(row.path.partition("?")[0]), strict=True)
        }

    async def _ask(self, example: Case[Any], headers: dict[str, str] | None = None) -> None:
        request = request_of(
            example, {"X-Service-Token": self.world.token(self.person)} if headers is None else headers
        )
        self.asked += 1
        async with taken_back(self.world.outer):
            wrong = await self._wrong(request, closed=headers is not None)
        if wrong is not None:
            self.failures.append(f"{request.method} {request.url} {request.content[:300]!r}: {wrong}")

    async def _wrong(self, request: httpx.Request, *, closed: bool) -> str | None:
        try:
            response = await HeldTransport(self.world.app).handle_async_request(request)
        except AssertionError as broken:
            return str(broken)
        if closed:
            return None if response.status_code == UNAUTHORIZED else f"{response.status_code} without a token"
        self.accepted += response.is_success
        return f"{response.status_code}" if response.is_server_error else None

    def summary(self) -> str:
        return (
            f"examples for {self.world.database.source}: asked {self.asked}, {self.accepted} done, "
            f"{len(self.failures)} wrong"
        )


def without_security(document: Values) -> Values:
    """A service behind the gateway knows tokens alone: how a client signs in is no part of an example."""
    paths = {
        path: {method: {k: v for k, v in operation.items() if k != "security"} for method, operation in methods.items()}
        for path, methods in document["paths"].items()
    }
    return {**document, "paths": paths}


def made(operation: Any, mode: GenerationMode, number: int) -> Iterator[Case[Any]]:
    """At most so many examples; fewer where there are no more. Which they are follows from the run's random seed."""
    found: list[Case[Any]] = []
    if number < 1:
        return

    @seed(random.randrange(2**32))  # noqa: S311  # pytest-randomly says its seed
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def collect(example: Case[Any]) -> None:
        found.append(example)

    # What takes nothing can miss nothing.
    with suppress(Unsatisfiable):
        collect()
    yield from found[:number]


def request_of(example: Case[Any], headers: dict[str, str]) -> httpx.Request:
    sent = example.as_transport_kwargs(base_url="http://mahon.test")
    own = {name: value for name, value in sent["headers"].items() if name in OURS}
    parts = {name: sent[name] for name in ("params", "json") if name in sent}
    return httpx.Request(sent["method"], sent["url"], headers=own | headers, **parts)
