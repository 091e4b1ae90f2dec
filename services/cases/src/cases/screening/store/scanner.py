"""Whoever looks files over for viruses: clamd, by the INSTREAM command of its protocol."""

import asyncio
from urllib.parse import urlsplit

from chassis.errors import Unavailable

PART = 64 * 1024
SECONDS = 60.0
AGAIN_SECONDS = 30
MOST_SAID = 4096


class ScannerAway(Unavailable):
    code = "scanner_away"
    title = "Files are looked over for viruses, and nobody answers who does. Try again shortly."


class Scanner:
    """`address`: `tcp://host:port` or `unix:///path`; None: nobody is asked."""

    def __init__(self, address: str | None) -> None:
        self._address = address

    async def looks_infected(self, content: bytes | bytearray) -> bool:
        """Whether something was found. Refuses whenever that is not known."""
        if self._address is None:
            return False
        try:
            async with asyncio.timeout(SECONDS):
                said = await self._instream(self._address, content)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            raise ScannerAway(retry_after=AGAIN_SECONDS) from error
        if said.endswith(b"OK"):
            return False
        if said.endswith(b"FOUND"):
            return True
        raise ScannerAway(retry_after=AGAIN_SECONDS)

    async def _instream(self, address: str, content: bytes | bytearray) -> bytes:
        where = urlsplit(address)
        if where.scheme == "unix":
            reader, writer = await asyncio.open_unix_connection(where.path)
        else:
            reader, writer = await asyncio.open_connection(where.hostname, where.port)
        try:
            writer.write(b"zINSTREAM\0")
            for place in range(0, len(content), PART):
                part = content[place : place + PART]
                writer.write(len(part).to_bytes(4, "big") + part)
                await writer.drain()
            writer.write(bytes(4))
            await writer.drain()
            said = await reader.readuntil(b"\0")
        finally:
            writer.close()
        return said[:MOST_SAID].rstrip(b"\0 \n")
