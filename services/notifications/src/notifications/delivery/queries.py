"""The letter itself, written when it is sent: the address and language are then those of now."""

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import cache, lru_cache

from chassis.settings import ServiceSettings
from contracts.values import FrozenValues

from notifications.delivery.domain import Delivery, Letter, words
from notifications.kind.domain import AnyKind, language_for

REMEMBERED = 2000


class BadAddress(Exception):
    """No mail can be addressed like this."""


def write_letter(
    delivery: Delivery, kind: AnyKind, account: FrozenValues, settings: ServiceSettings, *, now: datetime
) -> Letter:
    """Subject, one sentence and the way into the application. Raises BadAddress."""
    recipient, to = _address(str(account["email"]))
    language = language_for(account.get("locale"))
    sender, rest = _preprinted(kind, language, settings.mail_from, settings.public_url)
    own = f"Date: {format_datetime(now)}\r\nMessage-ID: {delivery.message_id(sender.rpartition('@')[2])}\r\n"
    return Letter(sender=sender, recipient=recipient, content=to + own.encode("ascii") + rest)


@lru_cache(REMEMBERED)
def _address(written: str) -> tuple[str, bytes]:
    """Where the letter goes, bare and as its header."""
    letter = EmailMessage(policy=SMTP)
    try:
        letter["To"] = Address(addr_spec=written)
        recipient = str(letter["To"].addresses[0].addr_spec)
        recipient.encode("ascii")
    except (ValueError, IndexError, AttributeError, MessageError) as error:
        raise BadAddress from error
    return recipient, letter.as_bytes().removesuffix(b"\r\n")


@cache
def _preprinted(kind: AnyKind, language: str, mail_from: str, link: str) -> tuple[str, bytes]:
    """The sender, and what is the same in every letter of a kind in a language: the library takes a millisecond."""
    subject, text = words(kind.words[language], language, link=link)
    letter = EmailMessage(policy=SMTP)
    letter["From"] = mail_from
    letter["Subject"] = subject
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text, cte="quoted-printable")
    letter["Content-Language"] = language
    return parseaddr(mail_from)[1], letter.as_bytes()
