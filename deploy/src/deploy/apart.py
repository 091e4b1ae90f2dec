"""Every service's two halves as processes of their own, RabbitMQ between them, Caddy in front."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from deploy import broker, gateway, halves, ports, readiness
from deploy.aside import Hands
from deploy.halves import API, WORKER, Half
from deploy.handed_out import bare_environment
from deploy.say import step
from deploy.site import Kind, Site, services_at_hand
from deploy.supervisor import Program, Supervisor

STAGE = "stage"
FORK_SERVER = "forkserver"
SETTING = "MAHON_FORK_SERVER"
"""`off`: each process is started by itself, shares nothing with others and has addresses of its own (ADR 46)."""
FORKS_SECONDS = 60.0


def run(site: Site, web: Path, supervisor: Supervisor, scale: Mapping[str, int], hands: Hands) -> None:
    """Serves until SIGINT or SIGTERM; then the gateway stops first, and what it asks after it.

    `scale`: how many of a half there shall be, where it is more than one.
    """
    running = halves.side_by_side(services_at_hand(), scale)
    halves.must_fit(running, *hands.do("deploy.beginning:room", site))
    with contextlib.ExitStack() as stack:
        if os.environ.get(SETTING) != "off":
            supervisor.start(Program(FORK_SERVER, _python("deploy.forkserver"), bare_environment(), forks=True))
        step("bringing the databases up to date")
        hands.do("deploy.beginning:migrate", site)
        hands.do("deploy.beginning:begin", site)
        site.state.reread()
        _wait_for_forks(supervisor)
        reached = stack.enter_context(broker.reached(site.state, site.exchange, supervisor, hands))
        step("starting the services")
        names = _start(site, supervisor, reached, running, web)
        stack.callback(_stop, supervisor, list(reversed(names)))
        stack.callback(halves.forget, site.state)
        for half in running:
            readiness.wait(
                half.name, partial(hands.do, "deploy.to_self:is_ready", f"http://{half.address}"), supervisor
            )
        gateway.wait_until_ready(site, supervisor, hands)
        hands.do("deploy.beginning:load_demonstration", site)
        site.state.reread()
        site.announce(hands.do("deploy.beginning:people", site))
        hands.end()
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                signal.pause()
        step("stopping")


def _wait_for_forks(supervisor: Supervisor) -> None:
    """Whoever is started without it is only larger, so that it holds nothing up for long."""
    end = time.monotonic() + FORKS_SECONDS
    while not supervisor.can_fork() and not supervisor.ended(FORK_SERVER) and time.monotonic() < end:
        time.sleep(0.05)


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
        command = [*_python(half.module), "--port", str(half.port)]
        supervisor.start(Program(half.name, command, environment, module=half.module))
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
    return Program(STAGE, _python("deploy.stage"), environment, module="deploy.stage")
