"""Holds what a service answers against what its document promises, for every request of every test.

An answer with a status that its operation does not name, or with a body that does not fit, fails the test that asked.
"""

import re
from collections.abc import Iterable, MutableMapping
from typing import Any

import httpx
import jsonschema_rs
import orjson
from chassis.description import describe
from contracts.values import Values
from fastapi import FastAPI
from starlette.routing import compile_path

BEFORE_ROUTING = {400, 404, 405, 414}
"""What may be refused before it is known which operation is asked for."""
CODE = re.compile(r"^`([^`]+)`: ", re.MULTILINE)
AS_PATCH = {"PUT": "PATCH"}


class Promise:
    """One service's OpenAPI document. `operations`: "GET /path/{id}" → its statuses and their media types' schemas."""

    def __init__(self, document: Values) -> None:
        self._components = document["components"]
        self.operations = {
            f"{method.upper()} {path}": operation["responses"]
            for path, operations in document["paths"].items()
            for method, operation in operations.items()
        }
        self._validators: dict[tuple[str, int, str], Any] = {}

    def broken(self, operation: str, status: int, media_type: str, body: bytes) -> str | None:
        """What is wrong with the answer, or None. `operation`: "GET /path/{id}"."""
        promised = self.operations.get(operation)
        if promised is None:
            return f"{operation} is in no document"
        if not is_described(promised):
            return None
        response = self._resolved(promised.get(str(status)))
        if response is None:
            return f"{operation} promises no {status}, only {', '.join(sorted(promised))}: {body[:300]!r}"
        content = response.get("content")
        if content is None:
            return None if not body else f"{operation} promises no body with {status}, but sent {body[:300]!r}"
        if media_type not in content:
            return f"{operation} promises {', '.join(content)} with {status}, but sent {media_type or 'nothing'}"
        misfit = self._misfit(operation, status, content[media_type]["schema"], media_type, body)
        return misfit or _undeclared(operation, status, response, body)

    def _resolved(self, response: Values | None) -> Values | None:
        if response is None or "$ref" not in response:
            return response
        found: Values = self._components["responses"][response["$ref"].rpartition("/")[2]]
        return found

    def _misfit(self, operation: str, status: int, schema: Values, media_type: str, body: bytes) -> str | None:
        if not media_type.endswith("json"):
            return None
        key = (operation, status, media_type)
        if key not in self._validators:
            self._validators[key] = self.validator(schema)
        found = [
            f"{'/'.join(map(str, error.instance_path))}: {error.message}"
            for error in self._validators[key].iter_errors(orjson.loads(body))
        ]
        return f"{operation} {status} does not fit: {'; '.join(found)[:1500]}" if found else None

    def validator(self, schema: Values) -> Any:
        whole = {**schema, "components": self._components}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def codes_of(response: Values) -> set[str]:
    """The codes with which an operation says it refuses, of one status."""
    return set(CODE.findall(response.get("description", "")))


def _undeclared(operation: str, status: int, response: Values, body: bytes) -> str | None:
    """A refusal whose code its operation does not name."""
    codes = codes_of(response)
    code = orjson.loads(body).get("code") if codes else None
    return None if code is None or code in codes else f"{operation} does not say that it refuses {status} with {code}"


def is_described(promised: Values) -> bool:
    """Whether the answer to an operation that succeeds has a schema."""
    succeeding = [response for status, response in promised.items() if status.startswith("2")]
    return all(media["schema"] for response in succeeding for media in response.get("content", {}).values())


_promises: dict[tuple[int, ...], tuple[list[Any], Promise]] = {}
"""By the identity of the app's routers, which are kept with it so that no other thing gets their identity."""


def promise_of(app: FastAPI) -> Promise:
    """What the app's document promises; apps of the same routes, one for each test, share it."""
    routers = [getattr(route, "original_router", route) for route in app.routes]
    routers = [router for router in routers if getattr(router, "include_in_schema", True)]
    key = tuple(id(router) for router in routers)
    if key not in _promises:
        _promises[key] = routers, Promise(describe(app))
    return _promises[key][1]


def hold(app: FastAPI, scope: MutableMapping[str, Any], status: int, headers: Any, body: bytes) -> None:
    """Raises AssertionError unless the answer to the request of `scope` is one that its operation promises."""
    route = scope.get("route")
    if route is not None and not getattr(route, "include_in_schema", True):
        return
    promise = promise_of(app)
    media_type = httpx.Headers(headers).get("content-type", "").partition(";")[0]
    method = AS_PATCH.get(scope["method"], scope["method"])
    operation = f"{method} {getattr(route, 'path_format', '')}"
    if operation not in promise.operations and status in BEFORE_ROUTING:
        schema = {"$ref": "#/components/schemas/Problem"}
        assert promise.validator(schema).is_valid(orjson.loads(body)), f"{status} is no refusal of ours: {body!r}"
        return
    broken = promise.broken(operation, status, media_type, body)
    assert broken is None, broken


class HeldTransport(httpx.AsyncBaseTransport):
    """Asks the app in this process, and holds what it answers."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        asked: MutableMapping[str, Any] = {}

        async def app(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
            nonlocal asked
            asked = scope
            await self._app(scope, receive, send)

        response = await httpx.ASGITransport(app=app, raise_app_exceptions=False).handle_async_request(request)
        hold(self._app, asked, response.status_code, response.headers, await response.aread())
        return response


class Promises:
    """What all services promise together, for answers that came through the gateway."""

    def __init__(self, apps: Iterable[FastAPI]) -> None:
        self._by_path: list[tuple[re.Pattern[str], str, Promise]] = []
        for app in apps:
            promise = promise_of(app)
            paths = {operation.partition(" ")[2] for operation in promise.operations}
            self._by_path += [(compile_path(path)[0], path, promise) for path in paths]
        # A word before an identifier in the same place.
        self._by_path.sort(key=lambda known: known[1].count("{"))

    def broken(self, method: str, path: str, status: int, media_type: str, body: bytes) -> str | None:
        """What is wrong with the answer, or None; None, too, where it is of no operation of ours."""
        for pattern, template, promise in self._by_path:
            operation = f"{AS_PATCH.get(method, method)} {template}"
            if pattern.match(path) and operation in promise.operations:
                return promise.broken(operation, status, media_type, body)
        return None
