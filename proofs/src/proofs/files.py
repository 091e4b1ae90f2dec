"""What a file of the greatest size takes: memory of the process that takes it, and of the one that looks at it.

`python -m proofs.files`: each sort of file comes as the body of a request, is taken apart, looked at, sealed into a
folder and read again, as the service does it; prints one line for each, and ends with 1 where one took too much.
"""

import asyncio
import base64
import io
import os
import struct
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cases.screening.domain.sorts import Sort
from cases.screening.store import workshop
from cases.screening.store.workshop import Workshop
from chassis import memory
from chassis.large_text import Apart
from chassis.objects import Objects
from chassis.sealing import new_file_key, opened_pieces, sealed_pieces
from chassis.settings import ServiceSettings

LARGEST = 20 * 1024 * 1024
MOST_HERE, MOST_THERE = 64.0, 160.0
"""MB: of the process that takes it, and of the one that looks at it and ends."""
ARRIVES = 64 * 1024
MB = 1024.0
FRAME = b"\xff\xfb\x90\x00" + bytes(413)


@dataclass(frozen=True)
class Taken:
    """Megabytes, and seconds from the first byte of the body to the last of what was read again."""

    here: float
    there: float
    seconds: float
    size: int


def photograph(form: str, side: int) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(made, form, quality=92)
    return made.getvalue()


def archive() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("[Content_Types].xml", "<Types/>")
        opened.writestr("word/document.xml", "<w:document/>")
        opened.writestr("word/media/image1.jpeg", os.urandom(LARGEST - 2_000))
    return made.getvalue()


def recording() -> bytes:
    told = b"\0\0\0\x20hdlr" + bytes(8) + b"soun" + bytes(12)
    for name in (b"mdia", b"trak", b"moov"):
        told = struct.pack(">I", len(told) + 8) + name + told
    sound = os.urandom(LARGEST - 1_000)
    return b"\0\0\0\x10ftypM4A " + bytes(4) + told + struct.pack(">I", len(sound) + 8) + b"mdat" + sound


def largest() -> Iterator[tuple[str, Sort, bytes]]:
    yield "JPEG", Sort.IMAGE, photograph("JPEG", 4_600)
    yield "PNG", Sort.IMAGE, photograph("PNG", 2_640)
    yield "MP3", Sort.AUDIO, FRAME * (LARGEST // len(FRAME))
    yield "MP4", Sort.AUDIO, recording()
    stream = base64.b85encode(os.urandom(15 * 1024 * 1024))
    yield "PDF", Sort.DOCUMENT, b"%PDF-1.7\n1 0 obj\n<<>>\nstream\n" + stream + b"\nendstream\nendobj\n%%EOF\n"
    yield "Word", Sort.DOCUMENT, archive()
    yield "text", Sort.DOCUMENT, b"Vizita ba uma iha loron ne'e.\n" * (LARGEST // 30)


class Watch:
    """The most memory of the processes that look at files, while it lasts."""

    def __init__(self) -> None:
        self.most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        own = Path(f"/proc/{os.getpid()}/task")
        while not self._ended.wait(0.01):
            for listed in own.glob("*/children"):
                self.most = max([self.most, *(high_water(int(pid)) for pid in _words(listed))])


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except OSError:
        return []


def high_water(pid: int) -> float:
    """MB; a process that has just begun is still what began it, and does not count."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    looks = workshop.COMMAND[-1].encode() in command
    return next((int(line.split()[1]) / MB for line in lines if looks and line.startswith("VmHWM")), 0.0)


async def take(objects: Objects, shop: Workshop, sort: Sort, content: bytes) -> Taken:
    body = b'{"data":{"field_name":"photos","attachment":"' + base64.b64encode(content) + b'"}}'
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the body waits where it takes no memory of ours
    file.write(body)
    file.seek(0)
    size = len(content)
    del body, content
    memory.give_back()
    Path("/proc/self/clear_refs").write_text("5")
    before, began = high_water_here(), time.perf_counter()
    with Watch() as watch:
        apart = Apart("attachment", LARGEST + 1)
        while part := file.read(ARRIVES):
            apart.feed(part)
        screened = await shop.screen(sort, apart.decoder.end())
        key = new_file_key()
        await objects.put("file", sealed_pieces(key, screened.content, "file"))
        kept = len(screened.content)
        del apart, screened
        read = 0
        async for piece in opened_pieces(key, await objects.get("file"), "file"):
            read += len(piece)
    if read != kept:
        raise SystemExit("what was read is not what was kept")
    return Taken(high_water_here() - before, watch.most, time.perf_counter() - began, size)


def high_water_here() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / MB for line in lines if line.startswith("VmHWM"))


async def _taken(folder: str) -> AsyncIterator[tuple[str, Taken]]:
    settings = ServiceSettings(objects=Path(folder).as_uri())
    objects, shop = Objects(settings), Workshop(settings)
    for name, sort, content in largest():
        yield name, await take(objects, shop, sort, content)


async def main() -> int:
    memory.keep_one_heap()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        async for name, taken in _taken(folder):
            wrong += taken.here > MOST_HERE or taken.there > MOST_THERE
            print(
                f"{name}: {taken.size / MB / MB:.1f} MB in {taken.seconds:.1f} s, {taken.here:.0f} MB more here"
                f" (of {MOST_HERE:.0f}), {taken.there:.0f} MB in who looks (of {MOST_THERE:.0f})"
            )
    print("all within their measure" if not wrong else f"{wrong} took more than they may")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
