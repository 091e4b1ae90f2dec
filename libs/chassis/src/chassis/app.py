"""Makes a service's HTTP side: the same edge, health and metrics for all five."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from uuid import uuid4

import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from opentelemetry.trace import SpanKind
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis import logs, metrics, tracing
from chassis.actors import Actors
from chassis.bodies import Intake, must_be_short
from chassis.database import Database
from chassis.disbelief import is_alarmed
from chassis.errors import AddressTooLong, Unwritable
from chassis.hearing import DEAF_SECONDS, silent_seconds
from chassis.keys import load_keyring
from chassis.problems import answer, install_problems, refuse_unexpected, route_of
from chassis.promised import of_process
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from chassis.signals import Signals
from chassis.tokens import Verifier
from chassis.unbuilt import unbuilt
from chassis.watched import beside, kept_up

# Its own spans carry whole URLs, query strings included: a searched name would travel with them.
NO_TELEMETRY = TelemetryConfig(tracing=False, metrics=False, logs=False)


def create_service(
    settings: ServiceSettings,
    routers: Sequence[APIRouter],
    *,
    database: Database | None = None,
    keyring: Keyring | None = None,
) -> FastAPI:
    """A FastAPI app with `state.settings`, `.database`, `.keyring`, `.verifier` and `.actors`."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        signals = app.state.signals
        async with beside(partial(kept_up, signals.listen, "signals"), insisting=True):
            yield
        await signals.close()
        if database is None:
            await app.state.database.close()

    app = FastAPI(
        title=f"Mahon {settings.service}",
        version="2",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        telemetry=NO_TELEMETRY,
    )
    app.state.settings = settings
    app.state.database = database or Database.of(settings)
    app.state.keyring = keyring or load_keyring(settings)
    app.state.verifier = Verifier([app.state.keyring.verifying], settings.service)
    app.state.signals = Signals(settings.url, promised=of_process(settings))
    app.state.actors = Actors(app.state.signals)
    before, after = unbuilt(settings.service, routers)
    for router in (before, *routers, after, health):
        _add_routes(app, router)
    app.add_middleware(Edge, service=settings.service)
    install_problems(app)
    return app


def _add_routes(app: FastAPI, router: APIRouter) -> None:
    """In a router that is included FastAPI looks for a request's route twice: the routes of one that has no routers of
    its own, and so lacks nothing, stand in the app's own list.
    """
    if all(isinstance(route, APIRoute) for route in router.routes):
        app.router.routes.extend(router.routes)
    else:
        app.include_router(router)


def must_be_writable(scope: Scope) -> None:
    if "\0" in scope["path"] or b"%00" in scope["query_string"]:
        raise Unwritable


class Edge:
    """Names the request, traces and measures it by its route template, and answers what nobody expected."""

    def __init__(self, app: ASGIApp, service: str) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive, send)
        request_id = request.headers.get("x-request-id") or uuid4().hex
        request.state.request_id, request.state.actor = request_id, None
        structlog.contextvars.bind_contextvars(request_id=request_id, service=self._service)
        started, status = time.perf_counter(), 0

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((b"x-request-id", request_id.encode("latin-1", "replace")))
            await send(message)

        traceparent = tracing.of_request(request_id)
        with tracing.span("request", SpanKind.SERVER, traceparent, service=self._service) as span:
            try:
                must_be_writable(scope)
                must_be_short(scope)
                await self._app(scope, Intake(scope, receive), note)
            except (Unwritable, AddressTooLong) as refusal:
                await answer(request, refusal)(scope, receive, note)
            except Exception as error:
                if status:
                    raise
                await (await refuse_unexpected(request, error))(scope, receive, note)
            route = route_of(request)
            span.update_name(f"{request.method} {route}")
        elapsed = time.perf_counter() - started
        metrics.requests.labels(self._service, request.method, route, str(status)).observe(elapsed)


AWAY, DEAF, ALARMED = "database away", "hears nothing", "was sent messages that are not believed"
health = APIRouter(tags=["health"], include_in_schema=False)


@health.get("/health/live")
async def live() -> dict[str, str]:
    return {"status": "ok"}


@health.get("/health/ready")
async def ready(request: Request) -> JSONResponse:
    """Whether requests can be answered: they can while the worker hears nothing, which is said beside it."""
    found = await state_of(request)
    return JSONResponse(
        {"status": "ok", "worker": found} if found != AWAY else {"status": AWAY}, 503 if found == AWAY else 200
    )


@health.get("/health/hearing")
async def hears(request: Request) -> JSONResponse:
    """Whether the worker hears what other services announce, and believes all that it hears."""
    found = await state_of(request)
    return JSONResponse({"status": found}, 200 if found == "ok" else 503)


async def state_of(request: Request) -> str:
    """What can be said of the service's database, and of its worker by what that has noted there."""
    try:
        async with request.app.state.database.look() as session:
            silent = await silent_seconds(session, request.app.state.settings.service)
            alarmed = await is_alarmed(session)
    except Exception as error:  # whatever it is, the service is not ready
        logs.get().warning("not_ready", **logs.failure(error))
        return AWAY
    if silent is not None and silent > DEAF_SECONDS:
        return DEAF
    return ALARMED if alarmed else "ok"


@health.get("/metrics")
async def show_metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
