import asyncio
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP
from notifications.app import create_app
from notifications.subscriptions import SUBSCRIPTIONS
from notifications.worker import Postman
from testkit import service_fixtures
from testkit.services import settings_for

sys.path.insert(0, str(Path(__file__).parent))

globals().update(service_fixtures("notifications", create_app, SUBSCRIPTIONS))


class MailServer:
    """A mail server in this process: keeps what it takes; `answers` are given to RCPT and DATA instead, in turn."""

    def __init__(self):
        self.taken = []
        self.to_rcpt, self.to_data = [], []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802  # aiosmtpd's name
        if self.to_rcpt:
            return self.to_rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802  # aiosmtpd's name
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        if self.to_data:
            answer = self.to_data.pop(0)
            if answer is None:
                server.transport.abort()
                return "421 gone"
            return answer
        return "250 OK"


@pytest.fixture
async def mail():
    made = MailServer()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(made, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()
    await server.wait_closed()


@pytest.fixture
def settings(database_url, mail):
    changed = {"smtp_port": mail.port, "public_url": "https://mahon.example"}
    return settings_for("notifications", database_url).model_copy(update=changed)


@pytest.fixture
def postman(database, settings):
    return Postman(database, settings)


@pytest.fixture
def deliveries(database):
    from notifications.delivery.store import delivery
    from sqlalchemy import select

    async def look():
        async with database.session() as session:
            return (await session.execute(select(delivery).order_by(delivery.c.created_at))).all()

    return look
