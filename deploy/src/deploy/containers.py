"""PostgreSQL and RabbitMQ for the tests in containers, wherever a Docker API answers: Docker's or Podman's socket."""

import asyncio
import contextlib
import os
import secrets
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deploy import declaring, ports, postgres, rabbitmq
from deploy.ports import TakesUs
from deploy.say import Code, Stopped, step

if TYPE_CHECKING:
    from testcontainers.core.container import DockerContainer

POSTGRES_IMAGE = "MAHON_TEST_POSTGRES_IMAGE"
RABBITMQ_IMAGE = "MAHON_TEST_RABBITMQ_IMAGE"
IMAGES = {POSTGRES_IMAGE: "postgres:15", RABBITMQ_IMAGE: rabbitmq.DOCKER_IMAGE}
"""The official ones, PostgreSQL in the oldest version that is promised; any that is asked in the same way will do."""
READY_SECONDS = 120
OWNER = "mahon.tests.owner"
SOCKETS = ("/var/run/docker.sock", "{XDG_RUNTIME_DIR}/podman/podman.sock", "/run/podman/podman.sock")


def docker_api() -> str | None:
    """Where a Docker API answers: DOCKER_HOST, else Docker's or Podman's usual sockets; None where none does."""
    import docker

    named = os.environ.get("DOCKER_HOST")
    for address in [named] if named else _usual_sockets():
        with contextlib.suppress(docker.errors.DockerException, OSError):
            client = docker.from_env(environment=os.environ | {"DOCKER_HOST": address}, timeout=5)
            with contextlib.closing(client):
                client.ping()
            return address
    return None


def _usual_sockets() -> list[str]:
    folder = os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.geteuid()}")
    paths = [Path(path.format(XDG_RUNTIME_DIR=folder)) for path in SOCKETS]
    return [f"unix://{path}" for path in paths if path.exists()]


@contextlib.contextmanager
def database() -> Iterator[str]:
    """An empty PostgreSQL for as long as the context lasts; gives an administrator's URL. Raises Stopped."""
    password = secrets.token_hex(16)
    settings = [flag for name, value in postgres.THROW_AWAY.items() for flag in ("-c", f"{name}={value}")]
    with _running(
        image(POSTGRES_IMAGE),
        environment={"POSTGRES_USER": "mahon", "POSTGRES_PASSWORD": password},
        command=["postgres", *settings, "-c", f"max_connections={postgres.SETTINGS['max_connections']}"],
        url=f"postgresql://mahon:{password}@{{host}}:{{port}}/postgres",
        port=5432,
        takes_us=postgres.takes_us,
        code=Code.DATABASE,
    ) as url:
        yield url


@contextlib.contextmanager
def broker() -> Iterator[str]:
    """An empty RabbitMQ for as long as the context lasts; gives its URL. Raises Stopped."""
    password = secrets.token_hex(16)
    with _running(
        image(RABBITMQ_IMAGE),
        environment={"RABBITMQ_DEFAULT_USER": "mahon", "RABBITMQ_DEFAULT_PASS": password},
        command=[],
        url=f"amqp://mahon:{password}@{{host}}:{{port}}/",
        port=5672,
        takes_us=declaring.takes_us,
        code=Code.BROKER,
    ) as url:
        yield url


def image(setting: str) -> str:
    return os.environ.get(setting) or IMAGES[setting]


@contextlib.contextmanager
def _running(
    name: str,
    *,
    environment: dict[str, str],
    command: list[str],
    url: str,
    port: int,
    takes_us: TakesUs,
    code: Code,
) -> Iterator[str]:
    """Starts a container of the image and waits until what runs in it lets us in at one of its addresses."""
    address = docker_api()
    if address is None:
        raise Stopped("no Docker API answers; start Docker or Podman's socket, or name one in DOCKER_HOST", code)
    # We remove what we started ourselves, so that testcontainers' helper need not be fetched and given the socket.
    os.environ.update({"DOCKER_HOST": address, "TESTCONTAINERS_RYUK_DISABLED": "true"})
    os.environ.setdefault("TESTCONTAINERS_CONNECTION_MODE", "docker_host")
    from docker.errors import DockerException
    from testcontainers.core.container import DockerContainer

    step(f"starting a container of {name}")
    with contextlib.ExitStack() as stack:
        try:
            container = DockerContainer(name, ports=[port], env=environment, labels={OWNER: _owner(os.getpid())})
            _remove_left_over(container)
            stack.enter_context(container.with_command(command) if command else container)
        except (DockerException, OSError) as error:
            raise Stopped(f"no container of {name} could be started: {' '.join(str(error).split())}", code) from None
        yield _answering(container, url, port, takes_us, code)


def _owner(pid: int) -> str:
    return f"{socket.gethostname()}:{pid}"


def _remove_left_over(container: "DockerContainer") -> None:
    """Containers of test runs on this machine that were killed and could not remove them."""
    host = _owner(0).removesuffix("0")
    for other in container.get_docker_client().client.containers.list(all=True, filters={"label": OWNER}):
        owner = other.labels[OWNER]
        if owner.startswith(host) and not Path(f"/proc/{owner.removeprefix(host)}").exists():
            other.remove(force=True, v=True)


def _answering(
    container: "DockerContainer",
    url: str,
    port: int,
    takes_us: TakesUs,
    code: Code,
) -> str:
    """Where it answers: a published port of this machine, or of the machine whose Docker it is."""
    published = container.get_exposed_port(port)
    hosts = dict.fromkeys(["127.0.0.1", container.get_container_host_ip()])
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        for host in hosts:
            candidate = url.format(host=host, port=published)
            if ports.answers(published, host) and asyncio.run(takes_us(candidate)):
                return candidate
        container.reload()
        if container.status != "running":
            break
        time.sleep(0.2)
    said = b"".join(container.get_logs()).decode(errors="replace").strip().splitlines()
    raise Stopped(f"the container of {container.image} lets nobody in: {(said or ['it said nothing'])[-1]}", code)
