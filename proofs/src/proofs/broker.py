"""The RabbitMQ of a proof's own, by its own tools: nothing here ever touches another one."""

import json
import os
import re
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aio_pika
from deploy.rabbitmq import NAME
from deploy.state import State, remembered

from proofs.system import System

CTL_SECONDS = 180
STARTING_SECONDS = 60
"""How long a node that does not answer yet is asked again."""
NOT_UP = "unable to perform an operation on node"
ACCOUNT = "mahon"
VHOST = "/"


class Broker:
    def __init__(self, system: System) -> None:
        self._system = system
        settings = system.folder / NAME / "rabbitmq.conf"
        if NAME not in system.processes() or not settings.exists():
            raise SystemExit("faults of the broker need one of the run's own on this machine (MAHON_RABBITMQ=own)")
        state = State(system.folder, remembered(system.folder))
        self.prefix = f"mahon-{state.id}"
        [port] = re.findall(r"listeners\.tcp\.1 = 127\.0\.0\.1:(\d+)", settings.read_text())
        self._url = f"amqp://{ACCOUNT}:{state.password(NAME)}@127.0.0.1:{port}/"

    def queue(self, service: str) -> str:
        return f"{self.prefix}.{service}"

    def ctl(self, *words: str) -> str:
        """What `rabbitmqctl` says, asked in the environment of the node itself."""
        pid = self._system.processes()[NAME]
        script = next(word for word in _words(pid, "cmdline") if word.endswith("rabbitmq-server"))
        environment = dict(word.split("=", 1) for word in _words(pid, "environ") if "=" in word)
        command = [str(Path(script).with_name("rabbitmqctl")), "--quiet", *words]
        until = time.monotonic() + STARTING_SECONDS
        while True:
            asked = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=CTL_SECONDS, check=False
            )
            if NOT_UP not in asked.stderr + asked.stdout or time.monotonic() > until:
                break
            time.sleep(1)
        if asked.returncode:
            raise RuntimeError(f"rabbitmqctl {words[0]}: {(asked.stderr or asked.stdout).strip()[:300]}")
        return asked.stdout

    def asked(self, *words: str) -> Any:
        return json.loads(self.ctl(*words, "--formatter", "json"))

    @asynccontextmanager
    async def channel(self) -> AsyncIterator[aio_pika.abc.AbstractChannel]:
        """As the account that may do everything at this broker; what is sent on it is confirmed."""
        async with await aio_pika.connect(self._url, timeout=20) as connection:
            yield await connection.channel(publisher_confirms=True, on_return_raises=True)


def _words(pid: int, file: str) -> list[str]:
    return [os.fsdecode(word) for word in Path(f"/proc/{pid}/{file}").read_bytes().split(b"\0")]
