"""The demonstration's post office: takes every e-mail, delivers none, and shows what would have been sent.

In a container it stands alone: `python mailbox.py` takes mail on port 1025 and keeps it in `/data`.
"""

import asyncio
import contextlib
import email.policy
import signal
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from aiosmtpd.smtp import SMTP, Envelope

SHOWN = 200
KEPT = 2_000
FILES = ("earlier.jsonl", "mails.jsonl")


@dataclass(frozen=True)
class Mail:
    id: str
    to: str
    subject: str
    text: str
    received_at: str


class Mailbox:
    """Mails line by line in two files, oldest first. When the later one is full it becomes the earlier."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        whole = _lines(folder / FILES[1])
        (folder / FILES[1]).write_bytes(b"".join(line + b"\n" for line in whole))
        self._taken = len(whole)

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """What aiosmtpd calls for each mail."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        # Latin-1 names every byte, so that whatever was sent is kept as it came.
        kept = {"id": uuid4().hex, "received_at": datetime.now(UTC), "content": content.decode("latin-1")}
        later = self._folder / FILES[1]
        if self._taken == KEPT:
            later.replace(self._folder / FILES[0])
            self._taken = 0
        with later.open("ab") as file:
            file.write(orjson.dumps(kept, option=orjson.OPT_APPEND_NEWLINE))
        self._taken += 1
        return "250 kept, not delivered"

    def newest(self) -> list[dict[str, str]]:
        return [asdict(_read(kept)) for kept in reversed(kept_in(self._folder)[-SHOWN:])]

    async def listen(self, port: int = 0, host: str = "127.0.0.1") -> tuple[asyncio.Server, int]:
        """Takes mail; answers the server and its port."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(self._protocol, host, port)
        return server, int(server.sockets[0].getsockname()[1])

    def _protocol(self) -> SMTP:
        """Without a name of its own it would ask the resolver for one at every connection."""
        return SMTP(self, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=32_000_000)


def kept_in(folder: Path) -> list[dict[str, str]]:
    """`{id, received_at, content}` of each mail in a mailbox's folder, oldest first."""
    found: list[dict[str, str]] = [orjson.loads(line) for name in FILES for line in _lines(folder / name)]
    return found


def _lines(file: Path) -> list[bytes]:
    """The whole ones: a crash may have left the last half written."""
    return file.read_bytes().split(b"\n")[:-1] if file.exists() else []


def _read(kept: dict[str, str]) -> Mail:
    message = message_from_bytes(kept["content"].encode("latin-1"), policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    return Mail(
        id=kept["id"],
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        text=str(body.get_content()) if body is not None else "",
        received_at=kept["received_at"],
    )


async def _serve() -> None:
    server, _ = await Mailbox(Path("/data")).listen(1025, "0.0.0.0")  # noqa: S104  # the container's own network
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, server.close)
    with contextlib.suppress(asyncio.CancelledError):
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
