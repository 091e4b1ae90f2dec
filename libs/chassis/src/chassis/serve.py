"""Runs a service's halves as processes of their own: `python -m cases.app --port 8102`, `python -m cases.worker`."""

import argparse
import asyncio
import gc
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

import uvloop
from contracts.values import Values

from chassis import logs, memory, promised, tracing
from chassis.keys import load_keyring
from chassis.process import TooManyConnections
from chassis.pulse import OK, Pulse
from chassis.settings import ServiceSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from chassis.bus import Bus
    from chassis.worker import Worker

GRACE_SECONDS = 15
LAST_SECONDS = 18
"""When a worker that was told to end is ended, whatever it waits for: a letter under way gets fifteen."""
KEEP_ALIVE_SECONDS = 75
"""An idle connection is ended by who would send on it: the gateway gives it up long before (`deploy.answers`)."""
AS_SERVED: Values = {
    "loop": "uvloop",
    "http": "httptools",
    "access_log": False,
    "log_config": None,
    "server_header": False,
    "proxy_headers": False,
    "timeout_keep_alive": KEEP_ALIVE_SECONDS,
}
"""How uvicorn serves a service, wherever it does."""
COLLECT_AFTER = (20_000, 20, 50)


def settings_of(service: str, log_to: TextIO | None = None) -> ServiceSettings:
    """`log_to`: where the log goes, if not to the standard error."""
    settings = ServiceSettings.of_process().for_service(service)
    memory.keep_one_heap()
    open_as_many_as_allowed()
    logs.install(service, log_to)
    sys.excepthook = logs.tell_of_crash
    tracing.install(service, settings.otlp_endpoint)
    return settings


def open_as_many_as_allowed() -> None:
    """Raise how many files and connections this process may have open to the most that its account may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def must_fit(settings: ServiceSettings) -> None:
    """End here, in one line, a process that could open more connections than the database has left."""
    try:
        asyncio.run(promised.must_fit(settings))
    except TooManyConnections as refused:
        raise SystemExit(str(refused)) from None


def tell_of_start(half: str) -> None:
    """A log that says nothing else says at least since when this process works, and by which clock."""
    logs.get().info("begins", kind=half, pid=os.getpid())


def spare_the_collector() -> None:
    """What was imported stays for good: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def api(create_app: "Callable[[ServiceSettings], FastAPI]", service: str, log_to: TextIO | None = None) -> None:
    """Serve the HTTP side until SIGTERM; requests under way are finished."""
    # A worker answers no requests, and does without what does.
    import uvicorn

    parser = argparse.ArgumentParser(prog=f"python -m {service}.app")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    settings = settings_of(service, log_to)
    must_fit(settings)
    tell_of_start("api")
    app = create_app(settings)
    spare_the_collector()
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        timeout_graceful_shutdown=GRACE_SECONDS,
        **AS_SERVED,
    )


def make_bus(settings: ServiceSettings) -> "Bus":
    # An API neither sends nor hears.
    from chassis.bus.rabbit import RabbitBus

    if settings.amqp_url is None:
        raise SystemExit("a worker of its own needs a broker: set MAHON_AMQP_URL")
    own = settings.service if settings.own_broker_account else None
    return RabbitBus(settings.amqp_url.get_secret_value(), settings.exchange, load_keyring(settings).events, own=own)


def worker(
    create_worker: "Callable[[ServiceSettings, Bus], Worker]", service: str, log_to: TextIO | None = None
) -> None:
    """Run the worker until SIGTERM or SIGINT; `--port` opens its metrics and health to a scraper."""
    parser = argparse.ArgumentParser(prog=f"python -m {service}.worker")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    options = parser.parse_args()
    settings = settings_of(service, log_to)
    must_fit(settings)
    tell_of_start("worker")
    made = create_worker(settings, make_bus(settings))
    spare_the_collector()
    if options.port:
        observed(made.pulse, options.port, options.host)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_told(made))


def observed(pulse: Pulse, port: int, host: str = "127.0.0.1") -> None:
    """Show a worker's metrics, and whether it works, to who asks there; in a thread, so that it tells of a loop that
    stands still.
    """
    from wsgiref.simple_server import WSGIRequestHandler, make_server

    from prometheus_client import make_wsgi_app

    metrics = make_wsgi_app()

    def answer(environ: Values, start: Any) -> Any:
        if environ["PATH_INFO"] == "/metrics":
            return metrics(environ, start)
        said = {"/health/live": OK, "/health/ready": pulse.said()}.get(environ["PATH_INFO"])
        status = "404 Not Found" if said is None else "200 OK" if said == OK else "503 Service Unavailable"
        start(status, [("Content-Type", "text/plain")])
        return [(said or "").encode()]

    class Silent(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing is written of who asks."""

    server = make_server(host, port, answer, handler_class=Silent)
    threading.Thread(target=server.serve_forever, name="observed", daemon=True).start()


async def _until_told(made: "Worker") -> None:
    running, loop = asyncio.current_task(), asyncio.get_running_loop()

    def stop() -> None:
        if running is not None:
            running.cancel()
        # Whatever is under way is rolled back and comes again, so that there is nothing to lose by it.
        loop.call_later(LAST_SECONDS, os._exit, 1)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    await made.run()
