"""What a consumer believes: only what its service signed, as it was signed, and of what is its to announce."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Any

import aio_pika
import pytest
from bus_builders import AMQP, Failing, announce, applied, envelope, has_applied, running, two_workers
from chassis.actor import service_actor
from chassis.bus import Arrival, NotBelieved
from chassis.bus.rabbit import RabbitBus
from chassis.bus.signing import SIGNATURE, SIGNER, TOGETHER, EventKeys, make_event_keys
from chassis.database import Database
from chassis.ids import derived_id, new_id
from chassis.inbox import Inbox
from chassis.keys import make_keys, read_keyring
from chassis.retries import retry_due
from contracts.cases import CaseChanged
from contracts.event import CATALOG, Envelope
from contracts.topology import SERVICES
from contracts.upkeep import HeadsAnnounced, HeadsAsked, ResendAsked
from prometheus_client import REGISTRY
from rabbit_builders import taken
from sqlalchemy import text
from structlog.testing import capture_logs
from testkit import eventually
from testkit.services import KEYRING, Deliver

KEYS = KEYRING.events
OTHERS = read_keyring(make_keys()).events


def body_of(*envelopes: Envelope) -> bytes:
    return TOGETHER.dump_json(list(envelopes))


def why(headers: dict[str, Any], body: bytes) -> tuple[str, str]:
    with pytest.raises(NotBelieved) as refused:
        KEYS.believe(headers, body)
    assert refused.value.args == (refused.value.why, refused.value.signer)
    return refused.value.why, refused.value.signer


def upkeep(event: HeadsAnnounced | HeadsAsked | ResendAsked, source: str, **changed: Any) -> Envelope:
    made = Deliver(None).envelope(event, about=derived_id("upkeep", source))  # type: ignore[arg-type]  # only numbers it
    return made.model_copy(update={"source": source, **changed})


def test_what_a_service_signed_is_read_as_it_was() -> None:
    lot = [envelope(new_id(), 1), envelope(new_id(), 2)]
    assert KEYS.believe(KEYS.headers("cases", body_of(*lot)), body_of(*lot)) == lot


def test_the_same_event_sent_again_bears_the_same_signature() -> None:
    body = body_of(envelope(new_id(), 1))
    assert KEYS.headers("cases", body) == KEYS.headers("cases", body)


def test_what_is_signed_is_the_same_from_one_release_to_the_next() -> None:
    """Else what is on its way while one replaces another would not be believed."""
    headers = EventKeys({"cases": bytes(range(32))}, {}).headers("cases", b"[]")
    assert headers == {
        SIGNER: "cases",
        SIGNATURE: "i+sU45XlHK8vtNFmcq6KpqJ1ZHWOcPW5Y3pBWlAdgnSaGRNpz8N3f8g7kxTjCGxe9setaoWBL6zQl5F+Dg+sDA==",
    }


@pytest.mark.parametrize("without", [SIGNER, SIGNATURE])
@pytest.mark.parametrize("put", [None, 7, b"cases"])
def test_what_bears_no_signature_is_not_believed(without: str, put: object) -> None:
    body = body_of(envelope(new_id(), 1))
    headers: dict[str, Any] = {**KEYS.headers("cases", body), without: put}
    assert why(headers, body) == ("unsigned", "nobody")
    del headers[without]
    assert why(headers, body) == ("unsigned", "nobody")


def test_no_part_of_an_event_can_be_changed() -> None:
    """Every member of the envelope, and every byte of the signature."""
    one = envelope(new_id(), 1).model_copy(update={"follows": 0, "traceparent": "00-1-2-01"})
    headers = KEYS.headers("cases", body_of(one))
    others: dict[str, Any] = {
        "id": new_id(),
        "subject": new_id(),
        "sequence": 2,
        "follows": 3,
        "time": one.time + timedelta(seconds=1),
        "data": {**one.data, "version": 9},
        **dict.fromkeys(("specversion", "type", "source", "family", "traceparent"), "other"),
    }
    assert set(others) == set(Envelope.model_fields)
    for name, value in others.items():
        assert why(headers, body_of(one.model_copy(update={name: value}))) == ("altered", "cases"), name
    signature = headers[SIGNATURE]
    for place in range(0, len(signature) - 2, 7):
        put = "B" if signature[place] == "A" else "A"
        headers[SIGNATURE] = signature[:place] + put + signature[place + 1 :]
        assert why(headers, body_of(one)) == ("altered", "cases")
    for nonsense in ("", "é", "====", signature[:-8], signature + "AAAA"):
        assert why({**headers, SIGNATURE: nonsense}, body_of(one)) == ("altered", "cases")


def test_the_order_and_the_company_of_events_are_signed_too() -> None:
    record = new_id()
    one, two = envelope(record, 1), envelope(record, 2)
    headers = KEYS.headers("cases", body_of(one, two))
    for lot in ([two, one], [one], [one, two, two]):
        assert why(headers, body_of(*lot)) == ("altered", "cases")


@pytest.mark.parametrize("kind", sorted(CATALOG))
@pytest.mark.parametrize("signer", SERVICES)
def test_an_event_is_believed_of_its_own_service_only(kind: str, signer: str) -> None:
    """Whoever has a service's private key can say nothing in another's name, whatever the event claims."""
    event = CATALOG[kind]
    of_all = event.publisher() == "mahon"
    for source in SERVICES:
        one = envelope(new_id(), 1).model_copy(update={"type": kind, "source": source, "family": event.family})
        if of_all:
            one = one.model_copy(update={"subject": derived_id("upkeep", source), "data": {"owner": source}})
        headers, body = KEYS.headers(signer, body_of(one)), body_of(one)
        if source == signer and (of_all or event.publisher() == signer):
            assert KEYS.believe(headers, body) == [one]
            elsewhere = body_of(one.model_copy(update={"family": "elsewhere"}))
            assert why(KEYS.headers(signer, elsewhere), elsewhere) == ("foreign", signer)
        else:
            assert why(headers, body) == ("foreign", signer)
        assert why({**headers, SIGNER: "cases" if signer != "cases" else "identity"}, body)[0] == "altered"


def test_one_foreign_event_spoils_its_lot_and_none_is_nothing() -> None:
    body = body_of(envelope(new_id(), 1), envelope(new_id(), 1).model_copy(update={"source": "referrals"}))
    assert why(KEYS.headers("cases", body), body) == ("foreign", "cases")
    assert why(KEYS.headers("cases", b"[]"), b"[]") == ("foreign", "cases")


def test_who_is_no_service_and_keys_of_another_mahon_are_not_believed() -> None:
    body = body_of(envelope(new_id(), 1))
    stranger = EventKeys({"stranger": bytes(32)}, {}).headers("stranger", body)
    assert why(stranger, body) == ("foreign", "nobody")
    assert why(OTHERS.headers("cases", body), body) == ("altered", "cases")


def test_what_is_signed_and_cannot_be_read_says_so() -> None:
    assert why(KEYS.headers("cases", b"no events"), b"no events") == ("unreadable", "cases")


def test_nobody_speaks_of_anothers_heads() -> None:
    """What a service asks of another names that one as owner; what it announces can only be its own."""
    asked = upkeep(HeadsAsked(owner="cases"), "reporting")
    assert KEYS.believe(KEYS.headers("reporting", body_of(asked)), body_of(asked)) == [asked]
    for forged in (
        upkeep(HeadsAnnounced(owner="cases", heads={}), "reporting"),
        upkeep(ResendAsked(owner="cases"), "reporting", subject=new_id()),
        upkeep(ResendAsked(owner="cases"), "reporting", type="mahon.unknown.v1"),
    ):
        assert why(KEYS.headers("reporting", body_of(forged)), body_of(forged)) == ("foreign", "reporting")


def test_a_key_that_replaces_another_is_believed_beside_it() -> None:
    made = [make_event_keys(["cases"]) for _ in range(2)]
    hearing = EventKeys({}, {"cases": [b64decode(key) for keys in made for key in keys["hearing"]["cases"]]})
    body = body_of(envelope(new_id(), 1))
    for keys in made:
        signing = EventKeys({"cases": b64decode(keys["announcing"]["cases"])}, {})
        assert len(hearing.believe(signing.headers("cases", body), body)) == 1


ON_RABBIT = pytest.mark.parametrize("bus", [pytest.param("rabbit", marks=pytest.mark.rabbitmq)], indirect=True)


def forgeries(record: Any) -> dict[str, tuple[dict[str, str], bytes]]:
    """What is wrong → headers and body of a message that would change this record's copy."""
    next_, later = envelope(record, 2), envelope(record, 3)
    signed = KEYS.headers("cases", body_of(next_))
    return {
        "unsigned": ({}, body_of(next_)),
        "foreign": (KEYS.headers("referrals", body_of(next_)), body_of(next_)),
        "altered": (signed, body_of(later)),
        "unreadable": (KEYS.headers("cases", b"{}"), b"{}"),
    }


