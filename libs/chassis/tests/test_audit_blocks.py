"""Which entries come into which block, what is continued and what is not, and what the others are told of the end."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

import pytest
from audit_builders import NOW, PEOPLE, close, count, found, note, turn
from chassis import audit_chain
from chassis.audit_chain import block_proof, head_proof, last_block, note_block, tag
from chassis.database import Database
from contracts.upkeep import HeadsAnnounced
from sqlalchemy import text
from structlog.testing import capture_logs


async def test_an_entry_of_a_transaction_that_ends_late_comes_into_a_later_block(sealing: Database) -> None:
    async with sealing.transaction(PEOPLE[0]) as late:
        await late.audit("update_case", "case")
        await late.write_down()
        await note(sealing, 1)
        await turn(sealing)
        async with sealing.look() as session:
            assert await count(session, "audit_block") == 0
    await note(sealing, 2)
    await close(sealing)
    async with sealing.look() as session:
        assert await session.scalar(text("SELECT sum(cardinality(positions)) FROM audit_block")) == 3
        assert await found(session) == set()


async def test_who_writes_for_long_in_another_database_holds_up_nothing(sealing: Database, consumer: Database) -> None:
    async with consumer.transaction(PEOPLE[0]) as late:
        await late.audit("update_case", "case")
        await late.write_down()
        await note(sealing, 1)
        await close(sealing)
        async with sealing.look() as session:
            assert await count(session, "audit_block") == 1


async def sizes(database: Database) -> list[int]:
    """Of the blocks in order, how many entries each lists."""
    async with database.look() as session:
        found = await session.scalars(text("SELECT cardinality(positions) FROM audit_block ORDER BY number"))
        return [int(each) for each in found]


async def test_a_turn_closes_so_many_blocks_of_so_many_entries_and_the_next_goes_on(
    sealing: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_chain, "MOST", 2)
    monkeypatch.setattr(audit_chain, "BLOCKS", 2)
    await note(sealing, 1, entries=5)
    await close(sealing)
    assert await sizes(sealing) == [2, 2]
    await close(sealing)
    await close(sealing)
    assert await sizes(sealing) == [2, 2, 1]
    await note(sealing, 2, entries=2)
    await close(sealing)
    assert await sizes(sealing) == [2, 2, 1, 2]
    async with sealing.look() as session:
        assert await found(session) == set()


async def test_who_does_not_hold_the_key_closes_nothing(owner: Database) -> None:
    await note(owner, 1)
    await turn(owner)
    assert await sizes(owner) == []


@pytest.mark.parametrize(
    "forged",
    [
        "DELETE FROM audit_head",
        "DELETE FROM audit_block",
        "DELETE FROM audit_block WHERE number = 2",
        "UPDATE audit_head SET number = 1",
        "UPDATE audit_head SET number = 3",
        "UPDATE audit_head SET mac = set_byte(mac, 1, 255 - get_byte(mac, 1))",
        "UPDATE audit_block SET mac = set_byte(mac, 1, 255 - get_byte(mac, 1)) WHERE number = 2",
        "UPDATE audit_head SET proof = set_byte(proof, 1, 255 - get_byte(proof, 1))",
        "UPDATE audit_block SET number = 5 WHERE number = 2; UPDATE audit_head SET number = 5",
    ],
)
async def test_a_chain_whose_end_is_not_what_it_was_is_not_continued_and_that_is_said(
    sealing: Database, forged: str
) -> None:
    for number in (1, 2):
        await note(sealing, number)
        await close(sealing)
    async with sealing.session() as session:
        for statement in forged.split("; "):
            await session.execute(text(statement))
    before = await sizes(sealing)
    await note(sealing, 3)
    with capture_logs() as said:
        await close(sealing)
    assert await sizes(sealing) == before
    assert [(one["event"], one["log_level"]) for one in said] == [("audit_chain_broken", "error")]


async def test_a_chain_as_it_was_is_continued_in_silence(sealing: Database) -> None:
    with capture_logs() as said:
        await close(sealing)
        await note(sealing, 1)
        await close(sealing)
        await close(sealing)
    assert (await sizes(sealing), said) == ([1], [])


async def test_a_block_says_when_it_was_closed_and_when_the_one_before_was(sealing: Database) -> None:
    later = NOW + timedelta(seconds=5)
    for at in (NOW, later):
        await note(sealing, 1)
        await close(sealing, at)
    async with sealing.look() as session:
        blocks = list(await session.execute(text("SELECT number, at, previous_at, previous, mac FROM audit_block")))
    assert [(one["number"], one["at"], one["previous_at"]) for one in blocks] == [(1, NOW, None), (2, later, NOW)]
    assert (blocks[0]["previous"], blocks[1]["previous"]) == (bytes(16), blocks[0]["mac"])


async def test_the_others_are_told_of_the_last_block_and_keep_the_farthest(
    sealing: Database, consumer: Database
) -> None:
    async with sealing.look() as session:
        assert await last_block(session) == {}
    await note(sealing, 1)
    await close(sealing)
    async with sealing.look() as session:
        told = await last_block(session)
        mac = await session.scalar(text("SELECT mac FROM audit_block"))
    assert told == {"audit_block": 1, "audit_mac": mac.hex()}
    kept = text("SELECT source, number, mac FROM audit_anchor")
    half: dict[str, Any]
    for half in ({}, {"audit_block": 1}, {"audit_mac": mac.hex()}, {**told, "owner": "reporting"}):
        async with consumer.transaction(PEOPLE[0]) as uow:
            await note_block(uow, HeadsAnnounced.model_validate({"owner": "cases", "heads": {}} | half))
        async with consumer.look() as session:
            assert list(await session.execute(kept)) == []
    async with consumer.transaction(PEOPLE[0]) as uow:
        await note_block(uow, HeadsAnnounced.model_validate({"owner": "cases", "heads": {}} | told))
    async with consumer.look() as session:
        [row] = await session.execute(kept)
    assert (row["source"], row["number"], row["mac"]) == ("cases", 1, mac)


KEY = b"a key of the audit"
PLACED = {"position": 7, "at": NOW, "xid": "41", "seal": b"\x0f\x10"}
BLOCK = {
    "number": 3,
    "at": NOW,
    "previous": b"\x01\x02",
    "previous_at": NOW - timedelta(seconds=5),
    "xid": "41",
    "positions": [6, 7],
    "ats": [NOW - timedelta(seconds=1), NOW],
    "tags": b"\x03\x04",
}


def proven(about: bytes, *said: Any) -> bytes:
    """Worked out apart: what was proven once has to stay so, whoever rewrites the code."""
    return blake2b(json.dumps(said, separators=(",", ":")).encode(), key=KEY, person=about, digest_size=16).digest()


def iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def test_an_entry_s_place_is_proven_with_its_moment_its_transaction_and_its_seal() -> None:
    assert tag(KEY, PLACED) == proven(b"place", 7, iso(NOW), "41", "0f10")
    assert tag(KEY, PLACED | {"seal": None}) == proven(b"place", 7, iso(NOW), "41", "")


def test_a_block_is_proven_with_all_that_it_says_and_the_first_has_none_before_it() -> None:
    said = (3, iso(NOW), "0102", iso(NOW - timedelta(seconds=5)), "41", [6, 7])
    ats = [iso(NOW - timedelta(seconds=1)), iso(NOW)]
    assert block_proof(KEY, BLOCK) == proven(b"block", *said, ats, "0304")
    first = block_proof(KEY, BLOCK | {"previous_at": None})
    assert first == proven(b"block", *said[:3], None, *said[4:], ats, "0304")


def test_the_end_is_proven_with_the_block_s_number_and_proof() -> None:
    assert head_proof(KEY, 3, b"\x05\x06") == proven(b"head", 3, "0506")


async def test_blocks_of_one_turn_follow_each_other(sealing: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_chain, "MOST", 1)
    await note(sealing, 1, entries=2)
    await close(sealing)
    async with sealing.look() as session:
        blocks = list(await session.execute(text("SELECT previous, previous_at, mac FROM audit_block ORDER BY number")))
    assert (blocks[1]["previous"], blocks[1]["previous_at"]) == (blocks[0]["mac"], NOW)
