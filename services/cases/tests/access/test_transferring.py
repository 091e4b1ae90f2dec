"""A transfer opens the case to its next owner, and is theirs once they accept; or cases says why not."""

from uuid import uuid4

import pytest
from access_builders import AT
from cases.incident.domain import INCIDENT
from chassis.tables import outbox
from contracts.cases import AccessEnded, AccessGranted, AccessRefused, CaseAssigned, CaseChanged
from contracts.referrals import TransferRejected, TransferRevoked
from sqlalchemy import select

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


async def test_the_offer_says_to_whom_by_whom_and_whose_the_case_was(desk, a_case):
    transition = await desk.offer(a_case, by="joao", consent_overridden=True)
    assert (await desk.kept(a_case)).grants == {
        str(transition): {
            "kind": "transfer",
            "status": "in_progress",
            "user": "luis",
            "groups": ["south"],
            "agency": "pnds",
            "user_role": "role-taker",
            "by": "joao",
            "giver_role": "role-supervisor",
            "owner": "amina",
            "made_at": WRITTEN,
        }
    }


async def test_an_offer_without_consent_says_which_it_lacks(desk, people):
    case = await desk.register(consent_for_services=True)
    await people.add("chief", scope="all", permissions={"case": ["read", "transfer", "consent_override"]})
    transition = await desk.offer(case, by="chief", consent_overridden=True)
    assert (await desk.kept(case)).grants[str(transition)]["without"] == ["disclosure_other_orgs"]


async def test_an_offer_stands_beside_what_was_given_before(desk, a_case, published):
    await desk.refer(a_case)
    transition = await desk.offer(a_case, by="joao")
    values = (await desk.kept(a_case)).values
    assert values["associated_user_names"] == ["amina", "clinic", "luis"]
    assert values["associated_user_groups"] == ["health", "night", "north", "south"]
    stamps = ("by", "at", "by_full_name", "organization")
    assert [values[f"last_updated_{name}"] for name in stamps] == ["joao", WRITTEN, "Joao", "ministry"]
    told = (await published(AccessGranted))[-1]
    assert (told.record_id, told.transition_id, told.version) == (a_case, transition, 3)


async def test_who_offers_what_was_referred_to_them_gives_no_more_than_they_have(desk, people, a_case):
    await people.add("boss", scope="group", permissions={"case": ["read", "transfer"]}, groups=["health"])
    referral = await desk.refer(a_case)
    transition = await desk.offer(a_case, by="boss")
    given = (await desk.kept(a_case)).grants[str(transition)]
    assert (given["giver_role"], given["through"], given["owner"]) == ("role-boss", [str(referral)], "amina")


async def test_the_same_offer_told_twice_is_one(desk, people, a_case, published):
    await people.add("other", permissions={"case": ["read", "receive_transfer"]}, groups=["south"])
    transition = await desk.offer(a_case)
    await desk.offer(a_case, to="other", transition_id=transition)
    record = await desk.kept(a_case)
    assert (record.version, record.grants[str(transition)]["user"]) == (2, "luis")
    assert len(await published(AccessGranted)) == 1
    assert await published(AccessRefused) == []


@pytest.mark.parametrize("kind", ["incident", "tracing_request"])
async def test_records_that_are_not_shared_are_neither_offered_nor_taken(desk, a_case, published, kind):
    transition = await desk.offer(a_case, record_type=kind)
    await desk.take_over(a_case, transition, record_type=kind)
    assert (await desk.kept(a_case)).version == 1
    assert [*await published(AccessGranted), *await published(AccessRefused), *await published(AccessEnded)] == []


async def test_what_was_never_offered_is_not_taken(desk, a_case, published):
    await desk.take_over(a_case, uuid4())
    assert (await desk.kept(a_case)).version == 1
    assert [*await published(CaseAssigned), *await published(AccessEnded)] == []


async def test_a_refusal_is_about_the_offer(desk, a_case, published):
    transition = await desk.offer(a_case, to="rosa")
    assert await published(AccessRefused) == [
        AccessRefused(record_id=a_case, transition_id=transition, code="person_cannot_receive")
    ]
    assert await desk.refused_about() == [transition]


