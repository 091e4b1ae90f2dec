"""Every address that Primero's clients know is answered by what was made for it, or says that it is not built."""

from pathlib import Path

import pytest
from chassis.unbuilt import TAG
from contracts.addresses import Address, addresses_of
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


@pytest.mark.parametrize("service", SERVICES)
def test_no_address_is_swallowed_by_a_route_for_something_else(service: str) -> None:
    routes = list(iter_route_contexts(bare_app(service).routes))
    wrong = {}
    for address in addresses_of(service):
        route = answering(routes, address.method, address.example)
        if route is None or shape(str(route.path)) != shape(address.path):
            wrong[str(address)] = route and route.path
    assert wrong == {}


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_built_is_not_kept_from_its_requests(service: str) -> None:
    routes = list(iter_route_contexts(bare_app(service).routes))
    kept = []
    for route in routes_of(service):
        for method in route.methods or ():
            chosen = answering(routes, method, Address(method, route.path).example)
            assert chosen is not None
            if is_unbuilt(chosen):
                kept.append(f"{method} {route.path}")
    assert kept == []


def test_an_address_belongs_to_one_service() -> None:
    all_of_them = [str(address) for service in SERVICES for address in addresses_of(service)]
    assert len(all_of_them) == len(set(all_of_them))
    assert len(all_of_them) > 220
