"""One process that has imported every half of every service and becomes each of them by a fork (ADR 46).

What a fork does not change it shares with all others. `python -m deploy.forkserver FD`: FD is a socket, by which
`deploy.forks` says whom to fork. No secret ever comes here: each fork reads the files that are its own.
"""

import ctypes
import gc
import importlib
import importlib.util
import json
import os
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from contracts.topology import SERVICES

READY = b"ready"
LONGEST_ORDER = 150_000
"""Bytes of an order: an environment is most of it."""
PATIENCE_SECONDS = 10.0
_PR_SET_PDEATHSIG = 1
LATER = (
    "chassis.hearing",
    "deploy.declaring",
    "deploy.stage",
    "email.mime.text",
    "orjson",
    "sqlalchemy.dialects.postgresql.asyncpg",
    "uvicorn.lifespan.off",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl",
    "wsgiref.simple_server",
    "zxcvbn",
)
"""What processes import only once they run, or run beside the services."""


@dataclass(frozen=True)
class Order:
    """Whom to fork: the module whose `main` it runs with these arguments, in this environment and folder.

    `parent` adopts it, and the kernel sends it the signal `ends_by` once that is gone.
    """

    module: str
    arguments: Sequence[str]
    environment: dict[str, str]
    folder: str
    parent: int
    ends_by: int

    def written(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def read(cls, told: bytes) -> "Order":
        return cls(**json.loads(told))


def main() -> None:
    channel = socket.socket(fileno=int(sys.argv[1]))
    import_all()
    # What is frozen the collector never looks at, so that its marks do not make a fork's pages its own.
    gc.collect()
    gc.freeze()
    channel.send(READY)
    order = _serve(channel)
    if order is not None:
        channel.close()
        importlib.import_module(order.module).main()


def import_all() -> None:
    for service in SERVICES:
        for half in ("app", "worker"):
            if importlib.util.find_spec(f"{service}.{half}") is not None:
                importlib.import_module(f"{service}.{half}")
    for module in LATER:
        importlib.import_module(module)


def _serve(channel: socket.socket) -> Order | None:
    """Forks as it is told until the other end is gone, then gives None; in each fork it gives what that is to be."""
    while True:
        told, files, _, _ = socket.recv_fds(channel, LONGEST_ORDER, 1)
        if not told:
            return None
        order = Order.read(told)
        pid = _fork_away()
        if pid == 0:
            _settle(order, files[0])
            return order
        os.close(files[0])
        channel.send(str(pid).encode())


def _fork_away() -> int:
    """Forks somebody whose parent ends at once, so that the kernel gives them to the next one up that adopts.

    Gives their process id here, and 0 there.
    """
    told, tell = os.pipe()
    between = os.fork()
    if between == 0:
        pid = os.fork()
        if pid == 0:
            os.close(told)
            os.close(tell)
            return 0
        os.write(tell, str(pid).encode())
        os._exit(0)
    os.close(tell)
    os.waitpid(between, 0)
    try:
        return int(os.read(told, 20))
    finally:
        os.close(told)


def _settle(order: Order, output: int) -> None:
    """Make a fork what it would be had it been started by itself: its session, output, environment and end."""
    os.setsid()
    end = time.monotonic() + PATIENCE_SECONDS
    while os.getppid() != order.parent:
        if time.monotonic() > end:
            os._exit(1)
        time.sleep(0.001)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, order.ends_by)
    if os.getppid() != order.parent:
        os._exit(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.close(nothing)
    os.close(output)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environment)
    sys.argv = [order.module, *order.arguments]


if __name__ == "__main__":
    main()
