"""The cases service's other half: its outbox, its inbox and its schedules."""

from datetime import timedelta

from chassis import serve
from chassis.bus import Bus
from chassis.schedule import Schedule
from chassis.sealing import load_keyring
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from cases.configuration.commands import apply_pending
from cases.subscriptions import subscriptions

SCHEDULES = [Schedule(name="apply-configuration", every=timedelta(seconds=1), run=apply_pending)]


def create_worker(settings: ServiceSettings, bus: Bus) -> Worker:
    return Worker(settings, bus, subscriptions(load_keyring(settings)), SCHEDULES)


if __name__ == "__main__":
    serve.worker(create_worker, "cases")
