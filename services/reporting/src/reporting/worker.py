"""`python -m reporting.worker`: takes the events that the projection is made of."""

from functools import partial

from chassis import serve
from chassis.worker import Worker

from reporting.subscriptions import SUBSCRIPTIONS

create_worker = partial(Worker, subscriptions=SUBSCRIPTIONS)
main = partial(serve.worker, create_worker, "reporting")

if __name__ == "__main__":
    main()
