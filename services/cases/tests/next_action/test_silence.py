"""Cases of which nobody hears are listed, counted and told of once, each to whose side they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from cases.module.store import list_modules, save_module
from cases.record.store.setup import SETUP
from cases.record.store.table import record
from cases.silence.commands import tell_of_silence
from cases.silence.domain import REASONS
from chassis.actor import service_actor
from contracts.deadlines import SilenceNoticed
from contracts.referrals import TransferMade, TransferRevoked
from sqlalchemy import update
from testkit.people import MODULE

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TWICE = {"high": 14, "medium": 28}
"""Days: twice the time between two visits, by the defaults."""
CONSENT = {"consent_for_services": True, "disclosure_other_orgs": True}


@pytest.fixture
async def heads(people):
    reading = {"case": ["read"]}
    await people.add("head", scope="group", permissions=reading, groups=["north"])
    await people.add("elsewhere", scope="group", permissions=reading, groups=["south"])
    await people.add("agency_head", scope="agency", permissions=reading, groups=["far"])
    await people.add("keeper", permissions={"system": ["manage"]})


@pytest.fixture
def changed_at(database):
    """Sets when a case was last changed."""

    async def to(id, moment):
        async with database.session() as session:
            changed = update(record).where(record.c.id == UUID(id)).values(last_updated_at=moment)
            await session.execute(changed)

    return to


@pytest.fixture
def silent(ask, heads):
    """What somebody is listed, as `(id, reason)`; its number is that of the list, and the sum of its parts."""

    async def of(who="amina", **query):
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        answer = await ask(who, "GET", f"silent_cases?{asked}")
        assert answer.status_code == 200, answer.text
        listed, said = answer.json()["data"], answer.json()["metadata"]
        assert said["total"] == len(listed)
        if not query:
            assert sum(said["by_reason"].values()) == len(listed)
            for reason in REASONS:
                assert said["by_reason"][reason] == len(await of(who, reason=reason))
        return [(row["id"], row["reason"]) for row in listed]

    return of


@pytest.fixture
def outcome_asked(database):
    """The module asks for these fields of who closes a case."""

    async def by(*fields):
        async with database.transaction(service_actor("cases")) as uow:
            [module] = [each for each in await list_modules(uow.session) if each.unique_id == MODULE]
            await save_module(uow.session, replace(module, options=module.options | {"closing_needs": list(fields)}))
        SETUP.forget()

    return by


@pytest.fixture
def tell(database):
    async def turn(now):
        SETUP.forget()
        async with database.transaction(service_actor("cases")) as uow:
            await tell_of_silence(uow, now)

    return turn


@pytest.mark.parametrize("risk", sorted(TWICE))
async def test_a_case_is_quiet_after_twice_the_time_between_two_visits(a_case, ask, changed_at, silent, *, risk):
    case, now = await a_case(risk_level=risk), datetime.now(UTC)
    await changed_at(case["id"], now - (TWICE[risk] - 1) * DAY)
    assert await silent() == []
    await changed_at(case["id"], now - (TWICE[risk] + 1) * DAY)
    assert await silent() == [(case["id"], "quiet")]
    await ask("amina", "PATCH", f"cases/{case['id']}", {"followup_subform_section": [{"followup_date": "2026-11-03"}]})
    assert await silent() == []


@pytest.mark.parametrize(
    ("change", "action"), [({"status": "closed"}, "close"), ({"record_state": False}, "enable_disable_record")]
)
async def test_a_closed_or_disabled_case_is_not_silent(a_case, ask, changed_at, silent, *, change, action):
    case = await a_case(risk_level="high")
    await ask("amina", "PATCH", f"cases/{case['id']}", change, record_action=action)
    await changed_at(case["id"], datetime.now(UTC) - 400 * DAY)
    assert await silent() == []


async def test_a_referral_that_nobody_answers_is_silent_to_who_gave_it(a_case, share, silent):
    """It was made on 22 November."""
    case = await a_case(risk_level="high", **CONSENT)
    await share(case["id"], "rosa")
    assert await silent() == [(case["id"], "referral_unanswered")]
    assert await silent("rosa") == await silent("elsewhere") == []


async def test_an_offer_that_nobody_answers_is_silent_until_it_is_taken_back(a_case, deliver, people, silent):
    """It was made on 22 November too."""
    await people.add("luis", permissions={"case": ["read", "receive_transfer"]}, groups=["south"])
    case = await a_case(risk_level="high", **CONSENT)
    said = {"record_id": UUID(case["id"]), "transition_id": uuid4(), "transitioned_by": "amina"}
    said["transitioned_to"] = "luis"
    await deliver(TransferMade(**said, made_at=AT), about=said["record_id"])
    assert await silent() == [(case["id"], "transfer_unanswered")]
    assert await silent("luis") == []
    await deliver(TransferRevoked(**said, actor="amina", at=AT), about=said["record_id"])
    assert await silent() == []


async def test_a_case_whose_owner_is_gone_is_silent(a_case, people, silent):
    case = await a_case()
    assert await silent("head") == []
    await people.add("amina", permissions={}, groups=["north"], disabled=True)
    assert await silent("head") == [(case["id"], "owner_disabled")]


@pytest.mark.parametrize(
    ("begins", "ends", "away"), [(-2, 2, True), (-2, None, True), (1, None, False), (-9, -1, False)]
)
async def test_a_case_whose_owner_is_on_leave_is_silent_for_as_long(
    *, a_case, people, silent, database, begins, ends, away
):
    case, today = await a_case(), database.site.day(datetime.now(UTC))
    leave = {"leave_from": today + begins * DAY} | ({} if ends is None else {"leave_to": today + ends * DAY})
    await people.add("amina", permissions={}, groups=["north"], **leave)
    assert await silent("head") == ([(case["id"], "owner_on_leave")] if away else [])


async def test_a_case_that_was_closed_without_the_outcome_its_module_asks_for_is_silent(
    *, a_case, ask, silent, outcome_asked, tell, published
):
    """It was closed before the module asked; who closes one now is refused."""
    case, whole = await a_case(), await a_case(date_case_plan="2026-11-02")
    for one in (case, whole):
        closed = await ask("amina", "PATCH", f"cases/{one['id']}", {"status": "closed"}, record_action="close")
        assert closed.json()["data"]["status"] == "closed", closed.text
    assert await silent() == []
    await outcome_asked("date_case_plan")
    assert await silent() == [(case["id"], "closed_without_outcome")]
    assert await silent("head", owned_by="amina") == [(case["id"], "closed_without_outcome")]
    assert await silent("head", owned_by="rosa") == await silent("elsewhere") == []
    await tell(datetime.now(UTC))
    assert await published(SilenceNoticed) == []
    await ask("amina", "PATCH", f"cases/{case['id']}", {"date_case_plan": "2026-11-03"})
    assert await silent() == []


async def test_each_sees_those_of_their_own_side(a_case, changed_at, silent, ask):
    case = await a_case(risk_level="high")
    await changed_at(case["id"], datetime.now(UTC) - 15 * DAY)
    told = {who: len(await silent(who)) for who in ("amina", "head", "agency_head", "admin", "elsewhere", "rosa")}
    assert told == {"amina": 1, "head": 1, "agency_head": 1, "admin": 1, "elsewhere": 0, "rosa": 0}
    refused = {who: (await ask(who, "GET", "silent_cases")).status_code for who in (None, "keeper")}
    assert refused == {None: 401, "keeper": 403}
    assert (await ask("amina", "GET", "silent_cases?reason=dull")).status_code == 422


async def test_supervisors_are_told_once_of_each_silence(a_case, changed_at, tell, published, people):
    case, now = await a_case(risk_level="high"), datetime.now(UTC)
    await tell(now)
    assert await published(SilenceNoticed) == []
    for _ in range(2):
        await tell(now + 16 * DAY)
    [event] = await published(SilenceNoticed)
    assert (str(event.record_id), event.reason, event.owned_by) == (case["id"], "quiet", "amina")
    await people.add("amina", permissions={}, groups=["north"], disabled=True)
    for days in (17, 90):
        await tell(now + days * DAY)
    assert [event.reason for event in await published(SilenceNoticed)] == ["quiet", "owner_disabled"]
    await changed_at(case["id"], now + 91 * DAY)
    await tell(now + 120 * DAY)
    events = await published(SilenceNoticed)
    assert [event.reason for event in events] == ["quiet", "owner_disabled", "quiet"]
    assert len({event.deadline_id for event in events}) == 3
