"""The routes of a service as its own app declares them, without a database behind it."""

import importlib
from collections.abc import Iterator
from typing import Any

from chassis.settings import ServiceSettings
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


def _api_routes(routes: list[Any]) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "original_router"):
            yield from _api_routes(route.original_router.routes)
