"""An operation names every code with which the code behind it refuses; what tests are told is held to it, too."""

import types
from typing import Any

import pytest
from chassis.description import _dependencies, describe
from chassis.errors import Conflict, Invalid, NotFound, Refusal
from testkit.holding import Promise, codes_of
from testkit.routes import bare_app, routes_of

from .reach import Program, by_code, reached_in

SERVICES = ("cases", "identity", "notifications", "referrals", "reporting")


def declared(document: dict[str, Any], method: str, path: str) -> set[str]:
    responses = document["paths"][path][method.lower()]["responses"]
    named = [answer["$ref"].rpartition("/")[2] for answer in responses.values() if "$ref" in answer]
    return {code for name in named for code in codes_of(document["components"]["responses"][name])}


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_names_the_codes_that_the_code_behind_it_raises(service: str) -> None:
    program, document = Program(service), describe(bare_app(service))
    silent, asked = {}, 0
    for route in routes_of(service):
        if not route.include_in_schema:
            continue
        behind = [route.endpoint, *_dependencies(route.dependant)]
        raised = by_code(frozenset().union(*(program.raised_by(function) for function in behind)))
        for method in (route.methods or set()) - {"HEAD", "PUT"}:
            asked += len(raised)
            left = raised.keys() - declared(document, method, route.path_format)
            if left:
                silent[f"{method} {route.path_format}"] = sorted(left)
    assert silent == {}
    assert asked or service in {"notifications", "reporting"}


class Taken(Conflict):
    code = "taken"
    title = "Taken."


SOURCE = """
KINDS = (Taken,)

def save(thing):
    made = Taken()
    keep(thing, made)

def keep(thing, refusal):
    raise refusal

def changes(thing):
    save(thing)

def calm(thing):
    try:
        save(thing)
    except Conflict:
        raise Invalid from None

def again(thing):
    try:
        save(thing)
    except Taken:
        raise

def by_name(code):
    return next(kind() for kind in KINDS if kind.code == code)

class Thing:
    def close(self):
        raise NotFound

def closes(thing):
    thing.close()

def passes(run):
    return run(save)

class Table:
    missing = NotFound
    exists = Taken

    def open(self):
        self.look()

    def look(self):
        raise self.missing

register = Table()

def opens():
    register.open()

def gets(thing):
    return thing.get("a")
"""


@pytest.mark.parametrize(
    ("function", "kinds"),
    [
        ("save", {Taken}),
        ("changes", {Taken}),
        ("calm", {Invalid}),
        ("again", {Taken}),
        ("by_name", {Taken}),
        ("closes", {NotFound}),
        ("passes", {Taken}),
        ("opens", {NotFound}),
        ("gets", set()),
    ],
)
def test_what_is_raised_is_followed_and_what_is_caught_is_not(function: str, kinds: set[type[Refusal]]) -> None:
    module = types.ModuleType("example")
    vars(module).update(Taken=Taken, Conflict=Conflict, Invalid=Invalid, NotFound=NotFound)
    exec(SOURCE, vars(module))  # noqa: S102  # the example is ours
    assert reached_in(module, SOURCE, function) == kinds


def test_an_answer_with_a_code_that_its_operation_does_not_name_is_found() -> None:
    told = {"description": "`taken`: Taken.\n`invalid`: Wrong.", "content": {"application/json": {"schema": {}}}}
    paths = {
        "/x": {
            "get": {
                "responses": {"200": {"content": {"application/json": {"schema": {"type": "object"}}}}, "409": told}
            }
        }
    }
    promise = Promise({"components": {"schemas": {}}, "paths": paths})
    assert promise.broken("GET /x", 409, "application/json", b'{"code": "taken"}') is None
    assert "with other" in str(promise.broken("GET /x", 409, "application/json", b'{"code": "other"}'))
