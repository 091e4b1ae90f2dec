"""Whatever a route reads has a size, a depth and a time: asked of every route of every service, with no database."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chassis import bodies
from chassis.description import describe
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.types import Message
from testkit.routes import bare_app, routes_of

ROOT = Path(__file__).resolve().parents[2]
SERVICES = sorted(path.name for path in (ROOT / "services").iterdir())
PUBLIC = {"POST /api/v2/tokens"}
LARGER = {"POST /api/v2/locations/import": 4 * 1024 * 1024, "POST /api/v2/configurations": 8 * 1024 * 1024}
LARGER |= {f"POST /api/v2/{plural}/{{id}}/attachments": 28 * 1024 * 1024 for plural in ("cases", "incidents")}
ASKED_FIRST = frozenset(LARGER) - {"POST /api/v2/locations/import", "POST /api/v2/configurations"}
"""Bodies so large that nothing of them is read before it is known who sends them: there everybody else is told so."""
UNKNOWN = 401
ID = "0190b0a0-0000-7000-8000-000000000000"


def reading_routes(app: FastAPI, service: str) -> Iterator[tuple[str, str, APIRoute]]:
    """Method, path and route of all that read a body."""
    paths = describe(app)["paths"]
    for route in routes_of(service):
        for method in sorted(route.methods or ()):
            said = paths.get(route.path, {})
            if "requestBody" in said.get("patch" if method == "PUT" else method.lower(), {}):
                yield method, route.path, route


async def ask(app: FastAPI, method: str, path: str, *parts: bytes | None, announced: int | None = None) -> Any:
    """The refusal of a request whose body comes in these parts; None: nothing comes any more."""
    answered: list[Message] = []
    left = list(parts)

    async def receive() -> Message:
        part = left.pop(0)
        if part is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": part, "more_body": bool(left)}

    async def send(message: Message) -> None:
        answered.append(message)

    headers = [(b"host", b"mahon.test"), (b"content-type", b"application/json")]
    headers += [] if announced is None else [(b"content-length", b"%d" % announced)]
    plain = re.sub(r"\{[^}]*\}", ID, path)
    scope = {"type": "http", "method": method, "path": plain, "raw_path": plain.encode(), "query_string": b""}
    scope |= {"headers": headers, "root_path": "", "scheme": "http", "http_version": "1.1", "app": app}
    await app(scope, receive, send)
    body = json.loads(answered[1]["body"])
    return answered[0]["status"], body["code"], body["facts"], body["errors"][0]["status"]


@pytest.mark.parametrize("service", SERVICES)
async def test_every_body_has_its_size(service: str) -> None:
    app, asked = bare_app(service), 0
    for method, path, route in reading_routes(app, service):
        limit = bodies.most_bytes(route)
        public = f"{method} {path}" in PUBLIC
        assert limit == LARGER.get(f"{method} {path}", bodies.FROM_ANYBODY if public else bodies.FROM_SOMEBODY)
        if f"{method} {path}" in ASKED_FIRST:
            assert (await ask(app, method, path, None, announced=limit + 1))[0] == UNKNOWN, path
            continue
        wanted = (413, "payload_too_large", {"limit": limit}, 413)
        assert await ask(app, method, path, None, announced=limit + 1) == wanted, path
        half = b" " * (limit // 2 + 1)
        assert await ask(app, method, path, half, half, None) == wanted, path
        asked += 1
    assert asked or service == "reporting"


@pytest.mark.parametrize("service", SERVICES)
async def test_every_body_has_its_time(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.001)
    app = bare_app(service)
    for method, path, _ in reading_routes(app, service):
        if f"{method} {path}" in ASKED_FIRST:
            assert (await ask(app, method, path, None))[0] == UNKNOWN, path
            continue
        assert await ask(app, method, path, None) == (408, "request_too_slow", {}, 408), path
        assert await ask(app, method, path, b"{", None) == (408, "request_too_slow", {}, 408), path


@pytest.mark.parametrize("service", SERVICES)
async def test_every_body_has_its_depth_and_its_number_of_values(service: str) -> None:
    app = bare_app(service)
    deep = bodies.DEEPEST + 1
    for method, path, route in reading_routes(app, service):
        many = getattr(route, "most_values", bodies.MOST_VALUES) + 2
        if f"{method} {path}" in ASKED_FIRST:
            continue
        nested = b'{"data":' + b"[" * deep + b"]" * deep + b"}"
        assert await ask(app, method, path, nested) == (400, "too_deep", {"limit": deep - 1}, 400), path
        if bodies.most_bytes(route) > many:
            listed = b'{"data":[' + b"0," * many + b"0]}"
            assert await ask(app, method, path, listed) == (413, "too_many_values", {"limit": many - 2}, 413), path


@pytest.mark.parametrize("text", ["[" * 100, "[,:" * 100, "\\[{", '"', "\\"])
def test_what_stands_in_a_text_counts_as_one_value(text: str) -> None:
    body = json.dumps({"data": {f"field_{turn}": text * 500 for turn in range(10)}}).encode()
    bodies.must_be_readable(body)


HALF = 300_000
SLOW = {
    "quotes that are escaped": b'"' + b'\\"' * HALF,
    "backslashes": b'"' + b"\\" * HALF * 2,
    "quotes": b'"' * HALF * 2,
    "lists that never end": b"[" * HALF * 2,
    "lists in lists": b"[" * HALF + b"]" * HALF,
    "commas and no end": b'"' + b"," * HALF * 2 + b"\\",
    "escapes that are none": b'"' + b"\\u" * HALF,
}


@pytest.mark.parametrize("body", SLOW.values(), ids=SLOW)
def test_a_body_is_looked_at_in_as_many_steps_as_it_has_bytes(body: bytes) -> None:
    """A quadratic look at these would take longer than the whole run may."""
    refused: type[Exception] | None = None
    try:
        bodies.must_be_readable(body)
    except (bodies.TooDeep, bodies.TooManyValues) as error:
        refused = type(error)
    assert refused in {None, bodies.TooDeep}
