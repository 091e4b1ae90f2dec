"""The HTTP side of referrals."""

from chassis import serve
from chassis.app import create_service
from chassis.database import Database
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from fastapi import FastAPI

from referrals.directory import api as directory
from referrals.referral import api as referral
from referrals.transition import api as transition

ROUTERS = (directory.router, transition.router, referral.router)


def create_app(
    settings: ServiceSettings, *, database: Database | None = None, keyring: Keyring | None = None
) -> FastAPI:
    return create_service(settings, ROUTERS, database=database, keyring=keyring)


def main() -> None:
    serve.api(create_app, "referrals")


if __name__ == "__main__":
    main()
