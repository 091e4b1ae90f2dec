"""Has a file looked at by a process of its own, so that whatever it does there it does to nobody else."""

import asyncio
import signal
import subprocess
import sys
from dataclasses import dataclass

from chassis.apart import bare_environment
from chassis.errors import Unavailable
from chassis.settings import ServiceSettings

from cases.screening.domain.sorts import Sort
from cases.screening.domain.unfit import DAMAGED, INFECTED, Unfit
from cases.screening.store.scanner import Scanner

COMMAND = (sys.executable, "-P", "-m", "cases.screening.store.apart")
SECONDS = 20.0
"""Of waiting: the process ends itself after five seconds of work, so that it is our machine that stands still."""
AGAIN_SECONDS = 5
AT_ONCE = 2
"""Processes that look at files, of one API."""


@dataclass(frozen=True)
class Screened:
    content_type: str
    content: bytes | bytearray


class Workshop:
    """Looks at files, a few at a time."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._scanner = Scanner(settings.scanner)
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def screen(self, sort: Sort, content: bytearray) -> Screened:
        """What is kept of the file. Raises Unfit.

        Refuses with ScannerAway where one is named that does not answer, with Unavailable where the look was ended.
        """
        async with self._turns:
            if await self._scanner.looks_infected(content):
                raise Unfit(INFECTED)
            return await asyncio.to_thread(looked_at, sort, content)


def looked_at(sort: Sort, content: bytearray) -> Screened:
    try:
        done = subprocess.run(  # noqa: S603
            [*COMMAND, sort],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=bare_environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable(retry_after=AGAIN_SECONDS) from error
    if done.returncode == -signal.SIGKILL:
        raise Unavailable(retry_after=AGAIN_SECONDS)
    line, _, kept = done.stdout.partition(b"\n")
    words = line.decode().split(" ")
    if done.returncode or len(words) != 3:  # noqa: PLR2004
        # It ran out of memory or time, or fell over: nobody knows what this is.
        raise Unfit(DAMAGED)
    said, told, size = words
    if said == "unfit":
        raise Unfit(told)
    if said == "same":
        return Screened(told, content)
    if len(kept) != int(size):
        raise Unfit(DAMAGED)
    return Screened(told, kept)
