"""The embedded gateway: in one process what Caddy does between processes, from the same route table."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deploy import answers
from deploy.routes import UNCLEAR_PATH, Route, RouteTable

Headers = list[tuple[bytes, bytes]]

_UNCLEAR = re.compile(UNCLEAR_PATH.encode())
_DROPPED = {name.lower().encode() for name in answers.GATEWAY_HEADERS} | {
    b"x-request-id",
    b"x-forwarded-for",
    b"x-forwarded-proto",
    b"x-forwarded-host",
}
_OF_THE_BODY = {b"content-length", b"content-type", b"transfer-encoding"}
_PROTECTION = [(name.lower().encode(), value.encode()) for name, value in answers.SECURITY_HEADERS.items()]
_SET_BY_GATEWAY = {name for name, _ in _PROTECTION} | {b"server", b"via", b"x-request-id"}


@dataclass
class _Answer:
    """An answer kept instead of sent, so that the gateway can look at it first."""

    messages: list[Message] = field(default_factory=list)

    async def keep(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def granted(self) -> bool:
        return bool(self.messages) and 200 <= int(self.messages[0]["status"]) < 300  # noqa: PLR2004

    def header(self, name: bytes) -> bytes | None:
        headers: Iterable[tuple[bytes, bytes]] = self.messages[0].get("headers", [])
        return next((value for key, value in headers if key.lower() == name), None)


class Gateway:
    """An ASGI application in front of the services' own.

    `services` maps the route table's services to their applications; routes of a missing one are not found.
    `pages` serves the web app.
    """

    def __init__(self, *, table: RouteTable, services: Mapping[str, ASGIApp], pages: ASGIApp) -> None:
        self._table = table
        self._services = services
        self._pages = pages
        self._asked_for_readiness = [name for name in services if name != "demonstration"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request_id = str(uuid.uuid4()).encode()
        headers = _from_gateway(scope, request_id)
        api_route = self._table.find(scope["path"])
        sender = _protected(send, request_id, secure=scope["scheme"] == "https", api=api_route is not None)
        await self._dispatch({**scope, "headers": headers}, receive, sender, api_route)

    async def _dispatch(self, scope: Scope, receive: Receive, send: Send, route: Route | None) -> None:
        path: str = scope["path"]
        if _UNCLEAR.match(scope["raw_path"]) or _below(path, answers.INSIDE_ONLY):
            await _refuse(scope, send, status=404)
        elif _too_large(scope):
            await _refuse(scope, send, status=413)
        elif path == answers.LIVE_PATH:
            await _say_nothing(send)
        elif path in answers.READY_PATHS:
            await self._answer_readiness(scope, send)
        elif route is not None and route.service in self._services:
            await self._serve(scope, receive, send, route)
        elif _below(path, answers.NOT_PAGES):
            await _refuse(scope, send, status=404)
        else:
            await self._pages(scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send, route: Route) -> None:
        admitted = scope if route.public else await self._admit(scope, send, route.audience)
        if admitted is not None:
            await self._services[route.service](admitted, receive, send)

    async def _admit(self, scope: Scope, send: Send, audience: str) -> Scope | None:
        """The scope with a token for the audience; or None, and identity's refusal is sent."""
        answer = await self._ask(scope, "identity", "/internal/authorize", _question(scope, audience))
        if not answer.granted:
            await _pass_on(answer, send)
            return None
        token = answer.header(b"x-service-token")
        return scope if token is None else {**scope, "headers": [*scope["headers"], (b"x-service-token", token)]}

    async def _answer_readiness(self, scope: Scope, send: Send) -> None:
        for service in self._asked_for_readiness:
            answer = await self._ask(scope, service, "/health/ready", [])
            if not answer.granted:
                await _pass_on(answer, send)
                return
        await _say_nothing(send)

    async def _ask(self, scope: Scope, service: str, path: str, more: Headers) -> _Answer:
        kept = [(name, value) for name, value in scope["headers"] if name not in _OF_THE_BODY]
        question = {
            **scope,
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": kept + more,
        }
        question.pop("state", None)
        answer = _Answer()
        await self._services[service](question, _no_body, answer.keep)
        return answer


def _from_gateway(scope: Scope, request_id: bytes) -> Headers:
    kept = [(name, value) for name, value in scope["headers"] if name not in _DROPPED]
    host = next((value for name, value in kept if name == b"host"), b"")
    client = scope["client"][0] if scope.get("client") else ""
    return [
        *kept,
        (b"x-request-id", request_id),
        (b"x-forwarded-for", client.encode()),
        (b"x-forwarded-proto", scope["scheme"].encode()),
        (b"x-forwarded-host", host),
    ]


def _question(scope: Scope, audience: str) -> Headers:
    query: bytes = scope["query_string"]
    uri = scope["raw_path"] + (b"?" + query if query else b"")
    return [
        (b"x-audience", audience.encode()),
        (b"x-forwarded-method", scope["method"].encode()),
        (b"x-forwarded-uri", uri),
    ]


def _protected(send: Send, request_id: bytes, *, secure: bool, api: bool) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(n, v) for n, v in message.get("headers", []) if n.lower() not in _SET_BY_GATEWAY]
            headers += [*_PROTECTION, (b"x-request-id", request_id)]
            if api and not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", answers.CACHE_API.encode()))
            if secure:
                headers.append((b"strict-transport-security", answers.TRANSPORT_SECURITY.encode()))
            message = {**message, "headers": headers}
        await send(message)

    return sender


def _below(path: str, roots: tuple[str, ...]) -> bool:
    return any(path == root or path.startswith(root + "/") for root in roots)


def _too_large(scope: Scope) -> bool:
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return length.isdigit() and int(length) > answers.BODY_LIMIT_MB * 1_000_000


async def _refuse(scope: Scope, send: Send, *, status: int) -> None:
    headers = [(b"content-type", b"application/json"), (b"cache-control", answers.CACHE_API.encode())]
    request_id = next(value.decode() for name, value in scope["headers"] if name == b"x-request-id")
    body = answers.refusal(status=status, path=scope["path"], request_id=request_id)
    await _send(send, status, headers, body.encode())


async def _say_nothing(send: Send) -> None:
    await _send(send, 204, [], b"")


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    if body:
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _pass_on(answer: _Answer, send: Send) -> None:
    for message in answer.messages:
        await send(message)


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
