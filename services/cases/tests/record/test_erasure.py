"""Erasing a record: nothing of it is left at once, and nothing of what was said of it after the promised time."""

import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from chassis import held
from chassis.actor import service_actor
from chassis.life_span import RULES
from contracts.cases import CaseErased
from contracts.event import Envelope
from contracts.referrals import ReferralMade
from sqlalchemy import text
from testkit.people import MODULE
from testkit.services import SIGNER

PROMISED = timedelta(days=30)
"""As `docs/privacy.md` has it."""
CANARIES = {"registration_date": "2011-11-11", "location_current": "TL0101", "name_first": "Kanariakalo"}
SAYS = [*CANARIES.values(), "2012-12-12"]
NAMES = text(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('location', 'alembic_version')"
)


async def tables_that_say(database, *values):
    """Every table one of whose rows holds one of the values, whatever the column."""
    found = set()
    async with database.session() as session:
        for table in await session.scalars(NAMES):
            for said in await session.scalars(text(f'SELECT t::text FROM "{table}" t')):
                if any(value in said for value in values):
                    found.add(table)
    return found


@pytest.fixture
def admin(client, people):
    return client(people.admin)


@pytest.fixture
async def case(amina):
    """Registered and changed, so that its outbox and its history say it twice over."""
    given = {"module_id": MODULE, **CANARIES}
    answer = await amina.post("/api/v2/cases", json={"data": given})
    id = answer.json()["data"]["id"]
    changed = await amina.patch(f"/api/v2/cases/{id}", json={"data": {"registration_date": "2012-12-12"}})
    assert (answer.status_code, changed.status_code) == (200, 200)
    return UUID(id)


async def erase_as(client, id, **other):
    """Asks for it with the record's own number, as somebody does who has looked at it."""
    number = (await client.get(f"/api/v2/cases/{id}")).json().get("data", {}).get("short_id", "gone")
    data = {"short_id": number, "reason": "registered_by_mistake"} | other
    return await client.post(f"/api/v2/cases/{id}/erasure", json={"data": data})


async def wait_in_held(database, id):
    """An event about the case that nobody sees to; what it says, the canary stands for."""
    event = ReferralMade(
        transition_id=id, record_id=id, transitioned_by="amina", service="2012-12-12", made_at=datetime.now(UTC)
    )
    waiting = Envelope(
        id=id,
        type=event.type,
        source="referrals",
        family=event.family,
        subject=id,
        sequence=2,
        time=datetime.now(UTC),
        data=event.model_dump(mode="json"),
    )
    async with database.transaction(service_actor("cases")) as uow:
        await held.hold(uow, waiting, why=held.PARKED)


async def pass_time(database, days):
    """What the relay and the rules do in so many days."""
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(text("UPDATE outbox SET published_at = now() WHERE published_at IS NULL"))
        for rule in RULES:
            if rule.prune is not None and rule.kept is not None:
                # The audit refuses to be pruned of what is not old by PostgreSQL's own clock.
                ahead = timedelta() if rule.table == "audit_entry" else timedelta(days=days)
                await rule.prune(uow, datetime.now(UTC) + ahead - rule.kept)


async def test_nothing_of_an_erased_record_is_left_after_the_promised_time(case, database, admin):
    await wait_in_held(database, case)
    assert {"record", "record_history", "outbox", "held"} <= await tables_that_say(database, *SAYS)
    answer = await erase_as(admin, case)
    assert (answer.status_code, answer.json()) == (200, {"data": {"id": str(case)}})
    assert await tables_that_say(database, *SAYS) == {"outbox", "held"}
    await pass_time(database, PROMISED.days + 1)
    assert await tables_that_say(database, *SAYS) == set()
    assert max(rule.kept for rule in RULES if rule.kept and rule.table in {"outbox", "held"}) <= PROMISED


async def test_what_is_left_is_that_it_was_erased_by_whom_and_why(case, database, admin, published):
    await erase_as(admin, case, reason="subject_asked")
    [event] = await published(CaseErased)
    assert event.record_id == case
    await pass_time(database, PROMISED.days + 1)
    assert [event.type for event in await published() if getattr(event, "record_id", None) == case] == [CaseErased.type]
    async with database.session() as session:
        wanted = text("SELECT user_name, facts FROM audit_entry WHERE action = 'erase' AND subject = :id")
        row = (await session.execute(wanted, {"id": str(case)})).one()
    assert (row.user_name, row.facts) == ("admin", {"reason": "subject_asked"})


async def test_whoever_saw_the_record_is_told_that_it_is_gone(case, database, admin, amina):
    await erase_as(admin, case)
    assert (await amina.get(f"/api/v2/cases/{case}")).status_code == 404
    async with database.session() as session:
        names = await session.scalar(text("SELECT names FROM record_departure WHERE record_id = :id"), {"id": case})
    assert "user:amina" in names


@pytest.mark.parametrize(("person", "status"), [(None, 401), ("amina", 403), ("joao", 403), ("partner", 403)])
async def test_only_who_manages_all_cases_erases_one(case, database, client, people, person, status):
    number = str(case)
    asking = client(person and getattr(people, person))
    assert (await erase_as(asking, case, short_id=number)).status_code == status
    assert "record" in await tables_that_say(database, number)


async def test_a_session_that_somebody_left_open_erases_nothing(case, database, client, people):
    left_open = client(None)
    left_open.headers["X-Service-Token"] = SIGNER.sign(
        account=people.admin.id, session="left-open", audience="cases", proven=time.time() - 3600
    )
    answer = await erase_as(left_open, case)
    assert (answer.status_code, answer.json()["code"]) == (403, "proof_wanted")
    assert "record" in await tables_that_say(database, str(case))


async def test_who_names_another_number_or_no_reason_has_the_wrong_file_open(case, database, admin):
    other = await erase_as(admin, case, short_id="0000000")
    assert (other.status_code, other.json()["facts"]["fields"]) == (422, {"short_id": ["other_number"]})
    assert (await erase_as(admin, case, reason="Kanariakalo asked for it")).status_code == 422
    assert "record" in await tables_that_say(database, str(case))


async def test_what_is_gone_is_not_erased_again_but_a_repeated_command_is_answered_as_before(case, admin):
    number = (await admin.get(f"/api/v2/cases/{case}")).json()["data"]["short_id"]
    asked = {"json": {"data": {"short_id": number, "reason": "ordered"}}, "headers": {"Idempotency-Key": str(uuid4())}}
    first = await admin.post(f"/api/v2/cases/{case}/erasure", **asked)
    assert (await admin.post(f"/api/v2/cases/{case}/erasure", **asked)).json() == first.json()
    assert (await erase_as(admin, case)).status_code == 404
