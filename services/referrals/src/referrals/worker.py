"""The other half of referrals: what it announces and hears, and the end of its patience with cases."""

from datetime import timedelta

from chassis import serve
from chassis.bus import Bus
from chassis.schedule import Schedule
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from referrals.referral.commands import give_up_referrals
from referrals.referral.queries import measure_unanswered
from referrals.subscriptions import SUBSCRIPTIONS
from referrals.transition.commands import give_up_assignments

SCHEDULES = (
    Schedule("referrals.give_up_referrals", timedelta(seconds=30), give_up_referrals),
    Schedule("referrals.give_up_assignments", timedelta(seconds=30), give_up_assignments),
)


def create_worker(settings: ServiceSettings, bus: Bus) -> Worker:
    return Worker(settings, bus, SUBSCRIPTIONS, SCHEDULES, measures=(measure_unanswered,))


def main() -> None:
    serve.worker(create_worker, "referrals")


if __name__ == "__main__":
    main()
