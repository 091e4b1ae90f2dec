"""The HTTP side of notifications."""

from chassis import serve
from chassis.app import create_service
from chassis.database import Database
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from fastapi import FastAPI

from notifications.inbox import api as inbox
from notifications.web_push import api as web_push


def create_app(
    settings: ServiceSettings, *, database: Database | None = None, keyring: Keyring | None = None
) -> FastAPI:
    return create_service(settings, [inbox.router, web_push.router], database=database, keyring=keyring)


def main() -> None:
    serve.api(create_app, "notifications")


if __name__ == "__main__":
    main()
