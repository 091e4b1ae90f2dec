"""An operator sees how long the referral has waited that has waited longest for its answer."""

from datetime import timedelta

import pytest
from referrals.referral.queries import UNANSWERED, measure_unanswered
from sqlalchemy import text

LONG_AGO = text("UPDATE transition SET created_at = now() - CAST(:ago AS interval) WHERE id = CAST(:id AS uuid)")
HOUR = 3600.0


@pytest.fixture
def measured(database):
    async def measure() -> float:
        async with database.session() as session:
            await measure_unanswered(session)
        return next(iter(UNANSWERED.collect())).samples[0].value

    return measure


@pytest.fixture
def waits_for(database):
    async def wait(id: str, hours: int) -> None:
        async with database.session() as session:
            await session.execute(LONG_AGO, {"ago": timedelta(hours=hours), "id": id})

    return wait


async def test_the_longest_wait_counts_until_it_is_answered(referring, measured, waits_for):
    assert await measured() == 0
    long = await referring.case()
    longest = await referring.case()
    short, older = await referring.referral(long), await referring.referral(longest)
    await waits_for(short, 2)
    await waits_for(older, 50)
    assert await measured() == pytest.approx(50 * HOUR, abs=60)
    await referring.answer(longest, older, "accepted")
    assert await measured() == pytest.approx(2 * HOUR, abs=60)
    await referring.answer(long, short, "rejected")
    assert await measured() == 0


async def test_what_its_recipient_cannot_see_yet_or_nobody_here_answers_does_not_count(referring, measured, waits_for):
    asked = (await referring.ask(await referring.case())).json()["data"]["id"]
    await waits_for(asked, 9)
    outside = await referring.ask(await referring.case(), to=None, remote=True, transitioned_to_remote="someone")
    await waits_for(outside.json()["data"]["id"], 9)
    assert await measured() == 0
