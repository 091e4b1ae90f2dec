"""The other half of referrals: what it announces and hears, and the end of its patience with cases."""

from datetime import timedelta
from functools import partial

from chassis import serve
from chassis.schedule import Schedule
from chassis.worker import Worker

from referrals.loop.commands import keep_clocks
from referrals.referral.commands import give_up_referrals
from referrals.referral.queries import measure_unanswered
from referrals.subscriptions import SUBSCRIPTIONS
from referrals.transfer.commands import give_up_transfers
from referrals.transfer_request.commands import settle_requests
from referrals.transition.commands import give_up_assignments

SCHEDULES = (
    Schedule("referrals.give_up_referrals", timedelta(seconds=30), give_up_referrals),
    Schedule("referrals.give_up_assignments", timedelta(seconds=30), give_up_assignments),
    Schedule("referrals.give_up_transfers", timedelta(seconds=30), give_up_transfers),
    Schedule("referrals.keep_clocks", timedelta(seconds=30), keep_clocks),
    Schedule("referrals.settle_requests", timedelta(seconds=30), settle_requests),
)


create_worker = partial(Worker, subscriptions=SUBSCRIPTIONS, schedules=SCHEDULES, measures=(measure_unanswered,))
main = partial(serve.worker, create_worker, "referrals")

if __name__ == "__main__":
    main()
