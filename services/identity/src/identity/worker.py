"""Identity's other half: `python -m identity.worker`."""

from datetime import timedelta

from chassis.bus import Bus
from chassis.database import Database
from chassis.schedule import Schedule
from chassis.sealing import Keyring
from chassis.serve import worker
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from identity.session.store import forget_old_sessions
from identity.sign_in.store import forget_old_failures
from identity.subscriptions import SUBSCRIPTIONS

SCHEDULES = (
    Schedule("forget_old_sessions", timedelta(hours=1), forget_old_sessions),
    Schedule("forget_old_failures", timedelta(hours=1), forget_old_failures),
)


def create_worker(
    settings: ServiceSettings, bus: Bus, *, database: Database | None = None, keyring: Keyring | None = None
) -> Worker:
    """The worker seals nothing: the keyring is taken as by every service, and not needed."""
    del keyring
    return Worker(settings, bus, SUBSCRIPTIONS, SCHEDULES, database=database)


if __name__ == "__main__":
    worker(create_worker, "identity")
