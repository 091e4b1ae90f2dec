"""Where the tests get PostgreSQL and RabbitMQ from.

`MAHON_TEST_SERVICES` says one way: `running` (what answers on the default port, or at the URL that a variable names),
`containers` (wherever a Docker API answers), `own` (the embedded PostgreSQL; the machine's RabbitMQ, started or
unpacked by us). Where it says nothing they are tried in that order, for each of the two by itself.
"""

import asyncio
import contextlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from deploy import containers, declaring, postgres, rabbitmq
from deploy.ports import TakesUs
from deploy.say import Code, Stopped, step
from deploy.state import State
from deploy.supervisor import Supervisor

SETTING = "MAHON_TEST_SERVICES"
LOCAL_DATABASES = ("postgresql://postgres@127.0.0.1:5432/postgres", "postgresql://root@127.0.0.1:5432/postgres")


class Way(StrEnum):
    RUNNING = "running"
    CONTAINERS = "containers"
    OWN = "own"


@dataclass(frozen=True)
class Provision:
    """One thing that tests need: the variable that names its URL to them, and a provider for each way."""

    name: str
    variable: str
    code: Code
    by: Mapping[Way, Callable[[], str]]
    """Each gives a URL, or raises Stopped where this machine cannot have it that way."""

    def provided(self, asked: Way | None) -> tuple[Way, str]:
        """The way taken and the URL. Raises Stopped with what stood in each way."""
        named = self.variable in os.environ
        if named and asked not in (None, Way.RUNNING):
            raise Stopped(f"{self.variable} names a running {self.name}, yet {SETTING} asks for {asked}", Code.USAGE)
        ways = [asked] if asked else [Way.RUNNING] if named else list(Way)
        refused = []
        for way in ways:
            try:
                return way, self.by[way]()
            except Stopped as stopped:
                refused.append(f"{way}: {stopped}")
        raise Stopped(f"no {self.name} for the tests: {'; '.join(refused)}", self.code)


def asked_way() -> Way | None:
    """What MAHON_TEST_SERVICES asks for; None where it says nothing. Raises Stopped for any other word."""
    word = os.environ.get(SETTING)
    if not word:
        return None
    if word not in list(Way):
        raise Stopped(f"{SETTING} is one of {', '.join(Way)}", Code.USAGE)
    return Way(word)


def database(stack: contextlib.ExitStack, kept: State, supervisor: Supervisor) -> Provision:
    """A PostgreSQL where databases may be made; what is started for it ends with the stack."""

    def own() -> str:
        step("starting PostgreSQL")
        server = stack.enter_context(postgres.running(kept, supervisor, throw_away=True))
        account = f"{server.user}:{quote(server.password or '')}"
        return f"postgresql://{account}@{server.host}:{server.port}/{server.database}"

    variable = "MAHON_TEST_DATABASE_URL"
    by = {
        Way.RUNNING: lambda: _running(variable, LOCAL_DATABASES, postgres.takes_us, Code.DATABASE),
        Way.CONTAINERS: lambda: stack.enter_context(containers.database()),
        Way.OWN: own,
    }
    return Provision("PostgreSQL", variable, Code.DATABASE, by)


def broker(stack: contextlib.ExitStack, kept: State, supervisor: Supervisor) -> Provision:
    """A RabbitMQ; what is started for it ends with the stack."""

    def own() -> str:
        step("starting RabbitMQ")
        return stack.enter_context(rabbitmq.running(kept, supervisor, [])).url

    variable = "MAHON_TEST_AMQP_URL"
    by = {
        Way.RUNNING: lambda: _running(variable, (rabbitmq.DEFAULT_URL,), declaring.takes_us, Code.BROKER),
        Way.CONTAINERS: lambda: stack.enter_context(containers.broker()),
        Way.OWN: own,
    }
    return Provision("RabbitMQ", variable, Code.BROKER, by)


def _running(variable: str, usual: tuple[str, ...], takes_us: TakesUs, code: Code) -> str:
    named = os.environ.get(variable)
    for url in (named,) if named else usual:
        if asyncio.run(takes_us(url)):
            return url
    raise Stopped(f"the one of {variable} does not let us in" if named else "none on the default port lets us in", code)
