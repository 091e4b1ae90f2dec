"""The broker of `--apart`: which one, an account for each service at it, and that its exchange and queues are there."""

import asyncio
import contextlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from chassis.bus import BusAway
from chassis.bus.rabbit import RabbitBus
from chassis.bus.signing import EventKeys

from deploy import rabbitmq
from deploy.broker_accounts import Account, accounts_of, make_by_management
from deploy.say import Code, Stopped, step
from deploy.state import State
from deploy.supervisor import Supervisor

DECLARED_EVERY_SECONDS = 15.0
NO_ACCOUNTS = (
    "  its accounts cannot be made, as no management answers (MAHON_RABBITMQ_MANAGEMENT): all services use the one of"
    " MAHON_AMQP_URL"
)


@dataclass(frozen=True)
class Reached:
    """A broker that lets us in. `accounts`: of each service, or none where only the one of the URL is there."""

    url: str
    accounts: dict[str, Account]

    def url_for(self, service: str) -> str:
        account = self.accounts.get(service)
        return self.url if account is None else account.url(self.url)


@contextlib.contextmanager
def reached(state: State, prefix: str, supervisor: Supervisor) -> Iterator[Reached]:
    """The broker, with all that is declared at it, for as long as the context lasts."""
    accounts = accounts_of(state, prefix)
    with contextlib.ExitStack() as stack:
        url, are_made = stack.enter_context(_chosen(state, accounts, supervisor))
        found = Reached(url, {account.service: account for account in accounts} if are_made else {})
        stack.enter_context(_kept_declared(RabbitBus(url, prefix, EventKeys({}, {}))))
        yield found


@contextlib.contextmanager
def _chosen(state: State, accounts: list[Account], supervisor: Supervisor) -> Iterator[tuple[str, bool]]:
    """The broker's URL, and whether each service has its account there."""
    named = os.environ.get("MAHON_AMQP_URL")
    if named:
        if not asyncio.run(rabbitmq.takes_us(named)):
            raise Stopped("the RabbitMQ of MAHON_AMQP_URL does not let us in", Code.BROKER)
        yield named, _made(accounts, named)
    elif not rabbitmq.of_our_own() and asyncio.run(rabbitmq.takes_us(rabbitmq.DEFAULT_URL)):
        step("using the machine's RabbitMQ")
        yield rabbitmq.DEFAULT_URL, _made(accounts, rabbitmq.DEFAULT_URL)
    else:
        step("starting RabbitMQ")
        with rabbitmq.running(state, supervisor, accounts) as running:
            yield running.url, running.has_accounts or _made(accounts, running.url)


def _made(accounts: list[Account], url: str) -> bool:
    if make_by_management(accounts, url):
        return True
    step(NO_ACCOUNTS)
    return False


@contextlib.contextmanager
def _kept_declared(bus: RabbitBus) -> Iterator[None]:
    """Declares everything, now and again: no service's own account may, and somebody could take it away."""
    ended = threading.Event()

    def keep() -> None:
        while not ended.wait(DECLARED_EVERY_SECONDS):
            with contextlib.suppress(BusAway):
                asyncio.run(bus.declare_all())

    asyncio.run(bus.declare_all())
    keeping = threading.Thread(target=keep, name="declaring", daemon=True)
    keeping.start()
    try:
        yield
    finally:
        ended.set()
