"""`python -m proofs.lending`: what lending a connection costs a registration, with asyncpg's pool and with the least.

The cases service is called in process, so that nothing but the loan differs. The two take turns, many and short, on one
database; each turn is compared with its neighbour, and the median of these ratios is the figure (ADR 19).
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import asyncpg
import orjson
import typer
from cases.app import create_app
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from chassis.actor import service_actor
from chassis.connections import OPTIONS, Connections
from chassis.database import Database
from chassis.driver import plain, read_json
from chassis.migrations import upgrade
from fastapi import FastAPI
from starlette.types import Message
from testkit.people import MODULE, People
from testkit.postgres import drop_created, url_of
from testkit.services import KEYRING, settings_for, sign_in

CONCURRENCY = 8
TEXTS = ("case_id", "short_id", "case_id_display", "name", "name_first", "name_last", *(f"text_{n}" for n in range(20)))
CHOICES = tuple(f"choice_{n}" for n in range(14))
OPTIONS_OFFERED = [{"id": str(n), "display_text": {"en": str(n)}} for n in range(6)]
Turn = tuple[float, float]


class Stack(Connections):
    """The least: a list of open connections and a count, as we lent them before asyncpg's pool."""

    def __init__(self, url: str, name: str, *, most: int) -> None:
        super().__init__(url, name, most=most)
        self._url, self._lent, self._free = plain(url), asyncio.Semaphore(most), list[Any]()

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Any]:
        async with self._lent:
            connection = self._free.pop() if self._free else await self._open_one()
            try:
                yield connection
            finally:
                self._free.append(connection)

    async def _open_one(self) -> Any:
        connection = await asyncpg.connect(self._url, **OPTIONS)
        await read_json(connection)
        return connection

    async def close(self) -> None:
        for connection in self._free:
            await connection.close()


def form() -> Form:
    fields = [Field(name=name, type="text_field", attributes={}) for name in TEXTS]
    choices = {"option_strings_text": OPTIONS_OFFERED, "multi_select": False}
    fields += [Field(name=name, type="select_box", attributes=choices) for name in CHOICES]
    return Form(unique_id="basic_identity", parent_form="case", is_nested=False, modules=[MODULE], fields=fields)


def case(number: int) -> bytes:
    texts = {name: f"invented {name} {number}" for name in TEXTS[3:]}
    choices = {name: str((number + place) % len(OPTIONS_OFFERED)) for place, name in enumerate(CHOICES)}
    return orjson.dumps({"data": {"module_id": MODULE, **texts, **choices}})


async def register(app: FastAPI, token: str, body: bytes) -> None:
    """`POST /api/v2/cases`, as the server would hand it in."""
    headers = [(b"content-type", b"application/json"), (b"x-service-token", token.encode())]
    path = "/api/v2/cases"
    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b""}
    scope |= {"http_version": "1.1", "scheme": "http", "root_path": "", "headers": headers, "server": ("mahon", 80)}

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] != 200:
            raise SystemExit(f"lending: a registration was answered {message['status']}")

    await app(scope, receive, send)


class Measured:
    """One way of lending, behind a service of its own."""

    def __init__(self, url: str, lending: type[Connections]) -> None:
        self.database = Database(url, "cases", pool_size=10)
        self.database.connections = lending(url, "cases", most=10)
        self.app = create_app(settings_for("cases", url), database=self.database, keyring=KEYRING)
        self.turns: list[Turn] = []
        self._listening = asyncio.create_task(self.app.state.signals.listen())

    async def turn(self, token: str, registrations: int) -> Turn:
        """Milliseconds per registration: on the wall, and of this process."""
        wall, cpu = time.perf_counter(), time.process_time()

        async def some(slot: int) -> None:
            for number in range(slot, registrations, CONCURRENCY):
                await register(self.app, token, case(number))

        await asyncio.gather(*map(some, range(CONCURRENCY)))
        spent = time.perf_counter() - wall, time.process_time() - cpu
        return spent[0] / registrations * 1000, spent[1] / registrations * 1000

    async def close(self) -> None:
        self._listening.cancel()
        await self.app.state.signals.close()
        await self.database.close()


async def measure(turns: int, registrations: int) -> None:
    url = await url_of("mahon_proof_lending")
    await upgrade("cases", url)
    pool, least = Measured(url, Connections), Measured(url, Stack)
    async with pool.database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, [form()])
    people = People(pool.database)
    await people.add_everybody({"basic_identity": "rw"})
    for number in range(turns + 1):
        for one in (pool, least) if number % 2 else (least, pool):
            spent = await one.turn(sign_in(people.amina, "cases"), registrations)
            if number:  # the first warms up
                one.turns.append(spent)
    for place, what in enumerate(("wall", "CPU of the service")):
        _print(what, [each[place] for each in pool.turns], [each[place] for each in least.turns])
    for one in (pool, least):
        await one.close()
    await drop_created()


def _print(what: str, pool: list[float], least: list[float]) -> None:
    ratios = [one / other for one, other in zip(pool, least, strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4)
    medians = f"asyncpg's pool {statistics.median(pool):.2f} ms, the least {statistics.median(least):.2f} ms"
    print(f"lending: {what} per registration: {medians}; ratio {middle:.3f} (quartiles {low:.3f} to {high:.3f})")


def lending(
    turns: Annotated[int, typer.Option(help="How many turns each takes.")] = 100,
    registrations: Annotated[int, typer.Option(help="How many cases a turn registers.")] = 80,
) -> None:
    """Compare two ways of lending connections, on the test server."""
    asyncio.run(measure(turns, registrations))


if __name__ == "__main__":
    typer.run(lending)
