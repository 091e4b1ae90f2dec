"""Every address that Primero's clients know is answered by what was made for it, or says that it is not built."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from chassis.unbuilt import TAG
from contracts.addresses import Address, addresses_of
from fastapi import APIRouter
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import compile_path
from testkit.routes import bare_app, routes_of, shape

ROOT = Path(__file__).resolve().parents[2]
SERVICES = sorted(path.name for path in (ROOT / "services").iterdir())


def answering(routes: list[RouteContext], method: str, path: str) -> RouteContext | None:
    """The first route that takes the request, as the application chooses it."""
    fitting = (route for route in routes if method in (route.methods or ()))
    return next((route for route in fitting if compile_path(str(route.path))[0].match(path)), None)


def is_unbuilt(route: RouteContext) -> bool:
    return TAG in (route.tags or ())


def swallowed(addresses: Iterable[Address], routes: list[RouteContext]) -> dict[str, str | None]:
    """Address → the route for something else that answers it, or none."""
    wrong = {}
    for address in addresses:
        route = answering(routes, address.method, address.example)
        if route is None or shape(str(route.path)) != shape(address.path):
            wrong[str(address)] = route and route.path
    return wrong


def kept_away(built: Iterable[RouteContext], routes: list[RouteContext]) -> list[str]:
    """What is built and nevertheless answered as unbuilt."""
    asked = ((method, str(route.path)) for route in built for method in route.methods or ())
    chosen = ((method, path, answering(routes, method, Address(method, path).example)) for method, path in asked)
    return [f"{method} {path}" for method, path, route in chosen if route is None or is_unbuilt(route)]


@pytest.mark.parametrize("service", SERVICES)
def test_no_address_is_swallowed_by_a_route_for_something_else(service: str) -> None:
    assert swallowed(addresses_of(service), list(iter_route_contexts(bare_app(service).routes))) == {}


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_built_is_not_kept_from_its_requests(service: str) -> None:
    assert kept_away(routes_of(service), list(iter_route_contexts(bare_app(service).routes))) == []


def test_a_swallowed_and_a_missing_address_and_a_route_kept_away_are_found() -> None:
    router = APIRouter()

    async def answer() -> None: ...

    router.add_api_route("/api/v2/cases/{id}", answer)
    router.add_api_route("/api/v2/cases/identified", answer)
    router.add_api_route("/api/v2/roles/{id}", answer, tags=[TAG])
    router.add_api_route("/api/v2/roles/{id}", answer)
    routes = list(iter_route_contexts(router.routes))
    addresses = [Address("GET", f"/api/v2/{path}") for path in ("cases/{id}", "cases/identified", "traces/{id}")]
    assert list(swallowed(addresses, routes).values()) == ["/api/v2/cases/{id}", None]
    assert kept_away(routes[-1:], routes) == ["GET /api/v2/roles/{id}"]


def test_an_address_belongs_to_one_service() -> None:
    all_of_them = [str(address) for service in SERVICES for address in addresses_of(service)]
    assert len(all_of_them) == len(set(all_of_them))
    assert len(all_of_them) > 220
