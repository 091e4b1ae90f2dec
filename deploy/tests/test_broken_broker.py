"""A broker that takes connections and keeps nothing: it is noticed, and begins anew."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from deploy.supervisor import Supervisor
from testkit import eventually

from deploy import broker, declaring, ports, rabbitmq, state

pytestmark = pytest.mark.long
PREFIX = "mahon-broken"
END_OF_QUEUES = "application:stop(ra)."
"""As after a full disk: what keeps quorum queues ends, and is not begun again; the node goes on."""
SOON = 60.0


@dataclass(frozen=True)
class Own:
    """A RabbitMQ of our own, and what keeps it. `folder`: its state's."""

    url: str
    folder: Path

    @property
    def pid(self) -> int:
        return int(json.loads((self.folder / "processes.json").read_text())[rabbitmq.NAME])

    def end_its_queues(self) -> None:
        environment = dict(word.split("=", 1) for word in words(self.pid, "environ") if "=" in word)
        script = next(word for word in words(self.pid, "cmdline") if word.endswith("rabbitmq-server"))
        command = [str(Path(script).with_name("rabbitmqctl")), "--quiet", "eval", END_OF_QUEUES]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)


def words(pid: int, file: str) -> list[str]:
    return Path(f"/proc/{pid}/{file}").read_bytes().decode().split("\0")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Own]:
    monkeypatch.setenv("MAHON_RABBITMQ", "own")
    monkeypatch.delenv("MAHON_AMQP_URL", raising=False)
    monkeypatch.setattr(broker, "DECLARED_EVERY_SECONDS", 1.0)
    with (
        state.opened(tmp_path) as kept,
        Supervisor(kept) as supervisor,
        broker.reached(kept, PREFIX, supervisor) as reached,
    ):
        yield Own(reached.url, tmp_path)


async def test_a_broker_that_lets_us_in_and_keeps_nothing_begins_anew(own: Own) -> None:
    before = own.pid
    assert not await declaring.is_broken(own.url, PREFIX)
    own.end_its_queues()
    assert await declaring.takes_us(own.url)
    assert await declaring.is_broken(own.url, PREFIX)

    async def works_again() -> None:
        assert own.pid != before
        assert await declaring.takes_us(own.url)
        assert not await declaring.is_broken(own.url, PREFIX)

    await eventually(works_again, within=SOON)
    assert "declaring found rabbitmq broken" in (own.folder / "logs" / "supervisor.log").read_text()


async def test_a_broker_that_is_away_is_not_broken() -> None:
    assert not await declaring.is_broken(f"amqp://guest:guest@127.0.0.1:{ports.free()}/", PREFIX)
