"""The API describes itself: every operation says what it takes, what it answers and how it refuses."""

import ast
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from chassis.description import describe
from testkit.holding import is_described
from testkit.routes import bare_app, is_known_to_clients, routes_of

ROOT = Path(__file__).resolve().parents[2]
SERVICES = sorted(path.name for path in (ROOT / "services").iterdir())
HAND_READ = {"query_params", "json", "body", "form", "stream"}
"""Attributes of a request through which a handler would take what its document does not say."""


def operations(service: str) -> dict[str, dict[str, Any]]:
    return {
        f"{method.upper()} {path}": operation
        for path, methods in describe(bare_app(service))["paths"].items()
        for method, operation in methods.items()
    }


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_says_what_it_answers(service: str) -> None:
    silent = [name for name, operation in operations(service).items() if not is_described(operation["responses"])]
    assert silent == []


@pytest.mark.parametrize("service", SERVICES)
def test_no_handler_takes_what_its_document_does_not_say(service: str) -> None:
    handlers = [route.endpoint for route in routes_of(service) if route.include_in_schema]
    assert {handler.__qualname__: found for handler in handlers if (found := read_by_hand(handler))} == {}


def read_by_hand(handler: Any) -> set[str]:
    """What the handler reads off the request itself: a dependency would say so."""
    tree = ast.parse(Path(handler.__code__.co_filename).read_text())
    own = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == handler.__name__
    )
    return {
        node.attr
        for node in ast.walk(own)
        if isinstance(node, ast.Attribute)
        and node.attr in HAND_READ
        and isinstance(node.value, ast.Name)
        and node.value.id == "request"
    }


def test_an_operation_has_one_name_in_all_services() -> None:
    names = Counter(operation["operationId"] for service in SERVICES for operation in operations(service).values())
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("service", SERVICES)
def test_who_is_no_client_of_primero_s_is_told_of_a_name_that_nobody_knows(service: str) -> None:
    """Unknown names are refused in every body of an operation of our own, and dropped in those Primero has."""
    document = describe(bare_app(service))
    closed = {name: closed_objects(document, operation) for name, operation in operations(service).items()}
    own = {name: found for name, found in closed.items() if found and not is_known_to_clients(name)}
    assert {name: found for name, found in own.items() if not all(found.values())} == {}
    others = {name: found for name, found in closed.items() if found and is_known_to_clients(name)}
    assert {name: found for name, found in others.items() if found["body"]} == {}


@pytest.mark.parametrize(
    ("schema", "closed"),
    [
        ({"type": "object", "properties": {"a": {"type": "string"}}}, {"body": False}),
        ({"type": "object", "properties": {}, "additionalProperties": False}, {"body": True}),
        (
            {"properties": {"data": {"$ref": "#/components/schemas/Open"}}, "additionalProperties": False},
            {"body": True, "body/data": False},
        ),
        (
            {"properties": {"data": {"anyOf": [{"$ref": "#/components/schemas/Shut"}, {"type": "null"}]}}},
            {"body": False, "body/data": True},
        ),
    ],
)
def test_it_is_seen_which_objects_of_a_body_take_any_name(schema: dict[str, Any], closed: dict[str, bool]) -> None:
    shapes = {"Open": {"type": "object", "properties": {"b": {"type": "string"}}}}
    shapes["Shut"] = shapes["Open"] | {"additionalProperties": False}
    body = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
    assert closed_objects({"components": {"schemas": shapes}}, body) == closed


def closed_objects(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, bool]:
    """Each object of the operation's body that names its members, and whether it takes no others."""
    schemas = document.get("components", {}).get("schemas", {})
    found: dict[str, bool] = {}

    def walk(schema: dict[str, Any], where: str) -> None:
        schema = schemas[name] if (name := schema.get("$ref", "").rpartition("/")[2]) else schema
        for part in (*schema.get("anyOf", ()), *schema.get("allOf", ()), *schema.get("oneOf", ())):
            walk(part, where)
        if "properties" in schema:
            found[where] = schema.get("additionalProperties") is False
            for name, inside in schema["properties"].items():
                walk(inside, f"{where}/{name}")
        if isinstance(schema.get("items"), dict):
            walk(schema["items"], f"{where}/*")

    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    walk(content.get("schema", {}), "body")
    return found
