"""The permission matrix: every route with each single action of the catalogue, by nobody, by somebody else.

A service's `tests/permissions.toml` says, from the field's own rules and not from the code, which actions open a route:

    [[route]]
    ask = "PATCH /api/v2/cases/{case}"
    needs = ["case:write"]        # any one of them opens it; `<resource>:manage` always does; ["signed_in"]; ["public"]
    beside = ["case:read"]        # what the role lists besides the one action: not enough without it
    others = true                 # a record: somebody else with the very same right gets 404
    body = { data = {} }          # a text such as "{case}" is filled, too

`needs = []` is what no action opens. A route may have several rows, each with another body, `beside` or query.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chassis.actor import service_actor
from chassis.actors import note_role
from chassis.database import Database
from chassis.session import DatabaseSession
from contracts.identity import RoleChanged
from contracts.permissions import CATALOGUE, MANAGE
from contracts.values import Values
from fastapi import FastAPI
from sqlalchemy import text

from testkit.asking import Answer, answer_to
from testkit.databases import taken_back
from testkit.people import MODULE, People
from testkit.routes import routes_of, shape
from testkit.services import sign_in

CLOSED = {401, 403, 404}
PAIRS = sorted((resource, action) for resource, actions in CATALOGUE.items() for action in actions)
KEPT_BY_ASKING = ["actor_role", "alembic_version", "audit_entry"]
"""Tables that asking itself writes: the role of the moment, and the audit of every request."""


@dataclass(frozen=True)
class Row:
    ask: str
    needs: tuple[str, ...]
    beside: tuple[str, ...] = ()
    others: bool = False
    body: Any = None
    scope: str = "self"

    @property
    def method(self) -> str:
        return self.ask.split(" ", 1)[0]

    @property
    def path(self) -> str:
        return self.ask.split(" ", 1)[1]

    @property
    def is_public(self) -> bool:
        return "public" in self.needs

    def opens_for(self, resource: str, action: str) -> bool:
        if {"signed_in", "public"} & set(self.needs):
            return True
        return f"{resource}:{action}" in self.needs or (
            action == MANAGE and any(need.startswith(f"{resource}:") for need in self.needs)
        )


@dataclass(frozen=True)
class World:
    """Where it is asked. `names` fills the paths' `{names}` with things of `probe`; `forms` are its role's."""

    app: FastAPI
    outer: DatabaseSession
    database: Database
    people: People
    names: Values
    forms: dict[str, str] = field(default_factory=dict)

    def token(self, person: str) -> str:
        return sign_in(self.people.known[person], self.database.source)

    def target(self, row: Row) -> str:
        return row.path.format(**self.names)

    async def ask(self, person: str, method: str, target: str, body: Any = None, **more: Any) -> Answer:
        """What the person is answered. `more`: what `answer_to` takes."""
        return await answer_to(self.app, method, target, token=self.token(person), body=body, **more)

    def be_impatient(self) -> None:
        """Nobody answers here: to wait for another service would only take time."""
        self.app.state.settings = self.app.state.settings.model_copy(update={"patience_seconds": 0})

    async def content(self) -> dict[str, str]:
        """A digest of each table's rows."""
        names = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (:kept)")
        tables = await self.outer.scalars(names, {"kept": KEPT_BY_ASKING})
        wanted = "SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) FROM {} AS t"
        return {table: await self.outer.scalar(text(wanted.format(f'"{table}"'))) or "" for table in sorted(tables)}


