"""The ids of what is somebody else's, in every place of every body and address: they are as good as unknown ones.

Each operation is asked as it is carried out on one's own, with the id of a foreign thing in one place of its body or
address, and again with one that nothing has. Who does not see the thing is answered the same, has changed as much and
reads the same afterwards; the thing is as it was. Who sees it is the proof that the place takes such an id at all.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from chassis.description import describe
from contracts.values import Values
from sqlalchemy import text

from testkit.asking import answer_to
from testkit.databases import taken_back
from testkit.matrix import KEPT_BY_ASKING, Row, World, filled
from testkit.places import ANY, Place, places_of
from testkit.routes import shape

Id = str | int
TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (:kept)")
VARYING = re.compile(
    r"\b[0-9a-f]{32}\b|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{7}\b|\d{8}\.\d{6}|\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)?"
    r'|(?<="id":)\d+|(?<="sequence":)\d+|(?<="version":)\d+|(?<=/)\d+(?=")'
)
"""What differs between two answers to the same: new ids, numbers and times."""
COUNT = '(SELECT count(*) FROM "{name}")'
LOOK = """SELECT '{name}' AS name, md5(t::text) AS digest FROM "{name}" AS t WHERE t::text LIKE :id"""
NO_WORD = re.compile(r"\W")
DONE, UNAUTHORIZED = 300, 401


@dataclass(frozen=True)
class Foreign:
    """What is somebody else's. `ids`: what it is called by, each with one of the same sort that nothing has."""

    ids: Mapping[Id, Id]
    views: Sequence[str] = ()
    """Addresses at which who sees it looks at it."""


@dataclass(frozen=True)
class Outcome:
    """Of one request: its answer, what was read afterwards, how many rows there are in each table, and of the foreign
    thing: the tables in which a row of it is not as it was, and what who sees it is shown.
    """

    status: int
    said: str
    read: str = ""
    counts: tuple[Any, ...] = ()
    changed: tuple[str, ...] = ()
    shown: str = ""

    def told(self, other: "Outcome") -> str | None:
        """In what the two differ for who asked."""
        for what in ("status", "said", "read", "counts", "changed", "shown"):
            one, two = getattr(self, what), getattr(other, what)
            if one != two:
                return f"{what} differs: {apart(str(one), str(two))}"
        return None


@dataclass(frozen=True)
class Look:
    """A foreign thing as it is: the rows that say its first id, by their digests, and what who sees it is shown."""

    rows: frozenset[tuple[str, str]]
    shown: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Swap:
    """One id in one place of one operation: `own` of the foreign thing, `unknown` of nothing; `value` and `other` are
    the two as the place takes them.
    """

    row: Row
    place: Place
    own: Id
    unknown: Id
    value: Any
    other: Any

    def __str__(self) -> str:
        return f"{self.row.ask} {self.place} {self.value!r}"


