"""Whoever writes the database alone alters nothing of the audit that is not found, and found where it is."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from audit_builders import KEY, NOW, PEOPLE, close, count, found, note, turn
from chassis.audit_chain import note_block
from chassis.audit_proof import Forgery, find_cut, find_forged
from chassis.database import Database
from chassis.life_span import AUDIT_KEPT, RULES
from chassis.linking import seal_entry
from chassis.migrations import freezing_statements
from chassis.session import DatabaseSession
from chassis.upkeep import announce_heads
from contracts.upkeep import HeadsAnnounced
from sqlalchemy import text
from testkit.databases import taken_back

COLUMNS = "at, actor, user_name, role, action, subject_type, subject, outcome, code, facts, request_id, seal, xid"


@pytest.fixture
async def written(sealing: Database) -> Database:
    """Sixty entries in six blocks, and two that are in none yet."""
    for block in range(6):
        for number in range(8):
            await note(sealing, block * 8 + number, entries=1 + (number % 4 == 1))
        await close(sealing)
    await note(sealing, 99, entries=2)
    return sealing


async def test_what_nobody_altered_is_whole(written: Database) -> None:
    async with written.look() as session:
        assert await found(session) == set()
        assert await count(session, "audit_block") == 6
        assert await count(session, "audit_entry") == 62


class Vandal:
    """Writes the database as its owner could. Each method alters something and says where that is to be found."""

    def __init__(self, session: DatabaseSession, random: Random, positions: list[int], blocks: list[int]) -> None:
        self.session, self.random, self.positions, self.blocks = session, random, positions, blocks

    async def sql(self, statement: str, **values: Any) -> Any:
        return await self.session.scalar(text(statement), values)

    async def words(self) -> set[str]:
        column, value = self.random.choice(
            [
                ("user_name", "'somebody'"),
                ("role", "'role-other'"),
                ("action", "'erase'"),
                ("subject_type", "'incident'"),
                ("subject", "gen_random_uuid()::text"),
                ("outcome", "'refused'"),
                ("code", "'not_found'"),
                ("facts", "'{\"shown\": 1}'"),
                ("facts", "'null'"),
                ("request_id", "'request-other'"),
                ("actor", "gen_random_uuid()"),
            ]
        )
        position = self.random.choice(self.positions)
        await self.sql(f"UPDATE audit_entry SET {column} = {value} WHERE position = {position}")
        return {f"entry {position}"}

    async def time(self) -> set[str]:
        position = self.random.choice(self.positions[:-2])
        moved = self.random.choice(("1 microsecond", "-1 day", "400 days"))
        await self.sql(f"UPDATE audit_entry SET at = at + interval '{moved}' WHERE position = {position}")
        return {f"entry {position}"}

    async def seal(self) -> set[str]:
        position = self.random.choice(self.positions)
        other = self.random.choice(("NULL", "'\\x00'", "set_byte(seal, 3, 255 - get_byte(seal, 3))"))
        await self.sql(f"UPDATE audit_entry SET seal = {other} WHERE position = {position}")
        return {f"entry {position}"}

    async def anew(self) -> set[str]:
        """Words and a seal that fits them, made with another key."""
        position = self.random.choice(self.positions)
        who = {"actor": uuid4(), "user_name": "somebody", "role": "r", "request_id": None}
        said = ("erase", "case", "1", "allowed", None)
        await self.sql(
            "UPDATE audit_entry SET actor = :actor, user_name = 'somebody', role = 'r', request_id = NULL, action = "
            "'erase', subject = '1', facts = NULL, seal = :seal WHERE position = :position",
            actor=who["actor"],
            seal=seal_entry(b"a key of one's own", who, said, None),
            position=position,
        )
        return {f"entry {position}"}

    async def transaction(self) -> set[str]:
        position = self.random.choice(self.positions[:-2])
        await self.sql(f"UPDATE audit_entry SET xid = '{self.random.randrange(3)}' WHERE position = {position}")
        return {f"entry {position}"}

    async def swapped(self) -> set[str]:
        one, other = self.random.sample(self.positions[:-2], 2)
        fields = COLUMNS.split(", ")
        await self.sql(
            f"UPDATE audit_entry AS e SET {', '.join(f'{name} = o.{name}' for name in fields)} FROM audit_entry AS o "
            f"WHERE (e.position, o.position) IN (({one}, {other}), ({other}, {one}))"
        )
        return {f"entry {one}", f"entry {other}"}

    async def removed(self) -> set[str]:
        some = self.random.sample(self.positions[:-2], self.random.choice((1, 1, 2, 5)))
        await self.sql(f"DELETE FROM audit_entry WHERE position = ANY('{{{','.join(map(str, some))}}}')")
        return {f"entry {position}" for position in some}

    async def last_removed(self) -> set[str]:
        position = self.positions[-3]
        await self.sql(f"DELETE FROM audit_entry WHERE position >= {position}")
        return {f"entry {position}"}

    async def cut(self) -> set[str]:
        """The last blocks with what they list and all that follows."""
        number = self.random.choice(self.blocks[1:])
        await self.sql(
            "DELETE FROM audit_entry WHERE position >= (SELECT min(positions[1]) FROM audit_block "
            f"WHERE number >= {number})"
        )
        await self.sql(f"DELETE FROM audit_block WHERE number >= {number}")
        return {f"block {each}" for each in self.blocks if each >= number}

    async def begun_later(self) -> set[str]:
        """The first blocks with what they list."""
        number = self.random.choice(self.blocks[:-1])
        await self.sql(
            "DELETE FROM audit_entry WHERE position IN (SELECT unnest(positions) FROM audit_block "
            f"WHERE number <= {number})"
        )
        await self.sql(f"DELETE FROM audit_block WHERE number <= {number}")
        return {f"block {each}" for each in self.blocks if each <= number}

    async def emptied(self) -> set[str]:
        await self.sql("TRUNCATE audit_entry")
        await self.sql("TRUNCATE audit_block")
        return {f"block {each}" for each in self.blocks}

    async def copied(self) -> set[str]:
        position = self.random.choice(self.positions)
        fields = COLUMNS.removesuffix(", xid")
        made = await self.sql(
            f"INSERT INTO audit_entry ({fields}) SELECT {fields} FROM audit_entry WHERE position = {position} "
            "RETURNING position"
        )
        return {f"entry {made}", f"entry {position}"}

    async def put_in(self) -> set[str]:
        """A new entry; at the end, or among those of an old block."""
        taken = self.random.choice(self.positions)
        xid = self.random.choice(
            ("pg_current_xact_id()", "'0'", f"(SELECT xid FROM audit_entry WHERE position = {taken})")
        )
        position = await self.sql(
            "INSERT INTO audit_entry (actor, user_name, role, action, subject_type, outcome, seal, xid) VALUES "
            "(gen_random_uuid(), 'amina', 'role-amina', 'show_case', 'case', 'allowed', "
            f"{self.random.choice(('NULL', 'sha224(random()::text::bytea)'))}, {xid}) RETURNING position"
        )
        return {f"entry {position}"}

    async def block(self) -> set[str]:
        number = self.random.choice(self.blocks)
        change = self.random.choice(
            (
                "at = at + interval '1 second'",
                "previous_at = now() - interval '1000 days'",
                "xid = '5'",
                "positions = positions[2:]",
                "positions = positions || 7::bigint",
                "ats = ats[2:]",
                "tags = set_byte(tags, 5, 255 - get_byte(tags, 5))",
                "mac = set_byte(mac, 5, 255 - get_byte(mac, 5))",
                "previous = set_byte(previous, 5, 255 - get_byte(previous, 5))",
            )
        )
        await self.sql(f"UPDATE audit_block SET {change} WHERE number = {number}")
        return {f"block {number}"}

    async def block_removed(self) -> set[str]:
        number = self.random.choice(self.blocks)
        await self.sql(f"DELETE FROM audit_block WHERE number = {number}")
        return {f"block {number}"}

    async def blocks_swapped(self) -> set[str]:
        one, other = self.random.sample(self.blocks, 2)
        await self.sql(f"UPDATE audit_block SET number = -1 WHERE number = {one}")
        await self.sql(f"UPDATE audit_block SET number = {one} WHERE number = {other}")
        await self.sql(f"UPDATE audit_block SET number = {other} WHERE number = -1")
        return {f"block {one}", f"block {other}"}

    async def block_added(self) -> set[str]:
        last = self.blocks[-1]
        await self.sql(
            f"INSERT INTO audit_block SELECT {last + 1}, at, mac, at, xid, '{{1}}', ats[1:1], tags, mac "
            f"FROM audit_block WHERE number = {last}"
        )
        return {f"block {last + 1}"}

    async def head(self) -> set[str]:
        last = self.blocks[-1]
        change = self.random.choice(
            (
                "DELETE FROM audit_head",
                "UPDATE audit_head SET number = number - 1",
                "UPDATE audit_head SET proof = set_byte(proof, 1, 255 - get_byte(proof, 1))",
                f"UPDATE audit_head SET number = b.number, mac = b.mac FROM audit_block b WHERE b.number = {last - 1}",
            )
        )
        await self.sql(change)
        return {"head"}


WAYS = tuple(name for name in vars(Vandal) if not name.startswith("_") and name != "sql")


async def test_each_of_a_thousand_alterations_is_found_where_it_is(written: Database) -> None:
    random = Random(7242)  # noqa: S311  # test data
    missed: list[str] = []
    async with written.session() as session:
        positions = await session.scalars(text("SELECT position FROM audit_entry ORDER BY position"))
        blocks = await session.scalars(text("SELECT number FROM audit_block ORDER BY number"))
        for number in range(1000):
            way = WAYS[number % len(WAYS)]
            async with taken_back(session):
                vandal = Vandal(session, random, positions, blocks)
                alter: Callable[[], Awaitable[set[str]]] = getattr(vandal, way)
                wanted = await alter()
                if not wanted <= (got := {each.where for each in await found(session)}):
                    missed.append(f"{way}: {sorted(wanted - got)}")
        assert await found(session) == set()
    assert not missed, "\n".join(missed[:20])


async def test_what_was_written_with_another_key_is_not_believed(written: Database) -> None:
    async with written.look() as session:
        forged = {forgery async for forgery in find_forged(session, b"another", NOW, AUDIT_KEPT)}
    assert len(forged) >= 6


async def test_what_no_worker_closed_is_told_of(sealing: Database) -> None:
    await note(sealing, 1)
    async with sealing.look() as session:
        assert await found(session) == set()
        assert {forgery.what for forgery in await found(session, NOW + timedelta(hours=1))} == {"unsealed"}


async def test_what_was_there_before_the_chain_is_held_by_its_first_block(owner: Database) -> None:
    await note(owner, 1)
    async with owner.session() as session:
        await session.execute(text("UPDATE audit_entry SET xid = '0'"))
    owner.chain = KEY
    await close(owner)
    await note(owner, 2)
    owner.chain = None
    async with owner.session() as session:
        assert await found(session) == set()
        await session.execute(text("UPDATE audit_entry SET user_name = 'somebody', at = now() WHERE xid = '0'"))
        assert {forgery.what for forgery in await found(session)} == {"altered"}


async def test_a_forged_end_is_not_continued(written: Database) -> None:
    async with written.session() as session:
        await session.execute(
            text("UPDATE audit_head SET number = 3, mac = (SELECT mac FROM audit_block WHERE number = 3)")
        )
    await turn(written)
    async with written.look() as session:
        assert await count(session, "audit_block") == 6
        assert Forgery("head", "altered") in await found(session)


async def test_a_chain_that_was_put_back_to_an_earlier_end_is_found_by_what_others_were_told(
    written: Database, consumer: Database
) -> None:
    async with written.session() as session:
        earlier = (await session.execute(text("SELECT number, mac, proof FROM audit_head"))).one()
    await close(written)
    async with written.transaction(PEOPLE[0]) as uow:
        await announce_heads(uow, NOW)
    async with written.session() as session:
        data = await session.scalar(text("SELECT data FROM outbox WHERE family = 'upkeep'"))
    async with consumer.transaction(PEOPLE[0]) as uow:
        await note_block(uow, HeadsAnnounced.model_validate(data))
    async with written.session() as session, consumer.look() as others:
        assert await find_cut(session, others, "cases") == []
        await session.execute(
            text(
                "DELETE FROM audit_entry WHERE position IN (SELECT unnest(positions) FROM audit_block WHERE number = 7)"
            )
        )
        await session.execute(text("DELETE FROM audit_block WHERE number = 7"))
        values = {"number": earlier.number, "mac": earlier.mac, "proof": earlier.proof}
        await session.execute(text("UPDATE audit_head SET number = :number, mac = :mac, proof = :proof"), values)
        assert await found(session) == set()
        assert await find_cut(session, others, "cases") == [Forgery("block 7", "removed")]


async def test_a_chain_that_was_pruned_by_its_life_span_is_whole_and_what_follows_is_not_taken_for_pruned(
    sealing: Database,
) -> None:
    old = NOW - AUDIT_KEPT - timedelta(days=30)
    for at in (old, old, NOW, NOW):
        await note(sealing, 1)
        async with sealing.session() as session:
            move = "UPDATE audit_entry SET at = :at WHERE position = (SELECT max(position) FROM audit_entry)"
            await session.execute(text(move), {"at": at})
        await close(sealing, at)
    [rule] = [rule for rule in RULES if rule.table == "audit_entry"]
    async with sealing.session() as session:
        for statement in freezing_statements()[:2]:
            await session.execute(text(statement))
    async with sealing.transaction(PEOPLE[0]) as uow:
        await rule.turn(uow, NOW)
    async with sealing.session() as session:
        assert await count(session, "audit_entry") == await count(session, "audit_block") == 2
        assert await found(session) == set()
        await session.execute(text("DELETE FROM audit_entry WHERE position = (SELECT min(position) FROM audit_entry)"))
        await session.execute(text("DELETE FROM audit_block WHERE number = 3"))
        assert Forgery("block 3", "removed") in await found(session)
