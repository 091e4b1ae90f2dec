"""Identity's other half: `python -m identity.worker`."""

from datetime import timedelta
from functools import partial

from chassis import serve
from chassis.schedule import Schedule
from chassis.worker import Worker

from identity.session.store import forget_old_sessions
from identity.sign_in.store import forget_old_devices, forget_old_failures
from identity.subscriptions import SUBSCRIPTIONS

SCHEDULES = (
    Schedule("forget_old_sessions", timedelta(hours=1), forget_old_sessions),
    Schedule("forget_old_failures", timedelta(hours=1), forget_old_failures),
    Schedule("forget_old_devices", timedelta(hours=24), forget_old_devices),
)


create_worker = partial(Worker, subscriptions=SUBSCRIPTIONS, schedules=SCHEDULES)
main = partial(serve.worker, create_worker, "identity")

if __name__ == "__main__":
    main()
