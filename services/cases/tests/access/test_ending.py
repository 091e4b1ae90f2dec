"""What a referral hangs on ends it in the same transaction, and says why; what comes later does not bring it back."""

from uuid import UUID

import pytest
from access_builders import AGREED, OPENED
from cases.case.domain import CASE
from cases.record import commands as records
from contracts.cases import AccessEnded, CaseChanged
from contracts.referrals import ReferralDone, ReferralRejected, ReferralRevoked
from testkit.people import CASEWORKER

OWNER = {"case": [*CASEWORKER["case"], "close", "reopen", "consent_override", "assign"]}
PARTNER = {"case": ["read", "receive_referral", "referral"]}


@pytest.fixture
async def people(people):
    """Whoever owns the case may do all that ends a referral, and who was asked may refer on."""
    await people.add("amina", role="role-caseworker", permissions=OWNER, forms=OPENED, groups=["north"])
    for name, agency in (("clinic", "hospital"), ("police", "station"), ("shelter", "house")):
        await people.add(name, permissions=PARTNER, forms=OPENED | {"another": "rw"}, agency=agency)
    return people


@pytest.fixture
def reads(client, app):
    async def status_of(name, id, people):
        app.state.actors.forget()
        partner = client(people.known[name])
        shown = (await partner.get(f"/api/v2/cases/{id}")).status_code
        listed = (await partner.get("/api/v2/cases")).json()["data"]
        assert [row["id"] for row in listed] == ([str(id)] if shown == 200 else [])
        return shown == 200

    return status_of


CHANGES = {
    "services consent says no": ({"consent_for_services": False}, "consent_withdrawn"),
    "services consent is taken out": ({"consent_for_services": None}, "consent_withdrawn"),
    "disclosure says no": ({"disclosure_other_orgs": False}, "consent_withdrawn"),
    "both": ({"consent_for_services": False, "disclosure_other_orgs": None}, "consent_withdrawn"),
    "closed": ({"status": "closed"}, "record_closed"),
    "disabled": ({"record_state": False}, "record_disabled"),
    "closed and disabled": ({"status": "closed", "record_state": False}, "record_disabled"),
    "closed and consent withdrawn": ({"status": "closed", "consent_for_services": False}, "record_closed"),
}


@pytest.mark.parametrize("what", CHANGES)
async def test_a_change_of_the_case_ends_each_referral_at_once(what, desk, people, published, reads):
    change, why = CHANGES[what]
    id = await desk.register(**AGREED)
    first = await desk.refer(id)
    second = await desk.refer(id, to="police", by="clinic")
    assert await reads("clinic", id, people)
    assert await reads("police", id, people)
    outside = [await desk.refer(id, to=None, remote=True, by=by) for by in ("amina", "clinic")]
    before = await desk.kept(id)
    await desk.change(id, people.amina, **change)
    record = await desk.kept(id)
    assert record.version == before.version + 1
    assert not await reads("clinic", id, people)
    assert not await reads("police", id, people)
    assert {(each.transition_id, each.code, each.ended_by) for each in await published(AccessEnded)} == {
        (transition, why, "amina") for transition in (first, second, *outside)
    }
    assert {grant["ended_because"] for grant in record.grants.values()} == {why}
    assert (record.alerts, record.values["referred_users"]) == ([], [])
    assert record.values["associated_user_names"] == ["amina"]
    told = (await published(CaseChanged))[-1].facts
    assert (told["referred_users_present"], told["associated_user_agencies"]) == (False, ["mssi"])


async def test_a_delete_of_the_case_ends_it_as_well(desk, people, published, client, app, a_case):
    await desk.refer(a_case)
    app.state.actors.forget()
    assert (await client(people.amina).delete(f"/api/v2/cases/{a_case}")).status_code == 200
    assert [each.code for each in await published(AccessEnded)] == ["record_disabled"]


@pytest.mark.parametrize(
    ("withdrawn", "given_again"),
    [
        ({"status": "closed"}, {"status": "open"}),
        ({"record_state": False}, {"record_state": True}),
        ({"consent_for_services": None}, {"consent_for_services": True}),
    ],
)
async def test_what_ended_stays_so_and_may_be_made_again(*, withdrawn, given_again, desk, people, reads, a_case):
    await desk.refer(a_case)
    await desk.change(a_case, people.amina, **withdrawn)
    await desk.change(a_case, people.amina, **given_again)
    assert not await reads("clinic", a_case, people)
    await desk.refer(a_case)
    assert await reads("clinic", a_case, people)


