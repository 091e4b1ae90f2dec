"""Where the tests' own PostgreSQL and RabbitMQ come from: what is asked for is had, or said in one clear line."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from deploy.provisions import SETTING, Provision, Way, asked_way
from deploy.say import Code, Stopped

from deploy import containers

VARIABLE = "MAHON_TEST_DATABASE_URL"


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (SETTING, VARIABLE, "MAHON_TEST_AMQP_URL", "DOCKER_HOST", *containers.IMAGES):
        monkeypatch.delenv(name, raising=False)


def provision(*possible: Way) -> Provision:
    def by(way: Way) -> str:
        if way not in possible:
            raise Stopped(f"no {way} here")
        return f"url of {way}"

    return Provision("PostgreSQL", VARIABLE, Code.DATABASE, {way: lambda way=way: by(way) for way in Way})


def test_the_ways_are_tried_in_order_where_none_is_asked_for() -> None:
    assert provision(*Way).provided(None) == (Way.RUNNING, "url of running")
    assert provision(Way.CONTAINERS, Way.OWN).provided(None) == (Way.CONTAINERS, "url of containers")
    assert provision(Way.OWN).provided(None) == (Way.OWN, "url of own")


def test_the_way_asked_for_is_the_only_one_tried() -> None:
    assert provision(*Way).provided(Way.OWN) == (Way.OWN, "url of own")
    with pytest.raises(Stopped, match=r"no PostgreSQL for the tests: containers: no containers here$") as stopped:
        provision(Way.RUNNING, Way.OWN).provided(Way.CONTAINERS)
    assert stopped.value.code == Code.DATABASE


def test_what_stood_in_each_way_is_said() -> None:
    said = "running: no running here; containers: no containers here; own: no own here"
    with pytest.raises(Stopped, match=re.escape(said)):
        provision().provided(None)


def test_one_that_is_named_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "postgresql://nobody@127.0.0.1:9/postgres")
    assert provision(*Way).provided(None) == (Way.RUNNING, "url of running")
    with pytest.raises(Stopped, match="no running here"):
        provision(Way.CONTAINERS, Way.OWN).provided(None)
    with pytest.raises(Stopped, match=f"{VARIABLE} names a running PostgreSQL, yet {SETTING} asks for own") as stopped:
        provision(*Way).provided(Way.OWN)
    assert stopped.value.code == Code.USAGE


@pytest.mark.parametrize("word", ["", *Way])
def test_the_words_that_can_be_asked_for(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, word)
    assert asked_way() == (Way(word) if word else None)


def test_another_word_is_refused_with_those_that_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "docker")
    with pytest.raises(Stopped, match=f"{SETTING} is one of running, containers, own"):
        asked_way()


def command(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "deploy", "test", "--collect-only", "deploy/tests/test_provisions.py"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_containers_without_a_docker_api_end_in_one_clear_line(tmp_path: Path) -> None:
    done = command(MAHON_TEST_SERVICES="containers", DOCKER_HOST=f"unix://{tmp_path}/nobody.sock")
    assert done.returncode == Code.DATABASE
    assert done.stderr == (
        "mahon: no PostgreSQL for the tests: containers: no Docker API answers; "
        "start Docker or Podman's socket, or name one in DOCKER_HOST\n"
    )


def test_a_running_one_that_does_not_answer_ends_in_one_clear_line() -> None:
    done = command(MAHON_TEST_SERVICES="running", MAHON_TEST_DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    assert done.returncode == Code.DATABASE
    assert done.stderr.splitlines() == [
        f"mahon: no PostgreSQL for the tests: running: the one of {VARIABLE} does not let us in"
    ]


@pytest.fixture
def docker_host(tmp_path: Path) -> Iterator[Path]:
    """A socket at which somebody answers a ping as a Docker API does."""
    path = tmp_path / "podman" / "podman.sock"
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        threading.Thread(target=_answer, args=(listener,), daemon=True).start()
        yield path
        listener.shutdown(socket.SHUT_RDWR)


def _answer(listener: socket.socket) -> None:
    body = b'{"ApiVersion": "1.41"}'
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close"
    try:
        while True:
            caller, _ = listener.accept()
            with caller:
                caller.recv(65536)
                caller.sendall(head.encode() + b"\r\n\r\n" + body)
    except OSError:
        return


def test_podmans_socket_of_this_account_is_found(docker_host: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "SOCKETS", containers.SOCKETS[1:2])
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(docker_host.parent.parent))
    assert containers.docker_api() == f"unix://{docker_host}"


def test_the_api_that_is_named_is_the_only_one_asked(docker_host: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(docker_host.parent.parent))
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:9")
    assert containers.docker_api() is None


def test_images_are_settings_with_the_official_ones_as_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    assert containers.image(containers.POSTGRES_IMAGE) == "postgres:15"
    monkeypatch.setenv(containers.POSTGRES_IMAGE, "site.example/postgres:16")
    assert containers.image(containers.POSTGRES_IMAGE) == "site.example/postgres:16"


def test_that_no_broker_is_there_is_an_answer_and_nothing_for_the_terminal() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"amqp://guest:guest@127.0.0.1:{listener.getsockname()[1]}/"
    ask = f"import asyncio; from deploy.declaring import takes_us; print(asyncio.run(takes_us({url!r})))"
    done = subprocess.run([sys.executable, "-P", "-c", ask], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")
