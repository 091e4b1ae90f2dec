"""A file is sent to the scanner that is named; whatever keeps it from answering keeps the file out."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from cases.screening.domain.sorts import Sort
from cases.screening.domain.unfit import Unfit
from cases.screening.store.scanner import PART, Scanner, ScannerAway
from cases.screening.store.workshop import Workshop
from chassis.settings import ServiceSettings
from sound_files import picture


@asynccontextmanager
async def clamd(answer):
    """Speaks clamd's INSTREAM; answers with what `answer` makes of the file, or breaks off."""
    heard = []

    async def speak(reader, writer):
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            assert size <= PART
            content += await reader.readexactly(size)
        heard.append(content)
        said = answer(content)
        if said is not None:
            writer.write(said + b"\0")
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        yield f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}", heard


async def test_what_is_clean_passes_and_arrives_whole() -> None:
    content = bytes(range(256)) * 1_000
    async with clamd(lambda _: b"stream: OK") as (address, heard):
        assert await Scanner(address).looks_infected(content) is False
    assert heard == [content]


async def test_what_is_found_is_refused_before_anything_else_looks() -> None:
    async with clamd(lambda _: b"stream: Eicar-Test-Signature FOUND") as (address, _):
        with pytest.raises(Unfit) as refused:
            await Workshop(ServiceSettings(scanner=address)).screen(Sort.IMAGE, bytearray(picture()))
    assert refused.value.why == "virus_found"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"", None])
async def test_who_does_not_say_that_it_is_clean_keeps_it_out(answer) -> None:
    async with clamd(lambda _: answer) as (address, _):
        with pytest.raises(ScannerAway):
            await Scanner(address).looks_infected(b"words")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl"])
async def test_a_scanner_that_is_away_keeps_every_file_out(address) -> None:
    with pytest.raises(ScannerAway) as refused:
        await Scanner(address).looks_infected(b"words")
    assert refused.value.facts["retry_after"] > 0


async def test_nobody_is_asked_where_none_is_named() -> None:
    assert await Scanner(None).looks_infected(b"words") is False
