"""The API describes itself: every operation says what it takes, what it answers and how it refuses."""

import ast
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from chassis.description import describe
from testkit.holding import is_described
from testkit.routes import bare_app, routes_of

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
