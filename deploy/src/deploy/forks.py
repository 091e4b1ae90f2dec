"""The supervisor's end of the fork server: has it fork programs, and looks after these as its own children."""

import contextlib
import ctypes
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from deploy.forkserver import READY, Order

_PR_SET_CHILD_SUBREAPER = 36
_LIBC = ctypes.CDLL(None, use_errno=True)
ANSWER_SECONDS = 10.0
LOOK_SECONDS = 0.02


class Adopted:
    """A process that somebody else forked and the kernel gave to us, as `subprocess` shows one of its own."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                # It ended before it was ours.
                self.returncode = 1
            else:
                self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0.0)
            time.sleep(LOOK_SECONDS)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Forks:
    """What one fork server is asked. One that ended forks nothing any more; its forks live on."""

    def __init__(self) -> None:
        self._ours, self.theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._ours.settimeout(ANSWER_SECONDS)
        self._ready = False

    def begun(self) -> None:
        """The server has its end of the socket: only while it lives is that open."""
        self.theirs.close()

    def close(self) -> None:
        """Ask nothing any more: a server that still lives ends."""
        self._ours.close()
        self._ready = False

    @property
    def is_ready(self) -> bool:
        """Whether it has imported everything."""
        if not self._ready and self._ours.fileno() >= 0 and select.select([self._ours], [], [], 0)[0]:
            with contextlib.suppress(OSError):
                self._ready = self._ours.recv(len(READY)) == READY
        return self._ready

    def fork(self, order: Order, log: Path) -> Adopted | None:
        """Somebody forked who is our child from then on; None where the server is away."""
        if not self.is_ready:
            return None
        try:
            with log.open("ab") as output, _adopting():
                socket.send_fds(self._ours, [order.written()], [output.fileno()])
                answer = self._ours.recv(20)
        except OSError:
            answer = b""
        self._ready = bool(answer)
        return Adopted(int(answer)) if answer else None


@contextlib.contextmanager
def _adopting() -> Iterator[None]:
    """Within it, who among our descendants loses its parent becomes our child: no longer, for strays are not wanted."""
    _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 0)
