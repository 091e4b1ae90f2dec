"""What Mahon's start needs and its running does not is done by somebody else, who then ends and takes the memory along.

`python -m deploy.aside FD` is that somebody: it does what it is asked by the socket FD, one work after the other.
"""

import asyncio
import contextlib
import importlib
import inspect
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from io import BufferedRWPair
from typing import Any, Protocol

from deploy import say
from deploy.ending import ending_with_us


class Hands(Protocol):
    """Whoever does a work: `module:function` with its arguments; gives what it gives, raises what it raises."""

    def do(self, work: str, *arguments: Any) -> Any: ...

    def end(self) -> None:
        """Nothing more is to be done."""


class OurOwn:
    """Does it here, for who needs all of that anyway."""

    def do(self, work: str, *arguments: Any) -> Any:
        return _done(work, arguments)

    def end(self) -> None:
        pass


OUR_OWN = OurOwn()


class Others:
    """Has it done by another process, in our environment as it is then; arguments and outcome are copies."""

    def __init__(self, both_ways: BufferedRWPair, process: subprocess.Popen[bytes]) -> None:
        self._both_ways = both_ways
        self._process = process

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()

    def do(self, work: str, *arguments: Any) -> Any:
        pickle.dump((work, arguments, dict(os.environ)), self._both_ways)
        self._both_ways.flush()
        outcome, error = pickle.load(self._both_ways)  # noqa: S301  # of our own child
        if error is not None:
            raise error
        return outcome


@contextlib.contextmanager
def helped() -> Iterator[Others]:
    """A process beside us that does what it is asked, for as long as the context lasts."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        began = str(say.began())
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "deploy.aside", str(theirs.fileno()), began],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            preexec_fn=ending_with_us(signal.SIGTERM),  # noqa: PLW1509  # one prctl, no locks
        )
        theirs.close()
        both_ways = ours.makefile("rwb")
        others = Others(both_ways, process)
        try:
            yield others
        finally:
            others.end()
            with contextlib.suppress(OSError):
                both_ways.close()


def main() -> None:
    # A terminal's Ctrl-C reaches us, too; who asks us decides what that means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    say.began(float(sys.argv[2]))
    with socket.socket(fileno=int(sys.argv[1])) as theirs, theirs.makefile("rwb") as both_ways:
        while True:
            try:
                work, arguments, environment = pickle.load(both_ways)  # noqa: S301  # of our own parent
            except EOFError:
                return
            os.environ.clear()
            os.environ.update(environment)
            pickle.dump(_tried(work, arguments), both_ways)
            both_ways.flush()


def _tried(work: str, arguments: tuple[Any, ...]) -> tuple[Any, Exception | None]:
    try:
        return _done(work, arguments), None
    except (say.Stopped, OSError) as expected:
        return None, expected
    except Exception as error:  # whatever it is, who asked has to hear of it
        return None, RuntimeError(f"{work}: {type(error).__name__}: {error}")


def _done(work: str, arguments: tuple[Any, ...]) -> Any:
    module, _, name = work.partition(":")
    outcome = getattr(importlib.import_module(module), name)(*arguments)
    return asyncio.run(_awaited(outcome)) if inspect.isawaitable(outcome) else outcome


async def _awaited(outcome: Any) -> Any:
    return await outcome


if __name__ == "__main__":
    main()
