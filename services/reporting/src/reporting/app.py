"""`python -m reporting.app`: what it adds up to."""

from functools import partial

import chassis.serve
from chassis.app import create_service
from chassis.database import Database
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from fastapi import FastAPI

from reporting.audit_log import api as audit_log
from reporting.dashboard import api as dashboard
from reporting.dashboard.store.counted_before import CountedBefore


def create_app(
    settings: ServiceSettings, *, database: Database | None = None, keyring: Keyring | None = None
) -> FastAPI:
    app = create_service(settings, [dashboard.router, audit_log.router], database=database, keyring=keyring)
    app.state.remembered_dashboards = CountedBefore()
    return app


main = partial(chassis.serve.api, create_app, "reporting")

if __name__ == "__main__":
    main()
