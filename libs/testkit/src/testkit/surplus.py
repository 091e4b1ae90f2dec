"""What nobody asked for: names that neither body nor address has change nothing and stay nowhere.

Every changing operation, with a body that it carries out; to it one name is added at a time, in `data`, beside it, or
in the address. Its value is one that nothing else holds, so that wherever it were kept, written or said, it is found.
An operation that Primero does not have refuses the body, by that name (`docs/domain/api.md`, 11).
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import structlog
from chassis.description import describe
from contracts.values import Values
from sqlalchemy import text

from testkit.databases import taken_back
from testkit.matrix import Row, World, filled
from testkit.places import operation_of
from testkit.routes import is_known_to_clients, shape

WORD, NUMBER, ID = "surplus-zqx", 76_543_217, "5eed5eed-0000-4000-8000-00005eed5eed"
FOUND = "|".join((WORD, str(NUMBER), ID))
NAMES: Values = {
    **dict.fromkeys(
        """
            owner owned_by owned_by_agency_id created_by last_updated_by tenant role role_unique_id group_permission
            status password_digest agency_id created_at previously_owned_by unique_id user_name
        """.split(),
        WORD,
    ),
    **{name: [WORD] for name in ("owned_by_groups", "associated_user_names", "permissions", "user_groups")},
    **dict.fromkeys("version flag_count sequence".split(), NUMBER),
    **dict.fromkeys("id tenant_id".split(), ID),
    "is_admin": {WORD: True},
    "grants": {ID: {"user": WORD, "status": "accepted"}},
}
"""What somebody adds who would be more than they are, or have more: 27 names, each with a value of its sort."""
PLACES = ("data", "body", "address")
TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")


class Heard(logging.Handler):
    """What libraries write into logs."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@dataclass
class Surplus:
    """`failures`: where, what was added, and what was wrong. `passed`: added names by what came of them."""

    world: World
    person: str
    asked: int = 0
    operations: set[str] = field(default_factory=set)
    refused: int = 0
    failures: list[str] = field(default_factory=list)

    async def ask_all(self, rows: list[Row]) -> None:
        self.world.be_impatient()
        document, names = describe(self.world.app), list(await self.world.outer.scalars(TABLES))
        looks = (f"SELECT '{name}' FROM \"{name}\" AS t WHERE t::text ~ :found" for name in sorted(names))
        look = text(" UNION ".join(looks))
        for row in rows:
            operation = shape(row.ask)
            if row.method == "GET" or row.is_public or operation in self.operations:
                continue
            if await self._is_done(row):
                self.operations.add(operation)
                for place, name in self._added(row, document):
                    await self._add(row, place, name, look)

    async def _is_done(self, row: Row) -> bool:
        async with taken_back(self.world.outer):
            status, _ = await self._ask(row, {}, "")
        return status < 300  # noqa: PLR2004

    def _added(self, row: Row, document: Any) -> Iterator[tuple[str, str]]:
        """Each name at each place that does not have it by the service's own document."""
        known = taken_by(document, row)
        for place in PLACES:
            if place != "data" or isinstance((row.body or {}).get("data"), dict):
                yield from ((place, name) for name in NAMES if name not in known[place])

    async def _add(self, row: Row, place: str, name: str, look: Any) -> None:
        body, query = filled(row.body, self.world.names) or {}, ""
        if place == "address":
            query = f"{name}={quote(json.dumps(NAMES[name]).strip(chr(34)))}"
        else:
            into = body["data"] if place == "data" else body
            into = {**into, name: NAMES[name]}
            body = {**body, "data": into} if place == "data" else into
        heard = Heard()
        root = logging.getLogger()  # noqa: TID251  # what libraries write, too
        root.addHandler(heard)
        try:
            with structlog.testing.capture_logs() as told:
                async with taken_back(self.world.outer):
                    status, said = await self._ask(row, body, query)
                    kept = [str(table) for table in await self.world.outer.scalars(look, {"found": FOUND})]
        finally:
            root.removeHandler(heard)
        self.refused += status >= 400  # noqa: PLR2004
        path = name if place == "body" else f"data/{name}"
        own = row.body is not None and not is_known_to_clients(row.ask)
        if own and place != "address" and not refuses(status, said, path):
            self.failures.append(f"{row.ask}: {name} in the {place} was not refused: {status}")
        wrong = [f"kept in {kept}"] if kept else []
        wrong += [f"answered {status}"] if status >= 500 else []  # noqa: PLR2004
        for where, words in (("answer", said), ("log", f"{told} {heard.lines}")):
            wrong += [f"said in the {where}"] if any(each in words for each in (WORD, str(NUMBER), ID)) else []
        self.failures += [f"{row.ask}: {name} in the {place}: {each}" for each in wrong]

    async def _ask(self, row: Row, body: Any, query: str) -> tuple[int, str]:
        self.asked += 1
        path = self.world.target(row)
        target = path + ("&" if "?" in path else "?") + query if query else path
        body = body or filled(row.body, self.world.names)
        status, said = await self.world.ask(self.person, row.method, target, body)
        return status, said.decode()

    def summary(self) -> str:
        return (
            f"surplus names for {self.world.database.source}: {len(self.operations)} operations, "
            f"asked {self.asked} times, {self.refused} refused, {len(self.failures)} wrong"
        )


def refuses(status: int, said: str, path: str) -> bool:
    """Whether the answer refuses this name, and says so."""
    told = json.loads(said) if status == 422 else {}  # noqa: PLR2004
    return bool(told.get("facts", {}).get("fields") == {path: ["extra_forbidden"]})


def taken_by(document: Any, row: Row) -> dict[str, set[str]]:
    """The names that an operation has in `data`, beside it and in its address."""
    schemas = document.get("components", {}).get("schemas", {})

    def properties(schema: Any) -> Values:
        schema = schemas[name] if (name := schema.get("$ref", "").rpartition("/")[2]) else schema
        found = dict(schema.get("properties", {}))
        for part in (*schema.get("anyOf", ()), *schema.get("allOf", ()), *schema.get("oneOf", ())):
            found |= properties(part)
        return found

    operation = operation_of(document, row.ask)
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    body = properties(content.get("schema", {}))
    address = {each["name"] for each in operation.get("parameters", ()) if each.get("in") == "query"}
    return {"data": set(properties(body.get("data", {}))), "body": set(body), "address": address}
