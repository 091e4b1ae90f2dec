"""`python -m reporting.worker`: takes the events that the projection is made of."""

import chassis.serve
from chassis.bus import Bus
from chassis.database import Database
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from reporting.subscriptions import subscriptions


def create_worker(
    settings: ServiceSettings,
    bus: Bus,
    *,
    database: Database | None = None,
    keyring: Keyring | None = None,  # noqa: ARG001  # every service is made alike; reporting unseals nothing
) -> Worker:
    return Worker(settings, bus, subscriptions(settings.time_zone), database=database)


if __name__ == "__main__":
    chassis.serve.worker(create_worker, "reporting")
