"""A transfer opens the case to its next owner, and is theirs once they accept; or cases says why not."""

import pytest
from cases.incident.domain import INCIDENT
from contracts.cases import AccessEnded, AccessGranted, AccessRefused, CaseAssigned, CaseChanged
from contracts.referrals import TransferRejected, TransferRevoked

WRITTEN = "2026-11-22T09:00:00.000Z"
SHARED = ("transferred_to_users", "transferred_to_user_groups", "transfer_status", "assigned_user_names")


def shared(record):
    return [record.values.get(name) for name in SHARED]


async def test_while_it_is_offered_both_have_it(desk, a_case, published):
    transition = await desk.offer(a_case)
    record = await desk.kept(a_case)
    assert shared(record) == [["luis"], ["south"], "in_progress", ["luis"]]
    assert record.values["owned_by"] == "amina"
    assert record.values["associated_user_names"] == ["amina", "luis"]
    assert record.values["current_alert_types"] == ["transfer"]
    assert record.values["reassigned_transferred_on"] == WRITTEN
    assert not record.values["referred_users_present"]
    [told] = await published(AccessGranted)
    assert told.transition_id == transition


async def test_accepted_it_is_theirs_in_one_step(desk, a_case, published):
    transition = await desk.offer(a_case)
    await desk.take_over(a_case, transition)
    await desk.take_over(a_case, transition)
    record = await desk.kept(a_case)
    assert (record.version, record.values["owned_by"], record.values["previously_owned_by"]) == (3, "luis", "amina")
    assert shared(record) == [[], [], "accepted", []]
    assert record.values["associated_user_names"] == ["luis"]
    assert record.values["current_alert_types"] == []
    assert record.values["not_edited_by_owner"] is False
    [told] = await published(CaseAssigned)
    assert (told.transition_id, told.owned_by, told.previously_owned_by) == (transition, "luis", "amina")


@pytest.mark.parametrize(("kind", "status"), [(TransferRejected, "rejected"), (TransferRevoked, "revoked")])
async def test_declined_or_taken_back_it_is_theirs_no_more(desk, a_case, kind, status):
    transition = await desk.offer(a_case)
    await desk.answer(kind, a_case, transition, status, by="luis", transitioned_to="luis")
    record = await desk.kept(a_case)
    assert shared(record) == [[], [], status, []]
    assert record.values["associated_user_names"] == ["amina"]
    assert record.values["current_alert_types"] == []
    await desk.take_over(a_case, transition)
    assert (await desk.kept(a_case)).values["owned_by"] == "amina"


async def test_a_second_offer_is_refused_while_one_is_open(desk, people, a_case, published):
    await people.add("other", permissions={"case": ["read", "receive_transfer"]}, groups=["south"])
    first = await desk.offer(a_case)
    await desk.offer(a_case, to="other")
    assert [event.code for event in await published(AccessRefused)] == ["already_transferring"]
    await desk.answer(TransferRevoked, a_case, first, "revoked", by="amina", transitioned_to="luis")
    await desk.offer(a_case, to="other")
    assert shared(await desk.kept(a_case))[0] == ["other"]


@pytest.mark.parametrize(
    ("to", "by", "code"),
    [
        ("rosa", "amina", "person_cannot_receive"),
        ("nobody_known", "amina", "person_unknown"),
        ("luis", "rosa", "not_yours_to_share"),
        ("luis", "luis", "person_cannot_receive"),
    ],
)
async def test_what_cannot_be_offered_is_refused_with_its_reason(*, desk, a_case, published, to, by, code):
    await desk.offer(a_case, to=to, by=by)
    assert [event.code for event in await published(AccessRefused)] == [code]
    assert (await desk.kept(a_case)).version == 1


async def test_without_consent_it_is_offered_by_who_may_and_goes_on(desk, people, published):
    case = await desk.register(disclosure_other_orgs=False)
    await desk.offer(case)
    await people.add("chief", scope="all", permissions={"case": ["read", "transfer", "consent_override"]})
    await desk.offer(case, by="chief", consent_overridden=True)
    assert [event.code for event in await published(AccessRefused)] == ["consent_missing"]
    await desk.change(case, people.amina, occupation="none")
    assert shared(await desk.kept(case))[0] == ["luis"]


@pytest.mark.parametrize(
    ("given", "code"),
    [({"disclosure_other_orgs": False}, "consent_withdrawn"), ({"record_state": False}, "record_disabled")],
)
async def test_an_offer_ends_with_the_consent_and_with_the_case(*, desk, people, a_case, published, given, code):
    transition = await desk.offer(a_case)
    await desk.change(a_case, people.amina, **given)
    assert shared(await desk.kept(a_case))[:3] == [[], [], "revoked"]
    [ended] = await published(AccessEnded)
    assert (ended.transition_id, ended.code) == (transition, code)


async def test_an_assignment_meanwhile_ends_the_offer(desk, a_case, published):
    transition = await desk.offer(a_case)
    await desk.assign(a_case, to="rosa")
    record = await desk.kept(a_case)
    assert (record.values["owned_by"], shared(record)[:3]) == ("rosa", [[], [], "revoked"])
    [ended] = await published(AccessEnded)
    assert (ended.transition_id, ended.code) == (transition, "owner_changed")
    await desk.take_over(a_case, transition)
    assert (await desk.kept(a_case)).values["owned_by"] == "rosa"


async def test_who_cannot_have_it_any_more_loses_the_offer(desk, people, a_case, published):
    transition = await desk.offer(a_case)
    await people.add("luis", role="role-taker", permissions={"case": ["read"]}, groups=["south"])
    await desk.take_over(a_case, transition)
    record = await desk.kept(a_case)
    assert (record.values["owned_by"], shared(record)[2]) == ("amina", "revoked")
    [ended] = await published(AccessEnded)
    assert (ended.transition_id, ended.code) == (transition, "person_cannot_receive")
    assert await published(CaseAssigned) == []


async def test_whoever_it_is_referred_to_stays_beside_it(desk, a_case, published):
    await desk.refer(a_case)
    transition = await desk.offer(a_case)
    await desk.take_over(a_case, transition)
    record = await desk.kept(a_case)
    assert (record.values["associated_user_names"], shared(record)[3]) == (["luis", "clinic"], ["clinic"])
    assert await published(CaseChanged) == []


async def test_the_incidents_of_the_case_change_hands_with_it_and_not_before(desk, a_case, people):
    incident = await desk.incident(people.amina, incident_case_id=str(a_case))
    transition = await desk.offer(a_case)
    assert (await desk.kept(incident, INCIDENT)).values["owned_by"] == "amina"
    await desk.take_over(a_case, transition)
    values = (await desk.kept(incident, INCIDENT)).values
    assert (values["owned_by"], values["associated_user_names"]) == ("luis", ["luis"])
