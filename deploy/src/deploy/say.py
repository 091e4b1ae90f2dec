"""What the person at the terminal is told: steps as they begin, one clear line when something fails."""

import contextlib
import errno
import sys
import time
from collections.abc import Iterator
from enum import IntEnum

_STARTED = [time.monotonic()]


class Code(IntEnum):
    """Exit codes of `./mahon`; docs and scripts may rely on them."""

    FAILED = 1
    USAGE = 2
    STATE = 4
    PACKAGES = 5
    PORT = 6
    DISK = 7
    DATABASE = 8
    BROKER = 9
    WEB = 10
    GATEWAY = 11


class Stopped(Exception):
    """Ends the command with one line for the person and an exit code. `said`: by the program that failed."""

    def __init__(self, message: str, code: Code = Code.FAILED, said: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.said = said


def line(text: str) -> None:
    # In one piece: several may speak at once.
    print(f"{text}\n", end="", flush=True)


def step(text: str) -> None:
    line(f"[{time.monotonic() - began():5.1f} s] {text}")


def began(told: float | None = None) -> float:
    """When the command began, by the machine's own clock; `told`: of which command this process is a part."""
    if told is not None:
        _STARTED[:] = [told]
    return _STARTED[0]


def problem(text: str) -> None:
    print(f"mahon: {text}", file=sys.stderr, flush=True)


@contextlib.contextmanager
def one_clear_line() -> Iterator[None]:
    """Turns what may well happen on somebody's machine into one line and an exit code."""
    try:
        yield
    except Stopped as stopped:
        problem(str(stopped))
        raise SystemExit(int(stopped.code)) from None
    except KeyboardInterrupt:
        problem("interrupted")
        raise SystemExit(130) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS):
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        problem(f"{error.strerror}: {error.filename or 'the disk'}")
        raise SystemExit(int(Code.DISK if full else Code.STATE)) from None
