"""What a service says of its own routes: its OpenAPI document.

FastAPI writes down what a route declares. Here is added what routes have in common and none should repeat: how to sign
in, headers, the refusals that follow from what a route takes, and parameters that a dependency reads by itself.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from contracts.values import Values
from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import RouteContext, iter_route_contexts
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode

from chassis.errors import (
    AddressTooLong,
    Invalid,
    KeyReused,
    Malformed,
    NotAllowed,
    NotFound,
    NotSignedIn,
    PerhapsSaved,
    Refusal,
    TooDeep,
    TooLarge,
    TooManyValues,
    TooSlow,
    Unavailable,
    Unwritable,
)
from chassis.problems import PROBLEM, status_of
from chassis.query import Parameter
from chassis.shapes import Problem

GUARDS = frozenset({"current_actor"})
KEYED = frozenset({"unit_of_work", "transactions"})
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
REFUSED = 400
MODELS = "#/components/schemas/{model}"
SIGNING_IN = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "_app_session",
        "description": "From `POST /api/v2/tokens`. A change needs the header `X-CSRF-Token`, too.",
    },
    "basic": {"type": "http", "scheme": "basic", "description": "User name and password, for integrations."},
}
IDEMPOTENCY_KEY: Parameter = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Names this change: sent again with the same key, it is not done a second time.",
    "schema": {"type": "string", "format": "uuid"},
}
CODES = "x-codes"
FRAMEWORKS_OWN = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> Values:
    """The document of all routes that are for clients. PUT is left out: wherever it is taken, it does as PATCH."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Duplicate Operation ID")
        document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    components = document.setdefault("components", {})
    components["securitySchemes"] = SIGNING_IN
    schemas = components.setdefault("schemas", {})
    for name in FRAMEWORKS_OWN:
        schemas.pop(name, None)
    schemas |= _components(Problem, "serialization")
    responses: Values = {}
    components["responses"] = responses
    for path, operations in document["paths"].items():
        if "patch" in operations:
            operations.pop("put", None)
        for method, operation in operations.items():
            route = _route(app, path, method.upper())
            if (body := getattr(route.original_route, "body", None)) is not None:
                schemas |= _components(body, "validation")
                reference = {"$ref": MODELS.format(model=body.__name__)}
                operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": reference}}}
            _complete(operation, route, method.upper(), responses)
    return document


def refusing(*kinds: type[Refusal]) -> dict[int | str, Values]:
    """`responses=` of a route: what it refuses with beside what follows from what it takes."""
    return {status: {CODES: named} for status, named in _by_status(kinds).items()}


def takes(router: APIRouter, body: type[BaseModel]) -> None:
    """Says of the router's last route which body it reads by itself."""
    router.routes[-1].body = body  # type: ignore[attr-defined]


def _route(app: FastAPI, path: str, method: str) -> RouteContext:
    return next(
        context
        for context in iter_route_contexts(app.routes)
        if context.path_format == path and method in (context.methods or ())
    )


def _components(model: type[BaseModel], mode: JsonSchemaMode) -> Values:
    """The model and those it is made of, as components of the document."""
    schema = model.model_json_schema(ref_template=MODELS, mode=mode)
    return {**schema.pop("$defs", {}), model.__name__: schema}


def _complete(operation: Values, route: RouteContext, method: str, responses: Values) -> None:
    dependencies = list(_dependencies(route.dependant))
    names = set(map(_name, dependencies))
    parameters = operation.get("parameters", [])
    parameters += [one for each in dependencies for one in getattr(each, "parameters", ())]
    keyed = method in CHANGING and bool(names & KEYED)
    if keyed:
        parameters.append(IDEMPOTENCY_KEY)
    if parameters:
        operation["parameters"] = parameters
    operation["operationId"] = route.name
    guarded = is_guarded(route.dependant)
    if guarded:
        operation["security"] = [{name: []} for name in SIGNING_IN]
    kinds: list[type[Refusal]] = [Unwritable, AddressTooLong, Unavailable]
    kinds += [NotSignedIn, NotAllowed] if guarded else []
    kinds += [NotFound] if "{" in (route.path_format or "") else []
    kinds += [KeyReused] if keyed else []
    kinds += [PerhapsSaved] if method in CHANGING else []
    kinds += [Malformed, TooDeep, TooSlow, TooLarge, TooManyValues] if "requestBody" in operation else []
    kinds += [kind for each in dependencies for kind in getattr(each, "refusals", ()) if method in CHANGING]
    kinds += [Invalid] if parameters or "requestBody" in operation else []
    _add_refusals(operation, kinds, responses)


def _add_refusals(operation: Values, kinds: Iterable[type[Refusal]], responses: Values) -> None:
    """Each status with its codes, as a reference: operations that refuse alike share one response."""
    answered = operation["responses"]
    for status, codes in _by_status(kinds).items():
        there = answered.setdefault(str(status), {})
        there[CODES] = codes | there.get(CODES, {})
    for status, answer in answered.items():
        if int(status) >= REFUSED:
            codes = answer[CODES]
            name = "-".join(sorted(codes))
            responses[name] = _refusal(codes)
            answered[status] = {"$ref": f"#/components/responses/{name}"}


def _refusal(codes: dict[str, str]) -> Values:
    schema = {"schema": {"$ref": MODELS.format(model=Problem.__name__)}}
    said = "\n".join(f"`{code}`: {title}" for code, title in sorted(codes.items()))
    return {"description": said, "content": {"application/json": schema, PROBLEM: schema}}


def _by_status(kinds: Iterable[type[Refusal]]) -> dict[int | str, dict[str, str]]:
    """Status → code → what it says."""
    found: dict[int | str, dict[str, str]] = defaultdict(dict)
    for kind in kinds:
        found[status_of(kind)][kind.code] = kind.title
    return found


def is_guarded(dependant: Any) -> bool:
    """Whether a route asks who is calling."""
    return any(_name(each) in GUARDS for each in _dependencies(dependant))


def _name(call: Any) -> str:
    return getattr(call, "__name__", "")


def _dependencies(dependant: Any) -> Iterator[Any]:
    """What a route calls before its handler, however deep."""
    for each in dependant.dependencies:
        yield each.call
        yield from _dependencies(each)