async def test_the_owner_is_offered_no_case_of_their_own(desk, a_case, people, published):
    receives = {"case": ["read", "write", "referral", "receive_transfer"]}
    await people.add("amina", role="role-owner", permissions=receives, groups=["north"])
    await desk.offer(a_case, to="amina", by="joao")
    assert [event.code for event in await published(AccessRefused)] == ["person_cannot_receive"]
    assert (await desk.kept(a_case)).version == 1


async def test_a_case_that_is_not_open_is_not_offered(desk, a_case, people, published):
    await desk.change(a_case, people.amina, record_state=False)
    await desk.offer(a_case)
    assert [event.code for event in await published(AccessRefused)] == ["record_not_open"]


async def elsewhere(people):
    await people.add(
        "luis",
        role="role-elsewhere",
        permissions={"case": ["read", "receive_transfer"]},
        groups=["south"],
        modules=["primeromodule-other"],
    )


async def test_who_works_in_another_module_is_neither_offered_a_case_nor_given_it(desk, people, a_case, published):
    transition = await desk.offer(a_case)
    await elsewhere(people)
    await desk.take_over(a_case, transition)
    await desk.offer(a_case)
    assert [event.code for event in await published(AccessEnded)] == ["person_cannot_receive"]
    assert [event.code for event in await published(AccessRefused)] == ["person_cannot_receive"]
    assert (await desk.kept(a_case)).values["owned_by"] == "amina"


async def test_who_answers_for_another_is_written_as_who_did_it_and_the_other_owns_it(desk, a_case, published):
    transition = await desk.offer(a_case)
    await desk.take_over(a_case, transition, by="rosa")
    record = await desk.kept(a_case)
    values = record.values
    assert (values["owned_by"], values["owned_by_groups"], values["owned_by_agency_id"]) == ("luis", ["south"], "pnds")
    stamps = ("by", "at", "by_full_name", "organization")
    assert [values[f"last_updated_{name}"] for name in stamps] == ["rosa", WRITTEN, "Rosa", "pnds"]
    assert values["reassigned_transferred_on"] == WRITTEN
    kept = record.grants[str(transition)]
    assert (kept["status"], kept["answered_at"]) == ("done", WRITTEN)
    (told,) = await published(CaseAssigned)
    assert (told.record_id, told.version, told.facts["owned_by"]) == (a_case, 3, "luis")


async def test_who_loses_the_offer_and_why_is_told_whole(desk, people, a_case, published, database):
    transition = await desk.offer(a_case)
    await people.add("luis", role="role-taker", permissions={"case": ["read"]}, groups=["south"])
    await desk.take_over(a_case, transition, by="rosa")
    assert await published(AccessEnded) == [
        AccessEnded(record_id=a_case, transition_id=transition, code="person_cannot_receive", ended_by="rosa", at=AT)
    ]
    async with database.session() as session:
        about = await session.scalar(select(outbox.c.subject).where(outbox.c.type == AccessEnded.type))
    assert about == transition
    record = await desk.kept(a_case)
    assert record.grants[str(transition)]["ended_at"] == WRITTEN
    assert (record.values["last_updated_by"], record.values["last_updated_by_full_name"]) == ("rosa", "Rosa")
    assert record.values["associated_user_names"] == ["amina"]
    [told] = await published(CaseChanged)
    assert (told.record_id, told.version) == (a_case, 3)
    await desk.take_over(a_case, transition)
    assert (await desk.kept(a_case)).version == 3


async def test_who_is_gone_takes_nothing_over(desk, people, a_case, published):
    transition = await desk.offer(a_case)
    await people.add("luis", role="role-taker", permissions={"case": ["receive_transfer"]}, disabled=True)
    await desk.take_over(a_case, transition)
    assert [event.code for event in await published(AccessEnded)] == ["person_unknown"]


async def test_a_right_to_receive_transfers_is_enough_and_one_to_receive_referrals_is_none(desk, people, a_case):
    await people.add("other", permissions={"case": ["read", "receive_transfer"]}, groups=["south"])
    transition = await desk.offer(a_case, to="other")
    await desk.take_over(a_case, transition, to="other", by="other")
    assert (await desk.kept(a_case)).values["owned_by"] == "other"
    again = await desk.offer(a_case, by="other", to="luis", consent_overridden=True)
    await people.add("luis", permissions={"case": ["read", "receive_referral"]}, groups=["south"])
    await desk.take_over(a_case, again)
    assert (await desk.kept(a_case)).values["owned_by"] == "other"
