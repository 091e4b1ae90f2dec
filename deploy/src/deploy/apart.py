"""Every service's two halves as processes of their own, RabbitMQ between them, Caddy in front."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from deploy import beginning, gateway, ports, rabbitmq, readiness
from deploy.say import Code, Stopped, step
from deploy.site import Kind, Site, services_at_hand
from deploy.state import State
from deploy.supervisor import Program, Supervisor

STAGE = "stage"


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
                readiness.wait(name, f"http://127.0.0.1:{port}", supervisor)
        gateway.wait_until_ready(site, supervisor)
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
    gateway.start(site, {name: f"127.0.0.1:{port}" for name, port in upstreams.items()}, web, supervisor)
    return [*running, (gateway.NAME, None)]


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
