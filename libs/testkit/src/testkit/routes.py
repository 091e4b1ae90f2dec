"""The routes that a service has built, as its own app declares them, without a database behind it."""

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from chassis.settings import ServiceSettings
from chassis.unbuilt import TAG
from contracts.addresses import Address, addresses_of
from contracts.topology import SERVICES
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import SecretStr

from testkit.services import KEYRING


def bare_app(service: str) -> FastAPI:
    """The service's app, never started: nothing of it talks to a database."""
    settings = ServiceSettings(
        service=service, database_url=SecretStr("postgresql+asyncpg://nobody@127.0.0.1:1/{service}")
    )
    app: FastAPI = importlib.import_module(f"{service}.app").create_app(settings, keyring=KEYRING)
    return app


def routes_of(service: str) -> Iterator[APIRoute]:
    yield from _api_routes(bare_app(service).routes)


def unbuilt_of(service: str) -> list[Address]:
    """The addresses of Primero's clients that the service does not have yet."""
    built = {(method, shape(route.path)) for route in routes_of(service) for method in route.methods or ()}
    return [each for each in addresses_of(service) if (each.method, shape(each.path)) not in built]


@cache
def is_known_to_clients(ask: str) -> bool:
    """Whether Primero's clients know the operation, whichever service has it."""
    return shape(ask) in {shape(str(each)) for service in SERVICES for each in addresses_of(service)}


def shape(ask: str) -> str:
    """A route without its parameters' names and without its query."""
    return re.sub(r"\{[^}]*\}", "{}", ask.partition("?")[0])


def _api_routes(routes: list[Any]) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute) and TAG not in route.tags:
            yield route
        elif hasattr(route, "original_router"):
            yield from _api_routes(route.original_router.routes)
