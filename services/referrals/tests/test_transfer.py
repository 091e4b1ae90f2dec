"""Offering a case to its next owner, through the API. Rules: `docs/domain/referrals.md §16`."""

from uuid import UUID, uuid4

import pytest
from contracts.referrals import (
    TransferAccepted,
    TransferActivated,
    TransferCompleted,
    TransferEnded,
    TransferMade,
    TransferRefused,
    TransferRejected,
    TransferRevoked,
)
from referring_builders import API, assigned, changed, ended, granted, refused

SOUTH = {"associated_user_names": ["amina", "taker"], "associated_user_groups": ["north", "south"]}


@pytest.fixture
def shown(client, people):
    async def show(id, *, by="mover"):
        answer = await client(people.known[by]).get(f"{API}/transfers/{id}")
        return answer.json()["data"] if answer.status_code == 200 else answer.status_code

    return show


async def test_a_case_is_offered_and_is_theirs_once_cases_has_followed(*, referring, deliver, published, shown):
    case = await referring.case()
    asked = (await referring.offer(case)).json()["data"]
    assert (asked["type"], asked["status"], asked["access"]) == ("Transfer", "in_progress", "asked")
    assert "notes" in asked
    assert await shown(asked["id"], by="taker") == 404
    now = granted(case, asked["id"], **SOUTH)
    await deliver(now, about=case.record_id, times=2)
    [told] = await published(TransferActivated)
    assert (told.transitioned_by, told.transitioned_to, told.record_owned_by) == ("mover", "taker", "amina")
    offered = await shown(asked["id"], by="taker")
    assert (offered["abilities"], offered["notes"]) == (["accept", "reject"], "Please take over")
    answer = await referring.reply(case, asked["id"], "accepted")
    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "accepted")
    assert await published(TransferCompleted) == []
    await deliver(assigned(now, asked["id"], "taker"), about=case.record_id, times=2)
    [done] = await published(TransferCompleted)
    assert (done.actor, done.record_owned_by) == ("taker", "amina")
    final = await shown(asked["id"])
    assert (final["status"], final["abilities"], "ended_at" in final) == ("accepted", [], True)


async def test_two_open_transfers_of_a_case_are_impossible(*, referring, deliver, published, client, people):
    case = await referring.case()
    id = await referring.transfer(case)
    again = await referring.offer(case, to="benedita")
    assert (again.status_code, again.json()["code"]) == (422, "person_cannot_receive")
    await people.add("other", groups=["south"], permissions={"case": ["read", "receive_transfer"]})
    again = await referring.offer(case, to="other")
    assert (again.status_code, again.json()["code"]) == (409, "already_transferring")
    assert again.json()["facts"]["transfer"] == id
    bulk = {"data": {"transitioned_to": "other", "ids": [str(case.record_id)]}}
    many = (await client(people.mover).post(f"{API}/cases/transfers", json=bulk)).json()
    assert (many["code"], [error["code"] for error in many["errors"]]) == ("nothing_done", ["already_transferring"])
    await referring.reply(case, id, "accepted")
    assert (await referring.offer(case, to="other")).json()["code"] == "already_transferring"
    await deliver(assigned(case, id, "taker"), about=case.record_id)
    assert (await referring.offer(case, to="other")).status_code == 200
    assert len(await published(TransferMade)) == 2


@pytest.mark.parametrize(
    ("who", "status"), [("taker", 200), ("head", 200), ("onlooker", 404), ("mover", 403), ("amina", 403), ("rosa", 404)]
)
async def test_who_accepts(referring, deliver, published, who, status):
    case = await referring.case()
    id = (await referring.offer(case)).json()["data"]["id"]
    await deliver(granted(case, id, **SOUTH), about=case.record_id)
    assert (await referring.reply(case, id, "accepted", by=who)).status_code == status
    assert len(await published(TransferAccepted)) == (status == 200)


async def test_who_declines_says_why_and_the_reason_is_sealed(referring, published, shown):
    case = await referring.case()
    id = await referring.transfer(case)
    answer = await referring.reply(case, id, "rejected", rejected_reason="too many cases")
    assert answer.json()["data"]["status"] == "rejected"
    assert (await shown(id))["rejected_reason"] == "too many cases"
    [told] = await published(TransferRejected)
    assert "too many" not in told.model_dump_json()
    assert (await referring.reply(case, id, "accepted")).json()["code"] == "transfer_closed"
    assert (await referring.offer(case)).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("mover", 200), ("taker", 403), ("benedita", 404), ("rosa", 404)])
