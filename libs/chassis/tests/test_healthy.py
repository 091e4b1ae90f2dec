"""What a container's health check says of what listens there."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from chassis.healthy import is_healthy


@contextmanager
def answering(said: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """The port of somebody who answers one caller with this, and what the caller asked."""
    asked: list[bytes] = []

    def answer() -> None:
        caller, _ = listener.accept()
        with caller:
            asked.append(caller.recv(1_000))
            caller.sendall(said)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        answerer = threading.Thread(target=answer)
        answerer.start()
        yield listener.getsockname()[1], asked
        answerer.join(10)


@pytest.mark.parametrize(
    ("said", "healthy"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", True),
        (b"HTTP/1.1 503 Service Unavailable\r\n\r\n", False),
        (b"HTTP/1.1 404 Not Found\r\n\r\n 200 ", False),
        (b"HTTP/1.1 500 no 200 ", False),
        (b"\x00\x01", False),
        (b"", False),
    ],
)
def test_only_who_answers_200_is_healthy(said: bytes, *, healthy: bool) -> None:
    with answering(said) as (port, asked):
        assert is_healthy(port) is healthy
    assert asked[0].startswith(b"GET /health/ready HTTP/1.1\r\n")


def test_where_nobody_listens_nobody_is_healthy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert is_healthy(port) is False
