"""Has pages set by a process of its own, so that a record of any length takes no time of anybody else."""

import asyncio
import subprocess
import sys
from dataclasses import asdict

import orjson
from chassis.apart import bare_environment
from chassis.errors import Unavailable

from cases.printout.domain.sheet import Printout

COMMAND = (sys.executable, "-P", "-m", "cases.printout.store.apart")
SECONDS = 30.0
"""Of waiting: the process ends itself after ten seconds of work, so that it is our machine that stands still."""
AGAIN_SECONDS = 5
AT_ONCE = 2
"""Printouts that are set, of one API."""


class NotPrinted(Unavailable):
    code = "not_printed"
    title = "The pages could not be set. Try again shortly."


class Press:
    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def print(self, sheet: Printout) -> bytes:
        """The pages as PDF. Refuses with NotPrinted."""
        async with self._turns:
            return await asyncio.to_thread(set_apart, sheet)


def set_apart(sheet: Printout) -> bytes:
    """What stands on the pages goes through pipes alone: no file, no argument."""
    given = orjson.dumps(asdict(sheet))
    alone = bare_environment(RAYON_NUM_THREADS="1")
    try:
        done = subprocess.run(  # noqa: S603
            COMMAND, input=given, capture_output=True, timeout=SECONDS, check=False, env=alone
        )
    except subprocess.TimeoutExpired as error:
        raise NotPrinted(retry_after=AGAIN_SECONDS) from error
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise NotPrinted(retry_after=AGAIN_SECONDS)
    return done.stdout
