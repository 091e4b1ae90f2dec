"""What is asked of many at once never looks like success where nothing happened, and waits as what is asked of one."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from chassis.description import describe
from chassis.errors import NothingDone
from testkit.routes import bare_app, routes_of

from .reach import Program
from .test_refusals import declared

SERVICES = ("cases", "identity", "notifications", "referrals", "reporting")
SEVERAL = {"ids", "filters", "data_base64"}
"""How a body names many: their ids, what they have in common, or a file that tells them. A list of things does, too."""
WAITS = {"once_visible": "await_visible", "wait_for_cases": "wait_for_each"}
"""What one waits for, and what many do."""


def bulk(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Method and path of each operation whose body names many."""
    schemas = document.get("components", {}).get("schemas", {})

    def resolved(schema: dict[str, Any]) -> dict[str, Any]:
        name = schema.get("$ref", "").rpartition("/")[2]
        return schemas[name] if name else schema

    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            for kind in content.values():
                data = resolved(resolved(kind["schema"]).get("properties", {}).get("data", {}))
                if data.get("type") == "array" or SEVERAL & data.get("properties", {}).keys():
                    yield method.upper(), path


def silent(document: dict[str, Any]) -> list[str]:
    """Those that cannot say that nothing was done."""
    return [
        f"{method} {path}"
        for method, path in bulk(document)
        if NothingDone.code not in declared(document, method, path)
    ]


def of_many(path: str) -> str:
    """Where the same is asked of many, if it is: the path without the record's id."""
    return re.sub(r"/\{\w+_id\}/", "/", path, count=1)


def impatient(program: Program, endpoints: dict[str, Any]) -> list[str]:
    """Operations on many cases that do not wait where the same on one case does. `endpoints`: by path."""
    found = []
    for path, one in endpoints.items():
        many = endpoints.get(of_many(path))
        if of_many(path) != path and many is not None:
            waits = {WAITS[name] for name in program.reached_from(one) & WAITS.keys()}
            found += [f"{many.__name__}: {name}" for name in sorted(waits - program.reached_from(many))]
    return found


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_on_many_can_say_that_nothing_was_done(service: str) -> None:
    assert silent(describe(bare_app(service))) == []


def test_every_operation_on_many_cases_waits_as_that_on_one() -> None:
    endpoints = {route.path_format: route.endpoint for route in routes_of("referrals") if "POST" in route.methods}
    program = Program("referrals")
    assert len([path for path in endpoints if of_many(path) in endpoints.keys() - {path}]) >= 3
    assert impatient(program, endpoints) == []


def test_there_are_some() -> None:
    found = {path for service in SERVICES for _, path in bulk(describe(bare_app(service)))}
    assert {"/api/v2/cases/referrals", "/api/v2/cases/assigns", "/api/v2/locations/update_bulk"} <= found
    assert {"/api/v2/users/update_bulk", "/api/v2/locations/import"} <= found


def test_one_that_says_nothing_or_waits_for_nothing_is_caught() -> None:
    body = {"schema": {"properties": {"data": {"properties": {"ids": {"type": "array"}}}}}}
    operation = {"requestBody": {"content": {"application/json": body}}, "responses": {}}
    assert silent({"paths": {"/x": {"post": operation}}}) == ["POST /x"]
    endpoints = {route.path_format: route.endpoint for route in routes_of("referrals") if "POST" in route.methods}
    one = endpoints["/api/v2/cases/{record_id}/assigns"]
    told = {"/api/v2/cases/{record_id}/assigns": one, "/api/v2/cases/assigns": describe}
    assert impatient(Program("referrals"), told) == ["describe: await_visible", "describe: wait_for_each"]
