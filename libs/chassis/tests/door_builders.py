"""Other ways to the database of a test: another account, another port, a door that opens late."""

import asyncio
import socket
from contextlib import closing, suppress
from urllib.parse import urlsplit

from chassis.driver import plain


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def elsewhere(url: str, *, account: str = "", port: int = 0) -> str:
    """The same database by another account, or through another port."""
    parts = urlsplit(plain(url))
    own, _, place = parts.netloc.rpartition("@")
    where = f"127.0.0.1:{port}" if port else place
    return parts._replace(netloc="@".join(filter(None, (account or own, where)))).geturl()


async def door(port: int, url: str) -> asyncio.Server:
    """A way to the real database through a port where nobody was before."""
    parts = urlsplit(plain(url))

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
        writer.close()

    async def let_in(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection(parts.hostname or "127.0.0.1", parts.port or 5432)
        with suppress(ConnectionError):
            await asyncio.gather(pass_on(reader, outer), pass_on(inner, writer))

    return await asyncio.start_server(let_in, "127.0.0.1", port)
