"""No copy stays behind: gaps are asked for, heads are announced and compared, an owner sends again what it kept."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from bus_builders import announce, envelope
from chassis import hearing, upkeep
from chassis.actor import service_actor
from chassis.bus import Arrival
from chassis.database import Database
from chassis.errors import NotFound
from chassis.ids import derived_id, new_id
from chassis.inbox import Inbox
from chassis.reacting import Subscriptions
from chassis.unit_of_work import UnitOfWork
from contracts.cases import CaseChanged
from contracts.event import Envelope
from contracts.upkeep import HeadsAnnounced, HeadsAsked, ResendAsked
from sqlalchemy import text

SENT = text("UPDATE outbox SET published_at = now() - make_interval(secs => :ago) WHERE published_at IS NULL")
SAID = text("SELECT type, subject, data FROM outbox WHERE family = 'upkeep' ORDER BY position")
WAITING = text("SELECT sequence FROM outbox WHERE published_at IS NULL AND family <> 'upkeep' ORDER BY sequence")


async def note(uow: UnitOfWork, event: CaseChanged) -> None:
    """Applied, and nothing more."""


async def fail(uow: UnitOfWork, event: CaseChanged) -> None:
    raise NotFound


async def receive(consumer: Database, *envelopes: Envelope, reaction=note) -> None:
    subscriptions: Subscriptions = {CaseChanged: reaction}
    inbox = Inbox(consumer, "reporting", subscriptions, service_actor("reporting"))
    await inbox.receive([Arrival(one) for one in envelopes])


async def said(database: Database) -> list[dict[str, object]]:
    """What was asked and announced, and that it is about the service itself."""
    async with database.look() as session:
        rows = (await session.execute(SAID)).all()
    assert {row.subject for row in rows} <= {derived_id("upkeep", database.source)}
    return [row.data for row in rows]


async def do(database: Database, work, *told: object) -> None:
    async with database.transaction(service_actor(database.source)) as uow:
        await work(uow, *told)


async def asked_for(database: Database) -> dict[UUID, int]:
    """What was asked of cases: record → the first number it lacks."""
    found = [ResendAsked.model_validate(one) for one in await said(database) if "missing" in one]
    assert {one.owner for one in found} <= {"cases"}
    return {record: number for one in found for record, number in one.missing.items()}


async def test_what_a_gap_lacks_is_asked_of_its_owner_from_the_first_number(consumer: Database) -> None:
    record, other = new_id(), new_id()
    await receive(consumer, envelope(record, 1), envelope(record, 3), envelope(record, 4), envelope(other, 2))
    await do(consumer, upkeep.ask_for_gaps, datetime.now(UTC) + timedelta(minutes=1))
    assert await asked_for(consumer) == {record: 2, other: 1}


async def test_a_gap_is_given_a_moment_to_close_by_itself(consumer: Database) -> None:
    begun = datetime.now(UTC)
    await receive(consumer, envelope(new_id(), 2))
    await do(consumer, upkeep.ask_for_gaps, begun + upkeep.GAP_PATIENCE)
    assert await said(consumer) == []
    await do(consumer, upkeep.ask_for_gaps, datetime.now(UTC) + upkeep.GAP_PATIENCE + timedelta(seconds=1))
    assert len(await said(consumer)) == 1


async def test_what_waits_for_a_failure_is_not_asked_for(consumer: Database) -> None:
    record = new_id()
    await receive(consumer, envelope(record, 1), reaction=fail)
    await receive(consumer, envelope(record, 2))
    await do(consumer, upkeep.ask_for_gaps, datetime.now(UTC) + timedelta(minutes=1))
    assert await said(consumer) == []


async def test_the_last_number_of_each_record_is_announced_once_it_had_time_to_arrive(owner: Database) -> None:
    record, other, late, old = (new_id() for _ in range(4))
    now = datetime.now(UTC)
    for ago, made in ((3600, [(old, 1)]), (30, [(record, 1), (record, 2), (other, 1)]), (0, [(late, 1)])):
        for subject, number in made:
            await announce(owner, subject, number)
        async with owner.session() as session:
            await session.execute(SENT, {"ago": ago})
    await announce(owner, new_id(), 1)
    await do(owner, upkeep.announce_heads, now)
    (heads,) = await said(owner)
    heads = HeadsAnnounced.model_validate(heads)
    assert (heads.heads, heads.more) == ({"case": {record: 2, other: 1}}, False)
    assert heads.until == now - hearing.QUIET
    assert heads.since == heads.until - upkeep.OVERLAP


async def test_where_nothing_was_sent_that_is_said(owner: Database) -> None:
    await announce(owner, new_id(), 1)
    await do(owner, upkeep.announce_heads, datetime.now(UTC))
    assert [one["heads"] for one in await said(owner)] == [{}]


async def test_what_was_announced_of_heads_is_forgotten_after_an_hour(owner: Database) -> None:
    async with owner.transaction(service_actor("cases")) as uow:
        await uow.publish(HeadsAnnounced(owner="cases", heads={}), about=derived_id("upkeep", "cases"))
    async with owner.session() as session:
        await session.execute(SENT, {"ago": 1800})
    now = datetime.now(UTC)
    await do(owner, upkeep.announce_heads, now)
    assert len(await said(owner)) == 2
    await do(owner, upkeep.announce_heads, now + timedelta(minutes=31))
    assert len(await said(owner)) == 2


async def test_who_is_asked_for_its_heads_says_those_that_had_time_to_arrive(owner: Database) -> None:
    since = datetime.now(UTC) - timedelta(minutes=10)
    early, record, late = (new_id() for _ in range(3))
    for ago, subject in ((3600, early), (60, record), (0, late)):
        await announce(owner, subject, 1)
        async with owner.session() as session:
            await session.execute(SENT, {"ago": ago})
    await do(owner, upkeep.answer_heads, HeadsAsked(owner="referrals", since=since))
    assert await said(owner) == []
    await do(owner, upkeep.answer_heads, HeadsAsked(owner="cases", since=since))
    [told] = [HeadsAnnounced.model_validate(one) for one in await said(owner)]
    assert (told.owner, told.heads, told.since) == ("cases", {"case": {record: 1}}, since)
    assert told.until is not None
    assert hearing.QUIET <= datetime.now(UTC) - told.until < hearing.QUIET + timedelta(seconds=10)


def heads(owner: str = "cases", family: str = "case", **numbers: int) -> HeadsAnnounced:
    return HeadsAnnounced(owner=owner, heads={family: {UUID(key): number for key, number in numbers.items()}})


async def test_what_never_arrived_is_asked_for_and_what_did_is_not(consumer: Database) -> None:
    behind, level, unheard, failing = (new_id() for _ in range(4))
    await receive(consumer, envelope(behind, 1), envelope(level, 1))
    await receive(consumer, envelope(failing, 1), reaction=fail)
    told = heads(**{str(behind): 3, str(level): 1, str(unheard): 2, str(failing): 2})
    await do(consumer, upkeep.compare_heads, told)
    assert await asked_for(consumer) == {behind: 2, unheard: 1, failing: 2}


@pytest.mark.parametrize(("owner", "family"), [("reporting", "case"), ("cases", "form"), ("identity", "case")])
async def test_what_is_one_s_own_or_not_heard_is_no_gap(consumer: Database, owner: str, family: str) -> None:
    told = HeadsAnnounced(owner=owner, heads={family: {new_id(): 3}, "case": {}})
    await do(consumer, upkeep.compare_heads, told)
    assert await said(consumer) == []


async def test_a_family_that_is_not_heard_hides_none_that_is(consumer: Database) -> None:
    record = new_id()
    told = HeadsAnnounced(owner="cases", heads={"form": {new_id(): 3}, "case": {record: 2}})
    await do(consumer, upkeep.compare_heads, told)
    assert await asked_for(consumer) == {record: 1}


async def resent(owner: Database, asked: ResendAsked) -> list[int]:
    await do(owner, upkeep.resend, asked)
    async with owner.look() as session:
        return list(await session.scalars(WAITING))


@pytest.fixture
async def sent(owner: Database) -> UUID:
    """A record of which three events were sent, beside another of one."""
    record = new_id()
    await announce(owner, record, 1, 2, 3)
    await announce(owner, new_id(), 1)
    async with owner.session() as session:
        await session.execute(SENT, {"ago": 60})
    return record


async def test_an_owner_sends_a_record_again_from_the_number_asked_for(owner: Database, sent: UUID) -> None:
    assert await resent(owner, ResendAsked(owner="cases", subject=sent, from_sequence=2)) == [2, 3]


async def test_without_a_record_everything_of_the_families_is_sent_again(owner: Database, sent: UUID) -> None:
    assert await resent(owner, ResendAsked(owner="cases", families=["form"])) == []
    assert await resent(owner, ResendAsked(owner="cases", families=["form", "case"])) == [1, 1, 2, 3]


async def test_however_much_it_is_all_of_it_is_sent_again_some_at_a_time(
    owner: Database, sent: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "MOST", 3)
    assert await resent(owner, ResendAsked(owner="cases", families=["case"])) == [1, 1, 2, 3]


async def test_several_records_are_sent_again_from_the_numbers_asked_for(owner: Database, sent: UUID) -> None:
    async with owner.look() as session:
        other = await session.scalar(text("SELECT subject FROM outbox WHERE subject <> :sent"), {"sent": sent})
    assert await resent(owner, ResendAsked(owner="cases", missing={sent: 3}, subject=other, from_sequence=1)) == [1, 3]


async def test_nobody_answers_for_another_owner(owner: Database, sent: UUID) -> None:
    assert await resent(owner, ResendAsked(owner="referrals", subject=sent)) == []


async def test_the_relay_is_woken_for_what_is_sent_again(owner: Database, sent: UUID, vandal) -> None:
    woken: list[str] = []
    await vandal.add_listener("outbox", lambda *told: woken.append(told[2]))
    await do(owner, upkeep.resend, ResendAsked(owner="referrals", subject=sent))
    await vandal.fetchval("SELECT 1")
    assert woken == []
    await do(owner, upkeep.resend, ResendAsked(owner="cases", subject=sent))
    await vandal.fetchval("SELECT 1")
    assert woken == ["outbox"]


async def test_to_begin_again_is_to_forget_the_owner_and_ask_for_all_that_is_heard_of_it(consumer: Database) -> None:
    of_cases, of_identity = envelope(new_id(), 1), envelope(new_id(), 1).model_copy(update={"source": "identity"})
    gap = envelope(new_id(), 2)
    await receive(consumer, of_cases, of_identity, gap)
    async with consumer.session() as session:
        for source in ("cases", "identity"):
            told = {"source": source, "subject": new_id()}
            await session.execute(text("INSERT INTO heard (source, at) VALUES (:source, now())"), {"source": source})
            await session.execute(
                text("INSERT INTO missed (source, subject, sequence, asked_at) VALUES (:source, :subject, 1, now())"),
                told,
            )
    await do(consumer, upkeep.forget_source, "cases")
    async with consumer.look() as session:
        for table, left in (
            ("held", []),
            *((name, ["identity"]) for name in ("inbox", "inbox_head", "missed", "heard")),
        ):
            assert list(await session.scalars(text(f"SELECT source FROM {table}"))) == left
    (asked,) = await said(consumer)
    heard = {"case", "incident", "lookup", "location", "module", "settings", "audit"}
    assert (asked["owner"], asked["subject"], set(asked["families"])) == ("cases", None, heard)


ANCHORS = text("SELECT source, number, mac FROM audit_anchor")


async def anchors(database: Database) -> dict[str, tuple[int, bytes]]:
    async with database.look() as session:
        return {row.source: (row.number, row.mac) for row in await session.execute(ANCHORS)}


async def test_the_end_of_another_s_audit_is_kept_as_far_as_it_was_told(consumer: Database) -> None:
    def told(owner: str, block: int | None, mac: str | None) -> HeadsAnnounced:
        return HeadsAnnounced(owner=owner, heads={}, audit_block=block, audit_mac=mac)

    for event in (told("cases", 7, "0f" * 16), told("cases", 6, "00" * 16), told("identity", 1, "ff" * 16)):
        await do(consumer, upkeep.compare_heads, event)
    await do(consumer, upkeep.compare_heads, told("reporting", 9, "00" * 16))
    await do(consumer, upkeep.compare_heads, told("cases", None, None))
    assert await anchors(consumer) == {"cases": (7, b"\x0f" * 16), "identity": (1, b"\xff" * 16)}
    await do(consumer, upkeep.compare_heads, told("cases", 8, "aa" * 16))
    assert (await anchors(consumer))["cases"] == (8, b"\xaa" * 16)
