"""The cases service's other half: its outbox, its inbox and its schedules."""

from datetime import timedelta

from chassis import serve
from chassis.bus import Bus
from chassis.database import Database
from chassis.schedule import Schedule
from chassis.sealing import Keyring, load_keyring
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from cases.configuration.commands import apply_pending
from cases.subscriptions import subscriptions

SCHEDULES = [Schedule(name="apply-configuration", every=timedelta(seconds=1), run=apply_pending)]


def create_worker(
    settings: ServiceSettings,
    bus: Bus,
    *,
    database: Database | None = None,
    keyring: Keyring | None = None,
) -> Worker:
    own = subscriptions(keyring or load_keyring(settings))
    return Worker(settings, bus, own, SCHEDULES, database=database)


if __name__ == "__main__":
    serve.worker(create_worker, "cases")
