"""A broker of our own with an account for each service: what each may, and that it may nothing else."""

import asyncio
import json
import re
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import aio_pika
import pytest
from aio_pika.abc import AbstractChannel, AbstractIncomingMessage
from aiormq.exceptions import AMQPError
from chassis.bus import Arrival, BusAway, NotBelieved, NotSent
from chassis.bus.rabbit import RabbitBus
from chassis.ids import new_id
from contracts.event import Envelope
from contracts.topology import FAMILIES, SERVICES, binding_keys, hears
from deploy.broker_accounts import Account, accounts_of, definitions, make_by_management
from deploy.rabbitmq import root_at_hand
from deploy.supervisor import Supervisor
from testkit import eventually
from testkit.services import KEYRING

from deploy import broker, ports, state

PREFIX = "mahon-test"
# After a refusal aiormq leaves the closing of its connection to a loop that may have ended.
pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("own-broker"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
OTHERS = [(one, other) for one in SERVICES for other in SERVICES if one != other]
Act = Callable[[AbstractChannel], Awaitable[object]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("broker")


@pytest.fixture(scope="module")
def reached(folder: Path) -> Iterator[broker.Reached]:
    if root_at_hand() is None:
        pytest.skip("no RabbitMQ is at hand to run one of our own")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MAHON_AMQP_URL", raising=False)
        patch.setenv("MAHON_RABBITMQ", "own")
        # Declared at the very moment at which it is deleted a quorum queue may be neither there nor gone.
        patch.setattr(broker, "DECLARED_EVERY_SECONDS", 5.0)
        with (
            state.opened(folder) as kept,
            Supervisor(kept) as supervisor,
            broker.reached(kept, PREFIX, supervisor) as found,
        ):
            yield found


async def may(url: str, act: Act) -> bool:
    """Whether the broker lets this account do that; anything but its refusal fails the test."""
    async with await aio_pika.connect(url) as connection:
        channel = await connection.channel(publisher_confirms=True, on_return_raises=False)
        try:
            await act(channel)
        except AMQPError as error:
            if "ACCESS_REFUSED" not in str(error):
                raise
            return False
    return True


def publish(exchange: str, key: str) -> Act:
    async def act(channel: AbstractChannel) -> None:
        where = await channel.get_exchange(exchange, ensure=False) if exchange else channel.default_exchange
        await where.publish(aio_pika.Message(b"[]"), routing_key=key, mandatory=False, timeout=20)

    return act


def bind(service: str, key: str) -> Act:
    async def act(channel: AbstractChannel) -> None:
        queue = await channel.get_queue(f"{PREFIX}.{service}", ensure=False)
        await queue.bind(PREFIX, key)

    return act


def read(queue: str) -> Act:
    async def take(_message: AbstractIncomingMessage) -> None:
        """It comes again."""

    async def act(channel: AbstractChannel) -> None:
        where = await channel.get_queue(f"{PREFIX}.{queue}", ensure=False)
        await where.cancel(await where.consume(take))

    return act


async def test_each_service_writes_its_own_subjects_and_no_others(reached: broker.Reached) -> None:
    for service in SERVICES:
        url = reached.url_for(service)
        for family in sorted({*FAMILIES, *(f"{one}.upkeep" for one in SERVICES)} - {"mahon.upkeep"}):
            own = family.split(".")[0] == service
            assert await may(url, publish(PREFIX, family)) == own, (service, family)
        for key in (f"{service}x.case", f"x{service}.case", f"{service}.case.more", service, "#", ""):
            assert not await may(url, publish(PREFIX, key)), (service, key)


async def test_each_service_reads_its_own_queue_and_no_other(reached: broker.Reached) -> None:
    for service in SERVICES:
        url = reached.url_for(service)
        for queue in (*SERVICES, "dead"):
            assert await may(url, read(queue)) == (queue == service), (service, queue)
        for other in SERVICES:
            for key in binding_keys(other):
                wanted = key in binding_keys(service)
                assert await may(url, bind(service, key)) == wanted, (service, key)
        for key in ("#", "*.#", "cases.#"):
            assert not await may(url, bind(service, key)), (service, key)


@pytest.mark.parametrize(("service", "other"), OTHERS)
async def test_nobody_takes_away_or_goes_round_what_is_anothers(
    reached: broker.Reached, service: str, other: str
) -> None:
    acts: list[Act] = [
        lambda channel: channel.queue_delete(f"{PREFIX}.{other}"),
        lambda channel: channel.exchange_delete(PREFIX),
        lambda channel: channel.exchange_delete(f"{PREFIX}.dead"),
        lambda channel: channel.queue_delete(f"{PREFIX}.dead"),
        lambda channel: channel.declare_exchange(f"{PREFIX}-2", "topic"),
        lambda channel: channel.declare_queue("anything"),
        publish("", f"{PREFIX}.{other}"),
        bind(other, f"{service}.#"),
    ]
    for place, act in enumerate(acts):
        assert not await may(reached.url_for(service), act), place


async def test_nobody_comes_in_with_anothers_password(reached: broker.Reached) -> None:
    wrong = Account("cases", PREFIX, reached.accounts["referrals"].password)
    for url in (wrong.url(reached.url), re.sub(r"//.*@", "//guest:guest@", reached.url)):
        with pytest.raises((AMQPError, ConnectionError)):
            await aio_pika.connect(url, timeout=10)


def an_event() -> Envelope:
    return Envelope(
        id=new_id(),
        type="cases.case_changed.v1",
        source="cases",
        family="case",
        subject=new_id(),
        sequence=1,
        time=datetime.now(UTC),
        data={},
    )


class Hearers:
    """All services at once, each by its own account, through whatever the broker does to them."""

    def __init__(self, reached: broker.Reached) -> None:
        self._reached = reached
        self.heard: dict[str, list[Envelope]] = {service: [] for service in SERVICES}

    def bus(self, service: str) -> RabbitBus:
        return RabbitBus(self._reached.url_for(service), PREFIX, KEYRING.events, own=service)

    async def consume(self, service: str) -> None:
        async def take(arrivals: list[Arrival]) -> None:
            self.heard[service] += [arrival.envelope for arrival in arrivals]

        async def doubt(_doubts: list[NotBelieved]) -> None:
            """Of the tests before."""

        while True:
            with suppress(BusAway):
                await self.bus(service).consume(service, take, doubt)
            await asyncio.sleep(0.2)

    async def hear(self, one: Envelope) -> None:
        wanted = {service for service in SERVICES if hears(service, "cases", "case")}
        try:
            async with self.bus("cases").sender("cases") as send:
                await send([one])
        except (BusAway, NotSent) as error:
            raise AssertionError from error
        await asyncio.sleep(0.3)
        assert {service for service in SERVICES if one in self.heard[service]} == wanted


async def take_nothing(_channel: AbstractChannel) -> None:
    """Nothing is the matter."""


async def take_queue(channel: AbstractChannel) -> None:
    await channel.queue_delete(f"{PREFIX}.reporting")


async def take_everything(channel: AbstractChannel) -> None:
    for name in (*SERVICES, "dead"):
        await channel.queue_delete(f"{PREFIX}.{name}")
    for name in (PREFIX, f"{PREFIX}.dead"):
        await channel.exchange_delete(name)


@pytest.mark.parametrize("fault", [take_nothing, take_queue, take_everything])
async def test_events_arrive_by_these_accounts_and_again_after_a_fault(reached: broker.Reached, fault: Act) -> None:
    """A service declares its own queue again; what is nobody's own is declared by Mahon."""
    hearers, one, another = Hearers(reached), an_event(), an_event()
    tasks = [asyncio.create_task(hearers.consume(service)) for service in SERVICES]
    await eventually(lambda: hearers.hear(one))
    async with await aio_pika.connect(reached.url) as connection:
        await fault(await connection.channel())
    # Asked about a queue while it is deleted the broker may answer nothing for as long as it may take, or forget a
    # consumer without a word, which the next renewal notices.
    await eventually(lambda: hearers.hear(another), within=80)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def management(reached: broker.Reached, folder: Path) -> str:
    """The broker's management, which it does not begin with, on a port of this machine."""
    node = json.loads((folder / "processes.json").read_text())["rabbitmq"]
    said = {file: Path(f"/proc/{node}/{file}").read_text().split("\0") for file in ("cmdline", "environ")}
    environment = dict(word.split("=", 1) for word in said["environ"] if "=" in word)
    [server] = [Path(word) for word in said["cmdline"] if word.endswith("rabbitmq-server")]
    port = ports.free()
    listening = f'application:set_env(rabbitmq_management, tcp_config, [{{port, {port}}}, {{ip, "127.0.0.1"}}]).'
    for name, *words in (("rabbitmqctl", "eval", listening), ("rabbitmq-plugins", "enable", "rabbitmq_management")):
        command = [server.with_name(name), *words]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=90)
    return f"http://127.0.0.1:{port}"


async def test_a_broker_that_is_named_makes_them_by_its_management(
    reached: broker.Reached, management: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = Account("cases", "mahon-another", "a-password")
    monkeypatch.setenv("MAHON_RABBITMQ_MANAGEMENT", f"{management}/")
    assert not make_by_management([account], re.sub(r"//.*@", "//mahon:wrong@", reached.url))
    assert not make_by_management([account], reached.url_for("cases")), "only an administrator may"
    with pytest.raises((AMQPError, ConnectionError)):
        await aio_pika.connect(account.url(reached.url), timeout=10)
    assert make_by_management([account], reached.url)
    async with await aio_pika.connect(reached.url) as connection:
        await (await connection.channel()).declare_exchange(account.prefix, "topic")
    assert await may(account.url(reached.url), publish(account.prefix, "cases.case"))
    assert not await may(account.url(reached.url), publish(account.prefix, "identity.account"))
    monkeypatch.setenv("MAHON_RABBITMQ_MANAGEMENT", f"http://127.0.0.1:{ports.free()}")
    assert not make_by_management([account], reached.url)


def test_what_the_broker_is_told_holds_no_password(tmp_path) -> None:
    with state.opened(tmp_path) as kept:
        accounts = accounts_of(kept, PREFIX)
        told = str(definitions(accounts, "/", ("mahon", "the-administrator's")))
        assert not [account for account in accounts if account.password in told]
        assert "the-administrator's" not in told
        assert len({account.password for account in accounts}) == len(SERVICES)
