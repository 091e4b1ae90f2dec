"""A referral opens a case, once, to the person it names; or cases says why not."""

import asyncio
import importlib.util
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from access_builders import AGREED, AT, SERVICE, Desk, configure
from cases.case.domain import CASE
from cases.module.domain import Module
from cases.module.store import save_module
from cases.record import commands as records
from cases.record.store import rows
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.cases import AccessEnded, AccessGranted, AccessRefused
from contracts.modules import GBV
from contracts.referrals import ReferralRevoked
from sqlalchemy import text
from testkit.people import CASEWORKER, MODULE, PARTNER
from testkit.waiting import eventually


async def test_the_grant_says_to_whom_by_whom_and_for_what(desk, a_case):
    more = {"service": "health", "service_record_id": SERVICE, "authorized_role": "role-clinic"}
    transition = await desk.refer(a_case, **more)
    assert (await desk.kept(a_case)).grants == {
        str(transition): {
            "kind": "referral",
            "status": "in_progress",
            "user": "clinic",
            "groups": ["health", "night"],
            "agency": "hospital",
            "role": "role-clinic",
            "service": "health",
            "row": SERVICE,
            "by": "amina",
            "user_role": "role-clinic",
            "giver_role": "role-caseworker",
            "made_at": "2026-11-22T09:00:00.000Z",
        }
    }


async def test_the_case_stands_beside_its_recipient_and_says_who_did_it(desk, a_case):
    transition = await desk.refer(a_case, by="joao", service_record_id=SERVICE)
    record = await desk.kept(a_case)
    associated = [record.values[f"associated_user_{name}"] for name in ("names", "groups", "agencies")]
    assert associated == [["amina", "clinic"], ["health", "night", "north"], ["hospital", "mssi"]]
    assert record.values["referred_users_pending"] == ["clinic"]
    assert record.values["services_section"][0]["service_status_referred"] is True
    stamps = ("by", "at", "by_full_name")
    assert [record.values[f"last_updated_{name}"] for name in stamps] == ["joao", "2026-11-22T09:00:00.000Z", "Joao"]
    assert record.values["last_updated_organization"] == "ministry"
    (alert,) = record.alerts
    assert (alert["user"], alert["transition"]) == ("clinic", str(transition))
    assert UUID(alert["unique_id"])


async def test_it_is_announced_with_the_facts_as_they_are_then(desk, a_case, published):
    transition = await desk.refer(a_case)
    (granted,) = await published(AccessGranted)
    assert (granted.record_id, granted.record_type, granted.version) == (a_case, "case", 2)
    assert granted.transition_id == transition
    assert granted.facts["associated_user_names"] == ["amina", "clinic"]
    assert "referred_users" in granted.changed
    assert await published(AccessRefused) == []


async def test_a_second_referral_leaves_the_first_one_s_people_beside_the_case(desk, a_case):
    await desk.refer(a_case)
    await desk.refer(a_case, to="police")
    values = (await desk.kept(a_case)).values
    assert values["associated_user_names"] == ["amina", "clinic", "police"]
    assert values["associated_user_groups"] == ["health", "law", "night", "north"]


async def test_the_same_referral_told_twice_is_granted_once(desk, a_case, published):
    transition = await desk.refer(a_case)
    await desk.refer(a_case, to="police", transition_id=transition)
    record = await desk.kept(a_case)
    assert record.version == 2
    assert record.grants[str(transition)]["user"] == "clinic"
    assert len(await published(AccessGranted)) == 1


@pytest.mark.parametrize("sent", [{"remote": True}, {"to": None}, {"to": None, "remote": True}])
async def test_what_is_sent_to_nobody_here_opens_nothing(desk, a_case, published, sent):
    before = (await desk.kept(a_case)).values
    await desk.refer(a_case, **sent)
    assert (await desk.kept(a_case)).values == before
    assert [*await published(AccessGranted), *await published(AccessRefused)] == []


async def test_what_is_sent_outside_is_noted_with_what_it_hangs_on_and_without_its_consent_ends_at_once(
    desk, published
):
    id = await desk.register(disclosure_other_orgs=True)
    overridden = await desk.refer(id, to=None, remote=True, consent_overridden=True)
    without = await desk.refer(id, to=None, remote=True)
    grants = (await desk.kept(id)).grants
    assert grants[str(overridden)] == {
        "kind": "outside",
        "status": "in_progress",
        "user": "",
        "by": "amina",
        "giver_role": "role-caseworker",
        "made_at": "2026-11-22T09:00:00.000Z",
        "without": ["consent_for_services"],
    }
    assert "without" not in grants[str(without)]
    assert [(each.transition_id, each.code) for each in await published(AccessEnded)] == [
        (without, "consent_withdrawn")
    ]