@ON_RABBIT
async def test_what_is_forged_at_the_broker_changes_nothing_lies_with_the_dead_and_raises_the_alarm(
    owner: Database, consumer: Database, bus: RabbitBus
) -> None:
    record = new_id()
    wanted = forgeries(record)
    with capture_logs() as said:
        async with running(*two_workers(owner, consumer, bus, Failing())):
            await announce(owner, record, 1)
            await eventually(lambda: has_applied(consumer, record, [1]))
            async with await aio_pika.connect(AMQP) as connection:
                channel = await connection.channel()
                exchange = await channel.get_exchange(bus.prefix)
                for headers, body in wanted.values():
                    await exchange.publish(aio_pika.Message(body, headers=dict(headers)), routing_key="cases.case")
                await announce(owner, record, 2)
                await eventually(lambda: has_applied(consumer, record, [1, 2]))
                buried = [await taken(channel, f"{bus.prefix}.dead") for _ in wanted]
    assert {str(one.headers["not-believed"]): one.body for one in buried} == {
        name: body for name, (_, body) in wanted.items()
    }
    assert {str(one.headers["heard-by"]) for one in buried} == {"reporting"}
    async with consumer.session() as session:
        rows = (await session.execute(text("SELECT signer, why, count FROM disbelieved ORDER BY why"))).all()
    assert [tuple(row) for row in rows] == [
        ("cases", "altered", 1),
        ("referrals", "foreign", 1),
        ("cases", "unreadable", 1),
        ("nobody", "unsigned", 1),
    ]
    told = [one for one in said if one["event"] == "message_not_believed"]
    assert {(one["log_level"], one["source"], one["why"], one["count"]) for one in told} == {
        ("error", row.signer, row.why, 1) for row in rows
    }
    assert not any(str(record) in str(one) for one in told)


