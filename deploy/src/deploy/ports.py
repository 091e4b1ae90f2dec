"""Ports on this machine."""

import contextlib
import errno
import random
import socket
from collections.abc import Callable, Coroutine
from typing import Any

from deploy.say import Code, Stopped

# Below the ports that the system gives to outgoing connections: one of those could be taken before we listen.
OURS = range(18_000, 32_000)
_claims: dict[int, int] = {}
"""Port → the descriptor that holds it."""
TakesUs = Callable[[str], Coroutine[Any, Any, bool]]
"""Whether what answers at a URL lets us in."""


def free() -> int:
    """A port of this machine on which nobody listens, given to nobody else until this process ends."""
    for port in random.sample(OURS, len(OURS)):
        with socket.socket() as listener, contextlib.suppress(OSError):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))
            if _claim(port):
                return port
    raise Stopped("no port is free on this machine", Code.PORT)


def _claim(port: int) -> bool:
    """A name that one process of this network holds, and loses by ending: a Mahon beside us might choose the same."""
    if port in _claims:
        return False
    held = socket.socket(socket.AF_UNIX)
    try:
        held.bind(f"\0mahon-port-{port}")
    except OSError:
        held.close()
        return False
    _claims[port] = held.detach()
    return True


def answers(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket() as caller:
        caller.settimeout(0.5)
        return caller.connect_ex((host, port)) == 0


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the port; refuses in one line if it is taken or not ours to take."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise Stopped(f"port {port} on {host} {why}; choose another with --port", Code.PORT) from None
    # Whoever told us to may hold it for us; when this is closed for who serves, none of ours may be given it.
    _claim(port)
    return listener
