"""Nonsense at every route: whatever is sent, the answer is a refusal with a code, never an error of ours."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from contracts.values import Values

from testkit.databases import taken_back
from testkit.matrix import Row, World

JUNK: tuple[Any, ...] = (
    *(None, True, -1, 10**30, 1.5, "", " ", "\0", "\ud800", "x" * 300),
    *([], [None], [[]], [{}], {}, {"": None}, {"id": [{}]}),
)
WORDS = ("9" * 30, *"|\0|-1|0|x|a..b|..|,|[|%|\ud800|not a date..2026-01-01|2026-13-45".split("|"))
QUERIES = tuple("page per order_by order fields query since locale type status created_at not[status]".split())


@dataclass
class Nonsense:
    """`failures`: what was asked and the status, wherever it was one of ours."""

    world: World
    person: str = "admin"
    queries: Sequence[str] = QUERIES
    asked: int = 0
    failures: list[str] = field(default_factory=list)

    async def ask_all(self, rows: list[Row]) -> None:
        """Each route once, with the first body the table has for it."""
        self.world.be_impatient()
        for row in {row.ask: row for row in reversed(rows)}.values():
            await self._ask_paths(row)
            if row.method == "GET":
                await self._ask_queries(row)
            else:
                for body in bodies(await self._template(row)):
                    await self._ask(row.method, self.world.target(row), body)

    async def _ask_paths(self, row: Row) -> None:
        named = [name for name in self.world.names if f"{{{name}}}" in row.path]
        for name in named:
            for word in WORDS:
                path = row.path.format(**self.world.names | {name: quote(word, errors="surrogatepass", safe="")})
                await self._ask(row.method, path, row.body)

    async def _ask_queries(self, row: Row) -> None:
        path = row.path.partition("?")[0].format(**self.world.names)
        for turn, name in enumerate(self.queries):
            for word in WORDS[turn % 3 :: 3]:
                await self._ask("GET", f"{path}?{name}={quote(word, errors='surrogatepass')}", None)

    async def _template(self, row: Row) -> Values:
        """The table's body, and beside it every attribute that such a thing is shown with."""
        shown = await self._shown(row.path.partition("?")[0].format(**self.world.names))
        given = row.body if isinstance(row.body, dict) else {}
        data = given.get("data")
        return {**given, "data": shown | (data if isinstance(data, dict) else {})}

    async def _shown(self, path: str) -> Values:
        answer = await self.world.ask(self.person, "GET", path)
        try:
            found = json.loads(answer.body)["data"] if answer.status == 200 else {}  # noqa: PLR2004
        except ValueError:  # a file
            found = {}
        if isinstance(found, list):
            found = found[0] if found else {}
        return found if isinstance(found, dict) else {}

    async def _ask(self, method: str, target: str, body: Any) -> None:
        async with taken_back(self.world.outer):
            status, _ = await self.world.ask(self.person, method, target, body)
        self.asked += 1
        if status >= 500:  # noqa: PLR2004
            self.failures.append(f"{status} {method} {unquote(target)!a} {json.dumps(body)[:200]}")

    def summary(self) -> str:
        return (
            f"nonsense for {self.world.database.source}: asked {self.asked} times, {len(self.failures)} errors of ours"
        )


def bodies(template: Values) -> Iterator[Any]:
    """Nonsense instead of the whole, of `data`, of each attribute, and of what lies in one.

    All of it for the whole and for `data`; for the many attributes a third each, in turn.
    """
    yield from JUNK
    for junk in JUNK:
        yield {"data": junk}
    beside = [name for name in template if name != "data"]
    for turn, name in enumerate(beside):
        yield from ({**template, name: junk} for junk in JUNK[turn % 3 :: 3])
    for turn, (name, value) in enumerate(template["data"].items()):
        for junk in (*JUNK[turn % 3 :: 3], *_inside(value, turn)):
            yield {**template, "data": {**template["data"], name: junk}}


def _inside(value: Any, turn: int) -> Iterator[Any]:
    """A list's first thing and an object's first three values, each replaced."""
    if isinstance(value, list) and value:
        for junk in (*JUNK[turn % 3 :: 3], *_inside(value[0], turn + 1)):
            yield [junk, *value[1:]]
    elif isinstance(value, dict):
        for shift, name in enumerate(list(value)[:3]):
            yield from ({**value, name: junk} for junk in JUNK[(turn + shift) % 3 :: 3])
