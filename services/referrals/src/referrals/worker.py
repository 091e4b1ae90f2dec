"""The other half of referrals: what it announces and hears, and the end of its patience with cases."""

from datetime import timedelta

from chassis import serve
from chassis.bus import Bus
from chassis.database import Database
from chassis.schedule import Schedule
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from referrals.referral.commands import give_up_referrals
from referrals.subscriptions import SUBSCRIPTIONS
from referrals.transition.commands import give_up_assignments

SCHEDULES = (
    Schedule("referrals.give_up_referrals", timedelta(seconds=30), give_up_referrals),
    Schedule("referrals.give_up_assignments", timedelta(seconds=30), give_up_assignments),
)


def create_worker(
    settings: ServiceSettings, bus: Bus, *, database: Database | None = None, keyring: Keyring | None = None
) -> Worker:
    """`keyring` is not needed here: nothing the worker does opens what is sealed."""
    del keyring
    return Worker(settings, bus, SUBSCRIPTIONS, SCHEDULES, database=database)


if __name__ == "__main__":
    serve.worker(create_worker, "referrals")
