"""`./mahon doctor`: what is there, what is missing, and what `up` and `test` would do about it. Changes nothing."""

import asyncio
import os
import platform
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from deploy import chromium, declaring, gateway, ports, postgres, rabbitmq, say, web
from deploy.packages import uv
from deploy.places import HOME, TOOLS
from deploy.say import Stopped
from deploy.site import services_at_hand
from deploy.state import DISK_NEEDED_MB

THERE = "there  "
MISSING = "missing"


def doctor(
    *,
    state_folder: Annotated[Path, typer.Option("--state", help="Folder that keeps everything.")] = HOME,
    port: Annotated[int, typer.Option(help="Port that `up` would serve on.")] = 8080,
) -> None:
    """Say what is there, what is missing, and what would be done about it."""
    with say.one_clear_line():
        for fine, what in _findings(state_folder, port):
            say.line(f"{THERE if fine else MISSING}  {what}")


def _findings(folder: Path, port: int) -> Iterator[tuple[bool, str]]:
    account = "root" if os.geteuid() == 0 else f"user {os.geteuid()}"
    yield True, f"Python {platform.python_version()} on {platform.machine()}, as {account}"
    yield uv() is not None, f"uv: {uv() or 'would be fetched with pip when packages change'}"
    yield bool(services_at_hand()), f"services: {', '.join(services_at_hand())}"
    yield from _storage(folder)
    yield _port(port)
    yield from _database()
    yield _broker()
    yield _gateway()
    yield from _web()
    browser = chromium.found()
    yield browser is not None, f"Chromium (browser tests): {browser or 'test would provide one'}"


def _storage(folder: Path) -> Iterator[tuple[bool, str]]:
    existing = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    yield free >= DISK_NEEDED_MB, f"disk: {free} MB free for {folder}"
    used = (folder / "state.json").exists()
    yield os.access(existing, os.W_OK), f"state: {folder} ({'has data' if used else 'would be begun'})"


def _port(port: int) -> tuple[bool, str]:
    try:
        ports.listen("127.0.0.1", port).close()
    except Stopped as stopped:
        return False, str(stopped)
    return True, f"port {port} is free"


def _database() -> Iterator[tuple[bool, str]]:
    named = os.environ.get("MAHON_DATABASE_URL")
    if named:
        lets_in = asyncio.run(postgres.takes_us(named))
        yield lets_in, f"PostgreSQL of MAHON_DATABASE_URL {'lets us in' if lets_in else 'does not let us in'}"
        return
    found = postgres.binaries_at_hand()
    yield found is not None, f"PostgreSQL: {f'our own, from {found}' if found else 'name one in MAHON_DATABASE_URL'}"


def _broker() -> tuple[bool, str]:
    named = os.environ.get("MAHON_AMQP_URL")
    if asyncio.run(declaring.takes_us(named or rabbitmq.DEFAULT_URL)):
        return True, f"RabbitMQ (only for --apart and test): {'of MAHON_AMQP_URL' if named else 'the machine runs one'}"
    if rabbitmq.root_at_hand() is not None:
        return True, "RabbitMQ (only for --apart and test): installed, a node of our own would be started"
    if shutil.which("apt-get") and shutil.which("dpkg"):
        return False, "RabbitMQ (only for --apart and test): Debian's packages would be fetched and unpacked beside us"
    if rabbitmq.docker_runs():
        return False, "RabbitMQ (only for --apart and test): would be started in Docker"
    return False, "RabbitMQ (only for --apart and test): name one in MAHON_AMQP_URL"


def _gateway() -> tuple[bool, str]:
    try:
        return True, f"Caddy: {gateway.caddy()}"
    except Stopped as stopped:
        return False, str(stopped)


def _web() -> Iterator[tuple[bool, str]]:
    node = web.system_node()
    wheel = TOOLS / "node"
    at_hand = node or (wheel if wheel.exists() else None)
    yield at_hand is not None, f"Node: {at_hand or 'would be fetched as a wheel when the web app has to be built'}"
    try:
        done = web.is_built()
    except Stopped as stopped:
        yield False, str(stopped)
        return
    yield done, f"web app: {'built' if done else 'would be built'}"
