"""Whoever writes the database alone alters nothing of a record's history that is not found, and found where it is."""

from random import Random
from uuid import UUID

import pytest
from cases.timeline.commands import begin_chains
from cases.timeline.queries import find_forged
from chassis.actor import service_actor
from sqlalchemy import text
from testkit.databases import taken_back

API = "/api/v2"
CHANGING = "at, user_name, action, changes, sealed, proof"


@pytest.fixture
async def cases(a_case, amina, client, people):
    """Six cases of one to six versions, changed by two people, in facts and in sealed values."""
    made = []
    for number in range(1, 7):
        case = await a_case(age=3, occupation="invented", risk_level="low")
        for turn in range(1, number):
            who = client(people.joao) if turn % 2 else amina
            data = {"age": 3 + turn, "occupation": f"invented {turn}"} if turn % 3 else {"risk_level": "high"}
            answer = await who.patch(f"{API}/cases/{case['id']}", json={"data": data})
            assert answer.status_code == 200, answer.text
        made.append((UUID(case["id"]), number))
    return made


@pytest.fixture
def key(keyring):
    return keyring.chain


async def found(session, key):
    return {(forgery.where, forgery.what) async for forgery in find_forged(session, key)}


async def places(session, key):
    return {where for where, _ in await found(session, key)}


class Vandal:
    """Each method alters something and says where that is to be found."""

    def __init__(self, session, random, cases):
        self.session, self.random, self.cases = session, random, cases

    async def sql(self, statement):
        return await self.session.execute(text(statement))

    def entry(self, *, of_many=False):
        id, versions = self.random.choice([case for case in self.cases if case[1] > 1 or not of_many])
        return id, self.random.randint(1, versions), versions

    async def words(self):
        id, version, _ = self.entry()
        change = self.random.choice(
            (
                "user_name = 'somebody'",
                "action = 'reopen'",
                "at = at + interval '1 millisecond'",
                'changes = changes || \'{"sex": {"from": null, "to": "male"}}\'',
                "sealed = coalesce(sealed, '') || '\\x00'",
                "proof = set_byte(proof, 2, 255 - get_byte(proof, 2))",
                "proof = set_byte(proof, 20, 255 - get_byte(proof, 20))",
                "proof = NULL",
                "proof = '\\x01'",
            )
        )
        await self.sql(f"UPDATE record_history SET {change} WHERE record_id = '{id}' AND version = {version}")
        return {f"case {id} version {version}"}

    async def removed(self):
        id, version, _ = self.entry()
        await self.sql(f"DELETE FROM record_history WHERE record_id = '{id}' AND version = {version}")
        return {f"case {id} version {version}"}

    async def last_removed(self):
        id, _, versions = self.entry()
        await self.sql(f"DELETE FROM record_history WHERE record_id = '{id}' AND version = {versions}")
        return {f"case {id} version {versions}"}

    async def cut(self):
        """The last entries, and the record says that it never had them."""
        id, _, versions = self.entry(of_many=True)
        left = self.random.randint(1, versions - 1)
        await self.sql(f"DELETE FROM record_history WHERE record_id = '{id}' AND version > {left}")
        await self.sql(f"UPDATE record SET version = {left} WHERE id = '{id}'")
        return {f"case {id}"}

    async def all_removed(self):
        id, _, _ = self.entry()
        await self.sql(f"DELETE FROM record_history WHERE record_id = '{id}'")
        return {f"case {id} version 1"}

    async def record_removed(self):
        id, _, _ = self.entry()
        await self.sql(f"DELETE FROM record WHERE id = '{id}'")
        return {f"record {id}"}

    async def swapped(self):
        """What two entries say, of one record or of two."""
        (one, first, _), (other, second, _) = self.entry(), self.entry()
        while (one, first) == (other, second):
            other, second, _ = self.entry()
        fields = ", ".join(f"{name} = o.{name}" for name in CHANGING.split(", "))
        await self.sql(
            f"UPDATE record_history AS e SET {fields} FROM record_history AS o WHERE "
            f"(e.record_id = '{one}' AND e.version = {first} AND o.record_id = '{other}' AND o.version = {second}) OR "
            f"(e.record_id = '{other}' AND e.version = {second} AND o.record_id = '{one}' AND o.version = {first})"
        )
        return {f"case {one} version {first}", f"case {other} version {second}"}

    async def order(self):
        """The numbers of two entries."""
        id, _, versions = self.entry(of_many=True)
        one, other = self.random.sample(range(1, versions + 1), 2)
        await self.sql(
            f"UPDATE record_history SET version = {one} + {other} - version WHERE record_id = '{id}' "
            f"AND version IN ({one}, {other})"
        )
        return {f"case {id} version {one}", f"case {id} version {other}"}

    async def copied(self):
        id, version, _ = self.entry()
        fields = f"record_id, version, {CHANGING}"
        await self.sql(
            f"INSERT INTO record_history ({fields}) SELECT {fields} FROM record_history WHERE record_id = '{id}' "
            f"AND version = {version}"
        )
        return {f"case {id} version {version}"}

    async def added(self):
        id, _, versions = self.entry()
        fields = f"record_id, version, {CHANGING}"
        await self.sql(
            f"INSERT INTO record_history ({fields}) SELECT record_id, version + 1, {CHANGING} FROM record_history "
            f"WHERE record_id = '{id}' AND version = {versions}"
        )
        await self.sql(f"UPDATE record SET version = version + 1 WHERE id = '{id}'")
        return {f"case {id} version {versions + 1}"}

    async def moved(self):
        (one, version, _), (other, _, versions) = self.entry(), self.entry()
        while one == other:
            other, _, versions = self.entry()
        await self.sql(
            f"UPDATE record_history SET record_id = '{other}', version = {versions + 1} WHERE record_id = '{one}' "
            f"AND version = {version}"
        )
        return {f"case {one} version {version}", f"case {other} version {versions + 1}"}

    async def end(self):
        id, _, _ = self.entry()
        change = self.random.choice(
            ("chained = NULL", "chained = '\\x02'", "chained = set_byte(chained, 30, 255 - get_byte(chained, 30))")
        )
        await self.sql(f"UPDATE record SET {change} WHERE id = '{id}'")
        return {f"case {id}"}

    async def forgotten(self):
        """As if there had been no chain."""
        id, _, _ = self.entry()
        await self.sql(f"UPDATE record SET chained = NULL WHERE id = '{id}'")
        await self.sql(f"UPDATE record_history SET proof = NULL, user_name = 'somebody' WHERE record_id = '{id}'")
        return {f"case {id}"}