async def test_other_changes_end_nothing(desk, people, published, reads, a_case):
    await desk.refer(a_case)
    await desk.change(a_case, people.amina, occupation="invented trade", consent_for_services=True)
    assert await reads("clinic", a_case, people)
    assert await published(AccessEnded) == []


@pytest.mark.parametrize(
    ("kind", "status"), [(ReferralRejected, "rejected"), (ReferralDone, "done"), (ReferralRevoked, "revoked")]
)
async def test_what_was_referred_on_ends_with_what_it_hangs_on(*, kind, status, desk, people, published, reads, a_case):
    first = await desk.refer(a_case)
    second = await desk.refer(a_case, to="police", by="clinic")
    third = await desk.refer(a_case, to="shelter", by="police")
    outside = await desk.refer(a_case, to=None, remote=True, by="shelter")
    await desk.answer(kind, a_case, first, status, by="amina")
    assert [await reads(name, a_case, people) for name in ("clinic", "police", "shelter")] == [False] * 3
    ended = {(each.transition_id, each.code) for each in await published(AccessEnded)}
    assert ended == {(each, "giver_lost_access") for each in (second, third, outside)}
    assert (await desk.kept(a_case)).grants[str(first)]["status"] == status


async def test_what_hangs_on_two_ends_with_the_second(desk, people, published, reads, a_case):
    first, other = await desk.refer(a_case), await desk.refer(a_case, by="joao")
    await desk.refer(a_case, to="police", by="clinic")
    await desk.answer(ReferralRevoked, a_case, first, "revoked", by="amina")
    assert await reads("police", a_case, people)
    await desk.answer(ReferralRevoked, a_case, other, "revoked", by="joao")
    assert not await reads("police", a_case, people)
    assert [each.code for each in await published(AccessEnded)] == ["giver_lost_access"]


async def test_an_answer_that_comes_after_the_end_changes_nothing(desk, people, a_case):
    transition = await desk.refer(a_case)
    await desk.change(a_case, people.amina, status="closed")
    before = await desk.kept(a_case)
    await desk.answer(ReferralDone, a_case, transition, "done", by="clinic")
    assert await desk.kept(a_case) == before


async def test_who_lost_the_case_meanwhile_refers_it_to_nobody(desk, people, reads, a_case):
    """Asked for while it was open to them, and carried out afterwards."""
    first = await desk.refer(a_case)
    await desk.answer(ReferralRevoked, a_case, first, "revoked", by="amina")
    await desk.refer(a_case, to="police", by="clinic")
    assert not await reads("police", a_case, people)


async def test_one_to_somebody_outside_ends_at_once_where_it_hangs_on_nothing_any_more(desk, people, published, a_case):
    """Referrals makes it without asking: the case may have been closed, or lost to its giver, in the meantime."""
    first = await desk.refer(a_case)
    await desk.answer(ReferralRevoked, a_case, first, "revoked", by="amina")
    lost = await desk.refer(a_case, to=None, remote=True, by="clinic")
    kept = await desk.refer(a_case, to=None, remote=True)
    await desk.answer(ReferralRevoked, a_case, kept, "revoked", by="amina")
    await desk.change(a_case, people.amina, status="closed")
    late = await desk.refer(a_case, to=None, remote=True)
    ended = [(each.transition_id, each.code) for each in await published(AccessEnded)]
    assert ended == [(lost, "giver_lost_access"), (late, "record_closed")]


async def test_an_overridden_consent_is_withdrawn_once_it_was_given(desk, people, published, reads):
    id = await desk.register(disclosure_other_orgs=True)
    await desk.refer(id, consent_overridden=True)
    await desk.refer(id, to=None, remote=True, consent_overridden=True)
    await desk.change(id, people.amina, occupation="invented trade")
    assert await reads("clinic", id, people)
    await desk.change(id, people.amina, consent_for_services=True)
    assert await reads("clinic", id, people)
    await desk.change(id, people.amina, consent_for_services=None)
    assert not await reads("clinic", id, people)
    assert [each.code for each in await published(AccessEnded)] == ["consent_withdrawn"] * 2


async def test_who_ended_it_through_the_referral_loses_it_too(desk, people, database, keyring, a_case):
    """The person asked closes the case: their last step is also their last sight of it."""
    closing = {"case": [*PARTNER["case"], "close"]}
    clinic = await people.add("clinic", permissions=closing, forms=OPENED, agency="hospital")
    await desk.refer(a_case)
    async with database.transaction(clinic) as uow:
        wanted = records.Change(given={"status": "closed"}, action="close")
        done = await records.change(uow, keyring, CASE, UUID(str(a_case)), wanted, now=uow.began)
    assert done.reading.record.values["associated_user_names"] == ["amina"]
    assert done.reading.access.forms == OPENED
