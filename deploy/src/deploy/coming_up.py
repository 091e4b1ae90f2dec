"""Says which containers are still coming up, until all are there: `python coming_up.py HOST:PORT…`, inside the network.

It stands alone in the gateway's image. What listens on 8000 is asked whether it is ready, others whether they listen.
"""

import os
import socket
import sys
import time
import urllib.error
import urllib.request

HALF = "8000"
LOOK_AGAIN_SECONDS = 2
ASKED_SECONDS = 3


def main(asked: list[str]) -> None:
    began, said = time.monotonic(), ""
    while missing := [name for name in asked if not is_there(name)]:
        line = ", ".join(name.partition(":")[0] for name in missing)
        if line != said:
            print(f"[{time.monotonic() - began:5.1f} s] still coming up: {line}", flush=True)
            said = line
        time.sleep(LOOK_AGAIN_SECONDS)
    print(f"[{time.monotonic() - began:5.1f} s] ready {os.environ.get('MAHON_PUBLIC_URL', '')}", flush=True)


def is_there(name: str) -> bool:
    host, _, port = name.rpartition(":")
    try:
        if port != HALF:
            socket.create_connection((host, int(port)), ASKED_SECONDS).close()
            return True
        with urllib.request.urlopen(f"http://{name}/health/ready", timeout=ASKED_SECONDS) as answer:
            return bool(answer.status < 300)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    main(sys.argv[1:])
