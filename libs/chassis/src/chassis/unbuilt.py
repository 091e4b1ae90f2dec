"""Answers for the addresses that Primero's clients know and this service does not have yet.

What is not built says so, and is never taken for the identifier of something that is (`docs/domain/api.md`).
"""

import re
from collections.abc import Awaitable, Callable, Sequence

from contracts.addresses import Address, addresses_of
from fastapi import APIRouter, Depends, Response
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import compile_path

from chassis.answers import json_answer
from chassis.errors import NotFound
from chassis.query import Paged
from chassis.web import CurrentActor, current_actor

TAG = "unbuilt"


class NotBuilt(NotFound):
    """`address`: the method and the path with its parameters' names."""

    code = "not_built"
    title = "This part is not built yet."


_made: dict[tuple[str, tuple[int, ...]], tuple[Sequence[APIRouter], APIRouter, APIRouter]] = {}
"""By the service and the identity of its routers, which are kept with it: its apps in the tests share one answer."""


def unbuilt(service: str, own: Sequence[APIRouter]) -> tuple[APIRouter, APIRouter]:
    """The routes of what is missing: those that a route of ours would swallow go before ours, the others after.

    The others are the most, and stand where they cost a request of ours no time.
    """
    key = service, tuple(id(router) for router in own)
    if key not in _made:
        _made[key] = own, *_make(service, own)
    return _made[key][1:]


def _make(service: str, own: Sequence[APIRouter]) -> tuple[APIRouter, APIRouter]:
    routes = [context for router in own for context in iter_route_contexts(router.routes)]
    before, after = APIRouter(include_in_schema=False), APIRouter(include_in_schema=False)
    # A word before an identifier in the same place, or our own would swallow each other.
    for address in sorted(addresses_of(service), key=lambda address: address.path.count("{")):
        taking = [route for route in routes if address.method in (route.methods or ()) and _fits(route, address)]
        if not any(_shape(str(route.path)) == _shape(address.path) for route in taking):
            _add(before if taking else after, address)
    return before, after


def _fits(route: RouteContext, address: Address) -> bool:
    return compile_path(str(route.path))[0].match(address.example) is not None


def _shape(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _add(router: APIRouter, address: Address) -> None:
    router.add_api_route(
        address.path,
        _refusal_of(address) if address.lists is None else _empty_list_of(*address.lists),
        methods=[address.method],
        dependencies=[] if address.public else [Depends(current_actor)],
        response_model=None,
        tags=[TAG],
    )


def _refusal_of(address: Address) -> Callable[[], Awaitable[None]]:
    async def refuse_unbuilt() -> None:
        raise NotBuilt(address=str(address))

    return refuse_unbuilt


def _empty_list_of(resource: str, actions: tuple[str, ...]) -> Callable[..., Awaitable[Response]]:
    async def list_nothing(actor: CurrentActor, page: Paged) -> Response:
        actor.must(resource, *actions)
        return json_answer({"data": [], "metadata": page.metadata(0)})

    return list_nothing