@dataclass
class Swapping:
    """`failures`: where, and what was told of the thing or done to it. `taken`: the places that take such an id."""

    world: World
    foreign: Sequence[Foreign]
    person: str
    """Who carries the operations out, and sees nothing of what is foreign."""
    seer: str
    """Who may do the same, and sees it."""
    without: str
    """Who has no right at all."""
    more: Sequence[str] = ()
    """Paths in bodies that the document leaves open: `/data/services_section/*/unique_id`."""
    known: Mapping[str, str] = field(default_factory=dict)
    """Places where more than an unknown one is told, each with the reason that it may be."""
    forget: Callable[[], None] = lambda: None
    """Has the process forget what it remembers of what was taken back."""
    asked: int = 0
    operations: set[str] = field(default_factory=set)
    places: int = 0
    taken: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    _tables: list[str] = field(default_factory=list)
    _unknown: dict[tuple[Any, ...], Outcome] = field(default_factory=dict)

    async def ask_all(self, rows: list[Row]) -> None:
        self.world.be_impatient()
        document = describe(self.world.app)
        self._tables = sorted(await self.world.outer.scalars(TABLES, {"kept": KEPT_BY_ASKING}))
        looks = [await self._look(thing) for thing in self.foreign]
        for row in rows:
            operation = shape(row.ask)
            if operation in self.operations or row.is_public or not await self._is_done(row):
                continue
            self.operations.add(operation)
            for place in self._places(document, row):
                self.places += 1
                for thing, look in zip(self.foreign, looks, strict=True):
                    await self._swap(row, place, thing, look)

    async def _is_done(self, row: Row) -> bool:
        async with taken_back(self.world.outer):
            status, _ = await self._ask(
                row.method, self.world.target(row), self.person, filled(row.body, self.world.names)
            )
        return status < DONE

    def _places(self, document: Values, row: Row) -> Iterator[Place]:
        yield from places_of(document, row.ask)
        if row.method != "GET":
            for path in self.more:
                names = tuple(path.strip("/").split("/"))
                if names[0] in (row.body or {}):
                    yield Place(names, frozenset({"string", "integer"}))

    async def _swap(self, row: Row, place: Place, thing: Foreign, look: Look) -> None:
        for own, unknown in thing.ids.items():
            for value, other in _values(place, own, unknown):
                swap = Swap(row, place, own, unknown, value, other)
                await self._compare(swap, thing, look)
                if own == next(iter(self.foreign[0].ids)):
                    await self._closed(swap)

    async def _compare(self, swap: Swap, thing: Foreign, look: Look) -> None:
        there = await self._outcome(swap, swap.value, self.person, (thing, look))
        # What an unknown id is answered with is asked once a place, and again only where that was another thing's.
        if there.told(await self._nothing(swap, self.person, (thing, look))):
            nothing = await self._outcome(swap, swap.other, self.person, (thing, look))
            if difference := there.told(nothing):
                self._tell(swap, difference)
        where = f"{shape(swap.row.ask)} {swap.place}"
        if where not in self.taken:
            seen = await self._outcome(swap, swap.value, self.seer)
            if seen.told(await self._nothing(swap, self.seer)) and seen.told(
                await self._outcome(swap, swap.other, self.seer)
            ):
                self.taken.add(where)

    async def _nothing(self, swap: Swap, who: str, thing: tuple[Foreign, Look] | None = None) -> Outcome:
        """How an unknown id of this sort was answered in this place."""
        asked = (swap.row.ask, str(swap.place), type(swap.value), len(str(swap.own)), who)
        if asked not in self._unknown:
            self._unknown[asked] = await self._outcome(swap, swap.other, who, thing)
        return self._unknown[asked]

    def _tell(self, swap: Swap, difference: str) -> None:
        where = f"{shape(swap.row.ask)} {swap.place}"
        if where in self.known:
            self.met.add(where)
        else:
            self.failures.append(f"{swap}: {difference}")

    async def _closed(self, swap: Swap) -> None:
        """Nobody, and who has no right: refused as for what is not there."""
        for who in (None, self.without):
            there = await self._outcome(swap, swap.value, who)
            if difference := there.told(await self._outcome(swap, swap.other, who)):
                self.failures.append(f"{swap} by {who}: {difference}")
            if who is None and there.status != UNAUTHORIZED:
                self.failures.append(f"{swap}: nobody was answered {there.status}")

    async def _outcome(
        self, swap: Swap, value: Any, who: str | None, thing: tuple[Foreign, Look] | None = None
    ) -> Outcome:
        row = swap.row
        if row.method != "GET":
            self.forget()
        body, path = filled(row.body, self.world.names), self.world.target(row)
        if swap.place.in_address:
            path += ("&" if "?" in path else "?") + f"{quote(swap.place.path[0])}={quote(str(value))}"
        else:
            body = swap.place.laid(body or {}, value)
        async with taken_back(self.world.outer):
            status, said = await self._ask(row.method, path, who, body)
            if row.method == "GET" or status >= DONE:
                return Outcome(status, masked(said, swap))
            read = await self._read(row, said, who)
            outcome = Outcome(status, masked(said, swap), masked(read, swap))
            if thing is None:
                return outcome
            foreign, before = thing
            now, counts = await self._look(foreign, {table for table, _ in before.rows}), await self._counts()
        changed = sorted({table for table, _ in before.rows - now.rows})
        return replace(outcome, counts=counts, changed=tuple(changed), shown=masked(str(now.shown), swap))

    async def _look(self, thing: Foreign, tables: Collection[str] | None = None) -> Look:
        """In all tables, or in those where it was found before."""
        looks = (LOOK.format(name=name) for name in (self._tables if tables is None else sorted(tables)))
        id = next(iter(thing.ids))
        rows = await self.world.outer.execute(text(" UNION ALL ".join(looks)), {"id": f"%{id}%"})
        shown = [await self._ask("GET", path, self.seer, None) for path in thing.views]
        return Look(frozenset((row.name, row.digest) for row in rows), tuple(shown))

    async def _read(self, row: Row, said: str, who: str | None) -> str:
        """What who wrote reads of it afterwards."""
        path = self.world.target(row).partition("?")[0]
        if row.method == "POST":
            made = (json.loads(said) if said else {}).get("data")
            path = f"{path}/{made['id']}" if isinstance(made, dict) and "id" in made else path
        return (await self._ask("GET", path, who, None))[1]

    async def _counts(self) -> tuple[Any, ...]:
        counted = ", ".join(COUNT.format(name=name) for name in self._tables)
        [row] = await self.world.outer.execute(text(f"SELECT {counted}"))
        return tuple(zip(self._tables, row, strict=True))

    async def _ask(self, method: str, path: str, who: str | None, body: Any) -> tuple[int, str]:
        self.asked += 1
        token = None if who is None else self.world.token(who)
        status, said = await answer_to(self.world.app, method, path, token=token, body=body)
        return status, said.decode(errors="replace")

    def summary(self) -> str:
        return (
            f"foreign ids for {self.world.database.source}: {len(self.operations)} operations, {self.places} places, "
            f"{len(self.taken)} take such an id, asked {self.asked} times, {len(self.failures)} wrong"
        )


def apart(one: str, two: str) -> str:
    """Where two texts begin to differ, with what surrounds it."""
    same = next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return f"…{one[max(same - 60, 0) : same + 60]}… / …{two[max(same - 60, 0) : same + 60]}…"


def unlike(id: str) -> str:
    """Another id of the same sort: a letter where it has a letter, a digit where it has a digit."""
    return id.translate(str.maketrans("0123456789abcdef", "5678901234defabc"))


def _values(place: Place, own: Id, unknown: Id) -> Iterator[tuple[Any, Any]]:
    """Both ids as the place takes them; nothing where it takes no such sort."""
    if place.path and place.path[-1] == ANY:
        yield str(own), str(unknown)
        return
    if "string" in place.sorts:
        yield str(own), str(unknown)
    if place.sorts & {"integer", "number"} and isinstance(own, int):
        yield own, unknown
    if "array" in place.sorts:
        yield [own], [unknown]


def masked(said: str, swap: Swap) -> str:
    """Without the ids that were asked with, and without what differs with every answer."""
    said = VARYING.sub("<varying>", said)
    for id in (str(swap.own), str(swap.unknown)):
        said = re.sub(rf"(?<![\w-])({re.escape(id)}|{re.sub(NO_WORD, '_', id)})(?![\w-])", "<varying>", said)
    return said
