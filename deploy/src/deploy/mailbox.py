"""The demonstration's post office: takes every e-mail, delivers none, and shows what would have been sent."""

import asyncio
import email.policy
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiosmtpd.smtp import SMTP, Envelope

SHOWN = 200
KEPT = 2_000
SWEPT_EVERY = 100


@dataclass(frozen=True)
class Mail:
    id: str
    to: str
    subject: str
    text: str
    received_at: str


class Mailbox:
    """Mails as files in one folder, oldest first by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken = 0
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """What aiosmtpd calls for each mail."""
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        (self._folder / f"{moment}-{uuid4().hex[:8]}.eml").write_bytes(content)
        self._taken += 1
        if self._taken % SWEPT_EVERY == 0:
            for old in self._files()[KEPT:]:
                old.unlink(missing_ok=True)
        return "250 kept, not delivered"

    def newest(self) -> list[dict[str, str]]:
        return [asdict(_read(file)) for file in self._files()[:SHOWN]]

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.eml"), reverse=True)

    async def listen(self, port: int = 0) -> tuple[asyncio.Server, int]:
        """Takes mail on 127.0.0.1; answers the server and its port."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(self._protocol, "127.0.0.1", port)
        return server, int(server.sockets[0].getsockname()[1])

    def _protocol(self) -> SMTP:
        """Without a name of its own it would ask the resolver for one at every connection."""
        return SMTP(self, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=32_000_000)


def _read(file: Path) -> Mail:
    message = message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    received = datetime.strptime(file.name.split("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    return Mail(
        id=file.stem,
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        text=str(body.get_content()) if body is not None else "",
        received_at=received.isoformat(),
    )
