"""`python -m reporting.worker`: takes the events that the projection is made of."""

from chassis import serve
from chassis.bus import Bus
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from reporting.subscriptions import SUBSCRIPTIONS


def create_worker(settings: ServiceSettings, bus: Bus) -> Worker:
    return Worker(settings, bus, SUBSCRIPTIONS)


def main() -> None:
    serve.worker(create_worker, "reporting")


if __name__ == "__main__":
    main()
