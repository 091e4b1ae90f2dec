"""Asks an app without an HTTP client between: for tests that ask tens of thousands of times."""

import asyncio
import json
from typing import Any, NamedTuple
from urllib.parse import unquote
from uuid import UUID

from fastapi import FastAPI
from starlette.types import Message, Scope

from testkit.holding import hold


class Answer(NamedTuple):
    status: int
    body: bytes


async def answer_to(
    app: FastAPI,
    method: str,
    target: str,
    *,
    token: str | None = None,
    body: Any = None,
    key: UUID | None = None,
    after: bytes = b"",
) -> Answer:
    """What one request is answered, which is held against what the app's document promises.

    `target`: path and query, quoted; `body`: what is sent as JSON; `key`: its Idempotency-Key; `after`: what is sent
    after the body.
    """
    sent = (b"" if body is None else json.dumps(body).encode()) + after
    start: Message = {}
    parts: list[bytes] = []
    coming = [sent]

    async def receive() -> Message:
        """The body, once; whoever asks for more waits for an end of the connection that does not come."""
        if not coming:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": coming.pop(), "more_body": False}

    async def send(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        else:
            parts.append(message.get("body", b""))

    scope = _scope(app, method, target, token=token, length=len(sent), key=key)
    await app(scope, receive, send)
    answer = Answer(start["status"], b"".join(parts))
    hold(app, scope, answer.status, start["headers"], answer.body)
    return answer


def _scope(app: FastAPI, method: str, target: str, *, token: str | None, length: int, key: UUID | None) -> Scope:
    path, _, query = target.partition("?")
    headers = [(b"host", b"mahon.test"), (b"content-type", b"application/json"), (b"content-length", b"%d" % length)]
    if token is not None:
        headers.append((b"x-service-token", token.encode()))
    if key is not None:
        headers.append((b"idempotency-key", str(key).encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("mahon.test", 80),
        "app": app,
    }
