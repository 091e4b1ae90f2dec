"""A command that is told to end takes with it what it began."""

import contextlib
import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn

from deploy.places import REPOSITORY

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)

TERMINAL_SECONDS = 2.0
"""What a terminal told to end as it told us may take before it is told again."""
GRACE_SECONDS = 20.0


class ToldToEnd(KeyboardInterrupt):
    """SIGTERM or SIGHUP, which only this process was told, ends a command as Ctrl-C does."""


@contextlib.contextmanager
def when_told() -> Iterator[None]:
    """Ends what stands inside by an exception, so that all that it opened is closed; not by what its caller ignores."""
    heard = [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, _end) for each in heard}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def ending_with_us(how: signal.Signals) -> Callable[[], None]:
    """Runs in the child before it becomes its program: the kernel sends `how` once the parent is gone."""
    parent = os.getpid()

    def arrange() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(how))
        if os.getppid() != parent:
            os._exit(1)

    return arrange


def run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a program in the repository, at our terminal, to its end or ours; its exit code."""
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment,
        preexec_fn=ending_with_us(signal.SIGTERM),  # noqa: PLW1509  # one prctl, no locks
    ) as process:
        try:
            return process.wait()
        except BaseException as ended:
            _take_along(process, by_terminal=not isinstance(ended, ToldToEnd))
            raise


def _take_along(process: subprocess.Popen[bytes], *, by_terminal: bool) -> None:
    """A second interruption would cut short what the first one has it tidy up."""
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(TERMINAL_SECONDS if by_terminal else 0)
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_SECONDS)
    finally:
        process.kill()


def _end(_number: int, _frame: object) -> NoReturn:
    raise ToldToEnd
