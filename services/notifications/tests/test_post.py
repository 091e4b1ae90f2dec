"""The post as a whole: rounds, and the connection they share."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from chassis.bus.local import LocalBus
from chassis.watched import Abandoned
from news_builders import a_step
from notifications import worker
from notifications.delivery import commands, domain
from notifications.delivery.commands import ROUND
from testkit import eventually


@pytest.fixture
def news(people, deliver):
    async def make(number=1):
        for _ in range(number):
            step = a_step()
            await deliver(step, about=step.transition_id)

    return make


@pytest.fixture
def states(deliveries):
    async def look():
        return Counter(row.state for row in await deliveries())

    return look


async def test_letters_share_a_connection_round_after_round(news, postman, mail):
    await news(ROUND + 2)
    assert await postman.post_due() == ROUND + 2
    await news()
    assert await postman.post_due() == 1
    assert (len(mail.taken), len(mail.connections)) == (ROUND + 3, 1)


async def test_no_more_than_a_round_is_ever_in_doubt(news, postman, mail, states):
    seen = []

    async def look():
        seen.append(await states())

    mail.at_data = look
    await news(2 * ROUND + 1)
    await postman.post_due()
    assert [each["sending"] for each in seen] == [ROUND] * (2 * ROUND) + [1]
    assert [each["sent"] for each in seen] == [0] * ROUND + [ROUND] * ROUND + [2 * ROUND]
    assert await states() == {"sent": 2 * ROUND + 1}


async def test_told_to_stop_it_ends_its_round_and_marks_no_other(news, postman, mail, states):
    await news(2 * ROUND)
    under_way = asyncio.Event()

    async def say():
        under_way.set()

    mail.at_data = say
    running = asyncio.create_task(postman.run())
    await under_way.wait()
    await postman.stop()
    assert await states() == {"sent": ROUND, "waiting": ROUND}
    running.cancel()


async def test_what_a_slow_server_leaves_no_time_for_is_not_begun_and_not_counted_as_tried(
    *, news, postman, mail, deliveries, monkeypatch
):
    monkeypatch.setattr(worker, "ROUND_AT_MOST", timedelta(seconds=0.2))
    slow = iter([0.3])

    async def dawdle():
        await asyncio.sleep(next(slow, 0))

    mail.at_data = dawdle
    await news(3)
    assert await postman.post_due() == 3
    assert sorted((row.state, row.attempts) for row in await deliveries()) == [
        ("sent", 1),
        ("waiting", 0),
        ("waiting", 0),
    ]
    assert await postman.post_due() == 2
    assert [(row.state, row.attempts) for row in await deliveries()] == [("sent", 1)] * 3
    assert len(mail.taken) == 3


async def test_a_server_that_takes_for_ever_is_given_up_before_it_looks_like_a_crash(
    *, news, postman, mail, deliveries, monkeypatch
):
    monkeypatch.setattr(commands, "LETTER_AT_MOST", timedelta(seconds=0.2))
    mail.at_data = lambda: asyncio.sleep(2)
    await news()
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("waiting", "TimeoutError")
    assert commands.SENDING_AT_MOST > worker.ROUND_AT_MOST + domain.LETTER_AT_MOST


async def test_what_a_library_cancels_does_not_end_the_post(postman, monkeypatch):
    again = asyncio.Event()

    async def cancelled() -> int:
        monkeypatch.setattr(postman, "post_due", taken_up)
        raise asyncio.CancelledError

    async def taken_up() -> int:
        again.set()
        return 0

    monkeypatch.setattr(worker, "TROUBLED_SECONDS", 0)
    monkeypatch.setattr(postman, "post_due", cancelled)
    running = asyncio.create_task(postman.run())
    async with asyncio.timeout(10):
        await again.wait()
    await postman.stop()
    running.cancel()


@pytest.mark.parametrize("answer", ["421 too many letters", None])
async def test_a_kept_connection_that_takes_no_more_is_replaced(answer, news, postman, mail, deliveries):
    await news()
    await postman.post_due()
    mail.to_mail = [answer]
    await news()
    await postman.post_due()
    assert [(row.state, row.attempts) for row in await deliveries()] == [("sent", 1)] * 2
    assert (len(mail.taken), len(mail.connections)) == (2, 2)


async def test_a_connection_the_server_closed_meanwhile_is_replaced(news, postman, mail, deliveries):
    await news()
    await postman.post_due()
    mail.connections[0].transport.close()
    await asyncio.sleep(0.05)
    await news()
    await postman.post_due()
    assert [(row.state, row.attempts) for row in await deliveries()] == [("sent", 1)] * 2
    assert len(mail.taken) == 2


@pytest.mark.parametrize("hangs_up", ["to_mail", "to_rcpt"])
async def test_a_server_that_hangs_up_before_the_letter_surely_has_it_not(
    *, hangs_up, news, postman, mail, deliveries, let_pass
):
    setattr(mail, hangs_up, [None])
    await news()
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why, mail.taken) == ("waiting", "SMTPServerDisconnected", [])
    await let_pass(timedelta(seconds=31))
    await postman.post_due()
    assert ((await deliveries())[0].state, len(mail.taken)) == ("sent", 1)


async def test_a_letter_after_one_that_failed_is_sent_all_the_same(news, postman, mail, states):
    mail.to_rcpt, mail.to_data = ["550 no such person"], ["299 what?", None]
    await news(4)
    await postman.post_due()
    assert await states() == {"failed": 1, "waiting": 2, "sent": 1}


async def test_a_connection_nobody_needs_is_closed(news, postman, mail, monkeypatch):
    monkeypatch.setattr(worker, "GATHER_SECONDS", 0.01)
    await news()
    running = asyncio.create_task(postman.run())

    async def closed():
        assert [each.transport for each in mail.connections] == [None]

    await eventually(closed)
    assert (len(mail.taken), running.done()) == (1, False)
    await postman.stop()
    running.cancel()


@pytest.mark.parametrize("error", [RuntimeError("a mistake"), asyncio.CancelledError()])
async def test_a_post_that_ends_ends_its_worker(settings, monkeypatch, error):
    """Nobody would miss the letters."""

    async def ends(self):
        raise error

    monkeypatch.setattr(worker.Postman, "run", ends)
    made = worker.NotifyingWorker(settings, LocalBus())
    with pytest.raises(RuntimeError) as told:
        await asyncio.wait_for(made.run(), 20)
    assert isinstance(told.value, Abandoned) is isinstance(error, asyncio.CancelledError)


async def test_a_worker_that_is_told_to_end_ends_its_post(settings):
    made = worker.NotifyingWorker(settings, LocalBus())
    running = asyncio.create_task(made.run())
    await asyncio.sleep(0.2)
    running.cancel()
    done, _ = await asyncio.wait([running], timeout=20)
    assert (done, running.exception()) == ({running}, None)
