"""`python -m proofs.alike_speed`: how long it takes to look for a child while its name is typed, with 20,000 on file.

The cases service alone, in this process, with a database of its own: without gateway and network. An officer asks who
sees a fiftieth of the cases, and somebody who sees all of them.
"""

import asyncio
import random
import statistics
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import httpx
from cases.app import create_app
from cases.bootstrap import write_defaults
from cases.case.domain import CASE
from cases.configuration.commands.application import write
from cases.configuration.domain.snapshot import read_snapshot
from cases.form.store import list_module_names
from cases.record.commands.writing import register
from cases.record.domain.record import Record
from cases.record.store.rows import Vault, insert
from cases.record.store.setup import SETUP, load_setup
from chassis.actor import Actor, service_actor
from chassis.database import Database
from chassis.ids import new_id
from demonstration.configuration import configuration
from fastapi import FastAPI
from sqlalchemy import text
from testkit.people import MODULE, People
from testkit.services import keyring_of, make_app, make_unheld_client, migrated

from proofs.alike import Names, Person, as_told_again, make_person, read_names
from proofs.bench import loop_milliseconds, quantile

CASES, OFFICERS, ASKED = 20_000, 50, 150
AT_ONCE = 500
P95_MILLISECONDS = 80
KEYRING = keyring_of("cases", "api")
RIGHTS = {"case": ["read", "create", "write"]}


async def prepare(database: Database) -> list[Actor]:
    """The demonstration's forms, and the people: the last one sees everything."""
    SETUP.forget()
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await write(uow, read_snapshot(configuration()["data"], modules=await list_module_names(uow.session)))
    people, forms = People(database), {"basic_identity": "rw", "registration": "rw"}
    for number in range(OFFICERS):
        await people.add(f"officer_{number}", role="role-officer", permissions=RIGHTS, forms=forms, groups=["north"])
    await people.add("sees_all", scope="all", permissions=RIGHTS, forms=forms)
    return list(people.known.values())


async def load(database: Database, people: list[Actor], names: Names) -> list[Person]:
    """Cases as the service writes them, spread over the officers."""
    rng, made = random.Random(20), list[Person]()
    patterns = [await _pattern(database, actor) for actor in people[:-1]]
    while len(made) < CASES:
        async with database.transaction(service_actor("cases")) as uow:
            vault = Vault(KEYRING, (await load_setup(uow.session)).catalogue, uow.site)
            for _ in range(AT_ONCE):
                person = make_person(names, rng)
                await insert(uow.session, vault, _case(patterns[len(made) % OFFICERS], person))
                made.append(person)
    async with database.session() as session:
        await session.execute(text("ANALYZE record"))
    return made


async def _pattern(database: Database, officer: Actor) -> Record:
    given = {"module_id": MODULE, "name_first": "Fitun", "sex": "female", "age": 9}
    async with database.transaction(officer) as uow:
        return (await register(uow, KEYRING, CASE, None, given=given, now=datetime.now(UTC))).record


def _case(pattern: Record, person: Person) -> Record:
    child, id = person.child, new_id()
    values = {
        **pattern.values,
        "name": child.names[0],
        "sex": child.sex,
        "age": child.age,
        "date_of_birth": child.born,
        "short_id": str(id)[-7:],
        "case_id_display": str(id)[-7:],
    }
    return replace(pattern, id=id, values=values)


def typed(person: Person, rng: random.Random) -> list[dict[str, object]]:
    """What is asked for while it is typed: after each word, then with sex and age."""
    told = as_told_again(person, rng)
    words = told.names[0].split(" ")
    asked: list[dict[str, object]] = [{"names": [" ".join(words[:many])]} for many in range(1, len(words) + 1)]
    return [*asked, {**asked[-1], "sex": told.sex}, {**asked[-1], "sex": told.sex, "age": told.age}]


@dataclass
class Asked:
    """Milliseconds of each request, those of this process's CPU, and how many found somebody."""

    lasted: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    found: int = 0

    async def ask(self, client: httpx.AsyncClient, data: dict[str, object]) -> None:
        began, worked = time.perf_counter(), time.process_time()
        answer = await client.post("/api/v2/cases/candidates", json={"data": data})
        self.lasted.append((time.perf_counter() - began) * 1000)
        self.spent.append((time.process_time() - worked) * 1000)
        if answer.status_code != httpx.codes.OK:
            sys.exit(f"{answer.status_code} {answer.text}")
        self.found += bool(answer.json()["data"])

    @property
    def p95(self) -> float:
        return quantile(self.lasted, 0.95)

    def row(self, who: str, turning: float) -> str:
        p50, p99 = (quantile(self.lasted, part) for part in (0.5, 0.99))
        times = f"p50 {p50:.1f} p95 {self.p95:.1f} p99 {p99:.1f} ms"
        worked = f"CPU of this process {statistics.mean(self.spent):.1f} ms each; loop {turning:.1f} ms"
        return f"{who:<12}{len(self.lasted)} asked, {self.found} found somebody: {times}; {worked}"


async def ask_all(app: FastAPI, actor: Actor, known: list[Person]) -> Asked:
    """Signed in anew for each child: a token lasts a minute."""
    rng, asked = random.Random(7), Asked()
    for person in rng.sample(known, ASKED):
        async with make_unheld_client(app, "cases", actor) as client:
            for data in typed(person, rng):
                await asked.ask(client, data)
    return asked


async def measure() -> bool:
    url = await migrated("cases")
    database = Database(url, "cases")
    people = await prepare(database)
    began = time.monotonic()
    known = await load(database, people, read_names())
    print(f"{len(known)} cases in {time.monotonic() - began:.0f} s", flush=True)
    app, good = make_app(create_app, "cases", database, KEYRING), True
    for actor, theirs in ((people[0], known[::OFFICERS]), (people[-1], known)):
        before = loop_milliseconds()
        asked = await ask_all(app, actor, theirs)
        print(asked.row(actor.user_name, (before + loop_milliseconds()) / 2), flush=True)
        good = good and asked.p95 <= P95_MILLISECONDS
    await database.close()
    return good


def main() -> None:
    sys.exit(0 if asyncio.run(measure()) else 1)


if __name__ == "__main__":
    main()
