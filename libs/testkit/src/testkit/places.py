"""The places of an operation's body and address where its own document takes a value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contracts.values import Values

from testkit.routes import shape

EACH, ANY = "*", "{}"
"""In a path: each member of a list, and any name of an object."""


@dataclass(frozen=True)
class Place:
    """`path`: the names from the body, or from the address, inwards; `sorts`: the JSON types it takes."""

    path: tuple[str, ...]
    sorts: frozenset[str]
    in_address: bool = False

    def __str__(self) -> str:
        return ("?" if self.in_address else "/") + "/".join(self.path)

    def laid(self, body: Any, value: Any) -> Any:
        """The body with this value here, everything else as it was."""
        return _laid(body, self.path, value)


def places_of(document: Values, ask: str) -> list[Place]:
    """Those of one route, as its document describes it."""
    schemas = document.get("components", {}).get("schemas", {})
    operation = operation_of(document, ask)
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    found: dict[tuple[str, ...], set[str]] = {}
    for path, sorts in _walk(content.get("schema", {}), schemas, (), ()):
        found.setdefault(path, set()).update(sorts)
    body = [Place(path, frozenset(sorts)) for path, sorts in found.items()]
    queries = (each["name"] for each in operation.get("parameters", ()) if each["in"] == "query")
    return body + [Place((name,), frozenset({"string"}), in_address=True) for name in queries]


def operation_of(document: Values, ask: str) -> Values:
    wanted = shape(ask)
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if shape(f"{method.upper()} {path}") == wanted:
                return dict(operation)
    return {}


def _walk(
    schema: Any, schemas: Values, path: tuple[str, ...], through: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Every place that holds no named places itself, with its types."""
    if name := schema.get("$ref", "").rpartition("/")[2]:
        if name not in through:
            yield from _walk(schemas[name], schemas, path, (*through, name))
        return
    for part in (*schema.get("anyOf", ()), *schema.get("allOf", ()), *schema.get("oneOf", ())):
        yield from _walk(part, schemas, path, through)
    inside = [(name, each) for name, each in schema.get("properties", {}).items()]
    inside += [(EACH, schema["items"])] if schema.get("items") else []
    inside += [(ANY, each)] if isinstance(each := schema.get("additionalProperties"), dict) else []
    for name, each in inside:
        yield from _walk(each, schemas, (*path, name), through)
    if not inside and "type" in schema:
        yield path, {schema["type"]}


def _laid(body: Any, path: tuple[str, ...], value: Any) -> Any:
    if not path:
        return value
    name, *rest = path
    if name == EACH:
        first = body[0] if isinstance(body, list) and body else {}
        return [_laid(first, tuple(rest), value)]
    held = body if isinstance(body, dict) else {}
    if name == ANY:
        return {**held, value: _laid({}, tuple(rest), "rw")}
    return {**held, name: _laid(held.get(name), tuple(rest), value)}