@dataclass
class Matrix:
    """`asked` counts the cells; `surprises` says each answer that the table did not."""

    service: str
    rows: list[Row]
    asked: int = 0
    surprises: list[tuple[str, str, str]] = field(default_factory=list)
    """(route, what was expected and came, who asked)"""

    @classmethod
    def read(cls, service: str, file: Path) -> "Matrix":
        listed = tomllib.loads(file.read_text())["route"]
        rows = [{**row, "needs": tuple(row["needs"]), "beside": tuple(row.get("beside", ()))} for row in listed]
        return cls(service, [Row(**row) for row in rows])

    def missing_routes(self) -> set[str]:
        """Routes of the service that the table does not know: a new route comes with its row."""
        return _routes(self.service) - {shape(row.ask) for row in self.rows}

    def misspelt(self) -> set[str]:
        """What the table names that is not there: routes, and actions that are not in the catalogue."""
        named = {name for row in self.rows for name in (*row.needs, *row.beside)}
        known = {f"{resource}:{action}" for resource, action in PAIRS} | {"signed_in", "public"}
        return {shape(row.ask) for row in self.rows} - _routes(self.service) | named - known

    async def ask_all(self, world: World) -> None:
        """Ask every cell. Only what is to be open and may change something is asked in a savepoint of its own:
        that everything else changed nothing is looked at in the end.
        """
        world.be_impatient()
        before = await world.content()
        for row in self.rows:
            status = await self._status(row, world, None)
            if row.is_public:
                self._note_public(row, status)
            else:
                self._note(row, "nobody", opened=False, status=status, closed={401})
        for resource, action in PAIRS:
            for rows in self._by_role():
                await set_right(world, resource, action, scope=rows[0].scope, beside=rows[0].beside)
                probe, stranger = world.token("probe"), world.token("stranger")
                for row in rows:
                    await self._ask_cell(world, row, (resource, action), probe=probe, stranger=stranger)
        after = await world.content()
        changed = sorted(table for table in before if before[table] != after[table])
        self.surprises += [(table, "a refused or a reading request changed this table", "all") for table in changed]

    def _by_role(self) -> Iterator[list[Row]]:
        """Rows that ask with the same role, without the public ones: those ask for nobody."""
        roles: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
        for row in self.rows:
            if not row.is_public:
                roles.setdefault((row.scope, row.beside), []).append(row)
        yield from roles.values()

    async def _ask_cell(self, world: World, row: Row, pair: tuple[str, str], *, probe: str, stranger: str) -> None:
        opened, who = row.opens_for(*pair), ":".join(pair)
        if opened and row.others:
            status = await self._status(row, world, stranger)
            self._note(row, f"{who} of somebody else", opened=False, status=status, closed={404})
        if opened and row.method != "GET":
            async with taken_back(world.outer):
                status = await self._status(row, world, probe)
        else:
            status = await self._status(row, world, probe)
        self._note(row, who, opened=opened, status=status, closed={403, 404})

    async def _status(self, row: Row, world: World, token: str | None) -> int:
        body = filled(row.body, world.names)
        return (await answer_to(world.app, row.method, world.target(row), token=token, body=body)).status

    def _note(self, row: Row, who: str, *, opened: bool, status: int, closed: set[int]) -> None:
        self.asked += 1
        fits = status not in CLOSED and status < 500 if opened else status in closed  # noqa: PLR2004
        if not fits:
            self.surprises.append((row.ask, f"{'open' if opened else 'closed'} was expected, got {status}", who))

    def _note_public(self, row: Row, status: int) -> None:
        """It may refuse for reasons of its own, but never for want of a session."""
        self.asked += 1
        if status == 401 or status >= 500:  # noqa: PLR2004
            self.surprises.append((row.ask, f"no session was to be needed, got {status}", "nobody"))

    def summary(self) -> str:
        return f"permission matrix of {self.service}: {self.asked} cells, {len(self.surprises)} surprises"

    def told(self) -> list[str]:
        """The surprises, those of one kind together."""
        kinds: dict[tuple[str, str], list[str]] = {}
        for ask, what, who in self.surprises:
            kinds.setdefault((ask, what), []).append(who)
        return [f"{ask}: {what}, {len(who)} times: {', '.join(who[:5])}" for (ask, what), who in kinds.items()]


async def set_right(world: World, resource: str, action: str, *, scope: str, beside: tuple[str, ...] = ()) -> None:
    """Give the one role of probe and stranger exactly one action of the catalogue, and those of `beside`."""
    permissions = {resource: [action]}
    for held in beside:
        name, _, other = held.partition(":")
        permissions.setdefault(name, []).append(other)
    role = RoleChanged(
        unique_id="role-probe",
        number=9999,
        name="Probe",
        group_permission=scope,
        permissions=permissions,
        forms=world.forms,
        modules=[MODULE],
    )
    async with world.database.transaction(service_actor("testkit")) as uow:
        await note_role(uow, role)
    world.app.state.actors.forget()


async def add_probe(people: People, forms: dict[str, str]) -> None:
    """Probe and stranger: the same role, different groups and agencies."""
    await people.add("probe", role="role-probe", forms=forms, groups=["north"])
    await people.add("stranger", role="role-probe", forms=forms, groups=["south"], agency="elsewhere")


def filled(body: Any, names: Values) -> Any:
    """The body with the things that its texts name."""
    if isinstance(body, dict):
        return {name: filled(value, names) for name, value in body.items()}
    if isinstance(body, list):
        return [filled(value, names) for value in body]
    return body.format(**names) if isinstance(body, str) and body.startswith("{") else body


def _routes(service: str) -> set[str]:
    return {
        shape(f"{method} {route.path}")
        for route in routes_of(service)
        for method in (route.methods or set()) - {"HEAD", "PUT"}
        if "health" not in route.tags
    }
