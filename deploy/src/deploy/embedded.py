"""Five services, their workers and the bus in one process; the gateway beside it."""

import asyncio
import contextlib
import importlib
import signal
import tempfile
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
import uvloop
from chassis import logs, memory
from chassis.bus.local import LocalBus
from chassis.process import HALVES
from chassis.serve import AS_SERVED
from chassis.settings import ServiceSettings
from chassis.watched import beside, kept_up
from starlette.types import ASGIApp

from deploy import gateway
from deploy.aside import Hands
from deploy.mailbox import Mailbox
from deploy.say import step
from deploy.site import Kind, Site, services_at_hand
from deploy.supervisor import Supervisor

GRACE_SECONDS = 5
POOL_SIZE = 5


class _Server(uvicorn.Server):
    """Leaves the signals to us: the workers and the database have to end after it, in order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def run(site: Site, web: Path, supervisor: Supervisor, hands: Hands) -> None:
    """Serves until SIGINT or SIGTERM."""
    memory.keep_one_heap()
    log = (site.state.part("logs") / "mahon.log").open("a", buffering=1)
    with log, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        logs.install("mahon", log)
        runner.run(_until_told(site, web, supervisor, hands))


async def _until_told(site: Site, web: Path, supervisor: Supervisor, hands: Hands) -> None:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with beside(partial(_serve, site, web, supervisor, hands)):
        await told.wait()
        step("stopping")


async def _serve(site: Site, web: Path, supervisor: Supervisor, hands: Hands) -> None:
    step("bringing the databases up to date")
    await _done_aside(hands, "deploy.beginning:migrate", site)
    await _done_aside(hands, "deploy.beginning:begin", site)
    site.state.reread()
    step("starting the services")
    async with contextlib.AsyncExitStack() as stack:
        # The post office opens before the workers that send mail, and closes after them.
        stage = await stack.enter_async_context(_stage(site))
        bus = LocalBus(frozenset(services_at_hand()))
        applications: dict[str, ASGIApp] = {}
        for service in services_at_hand():
            applications[service] = await stack.enter_async_context(_service(site, service, bus))
        if site.kind is Kind.DEMONSTRATION:
            applications["demonstration"] = stage
        # Nobody else on this machine can open the folder. A path in the state could be too long for a socket.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mahon-")))
        sockets = {name: folder / name for name in applications}
        for name, application in applications.items():
            await stack.enter_async_context(listening(application, sockets[name]))
        await stack.enter_async_context(_gateway(site, sockets, web, supervisor, hands))
        await _done_aside(hands, "deploy.beginning:load_demonstration", site)
        site.state.reread()
        site.announce(await _done_aside(hands, "deploy.beginning:people", site))
        hands.end()
        await asyncio.Event().wait()


async def _done_aside(hands: Hands, work: str, site: Site) -> Any:
    """Our loop runs on meanwhile; who is told to stop does not wait for it."""
    try:
        return await asyncio.to_thread(hands.do, work, site)
    except asyncio.CancelledError:
        hands.end()
        raise


@contextlib.asynccontextmanager
async def _service(site: Site, service: str, bus: LocalBus) -> AsyncIterator[ASGIApp]:
    """A service's HTTP side, with its worker beside it for as long as the context lasts."""
    told = {**site.settings(service), "pool_size": POOL_SIZE}
    api, worker = (
        ServiceSettings(**told, keyring=site.handed_out.keyring(service, half))  # type: ignore[arg-type]  # read from strings
        for half in HALVES
    )
    application = importlib.import_module(f"{service}.app").create_app(api)
    create_worker = importlib.import_module(f"{service}.worker").create_worker
    working = partial(kept_up, lambda: create_worker(worker, bus).run(), f"worker of {service}")
    async with application.router.lifespan_context(application), beside(working):
        yield application


@contextlib.asynccontextmanager
async def _stage(site: Site) -> AsyncIterator[ASGIApp]:
    from deploy.stage import create_app

    mailbox = Mailbox(site.state.part("mail"))
    if site.smtp_port is None:
        yield create_app(mailbox)
        return
    post, _ = await mailbox.listen(site.smtp_port)
    async with post:
        yield create_app(mailbox)


@contextlib.asynccontextmanager
async def listening(application: ASGIApp, address: Path) -> AsyncIterator[None]:
    """Serves HTTP on a Unix socket of this path for as long as the context lasts."""
    server = _Server(
        uvicorn.Config(
            application,
            uds=str(address),
            lifespan="off",
            timeout_graceful_shutdown=GRACE_SECONDS,
            **AS_SERVED,
        )
    )
    ended, told = asyncio.Event(), False

    async def serve() -> None:
        try:
            await server.serve()
        finally:
            ended.set()
        if told:
            await asyncio.Event().wait()

    async with beside(serve):
        while not server.started:  # noqa: ASYNC110  # it tells nobody when it is
            await asyncio.sleep(0.01)
        try:
            yield
        finally:
            server.should_exit = told = True
            await ended.wait()


@contextlib.asynccontextmanager
async def _gateway(
    site: Site, sockets: dict[str, Path], web: Path, supervisor: Supervisor, hands: Hands
) -> AsyncIterator[None]:
    """The gateway asks us whether we are ready and finishes what it began: our loop must run while we wait for it."""
    upstreams = {name: f"unix/{path}" for name, path in sockets.items()}
    await asyncio.to_thread(gateway.start, site, upstreams, web, supervisor)
    try:
        await asyncio.to_thread(gateway.wait_until_ready, site, supervisor, hands)
        yield
    finally:
        await asyncio.to_thread(supervisor.stop, gateway.NAME)