def disbelieved(reason: str) -> float:
    found = REGISTRY.get_sample_value("mahon_bus_disbelieved_total", {"service": "reporting", "why": reason})
    return found or 0.0


async def test_what_is_not_believed_counts_each_time(consumer: Database) -> None:
    inbox, before = Inbox(consumer, "reporting", {}, service_actor("reporting")), disbelieved("altered")
    doubts = [NotBelieved("altered", "cases"), NotBelieved("altered", "cases")]
    with capture_logs() as said:
        await inbox.disbelieve([*doubts, NotBelieved("unsigned", "nobody")])
        await inbox.disbelieve(doubts[:1])
        await inbox.disbelieve([])
    alarm = {"event": "message_not_believed", "log_level": "error"}
    assert said == [
        alarm | {"source": "cases", "why": "altered", "count": 2},
        alarm | {"source": "nobody", "why": "unsigned", "count": 1},
        alarm | {"source": "cases", "why": "altered", "count": 1},
    ]
    assert disbelieved("altered") - before == 3
    async with consumer.session() as session:
        rows = await session.execute(
            text("SELECT signer, why, count, last_at >= first_at AS later FROM disbelieved ORDER BY why")
        )
        assert [tuple(row) for row in rows] == [("cases", "altered", 3, True), ("nobody", "unsigned", 1, True)]


async def test_what_came_before_changes_nothing_when_it_is_played_again(consumer: Database) -> None:
    """A message keeps its signature: the same numbers are known, and what is upkeep by its id, or by its age."""
    asked: list[str] = []

    async def note(_uow: object, event: ResendAsked) -> None:
        asked.append(event.owner)

    reaction, record = Failing(), new_id()
    subscriptions = {CaseChanged: reaction.note, ResendAsked: note}
    inbox = Inbox(consumer, "reporting", subscriptions, service_actor("reporting"))
    heard = [envelope(record, 1), envelope(record, 2)]
    asking = upkeep(ResendAsked(owner="reporting"), "cases")
    old = upkeep(ResendAsked(owner="reporting"), "cases", time=datetime.now(UTC) - timedelta(days=8))
    for redelivered in (False, False, True):
        for one in (*heard, asking, old):
            await inbox.receive([Arrival(one, redelivered=redelivered)])
        while await retry_due(inbox):
            pass
    assert await applied(consumer) == {record: [1, 2]}
    assert asked == ["reporting"]
    assert await held_count(consumer) == 0


async def held_count(consumer: Database) -> int:
    async with consumer.session() as session:
        return int(await session.scalar(text("SELECT count(*) FROM held")))
