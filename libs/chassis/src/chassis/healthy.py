"""`python -m chassis.healthy`: whether the api or worker of this container says that it is ready.

It is run every few seconds in every container, so that it loads nothing but a socket: what a service imports takes a
second of CPU each time, and on a busy machine longer than a check may.
"""

import socket
import sys

PORT = 8000
ANSWER_SECONDS = 4
READY = b"200"
ASKED = b"GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
STATUS_LINE_BYTES = 64


def is_healthy(port: int = PORT) -> bool:
    """Whether what listens there answers `/health/ready` with 200."""
    try:
        with socket.create_connection(("127.0.0.1", port), ANSWER_SECONDS) as caller:
            caller.sendall(ASKED)
            return caller.makefile("rb").readline(STATUS_LINE_BYTES).split(b" ")[1:2] == [READY]
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(0 if is_healthy() else 1)
