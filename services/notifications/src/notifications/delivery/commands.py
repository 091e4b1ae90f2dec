"""Posting mails: marked before, sent, marked after, so that none is lost and none is sent twice by itself."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import aiosmtplib
from chassis import logs
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork

from notifications.delivery import store
from notifications.delivery.domain import SENDING_AT_MOST, Delivery, Letter, Outcome
from notifications.preference.policy import wants_mail

TIMEOUT_SECONDS = 20
ROUND = 5
"""How many mails are marked and sent together: as many are uncertain when the process dies meanwhile."""
TEMPORARY = range(400, 500)
Ended = tuple[Outcome, str | None]


async def start_round(uow: UnitOfWork, now: datetime) -> list[tuple[Delivery, Mapping[str, Any]]]:
    """Mark the next due mails as being sent, and who gets them; nothing if none is due.

    A person who by now wants no mail gets none.
    """
    started: list[tuple[Delivery, Mapping[str, Any]]] = []
    while not started and (due := await store.take_due(uow, now, most=ROUND)):
        for delivery, account in due:
            delivery.start(at=now)
            if wants_mail(account):
                started.append((delivery, account))
            else:
                delivery.end(Outcome.NEVER, at=now, why="not_wanted")
        await store.save_deliveries(uow, [delivery for delivery, _ in due])
    return started


async def end_round(uow: UnitOfWork, ended: Sequence[tuple[Delivery, Ended]], *, now: datetime) -> None:
    for delivery, (outcome, why) in ended:
        delivery.end(outcome, at=now, why=why)
        if outcome is not Outcome.SENT:
            logs.get().warning("mail_not_sent", delivery_id=str(delivery.id), state=delivery.state, why=why)
    await store.save_deliveries(uow, [delivery for delivery, _ in ended])


async def end_stranded(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: whoever was sending these has crashed; whether the server took them nobody knows."""
    stranded = await store.list_stranded(uow, now - SENDING_AT_MOST)
    await end_round(uow, [(each, (Outcome.UNKNOWN, "crashed_while_sending")) for each in stranded], now=now)


async def post(letters: Sequence[Letter], settings: ServiceSettings) -> list[Ended]:
    """Hand letters to the mail server, one after the other over one connection; how each ended."""
    client = aiosmtplib.SMTP(
        hostname=settings.smtp_host,
        port=settings.smtp_port,
        username=settings.smtp_user,
        password=None if settings.smtp_password is None else settings.smtp_password.get_secret_value(),
        start_tls=settings.smtp_starttls,
        timeout=TIMEOUT_SECONDS,
    )
    try:
        ended = [await _hand_over(client, letter) for letter in letters]
        await _part(client)
        return ended
    finally:
        client.close()


async def _hand_over(client: aiosmtplib.SMTP, letter: Letter) -> Ended:
    """Until the letter itself goes out, a failure means: surely not sent. The next one gets a fresh connection."""
    try:
        if not client.is_connected:
            await client.connect()
        await client.mail(letter.sender)
        await client.rcpt(letter.recipient)
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        client.close()
        return _refused(error, otherwise=Outcome.LATER)
    try:
        await client.data(letter.content)
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        client.close()
        return _refused(error, otherwise=Outcome.UNKNOWN)
    return Outcome.SENT, None


async def _part(client: aiosmtplib.SMTP) -> None:
    """The letters are taken; how the server says goodbye changes nothing."""
    if not client.is_connected:
        return
    try:
        await asyncio.wait_for(client.quit(), 2)
    except (aiosmtplib.SMTPException, OSError, TimeoutError):
        return


def _refused(error: Exception, *, otherwise: Outcome) -> Ended:
    """What the server said: a 4xx may pass later, a 5xx never will; without a word `otherwise`."""
    if isinstance(error, aiosmtplib.SMTPResponseException):
        outcome = Outcome.LATER if error.code in TEMPORARY else Outcome.NEVER
        return outcome, f"smtp_{error.code}"
    return otherwise, type(error).__name__
