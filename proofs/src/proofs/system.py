"""A whole Mahon of our own: started apart, on a state folder of its own, watched, killed and stopped."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self, TextIO

import asyncpg
from deploy.ports import free
from deploy.state import State

ADMIN = ("proof_admin", "proof-persons-of-a-server-0!")
READY_SECONDS = 240
LOOK_SECONDS = 0.1
KEPT_LINES = 50
LISTEN_SECONDS = 5
"""After its end: what it started might hold its output open."""
STOP_SECONDS = 150


class System:
    """`apart`: RabbitMQ, Caddy and a process for each half of each service; else one process.

    It is empty, with `admin` to log in, unless the `demonstration` is wanted. `checkout`: whose code runs, if not ours.
    """

    def __init__(
        self,
        folder: Path,
        *,
        apart: bool = True,
        demonstration: bool = False,
        admin: tuple[str, str] = ADMIN,
        environment: Mapping[str, str] | None = None,
        checkout: Path | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self.folder = folder
        self.port = free()
        self.base = f"http://{host}:{self.port}"
        self._apart, self._host = apart, host
        self._command = [sys.executable, "-m", "deploy"] if checkout is None else [str(checkout / "mahon")]
        self._filled = [] if demonstration else ["--empty", "--admin", ":".join(admin)]
        self._environment = {**os.environ, "MAHON_RABBITMQ": "own", **(environment or {})}
        self._process: subprocess.Popen[str] | None = None
        self._said: deque[str] = deque(maxlen=KEPT_LINES)
        self._ready, self._silent = threading.Event(), threading.Event()

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        options = ["--port", str(self.port), "--host", self._host, "--state", str(self.folder), *self._filled]
        self._process = subprocess.Popen(
            [*self._command, "up", *options, *(["--apart"] if self._apart else [])],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=self._environment,
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()
        self._wait_until_ready()
        return self

    def _listen(self, output: TextIO) -> None:
        """To the end: whoever writes into a pipe that nobody reads stands still once it is full."""
        with output:
            for line in output:
                self._said.append(line)
                if line.startswith("ready"):
                    self._ready.set()
        self._silent.set()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self._ready.wait(LOOK_SECONDS):
            if self._silent.is_set() or time.monotonic() > deadline:
                self.__exit__()
                raise SystemExit("Mahon did not start:\n" + self.said)

    @property
    def said(self) -> str:
        """The last that `mahon up` has said."""
        return "".join(self._said)

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            # A shell has what it runs in the background ignore SIGINT.
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
            self._listener.join(LISTEN_SECONDS)

    @property
    def pid(self) -> int:
        return 0 if self._process is None else self._process.pid

    def processes(self) -> dict[str, int]:
        """Name → process id of what the supervisor keeps running now."""
        try:
            found: dict[str, int] = json.loads((self.folder / "processes.json").read_text())
        except (OSError, ValueError):
            return {}
        return found

    def log(self, name: str) -> str:
        """What one of these processes has said so far."""
        file = self.folder / "logs" / f"{name}.log"
        return file.read_text(errors="replace") if file.exists() else ""

    async def connect(self, service: str) -> asyncpg.Connection:
        """The service's database, with the service's own account."""
        role = f"mahon_{service}"
        return await self._connect(role, password_of=role, database=role)

    async def connect_as_administrator(self, database: str) -> asyncpg.Connection:
        return await self._connect("mahon", password_of="postgres", database=database)  # noqa: S106  # a purpose

    async def _connect(self, user: str, *, password_of: str, database: str) -> asyncpg.Connection:
        state = State(self.folder, self._known)
        return await asyncpg.connect(
            host="127.0.0.1",
            port=database_port(self.database_home),
            user=user,
            password=state.password(password_of),
            database=database,
            timeout=20,
            ssl=False,
        )

    def database_environment(self) -> dict[str, str]:
        """What PostgreSQL's own programs need to work on it as the administrator."""
        password = State(self.folder, self._known).password("postgres")
        port = str(database_port(self.database_home))
        return {"PGHOST": "127.0.0.1", "PGPORT": port, "PGUSER": "mahon", "PGPASSWORD": password}

    @property
    def database_home(self) -> Path:
        """Where the data files lie: in the state folder, or where a checkout that does otherwise says."""
        return Path(self._known.get("postgres_home") or self.folder / "postgres")

    @property
    def _known(self) -> dict[str, Any]:
        file = self.folder / "state.json"
        known: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
        return known


def database_port(home: Path) -> int:
    """Where the PostgreSQL running on `home` listens: the fourth line of its own lock file."""
    return int((home / "data" / "postmaster.pid").read_text().splitlines()[3])
