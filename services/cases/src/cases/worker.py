"""The cases service's other half: its outbox, its inbox and its schedules."""

from datetime import timedelta
from functools import partial

from chassis import serve
from chassis.bus import Bus
from chassis.keys import load_keyring
from chassis.objects import Objects
from chassis.schedule import Schedule
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from cases.attachment.commands import forget_unended, sweeping
from cases.configuration.commands.application import apply_pending
from cases.danger.commands import tell_of_what_is_there
from cases.deadline.commands import tell_of_deadlines
from cases.glimpse.commands import tell_of_limits
from cases.likeness.commands import telling
from cases.next_action.commands import follow_policy
from cases.place_alert.commands import recognise
from cases.reminder.commands import remind
from cases.renewal.commands import renewing
from cases.silence.commands import tell_of_silence
from cases.subscriptions import subscriptions

APPLYING = Schedule(name="apply-configuration", every=timedelta(seconds=1), run=apply_pending)
TELLING = Schedule(name="tell-of-searches", every=timedelta(seconds=15), run=tell_of_limits)
WARNING = Schedule(name="tell-of-danger", every=timedelta(seconds=5), run=tell_of_what_is_there)
RECOGNISING = Schedule(name="recognise-places", every=timedelta(seconds=2), run=recognise)
FOLLOWING = Schedule(name="follow-policy", every=timedelta(seconds=5), run=follow_policy)
REMINDING = Schedule(name="tell-of-deadlines", every=timedelta(seconds=15), run=tell_of_deadlines)
LISTENING = Schedule(name="tell-of-silence", every=timedelta(minutes=10), run=tell_of_silence)
WAKING = Schedule(name="remind-of-tomorrow", every=timedelta(minutes=10), run=remind)
FORGETTING = Schedule(name="forget-unended-files", every=timedelta(hours=1), run=forget_unended)
SWEEPING_EVERY = timedelta(hours=1)
RENEWING_EVERY = timedelta(seconds=10)
COMPARING_EVERY = timedelta(seconds=5)


def create_worker(settings: ServiceSettings, bus: Bus) -> Worker:
    keyring = load_keyring(settings)
    schedules = [
        APPLYING,
        TELLING,
        WARNING,
        RECOGNISING,
        FOLLOWING,
        REMINDING,
        LISTENING,
        WAKING,
        Schedule(name="tell-of-likeness", every=COMPARING_EVERY, run=telling(keyring)),
        FORGETTING,
        Schedule(name="renew-records", every=RENEWING_EVERY, run=renewing(keyring)),
    ]
    if settings.objects is not None:
        schedules.append(Schedule(name="sweep-files", every=SWEEPING_EVERY, run=sweeping(Objects(settings))))
    return Worker(settings, bus, subscriptions(keyring), schedules)


main = partial(serve.worker, create_worker, "cases")

if __name__ == "__main__":
    main()
