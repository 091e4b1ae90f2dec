"""Posting mails: marked before, sent, marked after, so that none is lost, and twice goes only what is in doubt."""

import asyncio
import ipaddress
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import aiosmtplib
from chassis import logs
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork

from notifications.delivery import store
from notifications.delivery.domain import LETTER_AT_MOST, SENDING_AT_MOST, Delivery, Letter, SendingOutcome

TIMEOUT_SECONDS = 20
GOODBYE_SECONDS = 2
ROUND = 5
"""How many mails are marked and sent together: as many are in doubt when the process dies meanwhile."""
TEMPORARY, PERMANENT = range(400, 500), range(500, 600)
FAILURES = (aiosmtplib.SMTPException, OSError, TimeoutError, ValueError)
"""ValueError: what cannot be put into a command."""
NOT_US = "5.7."
"""How a server begins that lets us do nothing, as one that wants a password (RFC 3463)."""
IN_THE_CLEAR = "login_without_tls"
"""Why letters wait where an account is named for a mail server elsewhere, and MAHON_SMTP_STARTTLS is not set."""
Ended = tuple[SendingOutcome, str | None]


async def end_round(uow: UnitOfWork, ended: Sequence[tuple[Delivery, Ended]], *, now: datetime) -> None:
    for delivery, (outcome, why) in ended:
        delivery.end(outcome, at=now, why=why)
        if outcome is not SendingOutcome.SENT:
            logs.get().warning("mail_not_sent", delivery_id=str(delivery.id), state=delivery.state, why=why)
    await store.save_ended(uow, [delivery for delivery, _ in ended])


async def end_stranded(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: whoever was sending these has crashed; whether the server took them nobody knows.

    Their attempt was over by then, so that the pause before the next one has begun by then too.
    """
    over = now - SENDING_AT_MOST
    stranded = await store.list_stranded(uow, over)
    await end_round(uow, [(each, (SendingOutcome.UNKNOWN, "crashed_while_sending")) for each in stranded], now=over)


class MailServer:
    """Takes one letter after the other, over one connection as long as that lasts."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._shows_password = logs_in_unencrypted(settings)
        self._client = aiosmtplib.SMTP(
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            # A platform that has to name every variable names this one without a value.
            username=settings.smtp_user,
            password=None if settings.smtp_password is None else settings.smtp_password.get_secret_value(),
            start_tls=settings.smtp_starttls,
            cert_bundle=settings.smtp_root or None,
            timeout=TIMEOUT_SECONDS,
        )

    async def post(self, letter: Letter) -> Ended:
        """Until the letter itself goes out, a failure means: surely not sent. The next one gets a fresh connection.

        A server that refuses us, for whatever reason, has refused no letter: who keeps the two may mend that.
        """
        if self._shows_password:
            return SendingOutcome.LATER, IN_THE_CLEAR
        otherwise, is_about_letter = SendingOutcome.LATER, False
        try:
            async with asyncio.timeout(LETTER_AT_MOST.total_seconds()):
                await self._begin(letter.sender)
                is_about_letter = True
                await self._client.rcpt(letter.recipient)
                otherwise = SendingOutcome.UNKNOWN
                await self._client.data(letter.content)
        except BaseException as error:
            self._client.close()
            if isinstance(error, FAILURES):
                return _refused(error, otherwise=otherwise, is_about_letter=is_about_letter)
            raise
        return SendingOutcome.SENT, None

    async def _begin(self, sender: str) -> None:
        """What was kept open may be closed by now, or have taken its fill: then a fresh connection has to do."""
        if self._client.is_connected:
            with suppress(*FAILURES):
                await self._client.mail(sender)
                return
            self._client.close()
        await self._client.connect()
        await self._client.mail(sender)

    async def leave(self) -> None:
        """The letters are taken; how the server says goodbye changes nothing."""
        if self._client.is_connected:
            with suppress(*FAILURES):
                await self._client.quit(timeout=GOODBYE_SECONDS)
        self._client.close()


def logs_in_unencrypted(settings: ServiceSettings) -> bool:
    """Whether the password would travel readable to another machine."""
    return bool(settings.smtp_user) and not settings.smtp_starttls and not _is_this_machine(settings.smtp_host)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refused(error: Exception, *, otherwise: SendingOutcome, is_about_letter: bool) -> Ended:
    """What the server said: a 4xx may pass later, a 5xx never will; without a word that says either, `otherwise`."""
    if not isinstance(error, aiosmtplib.SMTPResponseException):
        return otherwise, type(error).__name__
    if not is_about_letter or error.message.startswith(NOT_US):
        return SendingOutcome.LATER, f"smtp_{error.code}"
    for codes, outcome in ((TEMPORARY, SendingOutcome.LATER), (PERMANENT, SendingOutcome.NEVER)):
        if error.code in codes:
            otherwise = outcome
    return otherwise, f"smtp_{error.code}"
