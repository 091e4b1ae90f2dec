"""A referral that cases ended: both sides see why, and in whatever order it is heard nobody is let in again."""

from uuid import UUID

import pytest
from contracts.referrals import ReferralActivated, ReferralEnded
from referring_builders import API, ended, granted


@pytest.mark.parametrize("answered", ["in_progress", "accepted"])
async def test_what_cases_ended_says_why_to_both_sides(*, answered, referring, published, client, people):
    case = await referring.case()
    id = await referring.referral(case)
    if answered == "accepted":
        await referring.answer(case, id, "accepted")
    await referring.deliver(ended(case, id, "consent_withdrawn"), about=UUID(id), times=2)
    [told] = await published(ReferralEnded)
    assert (str(told.transition_id), told.code, told.actor) == (id, "consent_withdrawn", "joao")
    for person in (people.amina, people.partner):
        shown = (await client(person).get(f"{API}/referrals/{id}")).json()["data"]
        assert (shown["status"], shown["ended_because"], shown["abilities"]) == ("revoked", "consent_withdrawn", [])
    assert "notes" not in shown
    assert (await referring.answer(case, id, "accepted")).json()["code"] == "referral_closed"


async def test_the_end_of_one_to_somebody_outside_is_told_to_its_sender(referring, published, client, people):
    case = await referring.case()
    asked = await referring.ask(case, to=None, remote=True, transitioned_to_remote="someone")
    id = asked.json()["data"]["id"]
    await referring.deliver(ended(case, id, "consent_withdrawn"), about=UUID(id), times=2)
    [told] = await published(ReferralEnded)
    assert (told.transitioned_by, told.transitioned_to, told.code) == ("amina", None, "consent_withdrawn")
    shown = (await client(people.amina).get(f"{API}/referrals/{id}")).json()["data"]
    assert (shown["status"], shown["ended_because"]) == ("revoked", "consent_withdrawn")
    again = await referring.ask(case, to=None, remote=True, transitioned_to_remote="someone")
    assert again.status_code == 200, again.text


async def test_an_end_that_comes_before_the_grant_lets_nobody_in(referring, published, client, people):
    case = await referring.case()
    id = (await referring.ask(case)).json()["data"]["id"]
    await referring.deliver(ended(case, id, "record_closed"), about=UUID(id))
    await referring.deliver(granted(case, id), about=case.record_id)
    assert await published(ReferralActivated) == []
    shown = (await client(people.amina).get(f"{API}/referrals/{id}")).json()["data"]
    assert (shown["status"], shown["ended_because"]) == ("revoked", "record_closed")


@pytest.mark.parametrize("last", ["rejected", "done", "revoked"])
async def test_an_end_that_comes_after_the_last_step_changes_nothing(last, referring, published, client, people):
    case = await referring.case()
    id = await referring.referral(case)
    if last == "revoked":
        await referring.revoke(case, id)
    for status in {"rejected": ["rejected"], "done": ["accepted", "done"]}.get(last, []):
        await referring.answer(case, id, status)
    await referring.deliver(ended(case, id, "giver_lost_access"), about=UUID(id))
    assert await published(ReferralEnded) == []
    shown = (await client(people.amina).get(f"{API}/referrals/{id}")).json()["data"]
    assert (shown["status"], "ended_because" in shown) == (last, False)
