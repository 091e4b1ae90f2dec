from datetime import UTC, datetime, timedelta

from chassis.actor import service_actor
from chassis.ids import new_id
from contracts.cases import CaseChanged, CaseErased, CaseRegistered
from contracts.referrals import ReferralAccepted, ReferralMade, TransitionErased
from contracts.upkeep import ResendAsked
from reporting.projection import commands
from sqlalchemy import text

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


async def known_versions(database):
    """By case: the version that the projection stands at."""
    async with database.session() as session:
        rows = await session.execute(text("SELECT id, version FROM case_fact WHERE record_type = 'case'"))
        return {row.id: row.version for row in rows}


async def test_the_projection_stands_at_each_record_s_version(cases, database):
    first, second = await cases.register(), await cases.register()
    await cases.change(first, risk_level="high")
    assert await known_versions(database) == {first: 2, second: 1}


async def test_the_same_event_twice_counts_once(people, cases, dashboards, deliver):
    record = await cases.register()
    await cases.announce(record, CaseChanged, times=3)
    assert (await dashboards(people.amina))["case_overview"]["total"]["count"] == 1


async def test_an_older_version_changes_nothing(people, cases, dashboards, deliver):
    record = await cases.register()
    await cases.change(record, status="closed")
    old = CaseRegistered(
        record_id=record, record_type="case", version=1, facts=cases.facts[record] | {"status": "open"}
    )
    await deliver(old, about=record)
    assert (await dashboards(people.amina))["case_overview"]["total"]["count"] == 0


async def test_an_incident_is_no_case(people, cases, dashboards, deliver):
    record = new_id()
    facts = {"owned_by": "amina", "associated_user_names": ["amina"], "status": "open"}
    facts |= {"module_id": "primeromodule-cp"}
    event = CaseRegistered(record_id=record, record_type="incident", version=1, facts=facts)
    await deliver(event, about=record)
    assert (await dashboards(people.amina))["case_overview"]["total"]["count"] == 0


async def test_a_step_that_overtakes_its_referral_is_held(deliver, database):
    transition, record = new_id(), new_id()
    step = ReferralAccepted(
        transition_id=transition, record_id=record, transitioned_by="amina", actor="partner", at=NOW
    )
    await deliver(step, about=transition)
    async with database.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM held")) == 1
        assert await session.scalar(text("SELECT count(*) FROM referral_fact")) == 0


async def test_of_steps_that_came_together_only_that_of_an_unknown_referral_waits(deliver, database):
    known, unknown = [new_id() for _ in range(3)], new_id()
    made = [
        ReferralMade(transition_id=id, record_id=id, transitioned_by="amina", transitioned_to="partner", made_at=NOW)
        for id in known
    ]
    steps = [
        ReferralAccepted(
            transition_id=id, record_id=id, transitioned_by="amina", actor="partner", at=NOW + HOUR * place
        )
        for place, id in enumerate([*known, unknown])
    ]
    await deliver.together(*((event, event.transition_id) for event in [*made, *steps]))
    async with database.session() as session:
        assert await session.scalars(text("SELECT subject FROM held")) == [unknown]
        rows = (
            await session.execute(text("SELECT id, state, answered_at FROM referral_fact ORDER BY made_at, id"))
        ).all()
    assert [tuple(row) for row in rows] == sorted((id, "accepted", NOW + HOUR * n) for n, id in enumerate(known))


async def test_a_rebuild_asks_the_owners_and_ends_at_the_same_numbers(  # fixtures
    people, cases, dashboards, deliver, database, published
):
    record = await cases.register(risk_level="high")
    await cases.change(record, workflow="case_plan")
    transition = new_id()
    referral = ReferralMade(
        transition_id=transition, record_id=record, transitioned_by="amina", transitioned_to="partner", made_at=NOW
    )
    await deliver(referral, about=transition)
    before, known = await dashboards(people.amina), await known_versions(database)
    async with database.transaction(service_actor("reporting")) as uow:
        await commands.rebuild(uow)
    assert await known_versions(database) == {}
    assert {event.owner: event.families for event in await published(ResendAsked)}.keys() == {
        "cases",
        "referrals",
    }
    event = CaseRegistered(record_id=record, record_type="case", version=1, facts=cases.facts[record])
    await deliver(event, about=record, sequence=1)
    cases.versions[record] = 2
    await cases.announce(record)
    await deliver(referral, about=transition, sequence=1)
    after = await dashboards(people.amina)
    assert await known_versions(database) == known == {record: 2}
    assert counts(after) == counts(before)


def counts(found):
    if isinstance(found, dict):
        return {key: counts(value) for key, value in found.items() if key != "query"}
    return found


async def test_of_an_erased_record_nothing_stays_here(cases, database, deliver):
    record, referral = await cases.register(), new_id()
    await cases.assign(record, "benedita")
    made = ReferralMade(
        transition_id=referral, record_id=record, transitioned_by="amina", transitioned_to="partner", made_at=NOW
    )
    await deliver(made, about=referral)
    await deliver(CaseErased(record_id=record, record_type="case"), about=record)
    await deliver(TransitionErased(transition_id=referral, record_id=record, record_type="case"), about=referral)
    async with database.session() as session:
        for table in ("case_fact", "assignment_fact", "referral_fact"):
            assert await session.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table
