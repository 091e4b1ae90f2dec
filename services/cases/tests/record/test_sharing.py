"""Referrals, transfers and assignments as cases carries them out."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from contracts.cases import AccessGranted, AccessRefused, CaseAssigned, CaseChanged
from contracts.identity import AccountChanged
from contracts.referrals import (
    AssignmentMade,
    ReferralAccepted,
    ReferralDone,
    ReferralMade,
    ReferralRejected,
    ReferralRevoked,
    TransferAccepted,
    TransferMade,
    TransferRejected,
    TransferRevoked,
)
from testkit.people import PARTNER

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SERVICE = str(uuid4())
AGREED = {
    "consent_for_services": True,
    "disclosure_other_orgs": True,
    "sex": "female",
    "name_first": "Fictional",
    "services_section": [{"unique_id": SERVICE, "service_type": "health"}],
}


@pytest.fixture
async def clinic(people):
    """A partner who may see two forms of what is referred."""
    return await people.add(
        "clinic",
        role="role-clinic",
        permissions=PARTNER,
        forms={"basic_identity": "r", "services": "rw"},
        groups=["health"],
        agency="hospital",
    )


def a_referral(case, to="clinic", **more):
    record, transition = UUID(case["id"]), uuid4()
    return ReferralMade(
        transition_id=transition, record_id=record, transitioned_by="amina", transitioned_to=to, made_at=AT, **more
    )


@pytest.fixture
def refer(deliver):
    async def made(case, **more):
        event = a_referral(case, **more)
        await deliver(event, about=event.record_id)
        return event.transition_id

    return made


@pytest.fixture
def answer(deliver):
    async def step(kind, case, transition, actor="clinic"):
        event = kind(
            transition_id=transition,
            record_id=UUID(case["id"]),
            transitioned_by="amina",
            transitioned_to="clinic",
            actor=actor,
            at=AT,
        )
        await deliver(event, about=UUID(case["id"]))

    return step


async def test_a_referral_opens_the_case_and_shows_only_the_authorised_role_s_forms(
    a_case, refer, client, clinic, people, published
):
    case = await a_case(**AGREED, occupation="invented trade", risk_level="high")
    await people.add("narrow", role="role-narrow", forms={"services": "r"})
    partner = client(clinic)
    url = f"/api/v2/cases/{case['id']}"
    assert (await partner.get(url)).status_code == 404
    transition = await refer(case, authorized_role="role-narrow", service_record_id=SERVICE)
    assert [event.transition_id for event in await published(AccessGranted)] == [transition]
    data = (await partner.get(url)).json()["data"]
    assert data["permitted_forms"] == {"services": "r"}
    assert "receive_referral" in data["permitted_form_actions"]["case"]
    assert data["services_section"][0]["service_status_referred"] is True
    assert "name" not in data
    assert "occupation" not in data
    assert data["abilities"] == []
    assert data["referred_users"] == ["clinic"]
    mine = (await partner.get("/api/v2/cases?occupation=invented%20trade")).status_code
    assert mine == 422
    listed = (await partner.get("/api/v2/cases")).json()["data"]
    assert [set(item) - set(data) for item in listed] == [set()]


@pytest.mark.parametrize(("scope", "own"), [("agency", {"agency": "hospital"}), ("group", {"groups": ["health"]})])
async def test_colleagues_of_the_person_asked_see_no_more_than_that_person(
    a_case, refer, client, clinic, people, scope, own
):
    """`clinic` keeps the narrower role; the colleague's own role would open everything."""
    case = await a_case(**AGREED, occupation="invented trade", risk_level="high")
    await people.add("narrow", role="role-narrow", forms={"services": "r"})
    rights = {"case": ["read", "write", "receive_referral"]}
    forms = {"basic_identity": "rw", "protection_concern": "rw", "services": "rw"}
    colleague = client(await people.add("colleague", scope=scope, permissions=rights, forms=forms, **own))
    url = f"/api/v2/cases/{case['id']}"
    assert (await colleague.get(url)).status_code == 404
    await refer(case, authorized_role="role-narrow", service_record_id=SERVICE)
    data = (await colleague.get(url)).json()["data"]
    assert data["permitted_forms"] == {"services": "r"}
    listed = (await colleague.get("/api/v2/cases")).json()["data"][0]
    for shown in (data, listed):
        assert {"name", "occupation"}.isdisjoint(shown)
    changed = await colleague.patch(url, json={"data": {"occupation": "another"}})
    assert "occupation" not in changed.json()["data"]
    assert (await client(people.amina).get(url)).json()["data"]["occupation"] == "invented trade"


