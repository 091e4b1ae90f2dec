"""A letter, read again as whoever gets it reads it."""

import email
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import pytest
from chassis.ids import new_id
from chassis.settings import ServiceSettings
from notifications.delivery.domain import Delivery, words
from notifications.delivery.queries import BadAddress, write_letter
from notifications.kind.domain import LANGUAGES
from notifications.kind.reactions import KINDS

NOW = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
LONG_NAME = "Ministériu Solidariedade Sosiál no Inkluzaun Diresaun Nasionál ba Protesaun Labarik"


def a_delivery(kind):
    return Delivery(id=new_id(), kind=kind, attempts=1), KINDS[kind]


def written_at_length(delivery, kind, address, language, settings):
    """The same letter as the standard library writes it, header by header."""
    subject, text = words(kind.words[language], language, link=settings.public_url)
    letter = EmailMessage(policy=SMTP)
    letter["To"] = Address(addr_spec=address)
    letter["From"] = settings.mail_from
    letter["Subject"] = subject
    letter["Date"] = format_datetime(NOW)
    letter["Message-ID"] = f"<{delivery.id}@mahon.example>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text, cte="quoted-printable")
    letter["Content-Language"] = language
    return letter


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(KINDS))
@pytest.mark.parametrize("address", ["partner@people.example", '"a b"@c.example', f"{'x' * 60}.{'y' * 40}@c.example"])
@pytest.mark.parametrize(
    "settings",
    [
        ServiceSettings(),
        ServiceSettings(mail_from=f"{LONG_NAME} <no-reply@mahon.example>", public_url=f"https://é.example/{'x' * 90}"),
    ],
)
def test_a_letter_reads_as_if_it_had_been_written_header_by_header(*, name, language, address, settings):
    delivery, kind = a_delivery(name)
    letter = write_letter(delivery, kind, {"email": address, "locale": language}, settings, now=NOW)
    at_length = written_at_length(delivery, kind, address, language, settings).as_bytes()
    expected = email.message_from_bytes(at_length, policy=SMTP)
    read = email.message_from_bytes(letter.content, policy=SMTP)
    assert sorted(read.items()) == sorted(expected.items())
    assert read.get_payload() == expected.get_payload()
    assert (read.defects, [each.defects for each in read.values()]) == ([], [()] * len(read.items()))
    assert (letter.sender, letter.recipient) == ("no-reply@mahon.example", address)
    assert all(len(line) <= 998 and b"\n" not in line for line in letter.content.split(b"\r\n"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "@b.example",
        "a@b@c.example",
        "a@b..example",
        "<a@b.example>",
        "a,b@c.example",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example\nBcc: c@d.example",
        "a\0@b.example",
        "josé@b.example",
        "a@bücher.example",
    ],
)
def test_nothing_but_one_plain_address_is_written_to(address):
    for _ in range(2):
        with pytest.raises(BadAddress):
            write_letter(*a_delivery("assigned"), {"email": address}, ServiceSettings(), now=NOW)
