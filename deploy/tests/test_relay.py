"""Letters of a running Mahon go out through a real relay, over TLS and with an account, and are kept until they do."""

import tempfile
import time
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import asyncpg
import pytest
from certificates import make_certificate
from proofs.client import Client
from proofs.people import Crew, make_crew, post
from proofs.system import System
from relay import USER, Mailbox, Relay, why_not
from testkit import eventually

# The proofs' clients live as long as their program, and close nothing.
pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("relay"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PASSWORD, ANOTHER = "of-the-relay-26", "of-somebody-else-26"  # of a relay of our own
SOON = 30.0
CHILD = {"age": 7, "sex": "female", "module_id": "primeromodule-cp"}
NOW = "UPDATE delivery SET next_at = now() - interval '1 second' WHERE state = 'waiting'"


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with Mailbox() as taking:
        yield taking


@pytest.fixture(scope="module")
def relay(mailbox: Mailbox) -> Iterator[Relay]:
    with tempfile.TemporaryDirectory(prefix="relay") as folder:
        certificate, key = make_certificate(Path(folder), "localhost")
        yield Relay(Path(folder) / "postfix", certificate, key, mailbox.port)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory, relay: Relay) -> Iterator[System]:
    told = {
        "HOST": "localhost",
        "PORT": str(relay.port),
        "USER": USER,
        "PASSWORD": PASSWORD,
        "STARTTLS": "true",
        "ROOT": str(relay.folder / "cert.pem"),
    }
    environment = {f"MAHON_SMTP_{name}": value for name, value in told.items()}
    with System(tmp_path_factory.mktemp("relayed") / "state", apart=False, environment=environment) as running:
        yield running


def assign_one(crew: Crew) -> None:
    """Somebody is given a case, of which a letter tells."""
    worker: Client = crew.client(crew.workers[0])
    deadline = time.monotonic() + SOON
    while worker.send("GET", "/api/v2/cases").status != 200 and time.monotonic() < deadline:
        time.sleep(0.1)
    case = post(worker, "cases", CHILD)["id"]
    manager = crew.client(crew.managers[0])
    answer = manager.send("POST", f"/api/v2/cases/{case}/assigns", {"data": {"transitioned_to": crew.workers[1]}})
    assert answer.ok, answer.body


async def tried(connection: asyncpg.Connection, times: int) -> str | None:
    """Why it was kept, once it was tried so often; it is due at once, for the pause is another test's business."""

    async def is_kept() -> str | None:
        await connection.execute(NOW if times > 1 else "SELECT 1")
        row = await connection.fetchrow("SELECT state, attempts, why FROM delivery")
        assert row is not None
        assert row["attempts"] >= times
        assert row["state"] == "waiting"
        why: str | None = row["why"]
        return why

    return await eventually(is_kept, within=SOON)


async def test_a_letter_waits_for_a_relay_that_takes_it_safely_and_goes_once(
    system: System, relay: Relay, mailbox: Mailbox
) -> None:
    crew = make_crew(system.base, workers=2, groups=1)
    connection = await system.connect("notifications")
    with relay.told(password=PASSWORD, tls="none"):
        assign_one(crew)
        assert await tried(connection, 1) == "SMTPException"
        assert "sasl_username" not in relay.log
        assert "from=<" not in relay.log
    with relay.told(password=ANOTHER):
        assert await tried(connection, 2) == "smtp_535"
        assert "authentication failed" in relay.log
    assert await tried(connection, 4) == "SMTPConnectError"
    assert mailbox.taken == []
    with relay.told(password=PASSWORD):

        async def arrived() -> None:
            await connection.execute(NOW)
            assert await connection.fetchval("SELECT state FROM delivery") == "sent"
            assert mailbox.taken

        await eventually(arrived, within=SOON)
        assert "sasl_method=" in relay.log
    [letter] = [message_from_bytes(content) for content in mailbox.taken]
    assert letter["To"] == f"{crew.workers[1]}@people.example"
    await connection.close()
