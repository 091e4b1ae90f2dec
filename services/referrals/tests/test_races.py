"""Several at once on a database that really commits, and the wait for cases."""

import asyncio
from uuid import UUID

import pytest
from contracts.referrals import ReferralAccepted, ReferralMade, ReferralRejected, ReferralRevoked
from referring_builders import API, a_case, granted, refused
from testkit import eventually


async def asked(really):
    """The id of the referral that was just written down."""

    async def look():
        made = await really.published(ReferralMade)
        assert made
        return str(made[-1].transition_id)

    return await eventually(look)


async def an_open_referral(really, **facts):
    """Asked, granted by cases while the sender waits, and answered to the sender."""
    case = await really.case(**facts)
    asking = asyncio.create_task(really.ask(case))
    id = await asked(really)
    assert not asking.done()
    now = granted(case, id, referred_users=["partner"], associated_user_names=["amina", "partner"])
    await really.deliver(now, about=case.record_id)
    return now, id, await asking


async def test_the_sender_gets_what_cases_did(really):
    _, id, response = await an_open_referral(really)
    body = response.json()["data"]
    assert (body["id"], body["access"], body["version"]) == (id, "granted", 2)
    assert body["record"]["referred_users"] == ["partner"]


async def test_the_sender_still_waiting_gets_cases_refusal(really):
    case = await really.case()
    asking = asyncio.create_task(really.ask(case))

    id = await asked(really)
    await really.deliver(refused(case, id), about=UUID(id))
    response = await asking
    assert response.status_code == 422
    assert response.json()["errors"][0]["message"] == ["transition.errors.consent"]


async def test_a_case_that_is_on_its_way_is_waited_for(really):
    case = a_case()
    reading = asyncio.create_task(really.client(really.people.amina).get(f"{API}/cases/{case.record_id}/referrals"))
    await asyncio.sleep(0.1)
    assert not reading.done()
    await really.deliver(case, about=case.record_id)
    assert (await reading).status_code == 200


async def answers(*calls):
    """Statuses of answers given at the same time."""
    return sorted(response.status_code for response in await asyncio.gather(*calls))


async def test_one_of_two_acceptances_counts(really):
    case, id, _ = await an_open_referral(really)
    statuses = await answers(really.answer(case, id, "accepted"), really.answer(case, id, "accepted"))
    assert statuses == [200, 409]
    assert len(await really.published(ReferralAccepted)) == 1


async def test_acceptance_and_rejection_have_one_winner(really):
    case, id, _ = await an_open_referral(really)
    statuses = await answers(really.answer(case, id, "accepted"), really.answer(case, id, "rejected"))
    assert statuses[0] == 200
    assert statuses[1] in {403, 409}
    told = await really.published(ReferralAccepted) + await really.published(ReferralRejected)
    assert len(told) == 1


@pytest.mark.parametrize("first", ["accept", "revoke"])
async def test_acceptance_and_revocation_of_the_same_version_have_one_winner(first, really):
    case, id, _ = await an_open_referral(really)
    calls = [
        really.answer(case, id, "accepted", base_version=2),
        really.revoke(case, id, **{"If-Match": '"2"'}),
    ]
    statuses = await answers(*(calls if first == "accept" else reversed(calls)))
    assert statuses[0] == 200
    assert statuses[1] in {403, 409}
    told = await really.published(ReferralAccepted) + await really.published(ReferralRevoked)
    assert len(told) == 1


async def test_the_same_command_sent_twice_at_once_counts_once(really):
    case, id, _ = await an_open_referral(really)
    headers = {"Idempotency-Key": "0198e1a0-0000-7000-8000-000000000001"}
    statuses = await answers(
        really.answer(case, id, "accepted", headers=headers),
        really.answer(case, id, "accepted", headers=headers),
    )
    assert statuses == [200, 200]
    assert len(await really.published(ReferralAccepted)) == 1
