"""The broker of `--apart`: which one, an account for each service at it, and that its exchange and queues are there."""

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from chassis.process import SECRETS_IN

from deploy import rabbitmq
from deploy.aside import OUR_OWN, Hands
from deploy.broker_accounts import Account, accounts_of, make_by_management
from deploy.handed_out import FOLDER, bare_environment
from deploy.say import Code, Stopped, step
from deploy.state import State, write
from deploy.supervisor import Program, Supervisor

DECLARING = "declaring"
DECLARED_EVERY_SECONDS = 15.0
TAKES_US = "deploy.declaring:takes_us"
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
def reached(state: State, prefix: str, supervisor: Supervisor, hands: Hands = OUR_OWN) -> Iterator[Reached]:
    """The broker, with all that is declared at it, for as long as the context lasts."""
    accounts = accounts_of(state, prefix)
    with contextlib.ExitStack() as stack:
        url, are_made = stack.enter_context(_chosen(state, accounts, supervisor, hands))
        found = Reached(url, {account.service: account for account in accounts} if are_made else {})
        hands.do("deploy.declaring:declare", url, prefix)
        supervisor.start(_declaring(state, url, prefix))
        stack.callback(supervisor.stop, DECLARING)
        yield found


@contextlib.contextmanager
def _chosen(state: State, accounts: list[Account], supervisor: Supervisor, hands: Hands) -> Iterator[tuple[str, bool]]:
    """The broker's URL, and whether each service has its account there."""
    named = os.environ.get("MAHON_AMQP_URL")
    if named:
        if not hands.do(TAKES_US, named):
            raise Stopped("the RabbitMQ of MAHON_AMQP_URL does not let us in", Code.BROKER)
        yield named, _made(accounts, named)
    elif not rabbitmq.of_our_own() and hands.do(TAKES_US, rabbitmq.DEFAULT_URL):
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


def _declaring(state: State, url: str, prefix: str) -> Program:
    """A process of its own, which alone beside us knows the account that may declare."""
    secrets = state.part(FOLDER) / DECLARING
    secrets.mkdir(mode=0o700, exist_ok=True)
    write(secrets / "mahon_amqp_url", url)
    module = "deploy.declaring"
    command = [sys.executable, "-P", "-m", module, prefix, str(DECLARED_EVERY_SECONDS)]
    return Program(
        DECLARING,
        command,
        bare_environment() | {SECRETS_IN: str(secrets)},
        module=module,
        condemns=(Code.BROKER, rabbitmq.NAME),
    )
