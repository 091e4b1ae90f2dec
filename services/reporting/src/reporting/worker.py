"""`python -m reporting.worker`: takes the events that the projection is made of."""

from chassis import serve
from chassis.worker import worker_of

from reporting.subscriptions import subscriptions

create_worker = worker_of(lambda settings: subscriptions(settings.time_zone))

if __name__ == "__main__":
    serve.worker(create_worker, "reporting")
