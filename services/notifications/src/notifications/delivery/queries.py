"""The letter itself, written when it is sent: the address and language are then those of now."""

from collections.abc import Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any

from chassis.settings import ServiceSettings

from notifications.delivery.domain import Delivery
from notifications.template.domain import language_for, words


class BadAddress(Exception):
    """No mail can be addressed like this."""


def write_letter(
    delivery: Delivery, account: Mapping[str, Any], settings: ServiceSettings, *, now: datetime
) -> EmailMessage:
    """Subject, one sentence and the way into the application. Raises BadAddress."""
    sender = parseaddr(settings.mail_from)[1]
    subject, text = words(delivery.kind, account.get("locale"), link=settings.public_url)
    letter = EmailMessage(policy=SMTP)
    try:
        letter["To"] = Address(addr_spec=str(account["email"]))
        letter["From"] = settings.mail_from
    except (ValueError, IndexError, AttributeError) as error:
        raise BadAddress from error
    letter["Subject"] = subject
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = delivery.message_id(sender.rpartition("@")[2])
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text, cte="quoted-printable")
    letter["Content-Language"] = language_for(account.get("locale"))
    return letter
