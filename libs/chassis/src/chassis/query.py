"""A request's query as Rails clients write it: `a[]=1&a[]=2`, `a[0]=1&a[1]=2` or `a=1`. Who reads it says what."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any, TypeVar

import fastapi
from contracts.values import Values
from fastapi import Depends, Request
from pydantic import WithJsonSchema
from starlette.datastructures import QueryParams

from chassis.errors import Refusal
from chassis.paging import Page, make_page

F = TypeVar("F", bound=Callable[..., Any])
Parameter = Values
"""As an OpenAPI document says it."""
Query = Mapping[str, list[str]]
"""Every parameter's values by its plain name."""

BRACKETS = re.compile(r"^([^\[\]]+)\[\d*\]$")
YES_OR_NO = {"type": "boolean"}


def reads(*parameters: Parameter) -> Callable[[F], F]:
    """Says of a dependency which parameters it reads from the request by itself."""

    def say(dependency: F) -> F:
        dependency.parameters = parameters  # type: ignore[attr-defined]
        return dependency

    return say


def refuses(*kinds: type[Refusal]) -> Callable[[F], F]:
    """Says of a dependency what it refuses changes with."""

    def say(dependency: F) -> F:
        dependency.refusals = kinds  # type: ignore[attr-defined]
        return dependency

    return say


def asking(*parameters: Parameter) -> Callable[[Request], Awaitable[Query]]:
    """A dependency: the values of these parameters, and of no others."""
    names = {parameter["name"].removesuffix("[]") for parameter in parameters}

    @reads(*parameters)
    async def asked(request: Request) -> Query:
        return {name: values for name, values in grouped(request.query_params).items() if name in names}

    return asked


def grouped(query: QueryParams) -> dict[str, list[str]]:
    """Every parameter's values by its plain name; `created[from]` keeps its brackets."""
    found: dict[str, list[str]] = {}
    for name, value in query.multi_items():
        match = BRACKETS.match(name)
        found.setdefault(match[1] if match else name, []).append(value)
    return found


def last(query: Query, name: str) -> str | None:
    """Of a parameter that is repeated, the last one counts."""
    return query.get(name, [None])[-1]


def one(name: str, description: str = "", **schema: Any) -> Parameter:
    """A parameter of the query, text unless `schema` says otherwise."""
    said = {"description": description} if description else {}
    return {"name": name, "in": "query", "required": False, "schema": {"type": "string"} | schema, **said}


def several(name: str, description: str = "", **items: Any) -> Parameter:
    """A parameter that may come several times; `name[0]=`, `name[]=` and `name=` say the same."""
    return one(f"{name}[]", description, type="array", items={"type": "string"} | items)


def rest(name: str, description: str) -> Parameter:
    """Parameters whose names are data: the query's other names, each with its text."""
    schema = {"type": "object", "additionalProperties": {"type": "string"}}
    return one(name, description, **schema) | {"style": "form", "explode": True}


def paging() -> tuple[Parameter, Parameter]:
    return one("page", type="integer", minimum=1), one("per", type="integer", minimum=1)


def ordering(names: Any) -> tuple[Parameter, Parameter]:
    return one("order_by", enum=sorted(names)), one("order", enum=["asc", "desc"])


WholeNumber = Annotated[str | None, fastapi.Query(), WithJsonSchema({"type": "integer", "minimum": 1})]
"""A number in the query, read here: one that is none gets a refusal with our code."""


async def requested_page(page: WholeNumber = None, per: WholeNumber = None) -> Page:
    return make_page(page, per)


Paged = Annotated[Page, Depends(requested_page)]