@pytest.mark.parametrize("how", ["PATCH", "DELETE"])
async def test_who_takes_it_back(*, referring, published, client, people, who, status, how):
    case = await referring.case()
    id = await referring.transfer(case)
    path = f"{API}/cases/{case.record_id}/transfers/{id}"
    body = {"json": {"data": {"status": "revoked"}}} if how == "PATCH" else {}
    answer = await client(people.known[who]).request(how, path, **body)
    assert answer.status_code == status
    assert len(await published(TransferRevoked)) == (status == 200)


async def test_what_was_accepted_is_not_taken_back(referring):
    case = await referring.case()
    id = await referring.transfer(case)
    await referring.reply(case, id, "accepted")
    again = await referring.reply(case, id, "revoked", by="mover")
    assert (again.status_code, again.json()["code"]) == (409, "transfer_already_answered")


async def test_cases_refuses_and_the_sender_alone_knows(*, referring, deliver, published, shown):
    case = await referring.case()
    id = (await referring.offer(case)).json()["data"]["id"]
    await deliver(refused(case, id, "consent_missing"), about=UUID(id), times=2)
    assert (await shown(id))["status"] == "refused"
    assert await shown(id, by="taker") == 404
    assert [event.code for event in await published(TransferRefused)] == ["consent_missing"]


@pytest.mark.parametrize("answered", [False, True])
async def test_an_offer_ends_with_what_it_hangs_on_answered_or_not(*, referring, deliver, published, shown, answered):
    case = await referring.case()
    id = await referring.transfer(case)
    if answered:
        await referring.reply(case, id, "accepted")
    await deliver(ended(case, id, "owner_changed"), about=UUID(id), times=2)
    final = await shown(id)
    assert (final["status"], final["ended_because"]) == ("revoked", "owner_changed")
    assert [event.code for event in await published(TransferEnded)] == ["owner_changed"]
    assert (await referring.offer(case)).status_code == 200


@pytest.mark.parametrize(
    ("facts", "more", "code"),
    [
        ({"disclosure_other_orgs": False}, {}, "consent_missing"),
        ({"disclosure_other_orgs": False}, {"consent_overridden": True}, "consent_override_not_allowed"),
        ({"status": "closed"}, {}, "record_not_open"),
        ({"owned_by": "taker"}, {}, "already_owner"),
        ({}, {"to": "amina"}, "person_cannot_receive"),
        ({}, {"to": "nobody_known"}, "person_cannot_receive"),
    ],
)
async def test_what_cannot_be_offered_is_refused_at_once(referring, published, facts, more, code):
    case = await referring.case(**facts)
    answer = await referring.offer(case, **more)
    assert answer.json()["code"] == code
    assert await published(TransferMade) == []


async def test_the_same_command_counts_once(referring, published):
    case = await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    first = await referring.offer(case, headers=headers)
    assert (await referring.offer(case, headers=headers)).json() == first.json()
    assert len(await published(TransferMade)) == 1


async def test_transfers_are_listed_with_the_case_and_for_each_side(*, referring, deliver, client, people):
    case = await referring.case()
    id = await referring.transfer(case)
    await deliver(changed(changed(case), **SOUTH), about=case.record_id)

    async def listed(who, path):
        return [row["id"] for row in (await client(people.known[who]).get(f"{API}/{path}")).json()["data"]]

    for path in (f"cases/{case.record_id}/transfers", f"cases/{case.record_id}/transitions?types=Transfer"):
        assert await listed("amina", path) == await listed("taker", path) == await listed("head", path) == [id]
        assert await listed("onlooker", path) == []
        assert (await client(people.onlooker).get(f"{API}/{path}")).json()["withheld"] is True
    assert await listed("taker", "transfers") == await listed("mover", "transfers?direction=sent") == [id]
    assert await listed("taker", "transfers?status=rejected") == await listed("mover", "transfers") == []
