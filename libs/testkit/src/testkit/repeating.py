"""Every change asked again under its Idempotency-Key: one effect and one answer, for one person and one request.

An answer that says what changed may say more when it is asked again, and what was deleted is then no longer shown.
Five at once: `libs/chassis/tests/test_edge.py`, since every route takes its key at the one edge.
"""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from testkit.asking import Answer
from testkit.databases import taken_back
from testkit.matrix import Row, World, filled
from testkit.routes import shape

TIMES = 5
ONCE = frozenset({"created_total"})
"""How many of an import's rows were new is not known the second time."""
REUSED = "idempotency_key_reused"
KEYS = text("SELECT count(*) FROM command WHERE key = :key")


@dataclass
class Repeating:
    """`failures`: what was wrong, and where. `done`: the operations that were carried out and repeated."""

    world: World
    person: str
    other: str
    """Somebody else who may do the same."""
    unheeded: frozenset[str] = frozenset()
    """Tables that keep that somebody asked, not what was done."""
    done: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    """Operations that no body carried out, with what was answered."""
    asked: int = 0
    failures: list[str] = field(default_factory=list)

    async def ask_all(self, rows: list[Row]) -> None:
        """Each changing operation with each body the table has for it; nothing public, which nobody is known to ask."""
        self.world.be_impatient()
        for row in rows:
            if row.method != "GET" and not row.is_public:
                async with taken_back(self.world.outer):
                    await self._repeat(row)

    async def _repeat(self, row: Row) -> None:
        key = uuid4()
        first = await self._ask(row, self.person, key)
        operation = shape(row.ask)
        if first.status >= 300:  # noqa: PLR2004
            if operation not in self.done:
                self.refused[operation] = f"{first.status} {first.body[:300]!r}"
            return
        self.done.add(operation)
        self.refused.pop(operation, None)
        content = await self.world.content()
        for _ in range(TIMES - 1):
            again = await self._ask(row, self.person, key)
            if again.status != first.status or not (row.method == "DELETE" or says_as_much(again.body, first.body)):
                self._fail(row, f"answered {first} and then {again}")
        after = await self.world.content()
        changed = {name for name in after if after[name] != content[name]} - self.unheeded
        if changed:
            self._fail(row, f"changed {sorted(changed)} again")
        await self._reuse(row, key)

    async def _reuse(self, row: Row, key: UUID) -> None:
        """By the same person with another body; by somebody else, whose own key it is."""
        status, body = await self._ask(row, self.person, key, after=b" ")
        if (status, code_of(body)) != (422, REUSED):
            self._fail(row, f"another body was answered {status} {body[:200]!r}")
        async with taken_back(self.world.outer):
            status, body = await self._ask(row, self.other, key)
            keys = await self.world.outer.scalar(KEYS, {"key": key})
            if code_of(body) == REUSED or (status < 300 and keys != 2):  # noqa: PLR2004
                self._fail(row, f"somebody else's was answered {status} {body[:200]!r}, {keys} keys are known")

    async def _ask(self, row: Row, person: str, key: UUID, *, after: bytes = b"") -> Answer:
        self.asked += 1
        body = filled(row.body, self.world.names)
        return await self.world.ask(person, row.method, self.world.target(row), body, key=key, after=after)

    def _fail(self, row: Row, what: str) -> None:
        self.failures.append(f"{row.ask} {json.dumps(row.body)}: {what}")

    def summary(self) -> str:
        return (
            f"repeated commands of {self.world.database.source}: {len(self.done)} operations, "
            f"asked {self.asked} times, {len(self.failures)} wrong"
        )


def code_of(body: bytes) -> Any:
    """The code of a refusal; None where there is none."""
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said.get("code") if isinstance(said, dict) else None


def says_as_much(again: bytes, first: bytes) -> bool:
    """Whether the later answer holds every value of the first one."""
    return again == first or _holds(json.loads(again), json.loads(first))


def _holds(whole: Any, part: Any) -> bool:
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(name in whole and _holds(whole[name], part[name]) for name in part.keys() - ONCE)
    return bool(whole == part)