async def test_a_referral_says_in_full_who_made_it_until_somebody_else_changes_the_case(
    a_case, refer, client, clinic, people, published
):
    case = await a_case(**AGREED)
    await refer(case)
    facts = (await published(AccessGranted))[-1].facts
    stamps = ("last_updated_by", "last_updated_by_full_name", "last_updated_organization")
    assert [facts[name] for name in stamps] == ["amina", people.amina.full_name, "mssi"]
    supervisor = client(people.joao)
    await supervisor.patch(f"/api/v2/cases/{case['id']}", json={"data": {"risk_level": "high"}})
    facts = (await published(CaseChanged))[-1].facts
    assert [facts.get(name) for name in stamps] == ["joao", None, None]


async def test_after_revocation_nothing_is_left(a_case, refer, answer, client, clinic, published):
    case = await a_case(**AGREED)
    transition = await refer(case)
    await answer(ReferralRevoked, case, transition, actor="amina")
    assert (await client(clinic).get(f"/api/v2/cases/{case['id']}")).status_code == 404
    assert (await client(clinic).get("/api/v2/cases")).json()["metadata"]["total"] == 0
    facts = (await published(CaseChanged))[-1].facts
    assert facts["associated_user_names"] == ["amina"]
    assert facts["associated_user_agencies"] == ["mssi"]


async def test_accepted_and_done_are_seen_on_the_case(a_case, refer, answer, amina, clinic):
    case = await a_case(**AGREED)
    url = f"/api/v2/cases/{case['id']}"
    transition = await refer(case, service_record_id=SERVICE)
    shown = (await amina.get(url)).json()["data"]
    assert (shown["referred_users_pending"], shown["referred_users_accepted"]) == (["clinic"], [])
    assert shown["current_alert_types"] == ["referral"]
    await answer(ReferralAccepted, case, transition)
    shown = (await amina.get(url)).json()["data"]
    assert (shown["referred_users_pending"], shown["referred_users_accepted"]) == ([], ["clinic"])
    await answer(ReferralDone, case, transition)
    shown = (await amina.get(url)).json()["data"]
    assert shown["services_section"][0]["service_implemented"] == "implemented"
    assert shown["current_alert_types"] == ["services"]
    assert shown["referred_users_present"] is False
    assert shown["last_referral_done_at"] == "2026-11-22T09:00:00.000Z"


async def test_a_rejected_referral_leaves_its_mark(a_case, refer, answer, amina, clinic):
    case = await a_case(**AGREED)
    await answer(ReferralRejected, case, await refer(case))
    shown = (await amina.get(f"/api/v2/cases/{case['id']}")).json()["data"]
    assert shown["last_referral_rejected_at"] == "2026-11-22T09:00:00.000Z"
    assert shown["associated_user_names"] == ["amina"]


@pytest.mark.parametrize(
    ("values", "more", "code"),
    [
        ({"consent_for_services": True}, {}, "consent_missing"),
        ({}, {"consent_overridden": True}, "consent_override_not_allowed"),
        (AGREED, {"to": "nobody_known"}, "person_unknown"),
        (AGREED, {"to": "nobody_role"}, "person_cannot_receive"),
        (AGREED, {"to": "former_clinic"}, "person_unknown"),
        (AGREED, {"authorized_role": "role-unheard-of"}, "role_unknown"),
        (AGREED | {"closed": True}, {}, "record_not_open"),
    ],
)
async def test_a_referral_that_cannot_be_granted_is_refused_with_its_reason(
    a_case, refer, clinic, client, people, published, values, more, code
):
    await people.add("former_clinic", role="role-clinic", permissions=PARTNER, disabled=True)
    case = await a_case(**{name: value for name, value in values.items() if name != "closed"})
    if values.get("closed"):
        closing = {"data": {"status": "closed"}}
        await client(people.joao).patch(f"/api/v2/cases/{case['id']}?record_action=close", json=closing)
    await refer(case, **more)
    assert [event.code for event in await published(AccessRefused)] == [code]
    assert await published(AccessGranted) == []


