"""Asking for somebody else's case, through the API. Rules: `docs/domain/referrals.md §17`."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from chassis.actor import service_actor
from contracts.cases import CaseErased
from contracts.referrals import (
    TransferMade,
    TransferRequestAccepted,
    TransferRequestEnded,
    TransferRequestMade,
    TransferRequestRejected,
    TransferRequestRevoked,
)
from referrals.transfer.commands import give_up_transfers
from referrals.transfer_request.commands import settle_requests
from referring_builders import API, assigned, changed, granted, refused

SOUTH = {"associated_user_names": ["amina", "seeker"], "associated_user_groups": ["north", "south"]}
WORDS = "I work with her sister"


@pytest.fixture
def shown(client, people):
    async def show(id, *, by="seeker"):
        answer = await client(people.known[by]).get(f"{API}/transfer_requests/{id}")
        return answer.json()["data"] if answer.status_code == 200 else answer.status_code

    return show


@pytest.fixture
def offer(published):
    """The transfer that was made last."""

    async def last():
        return (await published(TransferMade))[-1]

    return last


@pytest.fixture
def passing(database):
    """Runs a schedule, at a time from now on."""

    async def run(schedule, after=timedelta()):
        async with database.transaction(service_actor("referrals")) as uow:
            await schedule(uow, datetime.now(UTC) + after)

    return run


async def test_a_case_is_asked_for_offered_and_taken_over(*, referring, deliver, published, shown, offer, client):
    case = await referring.case()
    asked = (await referring.request(case)).json()["data"]
    assert (asked["type"], asked["status"], asked["transitioned_by"]) == ("TransferRequest", "in_progress", "seeker")
    assert (asked["transitioned_to"], asked["record_access_denied"], "record" in asked) == ("amina", True, False)
    [told] = await published(TransferRequestMade)
    assert (told.transitioned_to, told.actor, WORDS in told.model_dump_json()) == ("amina", "seeker", False)
    waiting = await shown(asked["id"], by="amina")
    assert (waiting["abilities"], waiting["notes"]) == (["accept", "reject"], WORDS)
    answer = await referring.grant_wish(case, asked["id"])
    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "accepted")
    made = await offer()
    assert (made.transitioned_by, made.transitioned_to, made.consent_overridden) == ("amina", "seeker", False)
    assert len(await published(TransferRequestAccepted)) == 1
    assert "ended_at" not in await shown(asked["id"])
    await deliver(granted(case, str(made.transition_id), **SOUTH), about=case.record_id, times=2)
    assert "ended_at" in await shown(asked["id"])
    taken = await referring.reply(case, str(made.transition_id), "accepted", by="seeker")
    assert taken.status_code == 200, taken.text


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [("seeker", 200, None), ("blind", 404, "not_found"), ("unfit", 422, "person_cannot_receive"), ("rosa", 403, None)],
)
async def test_who_asks(referring, published, who, status, code):
    answer = await referring.request(await referring.case(), by=who)
    assert answer.status_code == status
    assert code in (None, answer.json().get("code"))
    assert len(await published(TransferRequestMade)) == (status == 200)


@pytest.mark.parametrize(
    ("facts", "status", "code"),
    [
        ({"owned_by": "seeker"}, 409, "own_case"),
        ({"status": "closed"}, 422, "record_not_open"),
        ({"record_state": False}, 422, "record_not_open"),
        ({"module_id": "primeromodule-gbv"}, 422, "person_cannot_receive"),
    ],
)
async def test_what_is_not_to_be_had_is_not_asked_for(referring, published, facts, status, code):
    answer = await referring.request(await referring.case(**facts))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await published(TransferRequestMade) == []


async def test_a_case_that_there_is_not_and_an_incident_are_not_found(referring, client):
    incident = await referring.incident()
    assert (await referring.request(incident)).status_code == 404
    nowhere = incident.model_copy(update={"record_id": uuid4()})
    assert (await referring.request(nowhere)).status_code == 404


async def test_one_person_asks_once_at_a_time_and_others_too(referring, published):
    case = await referring.case()
    id = await referring.wish(case)
    again = await referring.request(case)
    assert (again.status_code, again.json()["code"]) == (409, "already_requested")
    assert again.json()["facts"]["transfer_request"] == id
    await referring.wish(case, by="second")
    await referring.grant_wish(case, id, "rejected")
    await referring.wish(case)
    assert len(await published(TransferRequestMade)) == 3


@pytest.mark.parametrize(
    ("who", "status"),
    [("amina", 200), ("chief", 200), ("benedita", 404), ("joao", 404), ("seeker", 403), ("rosa", 404)],
)
@pytest.mark.parametrize("step", ["accepted", "rejected"])
async def test_who_answers(*, referring, published, who, status, step):
    case = await referring.case()
    id = await referring.wish(case)
    answer = await referring.grant_wish(case, id, step, by=who)
    assert answer.status_code == status, answer.text
    assert len(await published(TransferRequestAccepted) + await published(TransferRequestRejected)) == (status == 200)
    assert len(await published(TransferMade)) == (status == 200 and step == "accepted")


async def test_who_declines_says_why_and_the_reason_is_sealed(referring, published, shown):
    case = await referring.case()
    id = await referring.wish(case)
    await referring.grant_wish(case, id, "rejected", rejected_reason="She trusts me")
    assert ((await shown(id))["status"], (await shown(id))["rejected_reason"]) == ("rejected", "She trusts me")
    [told] = await published(TransferRequestRejected)
    assert "trusts" not in told.model_dump_json()
    late = await referring.grant_wish(case, id)
    assert (late.status_code, late.json()["code"]) == (403, "transfer_request_closed")


@pytest.mark.parametrize(("who", "status"), [("seeker", 200), ("amina", 403), ("chief", 403), ("second", 404)])
async def test_who_takes_it_back(referring, published, who, status):
    case = await referring.case()
    id = await referring.wish(case)
    assert (await referring.grant_wish(case, id, "revoked", by=who)).status_code == status
    assert len(await published(TransferRequestRevoked)) == (status == 200)


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({}, 422, "consent_missing"),
        ({"consent_overridden": True}, 403, "consent_override_not_allowed"),
    ],
)
async def test_without_a_consent_nothing_is_offered_and_the_request_waits(*, referring, shown, more, status, code):
    case = await referring.case(disclosure_other_orgs=False)
    id = await referring.wish(case)
    answer = await referring.grant_wish(case, id, **more)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await shown(id, by="amina"))["abilities"] == ["accept", "reject"]


async def test_what_who_asks_heard_from_the_family_overrides_no_consent_by_itself(referring, people, offer):
    case = await referring.case(disclosure_other_orgs=False)
    id = await referring.wish(case, consent_individual_transfer=True)
    assert (await referring.grant_wish(case, id)).json()["code"] == "consent_override_not_allowed"
    rights = {"case": ["read", "accept_or_reject_transfer", "consent_override"]}
    await people.add("senior", scope="group", groups=["north"], permissions=rights)
    assert (await referring.grant_wish(case, id, by="senior")).status_code == 200
    assert ((await offer()).transitioned_by, (await offer()).consent_overridden) == ("senior", True)


async def test_a_case_that_is_offered_already_is_offered_to_nobody_else(referring, shown):
    case = await referring.case()
    await referring.transfer(case)
    id = await referring.wish(case)
    answer = await referring.grant_wish(case, id)
    assert (answer.status_code, answer.json()["code"]) == (409, "already_transferring")
    assert (await shown(id))["status"] == "in_progress"


async def test_what_cases_refuses_can_be_answered_again(*, referring, deliver, shown, offer, published):
    case = await referring.case()
    id = await referring.wish(case)
    await referring.grant_wish(case, id)
    first = await offer()
    await deliver(refused(case, str(first.transition_id), "person_cannot_receive"), about=first.transition_id)
    waits = await shown(id, by="amina")
    assert (waits["status"], waits["refusal"], waits["abilities"]) == (
        "in_progress",
        "person_cannot_receive",
        ["accept", "reject"],
    )
    assert (await referring.grant_wish(case, id)).status_code == 200
    second = await offer()
    assert first.transition_id != second.transition_id
    await deliver(granted(case, str(second.transition_id), **SOUTH), about=case.record_id)
    done = await shown(id)
    assert (done["status"], "refusal" in done, "ended_at" in done) == ("accepted", False, True)


async def test_what_cases_never_answers_can_be_answered_again(referring, shown, passing):
    case = await referring.case()
    id = await referring.wish(case)
    await referring.grant_wish(case, id)
    await passing(settle_requests)
    assert (await shown(id))["status"] == "accepted"
    await passing(give_up_transfers, timedelta(minutes=11))
    await passing(settle_requests)
    assert ((await shown(id))["status"], (await shown(id))["refusal"]) == ("in_progress", "timed_out")


async def test_with_another_owner_every_request_ends_and_who_asked_is_told(
    *, referring, deliver, published, shown, client, people
):
    case = await referring.case()
    ids = [await referring.wish(case), await referring.wish(case, by="second")]
    given = await client(people.joao).post(
        f"{API}/cases/{case.record_id}/assigns", json={"data": {"transitioned_to": "benedita"}}
    )
    await deliver(assigned(case, given.json()["data"]["id"], "benedita"), about=case.record_id)
    for id, who in zip(ids, ("seeker", "second"), strict=True):
        final = await shown(id, by=who)
        assert (final["status"], final["ended_because"], final["abilities"]) == ("revoked", "owner_changed", [])
    told = await published(TransferRequestEnded)
    assert {(event.transitioned_by, event.code) for event in told} == {
        ("seeker", "owner_changed"),
        ("second", "owner_changed"),
    }
    assert (await referring.grant_wish(case, ids[0], by="benedita")).status_code == 404


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"status": "closed"}, "record_closed"),
        ({"record_state": False}, "record_disabled"),
        ({"owned_by": "benedita"}, "owner_changed"),
    ],
)
async def test_a_request_for_what_is_over_ends_within_a_turn(*, referring, deliver, shown, passing, facts, why):
    case = await referring.case()
    id = await referring.wish(case)
    await passing(settle_requests)
    assert (await shown(id))["status"] == "in_progress"
    await deliver(changed(case, **facts), about=case.record_id)
    await passing(settle_requests)
    assert (await shown(id))["ended_because"] == why


async def test_until_then_a_former_owner_gives_nothing_away(referring, deliver):
    case = await referring.case()
    id = await referring.wish(case)
    await deliver(changed(case, owned_by="benedita"), about=case.record_id)
    assert (await referring.grant_wish(case, id)).status_code == 403
    assert (await referring.grant_wish(case, id, by="benedita")).status_code in {403, 404}


async def test_the_same_command_counts_once(referring, published):
    case = await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    first = await referring.request(case, headers=headers)
    assert (await referring.request(case, headers=headers)).json() == first.json()
    id, headers = first.json()["data"]["id"], {"Idempotency-Key": str(uuid4())}
    for _ in range(2):
        answer = await referring.grant_wish(case, id, headers=headers)
        assert answer.json()["data"]["status"] == "accepted"
    assert (len(await published(TransferRequestMade)), len(await published(TransferMade))) == (1, 1)


async def test_who_saw_another_version_decides_again(referring):
    case = await referring.case()
    id = await referring.wish(case)
    stale = await referring.grant_wish(case, id, base_version=7)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")


async def test_requests_are_listed_with_the_case_and_for_each_side(*, referring, client, people):
    case = await referring.case()
    id = await referring.wish(case)

    async def listed(who, path):
        answer = await client(people.known[who]).get(f"{API}/{path}")
        return [row["id"] for row in answer.json()["data"]] if answer.status_code == 200 else answer.status_code

    for path in (f"cases/{case.record_id}/transfer_requests", f"cases/{case.record_id}/transitions"):
        assert await listed("amina", path) == await listed("chief", path) == [id]
        assert await listed("joao", path) == []
        assert (await client(people.joao).get(f"{API}/{path}")).json()["withheld"] is True
        assert await listed("seeker", path) == 404
    assert (
        await listed("amina", "transfer_requests") == await listed("seeker", "transfer_requests?direction=sent") == [id]
    )
    assert await listed("seeker", "transfer_requests") == []
    assert await listed("amina", "transfer_requests?status=rejected") == []
    assert await listed("nobody_role", "transfer_requests") == 403


async def test_with_the_case_goes_what_was_written_in_it(*, referring, deliver, shown):
    case = await referring.case()
    id = await referring.wish(case)
    await deliver(CaseErased(record_id=case.record_id, record_type="case"), about=case.record_id)
    assert await shown(id) == 404
