import asyncio
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from notifications.app import create_app
from notifications.subscriptions import SUBSCRIPTIONS
from notifications.worker import Postman
from testkit import service_fixtures
from testkit.services import settings_for

sys.path.insert(0, str(Path(__file__).parent))

globals().update(service_fixtures("notifications", create_app, SUBSCRIPTIONS))


class MailServer:
    """A mail server in this process: keeps what it takes.

    The lists are answers given to MAIL, RCPT and DATA instead, in turn; None hangs up. `at_data` is awaited first.
    `logins`: whom it was told to be, each with a password; it believes everybody.
    """

    def __init__(self):
        self.taken, self.connections = [], []
        self.to_mail, self.to_rcpt, self.to_data = [], [], []
        self.at_data = None
        self.logins = []

    def connect(self):
        made = SMTP(
            self,
            enable_SMTPUTF8=True,
            auth_require_tls=False,
            authenticator=self.authenticate,
            loop=asyncio.get_running_loop(),
        )
        self.connections.append(made)
        return made

    def authenticate(self, _server, _session, _envelope, _mechanism, told):
        self.logins.append((told.login.decode(), told.password.decode()))
        return AuthResult(success=True)

    async def handle_MAIL(self, server, _session, envelope, address, _options):  # noqa: N802  # aiosmtpd's name
        if self.to_mail:
            return answer(server, self.to_mail.pop(0))
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, _session, envelope, address, _options):  # noqa: N802  # aiosmtpd's name
        if self.to_rcpt:
            return answer(server, self.to_rcpt.pop(0))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802  # aiosmtpd's name
        if self.at_data:
            await self.at_data()
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        if self.to_data:
            return answer(server, self.to_data.pop(0))
        return "250 OK"


def answer(server, given):
    if given is None:
        server.transport.abort()
    return given or "421 gone"


@pytest.fixture
async def mail():
    made = MailServer()
    server = await asyncio.get_running_loop().create_server(made.connect, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()
    await server.wait_closed()


@pytest.fixture
def settings(database_url, mail):
    changed = {"smtp_port": mail.port, "public_url": "https://mahon.example"}
    return settings_for("notifications", database_url).model_copy(update=changed)


@pytest.fixture
async def postman(database, settings):
    made = Postman(database, settings)
    yield made
    await made.leave()


@pytest.fixture
def deliveries(database):
    from notifications.delivery.store import delivery
    from sqlalchemy import select

    async def look():
        async with database.session() as session:
            return (await session.execute(select(delivery).order_by(delivery.c.created_at))).all()

    return look


@pytest.fixture
def let_pass(database):
    """As if that much time had passed since the deliveries were written."""
    from notifications.delivery.store import delivery
    from sqlalchemy import update

    async def shift(time):
        earlier = {"next_at": delivery.c.next_at - time, "started_at": delivery.c.started_at - time}
        async with database.session() as session:
            await session.execute(update(delivery).values(earlier))

    return shift
