"""`python -m proofs.full`: the disk fills up under people's hands, and is freed again.

Databases and logs lie together on a small file system of its own, which only root may mount. While it is full, what is
not kept is refused in words that a client understands, never with success, and what is there can be read; afterwards
everything that was acknowledged is there, and work goes on by itself.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from proofs.client import Client
from proofs.people import MODULE, administrator, make_crew
from proofs.setting import configure
from proofs.system import System

BLOCK = 1 << 16
RETURN_SECONDS = 60.0
REFUSED = {503, 507}
PAUSE = 0.1
BEFORE_SECONDS = 8.0
Outcome = tuple[str, int]


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system in memory, of so much and no more."""
    folder.mkdir()
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
    free = os.statvfs(disk)
    if free.f_bavail * free.f_frsize > BLOCK:
        raise SystemExit("full: the disk did not become full")
    return filler


def missing(client: Client, ids: list[str], *, wanted: bool) -> list[str]:
    """Those that are not as they should be: there, or not there."""
    return [id for id in ids if client.send("GET", f"/api/v2/cases/{id}").ok is not wanted]


def full(
    megabytes: Annotated[int, typer.Option(help="Size of the disk.")] = 900,
    seconds: Annotated[float, typer.Option(help="How long it stays full.")] = 60.0,
) -> None:
    """Fails where what was acknowledged is lost, what was refused is there, or work does not go on within a minute."""
    if os.geteuid() != 0:
        raise SystemExit("full: only root may mount a small disk")
    with (
        tempfile.TemporaryDirectory() as folder,
        small_disk(Path(folder) / "disk", megabytes) as disk,
        System(disk / "state", apart=False) as system,
    ):
        configure(administrator(system.base))
        crew = make_crew(system.base, workers=1, groups=1)
        client = crew.client(crew.workers[0])
        writer = Writer(client, client.beside())
        thread = threading.Thread(target=writer.work, daemon=True)
        thread.start()
        returned = fill_and_free(disk, writer, seconds)
        writer.over = True
        thread.join()
        judge(writer, client, returned)


def fill_and_free(disk: Path, writer: Writer, seconds: float) -> float:
    """How many seconds after there was room again the first case was acknowledged."""
    time.sleep(BEFORE_SECONDS)
    filler = fill(disk)
    writer.phase = "while it is full"
    time.sleep(seconds)
    filler.unlink()
    writer.phase, freed, known = "afterwards", time.monotonic(), len(writer.kept)
    while len(writer.kept) == known and time.monotonic() < freed + 2 * RETURN_SECONDS:
        time.sleep(PAUSE)
    returned = time.monotonic() - freed
    time.sleep(BEFORE_SECONDS)
    return returned


def judge(writer: Writer, client: Client, returned: float) -> None:
    for what, said in sorted(writer.said.items()):
        print(f"full: {what}: {dict(said.most_common())}")
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
        f"{returned:.1f} s"
    )
    if not stopped:
        raise SystemExit("full: nothing was stopped: the disk was never full for anybody")
    sys.exit(1 if lost or ghosts or faults or returned > RETURN_SECONDS else 0)


if __name__ == "__main__":
    typer.run(full)
