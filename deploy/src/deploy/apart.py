"""Every service's two halves as processes of their own, RabbitMQ between them, Caddy in front."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from chassis import promised
from chassis.driver import connect
from chassis.settings import ServiceSettings

from deploy import beginning, broker, gateway, halves, ports, readiness
from deploy.halves import API, WORKER, Half
from deploy.handed_out import bare_environment
from deploy.say import step
from deploy.site import Kind, Site, services_at_hand
from deploy.supervisor import Program, Supervisor

STAGE = "stage"


def run(site: Site, web: Path, supervisor: Supervisor, scale: Mapping[str, int]) -> None:
    """Serves until SIGINT or SIGTERM; then the gateway stops first, and what it asks after it.

    `scale`: how many of a half there shall be, where it is more than one.
    """
    running = halves.side_by_side(services_at_hand(), scale)
    settings = ServiceSettings()
    halves.must_fit(running, settings.pool_size, asyncio.run(_most_connections(site)))
    with contextlib.ExitStack() as stack:
        reached = stack.enter_context(broker.reached(site.state, site.exchange, supervisor))
        step("bringing the databases up to date")
        asyncio.run(beginning.migrate(site))
        asyncio.run(beginning.begin(site))
        step("starting the services")
        names = _start(site, supervisor, reached, running, web)
        stack.callback(_stop, supervisor, list(reversed(names)))
        stack.callback(halves.forget, site.state)
        for half in running:
            readiness.wait(half.name, f"http://{half.address}", supervisor)
        gateway.wait_until_ready(site, supervisor)
        asyncio.run(beginning.load_demonstration(site))
        site.announce()
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                signal.pause()
        step("stopping")


async def _most_connections(site: Site) -> int:
    connection = await connect(site.databases[0].app_url)
    try:
        return int(await connection.fetchval(promised.MOST))
    finally:
        await connection.close()


def _start(site: Site, supervisor: Supervisor, reached: broker.Reached, running: list[Half], web: Path) -> list[str]:
    """Starts everything; gives the names in order of starting."""
    stage_port = ports.free()
    supervisor.start(_stage(site, stage_port))
    for half in running:
        if half.kind == WORKER:
            site.handed_out.put(half.service, half.kind, "amqp_url", reached.url_for(half.service))
        environment = site.environment(half.service, half.kind)
        if half.kind == WORKER and reached.accounts:
            environment |= {"MAHON_OWN_BROKER_ACCOUNT": "true"}
        supervisor.start(Program(half.name, [*_python(half.module), "--port", str(half.port)], environment))
    halves.write_down(site.state, running)
    upstreams: dict[str, str] = {}
    for half in running:
        if half.kind == API:
            upstreams[half.service] = f"{upstreams.get(half.service, '')} {half.address}".strip()
    if site.kind is Kind.DEMONSTRATION:
        upstreams |= {"demonstration": f"127.0.0.1:{stage_port}"}
    gateway.start(site, upstreams, web, supervisor)
    return [STAGE, *(half.name for half in running), gateway.NAME]


def _stop(supervisor: Supervisor, names: list[str]) -> None:
    for name in names:
        supervisor.stop(name)


def _python(module: str) -> list[str]:
    return [sys.executable, "-P", "-m", module]


def _stage(site: Site, port: int) -> Program:
    environment = bare_environment() | {
        "MAHON_STAGE_PORT": str(port),
        "MAHON_SMTP_PORT": str(site.smtp_port or ports.free()),
        "MAHON_MAIL_FOLDER": str(site.state.part("mail")),
    }
    return Program(STAGE, _python("deploy.stage"), environment)