@pytest.mark.parametrize("kind", ["incident", "family"])
async def test_records_that_are_not_shared_are_left_alone(desk, a_case, published, kind):
    await desk.refer(a_case, record_type=kind)
    assert (await desk.kept(a_case)).version == 1
    assert [*await published(AccessGranted), *await published(AccessRefused)] == []


async def test_a_refusal_is_about_the_transition_and_changes_nothing_of_the_case(desk, a_case, published):
    transition = await desk.refer(a_case, to="nobody_known")
    (refused,) = await published(AccessRefused)
    assert refused == AccessRefused(record_id=a_case, transition_id=transition, code="person_unknown")
    assert await desk.refused_about() == [transition]
    assert (await desk.kept(a_case)).version == 1


async def codes(published):
    return [event.code for event in await published(AccessRefused)]


async def test_nobody_refers_a_case_to_themselves(desk, a_case, published):
    await desk.refer(a_case, to="rosa", by="rosa")
    assert await codes(published) == ["person_cannot_receive"]


async def test_a_role_receives_cases_of_its_own_module_only(desk, people, published, database):
    """One that may receive those of other modules is named for it."""
    async with database.transaction(service_actor("cases")) as uow:
        await save_module(uow.session, Module(unique_id=GBV, name="Violence"))
    SETUP.forget()
    await people.add("chief", scope="all", permissions={"case": ["manage"]}, modules=[MODULE, GBV])
    foreign = await desk.register(**AGREED)
    await desk.change(foreign, people.chief, module_id=GBV)
    await desk.refer(foreign)
    assert await codes(published) == ["person_cannot_receive"]
    everywhere = {"case": [*PARTNER["case"], "receive_referral_different_module"]}
    await people.add("hotline", permissions=everywhere, agency="hotline")
    await desk.refer(foreign, to="hotline")
    assert len(await published(AccessGranted)) == 1


async def test_a_consent_is_overridden_by_a_sender_who_has_the_right(desk, people, published):
    silent = await desk.register()
    await people.add("trusted", scope="all", permissions={"case": [*CASEWORKER["case"], "consent_override"]})
    await desk.refer(silent, by="trusted")
    await desk.refer(silent, by="amina", consent_overridden=True)
    assert await codes(published) == ["consent_missing", "consent_override_not_allowed"]
    await desk.refer(silent, by="trusted", consent_overridden=True)
    assert len(await published(AccessGranted)) == 1


async def test_the_role_it_names_must_exist(desk, a_case, published):
    await desk.refer(a_case, authorized_role="role-unheard-of")
    assert await codes(published) == ["role_unknown"]


async def test_what_a_person_writes_meanwhile_is_kept(committed, keyring):
    """The referral waits for them, and stands on what they wrote."""
    desk = Desk(committed, keyring, await configure(committed))
    id = await desk.register(**AGREED)
    async with committed.transaction(desk.people.amina) as uow:
        wanted = records.Change(given={"occupation": "invented trade"})
        await records.change(uow, keyring, CASE, id, wanted, now=AT)
        referring = asyncio.create_task(desk.refer(id))
        await eventually(lambda: _somebody_waits(committed))
    transition = await referring
    record = await desk.kept(id)
    assert (record.version, record.values["occupation"]) == (3, "invented trade")
    assert set(record.grants) == {str(transition)}


async def _somebody_waits(database):
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with database.session() as session:
        assert await session.scalar(waiting) == 1


async def test_referrals_from_before_are_given_what_they_hang_on(desk, people, database, a_case):
    """As the migration fills it, from who made them and when."""
    first = await desk.refer(a_case)
    second = await desk.refer(a_case, to="police", by="clinic", made_at=AT + timedelta(days=1))
    ended = await desk.refer(a_case, to="police")
    await desk.answer(ReferralRevoked, a_case, ended, "revoked", by="amina")
    expected = (await desk.kept(a_case)).grants
    file = Path(rows.__file__).parents[4] / "migrations/versions/0009_chains_of_referrals.py"
    spec = importlib.util.spec_from_file_location("chains_of_referrals", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    async with database.session() as session:
        await session.execute(text("UPDATE record SET grants = " + without_keys("giver_role", "user_role", "through")))
        await session.execute(text(module.FILL))
    assert expected[str(second)]["through"] == [str(first)]
    kept = (await desk.kept(a_case)).grants
    assert {id: kept[id] for id in map(str, (first, second))} == {id: expected[id] for id in map(str, (first, second))}
    assert "giver_role" not in kept[str(ended)]


def without_keys(*names):
    less = " ".join(f"- '{name}'" for name in names)
    return f"(SELECT jsonb_object_agg(key, value {less}) FROM jsonb_each(grants))"
