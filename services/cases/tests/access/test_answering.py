"""What an answer does to a case: it notes it, and with its end the access ends."""

from uuid import uuid4

import pytest
from access_builders import SERVICE
from contracts.cases import CaseChanged
from contracts.referrals import ReferralAccepted, ReferralDone, ReferralRejected, ReferralRevoked

WRITTEN = "2026-11-22T09:00:00.000Z"


async def test_an_accepted_referral_stays_open(desk, a_case, published):
    transition = await desk.refer(a_case)
    await desk.answer(ReferralAccepted, a_case, transition, "accepted", by="clinic")
    record = await desk.kept(a_case)
    given = record.grants[str(transition)]
    assert (given["status"], given["answered_at"]) == ("accepted", WRITTEN)
    assert record.values["associated_user_groups"] == ["health", "night", "north"]
    (changed,) = await published(CaseChanged)
    assert (changed.record_id, changed.version) == (a_case, 3)
    assert changed.facts["referred_users_accepted"] == ["clinic"]


async def test_whoever_accepts_it_the_recipient_s_side_stays_beside_the_case(desk, a_case):
    transition = await desk.refer(a_case)
    await desk.answer(ReferralAccepted, a_case, transition, "accepted", by="joao")
    associated = (await desk.kept(a_case)).values["associated_user_groups"]
    assert associated == ["health", "night", "north"]


@pytest.mark.parametrize(
    ("kind", "status"), [(ReferralRejected, "rejected"), (ReferralDone, "done"), (ReferralRevoked, "revoked")]
)
async def test_with_the_end_the_recipient_s_side_leaves_and_another_s_stays(desk, a_case, kind, status):
    await desk.refer(a_case, to="police")
    transition = await desk.refer(a_case, service_record_id=SERVICE)
    await desk.answer(kind, a_case, transition, status, by="clinic")
    record = await desk.kept(a_case)
    assert record.grants[str(transition)]["ended_at"] == WRITTEN
    associated = [record.values[f"associated_user_{name}"] for name in ("names", "groups", "agencies")]
    assert associated == [["amina", "police"], ["law", "north"], ["mssi", "station"]]
    implemented = record.values["services_section"][0].get("service_implemented_day_time")
    assert implemented == (WRITTEN if status == "done" else None)


async def test_it_says_who_answered_in_full_whoever_that_is(desk, a_case):
    transition = await desk.refer(a_case)
    await desk.answer(ReferralRevoked, a_case, transition, "revoked", by="joao")
    values = (await desk.kept(a_case)).values
    stamps = ("last_updated_by", "last_updated_at", "last_updated_by_full_name", "last_updated_organization")
    assert [values[name] for name in stamps] == ["joao", WRITTEN, "Joao", "ministry"]


async def test_an_ended_referral_is_answered_no_more(desk, a_case, published):
    transition = await desk.refer(a_case)
    await desk.answer(ReferralRejected, a_case, transition, "rejected", by="clinic")
    await desk.answer(ReferralAccepted, a_case, transition, "accepted", by="clinic")
    record = await desk.kept(a_case)
    assert (record.version, record.grants[str(transition)]["status"]) == (3, "rejected")
    assert len(await published(CaseChanged)) == 1


async def test_what_was_never_granted_is_answered_in_vain(desk, a_case, published):
    await desk.answer(ReferralAccepted, a_case, uuid4(), "accepted", by="clinic")
    await desk.answer(ReferralAccepted, a_case, uuid4(), "accepted", by="clinic", record_type="incident")
    assert (await desk.kept(a_case)).version == 1
    assert await published(CaseChanged) == []
