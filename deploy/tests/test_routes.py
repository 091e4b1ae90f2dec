"""Every path of every service is in the route table, under the right service."""

import re
from pathlib import Path

import pytest
from contracts.addresses import addresses_of
from contracts.topology import SERVICES
from deploy.routes import Route, RouteTableInvalid, load
from testkit.routes import routes_of

# What services answer inside only; the gateway never passes it on.
INSIDE = ("/internal", "/health", "/metrics", "/.well-known")


@pytest.mark.parametrize("service", SERVICES)
def test_every_path_of_a_service_reaches_that_service(service: str) -> None:
    table = load()
    paths = [route.path for route in routes_of(service) if not route.path.startswith(INSIDE)]
    assert paths
    wrong = {}
    for path in paths:
        route = table.find(re.sub(r"\{[^}]+\}", "0b1c", path))
        if route is None or route.service != service:
            wrong[path] = route.service if route else "nobody"
    assert not wrong


def test_a_pattern_fits_whole_segments_only() -> None:
    route = Route("/api/v2/{cases|incidents}/{id}/transitions/**", "referrals", "referrals")
    assert route.fits("/api/v2/cases/0b1c/transitions")
    assert route.fits("/api/v2/incidents/0b1c/transitions/7")
    assert not route.fits("/api/v2/cases/0b1c/transitionsx")
    assert not route.fits("/api/v2/cases/0b1c/more/transitions")
    assert not route.fits("/api/v2/cases/0b1c/transitions\n")


def test_a_table_that_names_an_unknown_service_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "routes.toml"
    file.write_text('[[route]]\npath = "/api/v2/cases"\nservice = "case"\n')
    with pytest.raises(RouteTableInvalid):
        load(file)


@pytest.mark.parametrize("service", SERVICES)
def test_every_address_that_primero_s_clients_know_reaches_the_service_it_belongs_to(service: str) -> None:
    table = load()
    wrong = {}
    for address in addresses_of(service):
        route = table.find(address.example, address.method)
        if route is None or (route.service, route.public) != (service, address.public):
            wrong[str(address)] = route
    assert wrong == {}
