"""The HTTP side of referrals."""

from functools import partial

from chassis import serve
from chassis.app import create_service

from referrals.activity import api as activity
from referrals.directory import api as directory
from referrals.hand_over import api as hand_over
from referrals.loop import api as loop
from referrals.referral import api as referral
from referrals.transfer import api as transfer
from referrals.transfer_request import api as transfer_request
from referrals.transition import api as transition
from referrals.turnaround import api as turnaround

ROUTERS = (
    directory.router,
    transition.router,
    transfer.router,
    transfer_request.router,
    referral.router,
    loop.router,
    hand_over.router,
    activity.router,
    turnaround.router,
)
create_app = partial(create_service, routers=ROUTERS)
main = partial(serve.api, create_app, "referrals")

if __name__ == "__main__":
    main()
