"""`python -m proofs.full`: the disk fills up under people's hands, and is freed again.

What fills up (`--what`: the whole state folder, or in it the databases, the broker or the logs alone) lies on a small
file system of its own, which only root may mount; `--apart` with the broker and a process for each half. While it is
full, what is not kept is refused in words that a client understands, never with success; that of the logs or of the
broker stops nobody. Afterwards everything acknowledged is there, work goes on by itself, and what was announced
has been heard.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from contracts.topology import SERVICES

from proofs.client import Client
from proofs.people import MODULE, administrator, make_crew
from proofs.setting import configure
from proofs.system import System

BLOCK = 1 << 16
RETURN_SECONDS = 60.0
REFUSED = {503, 507}
PAUSE = 0.1
READERS = 16
BEFORE_SECONDS = 8.0
TOLD_SECONDS = 120.0
WAITING = """
SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) + (SELECT count(*) FROM held WHERE why <> 'parked')
"""


class What(StrEnum):
    """What is on the small disk: the whole state folder, or a part of it."""

    ALL = "all"
    DATABASES = "postgres"
    BROKER = "rabbitmq"
    LOGS = "logs"

    @property
    def stops_people(self) -> bool:
        """What is told to others waits in the databases, and what happened is worth less than a child's case."""
        return self not in {What.BROKER, What.LOGS}


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system in memory, of so much and no more."""
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "mahon-proof", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@dataclass
class Writer:
    """Registers one case after another. `kept`: ids that were acknowledged; `refused`: those that were refused."""

    client: Client
    reader: Client
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    said: dict[str, Counter[str]] = field(default_factory=dict)
    phase: str = "before"
    over: bool = False

    def work(self) -> None:
        while not self.over:
            id, phase = str(uuid4()), self.phase
            data = {"id": id, "module_id": MODULE, "name_first": "Example", "age": 7, "notes": "x" * 2000}
            answer = self.client.send("POST", "/api/v2/cases", {"data": data})
            if answer.ok:
                self.kept.append(id)
            elif answer.settled or answer.status in REFUSED:
                self.refused.append(id)
            self._note(f"writes {phase}", answer.status, code_in(answer.body))
            if self.kept:
                read = self.reader.send("GET", f"/api/v2/cases/{self.kept[0]}")
                self._note(f"reads {phase}", read.status, "" if read.ok else code_in(read.body))
            time.sleep(PAUSE)

    def _note(self, what: str, status: int, code: str) -> None:
        self.said.setdefault(what, Counter())[f"{status} {code}".strip()] += 1


def code_in(body: bytes) -> str:
    _, _, rest = body.partition(b'"code":"')
    return rest.partition(b'"')[0].decode(errors="replace")[:40]


def fill(disk: Path) -> Path:
    """To the last block."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * BLOCK)
        except OSError:
            pass
    if free_of(disk) > BLOCK:
        raise SystemExit("full: the disk did not become full")
    return filler


def free_of(disk: Path) -> int:
    """Bytes."""
    free = os.statvfs(disk)
    return free.f_bavail * free.f_frsize


def missing(client: Client, ids: list[str], *, wanted: bool) -> list[str]:
    """Those that are not as they should be: there, or not there; many are asked for at once, since each that is not
    there is waited for.
    """

    def look(share: int) -> list[str]:
        own = client.beside()
        return [id for id in ids[share::READERS] if own.send("GET", f"/api/v2/cases/{id}").ok is not wanted]

    with ThreadPoolExecutor(READERS) as readers:
        return [id for found in readers.map(look, range(READERS)) for id in found]


def full(
    megabytes: Annotated[int, typer.Option(help="Size of the disk.")] = 900,
    seconds: Annotated[float, typer.Option(help="How long it stays full.")] = 60.0,
    what: Annotated[What, typer.Option(help="What lies on it.")] = What.ALL,
    *,
    apart: Annotated[bool, typer.Option("--apart", help="A process for each half, and the broker.")] = False,
) -> None:
    """Fails where what was acknowledged is lost, what was refused is there, or work does not go on within a minute."""
    if os.geteuid() != 0:
        raise SystemExit("full: only root may mount a small disk")
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "disk" / "state"
        place = state.parent if what is What.ALL else state / what
        Path(folder).chmod(0o755)
        with small_disk(place, megabytes) as disk, System(state, apart=apart) as system:
            configure(administrator(system.base))
            crew = make_crew(system.base, workers=1, groups=1)
            client = crew.client(crew.workers[0])
            writer = Writer(client, client.beside())
            thread = threading.Thread(target=writer.work, daemon=True)
            thread.start()
            returned = fill_and_free(disk, writer, seconds)
            writer.over = True
            thread.join()
            told = asyncio.run(until_all_is_told(system))
            judge(writer, client, returned, told=told, what=what)


async def until_all_is_told(system: System) -> float:
    """How many seconds until nobody has anything to tell or to apply any more; what is parked stays for ever."""
    began = time.monotonic()
    while time.monotonic() < began + TOLD_SECONDS:
        if not any([await _waits(system, service) for service in SERVICES]):
            break
        await asyncio.sleep(PAUSE)
    return time.monotonic() - began


async def _waits(system: System, service: str) -> int:
    connection = await system.connect(service)
    try:
        return int(await connection.fetchval(WAITING))
    finally:
        await connection.close()


def fill_and_free(disk: Path, writer: Writer, seconds: float) -> float:
    """How many seconds after there was room again the first case was acknowledged."""
    time.sleep(BEFORE_SECONDS)
    filler = fill(disk)
    writer.phase = "while it is full"
    time.sleep(seconds)
    # Who found room again before the end was not stopped by a full disk.
    if free_of(disk) > BLOCK * 16:
        raise SystemExit("full: the disk did not stay full")
    filler.unlink()
    writer.phase, freed, known = "afterwards", time.monotonic(), len(writer.kept)
    while len(writer.kept) == known and time.monotonic() < freed + 2 * RETURN_SECONDS:
        time.sleep(PAUSE)
    returned = time.monotonic() - freed
    time.sleep(BEFORE_SECONDS)
    return returned


def judge(writer: Writer, client: Client, returned: float, *, told: float, what: What) -> None:
    for doing, said in sorted(writer.said.items()):
        print(f"full: {doing}: {dict(said.most_common())}")
    lost, ghosts = missing(client, writer.kept, wanted=True), missing(client, writer.refused, wanted=False)
    stopped = sum(number for said, number in writer.said["writes while it is full"].items() if said[0] != "2")
    faults = sum(
        number
        for said, number in writer.said["writes while it is full"].items()
        if said[0] == "5" and int(said[:3]) not in REFUSED
    )
    print(
        f"full: {len(writer.kept)} acknowledged, {len(lost)} lost; {len(writer.refused)} refused, {len(ghosts)} there; "
        f"{stopped} writes were stopped by the full disk, {faults} with an error of ours; work went on after "
        f"{returned:.1f} s, and everybody had heard of everything {told:.1f} s after the last"
    )
    if what.stops_people and not stopped:
        raise SystemExit("full: nothing was stopped: the disk was never full for anybody")
    if not what.stops_people and stopped:
        raise SystemExit(f"full: the full disk of {what} stopped people")
    sys.exit(1 if lost or ghosts or faults or returned > RETURN_SECONDS or told > TOLD_SECONDS else 0)


if __name__ == "__main__":
    typer.run(full)
