"""The demonstration's post office."""

from email.message import EmailMessage
from pathlib import Path

import aiosmtplib
from aiosmtpd.smtp import Envelope
from deploy.mailbox import Mailbox
from deploy.stage import create_app
from httpx import ASGITransport, AsyncClient


async def test_what_services_send_is_kept_and_shown_newest_first(tmp_path: Path) -> None:
    mailbox = Mailbox(tmp_path)
    server, port = await mailbox.listen()
    async with server:
        for subject in ("A referral for you", "Enkamiñamentu foun"):
            mail = EmailMessage()
            mail["From"], mail["To"], mail["Subject"] = "no-reply@example.org", "partner@example.org", subject
            mail.set_content("Log in to answer.")
            await aiosmtplib.send(mail, hostname="127.0.0.1", port=port)
    async with AsyncClient(transport=ASGITransport(create_app(mailbox)), base_url="http://mahon.test") as client:
        shown = (await client.get("/demonstration/mail")).json()["data"]
        people = (await client.get("/demonstration/people")).json()["data"]
    assert [mail["subject"] for mail in shown] == ["Enkamiñamentu foun", "A referral for you"]
    assert shown[0]["to"] == "partner@example.org"
    assert shown[0]["text"].strip() == "Log in to answer."
    assert set(people[0]) == {"user_name", "full_name", "role", "password"}


async def test_what_was_kept_is_there_after_a_restart_and_a_half_written_line_is_left_out(tmp_path: Path) -> None:
    first = Mailbox(tmp_path)
    envelope = Envelope()
    envelope.content = b"To: a@people.example\r\nSubject: One\r\n\r\n\xff\r\n"
    await first.handle_DATA(None, None, envelope)
    with (tmp_path / "mails.jsonl").open("ab") as file:
        file.write(b'{"id": "ha')
    again = Mailbox(tmp_path)
    await again.handle_DATA(None, None, envelope)
    assert [mail["subject"] for mail in again.newest()] == ["One", "One"]