WAYS = tuple(name for name in vars(Vandal) if not name.startswith("_") and name not in {"sql", "entry"})


async def test_each_of_a_thousand_alterations_is_found_where_it_is(cases, database, key):
    random, missed = Random(7243), []  # noqa: S311  # test data
    async with database.session() as session:
        assert await found(session, key) == set()
        for number in range(1000):
            way = WAYS[number % len(WAYS)]
            async with taken_back(session):
                wanted = await getattr(Vandal(session, random, cases), way)()
                if not wanted <= (got := await places(session, key)):
                    missed.append(f"{way}: {sorted(wanted - got)}")
        assert await found(session, key) == set()
    assert not missed, "\n".join(missed[:20])


async def test_a_history_of_before_is_chained_once_and_told_of_until_then(cases, database, key, amina):
    async with database.session() as session:
        await session.execute(text("UPDATE record SET chained = NULL"))
        await session.execute(text("UPDATE record_history SET proof = NULL"))
        assert {what for _, what in await found(session, key)} == {"unsealed"}
    id, _ = cases[2]
    changed = await amina.patch(f"{API}/cases/{id}", json={"data": {"age": 9}})
    assert changed.status_code == 200
    async with database.transaction(service_actor("cases")) as uow:
        _, done = await begin_chains(uow)
    assert done == len(cases)
    async with database.session() as session:
        assert await found(session, key) == set()
    assert (await amina.patch(f"{API}/cases/{id}", json={"data": {"age": 10}})).status_code == 200
    async with database.session() as session:
        assert await found(session, key) == set()


async def test_a_history_whose_end_was_taken_away_is_not_chained_anew(cases, database, key):
    id, _ = cases[3]
    async with database.session() as session:
        await session.execute(text(f"UPDATE record SET chained = NULL WHERE id = '{id}'"))
    async with database.transaction(service_actor("cases")) as uow:
        _, done = await begin_chains(uow)
    assert done == 0
    async with database.session() as session:
        assert await found(session, key) == {(f"case {id}", "unsealed")}


async def test_an_erased_record_leaves_nothing_to_find(cases, database, key, client, people):
    id, _ = cases[1]
    shown = (await client(people.admin).get(f"{API}/cases/{id}")).json()["data"]
    body = {"data": {"short_id": shown["short_id"], "reason": "ordered"}}
    assert (await client(people.admin).post(f"{API}/cases/{id}/erasure", json=body)).status_code == 200
    async with database.session() as session:
        assert await found(session, key) == set()
