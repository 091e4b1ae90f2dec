"""Mails, against a real mail server in this process."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from chassis.actor import service_actor
from chassis.schedule import run_once
from contracts.identity import AccountChanged
from news_builders import a_step, an_assignment
from notifications.delivery.commands import ROUND, end_stranded, logs_in_unencrypted
from notifications.delivery.domain import LADDER, SENDING_AT_MOST
from notifications.delivery.store import delivery, start_due
from notifications.worker import SCHEDULES
from pydantic import SecretStr
from sqlalchemy import update

NOW = datetime.now(UTC)


@pytest.fixture
def news(people, deliver):
    async def make(step=None):
        step = step or a_step()
        await deliver(step, about=step.transition_id)
        return step

    return make


async def test_a_mail_says_that_there_is_news_and_where_and_nothing_more(news, postman, mail, deliveries):
    step = await news()
    assert await postman.post_due()
    [(to, letter)] = mail.taken
    assert to == ["partner@people.example"]
    assert letter["Subject"] == "Mahon: You have a new referral"
    assert letter["Auto-Submitted"] == "auto-generated"
    [delivery] = await deliveries()
    assert letter["Message-ID"] == f"<{delivery.id}@mahon.example>"
    whole = letter.as_string()
    assert "https://mahon.example" in whole
    for secret in ("a1b2c3d", str(step.record_id), str(step.transition_id), "amina"):
        assert secret not in whole
    assert (delivery.state, delivery.attempts, delivery.why) == ("sent", 1, None)
    assert not await postman.post_due()


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("tet", "Mahon: Ita simu referál foun ida"),
        ("pt-BR", "Mahon: Tem um novo encaminhamento"),
        ("id", "Mahon: Anda menerima rujukan baru"),
        ("ar", "Mahon: You have a new referral"),
    ],
)
async def test_in_the_language_of_the_person(*, locale, subject, people, news, postman, mail):
    await people.add("clinic", locale=locale)
    await news(a_step(transitioned_to="clinic"))
    await postman.post_due()
    [(_, letter)] = mail.taken
    assert letter["Subject"] == subject
    assert letter["Content-Language"] == ("en" if locale == "ar" else locale[:3].removesuffix("-"))


async def test_a_mail_of_a_kind_that_a_later_version_wrote_waits_for_it(news, postman, mail, deliveries, database):
    await news()
    async with database.session() as session:
        await session.execute(update(delivery).values(kind="written_later"))
    assert await postman.post_due()
    [waiting] = await deliveries()
    assert (waiting.state, waiting.why, mail.taken) == ("waiting", "unknown_kind", [])


@pytest.mark.parametrize(
    "account",
    [
        {"send_mail": False},
        {"notifications": {"transition_notification": False}},
        {"disabled": True},
        {"unverified": True},
    ],
)
async def test_who_wants_no_mail_gets_none(account, people, news, deliveries):
    await people.add("quiet", **account)
    await news(an_assignment(transitioned_to="quiet"))
    assert await deliveries() == []


async def test_who_switched_it_off_meanwhile_gets_none(people, news, postman, mail, deliveries):
    await news()
    await people.add("partner", role="role-partner", send_mail=False)
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why, mail.taken) == ("failed", "not_wanted", [])


async def test_a_server_that_is_away_is_tried_again_up_the_ladder(news, database, settings, deliveries, let_pass):
    from notifications.worker import Postman

    await news()
    away = Postman(database, settings.model_copy(update={"smtp_port": 1}))
    for wait in (*LADDER, timedelta(days=30)):
        assert await away.post_due()
        await let_pass(wait - timedelta(seconds=5))
        assert not await away.post_due()
        await let_pass(timedelta(seconds=6))
    [delivery] = await deliveries()
    assert (delivery.state, delivery.attempts) == ("failed", 7)
    assert not await away.post_due()


async def test_the_second_attempt_has_the_same_message_id(news, postman, mail, deliveries, let_pass):
    mail.to_data = ["451 try again"]
    await news()
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("waiting", "smtp_451")
    await let_pass(timedelta(seconds=31))
    await postman.post_due()
    first, second = mail.taken
    assert first[1]["Message-ID"] == second[1]["Message-ID"]
    assert (await deliveries())[0].state == "sent"


async def test_a_refused_address_fails_for_good(news, postman, mail, deliveries):
    mail.to_rcpt = ["550 no such person"]
    await news()
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("failed", "smtp_550")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("to_mail", "530 5.7.0 Must issue a STARTTLS command first"),
        ("to_mail", "553 5.1.8 nobody may send as that"),
        ("to_rcpt", "554 5.7.1 Relay access denied"),
    ],
)
async def test_a_server_that_refuses_us_has_refused_no_letter(
    *, asked, answer, news, postman, mail, deliveries, let_pass
):
    setattr(mail, asked, [answer])
    await news()
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("waiting", f"smtp_{answer[:3]}")
    await let_pass(timedelta(seconds=31))
    await postman.post_due()
    assert ((await deliveries())[0].state, len(mail.taken)) == ("sent", 1)


async def test_an_address_that_is_none_fails_without_a_word_to_the_server(
    *, people, deliver, news, postman, mail, deliveries
):
    crooked = await people.add("crooked")
    announced = AccountChanged(
        account_id=crooked.id,
        number=1,
        user_name="crooked",
        full_name="Crooked",
        email="a@b\r\nBcc: c@d",
        role=crooked.role,
    )
    await deliver(announced, about=crooked.id)
    await news(a_step(transitioned_to="crooked"))
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why, mail.taken) == ("failed", "bad_address", [])


async def test_a_server_that_hangs_up_after_the_letter_gets_it_again(news, postman, mail, deliveries, let_pass):
    mail.to_data = [None]
    await news()
    await postman.post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("waiting", "SMTPServerDisconnected")
    await let_pass(timedelta(seconds=31))
    assert await postman.post_due()
    assert [letter["Message-ID"] for _, letter in mail.taken] == [f"<{delivery.id}@mahon.example>"] * 2
    assert (await deliveries())[0].state == "sent"


async def test_what_was_in_doubt_to_the_last_stays_uncertain(news, postman, mail, deliveries, let_pass):
    mail.to_data = [None] * (1 + len(LADDER))
    await news()
    for wait in (*LADDER, timedelta(days=30)):
        assert await postman.post_due()
        await let_pass(wait + timedelta(seconds=1))
    [delivery] = await deliveries()
    assert (delivery.state, delivery.attempts) == ("uncertain", 7)
    assert not await postman.post_due()


async def test_what_a_crash_left_in_doubt_is_sent_again_within_two_minutes(
    *, news, database, postman, mail, deliveries
):
    await news()
    actor = service_actor("notifications")
    async with database.transaction(actor) as uow:
        assert await start_due(uow, NOW, most=ROUND)
    [schedule] = SCHEDULES
    after = SENDING_AT_MOST + schedule.every
    assert after < timedelta(minutes=2)
    await run_once(schedule, database, actor, NOW + SENDING_AT_MOST - timedelta(seconds=1))
    assert [row.state for row in await deliveries()] == ["sending"]
    await run_once(schedule, database, actor, NOW + after)
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("waiting", "crashed_while_sending")
    assert delivery.next_at <= NOW + after
    async with database.transaction(actor) as uow:
        assert await start_due(uow, NOW + after, most=ROUND)


async def test_a_letter_that_kills_its_sender_each_time_is_given_up(news, database, deliveries):
    await news()
    actor, now = service_actor("notifications"), NOW
    for wait in (*LADDER, timedelta(days=30)):
        async with database.transaction(actor) as uow:
            assert await start_due(uow, now, most=ROUND)
        async with database.transaction(actor) as uow:
            await end_stranded(uow, now + SENDING_AT_MOST + timedelta(seconds=1))
        now += max(wait, SENDING_AT_MOST) + timedelta(seconds=2)
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why) == ("uncertain", "crashed_while_sending")
    async with database.transaction(actor) as uow:
        assert await start_due(uow, now + timedelta(days=30), most=ROUND) == []


async def test_the_postman_works_until_told_to_stop(news, postman, mail):
    await news(a_step())
    await news(an_assignment())
    running = asyncio.create_task(postman.run())
    for _ in range(100):
        if len(mail.taken) == 2:
            break
        await asyncio.sleep(0.05)
    await postman.stop()
    assert sorted(letter["Subject"] for _, letter in mail.taken) == [
        "Mahon: A case was assigned to you",
        "Mahon: You have a new referral",
    ]
    running.cancel()


async def test_a_server_that_wants_no_account_is_given_none(news, database, settings, mail, monkeypatch):
    from notifications.worker import Postman

    monkeypatch.setenv("MAHON_SMTP_USER", "")
    as_told = {"smtp_user": type(settings)().smtp_user}
    await news()
    assert await Postman(database, settings.model_copy(update=as_told)).post_due()
    assert len(mail.taken) == 1


ACCOUNT = {"smtp_user": "mahon", "smtp_password": SecretStr("of-the-relay-26")}


async def test_a_password_never_travels_readable_to_another_machine(
    *, news, database, settings, mail, deliveries, let_pass
):
    """`0.0.0.0` leads here and is no loopback address: the server is there, and would take password and letter."""
    from notifications.worker import Postman

    await news()
    elsewhere = settings.model_copy(update=ACCOUNT | {"smtp_host": "0.0.0.0"})  # noqa: S104  # asked, not listened on
    assert await Postman(database, elsewhere).post_due()
    [delivery] = await deliveries()
    assert (delivery.state, delivery.why, mail.connections) == ("waiting", "login_without_tls", [])
    await let_pass(timedelta(seconds=31))
    unnamed = Postman(database, elsewhere.model_copy(update={"smtp_user": None}))
    assert await unnamed.post_due()
    assert ((await deliveries())[0].state, len(mail.taken), mail.logins) == ("sent", 1, [])
    await unnamed.leave()


async def test_on_this_machine_it_logs_in_as_it_was_told(news, database, settings, mail):
    from notifications.worker import Postman

    await news()
    postman = Postman(database, settings.model_copy(update=ACCOUNT))
    assert await postman.post_due()
    assert (mail.logins, len(mail.taken)) == ([("mahon", "of-the-relay-26")], 1)
    await postman.leave()


@pytest.mark.parametrize(
    ("host", "starttls", "shown"),
    [
        ("relay.example", False, True),
        ("10.0.0.5", False, True),
        ("localhost.relay.example", False, True),
        ("relay.example", True, False),
        ("localhost", False, False),
        ("127.0.0.9", False, False),
        ("::1", False, False),
    ],
)
def test_whether_a_password_would_be_shown(host, starttls, shown, settings):
    told = settings.model_copy(update=ACCOUNT | {"smtp_host": host, "smtp_starttls": starttls})
    assert logs_in_unencrypted(told) is shown
    assert not logs_in_unencrypted(told.model_copy(update={"smtp_user": ""}))