async def test_the_same_referral_twice_is_one(a_case, deliver, clinic, published):
    case = await a_case(**AGREED)
    event = a_referral(case)
    await deliver(event, about=event.record_id)
    await deliver(event, about=event.record_id)
    assert len(await published(AccessGranted)) == 1


async def test_an_assignment_changes_the_owner_and_who_sees_the_case(a_case, deliver, amina, client, people, published):
    case = await a_case(sex="male")
    made = AssignmentMade(
        transition_id=uuid4(),
        record_id=UUID(case["id"]),
        transitioned_by="joao",
        transitioned_to="rosa",
        made_at=AT,
    )
    await deliver(made, about=UUID(case["id"]))
    url = f"/api/v2/cases/{case['id']}"
    assert (await amina.get(url)).status_code == 404
    shown = (await client(people.rosa).get(url)).json()["data"]
    assert (shown["owned_by"], shown["previously_owned_by"]) == ("rosa", "amina")
    assert shown["owned_by_groups"] == ["south"]
    done = (await published(CaseAssigned))[0]
    assert (done.owned_by, done.previously_owned_by) == ("rosa", "amina")


async def test_a_changed_account_changes_its_records(a_case, deliver, people, client, published):
    case = await a_case(sex="male")
    joao = client(people.joao)
    assert (await joao.get(f"/api/v2/cases/{case['id']}")).status_code == 200
    moved = AccountChanged(
        account_id=people.amina.id,
        number=1,
        user_name="amina",
        full_name="Amina Elsewhere",
        role="role-caseworker",
        agency="mssi",
        groups=["south"],
    )
    await deliver(moved, about=people.amina.id)
    assert (await joao.get(f"/api/v2/cases/{case['id']}")).status_code == 404
    facts = (await published(CaseChanged))[0].facts
    assert facts["owned_by_groups"] == facts["associated_user_groups"] == ["south"]
    assert facts["owned_by_full_name"] == "Amina Elsewhere"


@pytest.fixture
async def taker(people):
    """Somebody who may take over cases."""
    rights = {"case": ["read", "receive_transfer"]}
    return await people.add("taker", permissions=rights, forms={"basic_identity": "r"}, groups=["south"], agency="pnds")


@pytest.fixture
def offer(deliver, taker):
    async def made(case):
        record, transition = UUID(case["id"]), uuid4()
        event = TransferMade(
            transition_id=transition, record_id=record, transitioned_by="amina", transitioned_to="taker", made_at=AT
        )
        await deliver(event, about=record)
        return transition

    return made


@pytest.fixture
def answer_offer(deliver):
    async def step(kind, case, transition):
        event = kind(
            transition_id=transition,
            record_id=UUID(case["id"]),
            transitioned_by="amina",
            transitioned_to="taker",
            actor="taker",
            at=AT,
        )
        await deliver(event, about=UUID(case["id"]))

    return step


async def test_an_offer_opens_the_case_and_accepted_it_is_theirs(*, a_case, offer, answer_offer, amina, client, taker):
    case = await a_case(**AGREED)
    url, next_owner = f"/api/v2/cases/{case['id']}", client(taker)
    assert (await next_owner.get(url)).status_code == 404
    transition = await offer(case)
    assert (await next_owner.get(url)).status_code == 200
    shown = (await amina.get(url)).json()["data"]
    assert (shown["owned_by"], shown["transferred_to_users"], shown["transfer_status"]) == (
        "amina",
        ["taker"],
        "in_progress",
    )
    await answer_offer(TransferAccepted, case, transition)
    assert (await next_owner.get(url)).json()["data"]["owned_by"] == "taker"
    assert (await amina.get(url)).status_code == 404


@pytest.mark.parametrize(("kind", "status"), [(TransferRejected, "rejected"), (TransferRevoked, "revoked")])
async def test_an_offer_that_came_to_nothing_leaves_the_case_where_it_was(
    *, a_case, offer, answer_offer, amina, client, taker, kind, status
):
    case = await a_case(**AGREED)
    url = f"/api/v2/cases/{case['id']}"
    await answer_offer(kind, case, await offer(case))
    assert (await client(taker).get(url)).status_code == 404
    shown = (await amina.get(url)).json()["data"]
    assert (shown["owned_by"], shown["transfer_status"], shown["transferred_to_users"]) == ("amina", status, [])
