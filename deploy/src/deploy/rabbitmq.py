"""RabbitMQ: the one that is named, the machine's own, or one that we provide and run."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy import ports
from deploy.broker_accounts import Account, definitions
from deploy.debian import unpacked
from deploy.places import TOOLS
from deploy.say import Code, Stopped, step
from deploy.state import State, write
from deploy.supervisor import Program, Supervisor

NAME = "rabbitmq"
ADMINISTRATOR = "mahon"
EPMD = "epmd"
READY_SECONDS = 120
DEFAULT_URL = "amqp://guest:guest@127.0.0.1:5672/"
DOCKER_IMAGE = "rabbitmq:4"
_SCRIPTS = "usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server"

CONFIGURATION = """\
listeners.tcp.1 = 127.0.0.1:{port}
load_definitions = {definitions}
loopback_users = none
log.console = true
log.console.level = warning
log.file = false
disk_free_limit.absolute = 100MB
"""


class NoBroker(Stopped):
    """No RabbitMQ answers here, and none can be provided."""

    def __init__(self, why: str) -> None:
        super().__init__(f"no RabbitMQ: {why}; name one in MAHON_AMQP_URL", Code.BROKER)


def of_our_own() -> bool:
    """Whether the operator wants a broker of Mahon's own though the machine runs one (MAHON_RABBITMQ=own)."""
    return os.environ.get("MAHON_RABBITMQ") == "own"


@dataclass(frozen=True)
class Running:
    url: str
    has_accounts: bool
    """Whether it began with the services' accounts."""


@contextlib.contextmanager
def running(state: State, supervisor: Supervisor, accounts: list[Account]) -> Iterator[Running]:
    """Runs a RabbitMQ of the state's own for as long as the context lasts. Raises NoBroker."""
    port = ports.free()
    password = state.password("rabbitmq")
    root = root_at_hand() or provided()
    programs = [_in_docker(state, port, password)] if root is None else _on_machine(state, root, port, accounts)
    for program in programs:
        supervisor.start(program)
    try:
        _answering(port, supervisor)
        yield Running(f"amqp://{ADMINISTRATOR}:{password}@127.0.0.1:{port}/", has_accounts=root is not None)
    finally:
        for program in reversed(programs):
            supervisor.stop(program.name)


def root_at_hand() -> Path | None:
    """The folder under which RabbitMQ and Erlang lie already: the machine's own, or ours from an earlier start."""
    ours = TOOLS / "rabbitmq"
    if _scripts(Path("/")) and shutil.which("erl"):
        return Path("/")
    return ours if (ours / "complete").exists() else None


def provided() -> Path | None:
    """Debian's packages, fetched and unpacked without being installed; None where Docker has to help instead."""
    if shutil.which("apt-get") and shutil.which("dpkg"):
        step("fetching RabbitMQ (Debian's packages, unpacked beside us, not installed)")
        return unpacked("rabbitmq-server", ("erlang", "rabbitmq"), TOOLS / "rabbitmq", finish=_relocate_erlang)
    if not docker_runs():
        raise NoBroker("none answers, and neither Debian's packages nor Docker are at hand")
    return None


def docker_runs() -> bool:
    if shutil.which("docker") is None:
        return False
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=10, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _scripts(root: Path) -> list[Path]:
    return sorted(root.glob(_SCRIPTS))


def _relocate_erlang(root: Path) -> None:
    for script in (root / "usr/lib/erlang/bin/erl", root / "usr/lib/erlang/bin/start"):
        if script.exists():
            text = script.read_text().replace("ROOTDIR=/usr/lib/erlang", f'ROOTDIR="{root}/usr/lib/erlang"')
            script.write_text(text.replace('ROOTDIR="/usr/lib/erlang"', f'ROOTDIR="{root}/usr/lib/erlang"'))
    if not _scripts(root):
        raise NoBroker("Debian's package holds no server")


def _on_machine(state: State, root: Path, port: int, accounts: list[Account]) -> list[Program]:
    home = state.part("rabbitmq")
    conf = home / "rabbitmq.conf"
    known = home / "definitions.json"
    administrator = ADMINISTRATOR, state.password("rabbitmq")
    write(known, json.dumps(definitions(accounts, "/", administrator), indent=1))
    write(conf, CONFIGURATION.format(port=port, definitions=known))
    (home / "enabled_plugins").write_text("[].")
    (home / "rabbitmq-env.conf").touch()
    environment = _environment(root, home, epmd_port=ports.free(), name=f"mahon-{state.id}@localhost")
    epmd = shutil.which("epmd", path=environment["PATH"]) or "epmd"
    # Erlang would start its port mapper as a daemon that outlives everybody; ours ends with us.
    mapper = Program(EPMD, [epmd, "-address", "127.0.0.1"], environment)
    return [mapper, Program(NAME, [_scripts(root)[-1]], environment, grace_seconds=30)]


def _environment(root: Path, home: Path, *, epmd_port: int, name: str) -> dict[str, str]:
    own = {} if root == Path("/") else _libraries(root)
    erlang = root / "usr/lib/erlang/bin"
    folders = [*(str(folder) for folder in (erlang, *sorted(root.glob("usr/lib/erlang/erts-*/bin")))), os.defpath]
    return {
        **own,
        "PATH": os.pathsep.join([*folders, os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "ERL_EPMD_PORT": str(epmd_port),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODENAME": name,
        "RABBITMQ_DIST_PORT": str(ports.free()),
        "RABBITMQ_CONF_ENV_FILE": str(home / "rabbitmq-env.conf"),
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "enabled_plugins"),
        "RABBITMQ_MNESIA_BASE": str(home / "mnesia"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_PID_FILE": str(home / "pid"),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
    }


def _libraries(root: Path) -> dict[str, str]:
    folders = [*root.glob("usr/lib/*-linux-gnu*"), *root.glob("lib/*-linux-gnu*")]
    return {"LD_LIBRARY_PATH": os.pathsep.join(map(str, folders))}


def _in_docker(state: State, port: int, password: str) -> Program:
    step("starting RabbitMQ in Docker")
    account = ["-e", f"RABBITMQ_DEFAULT_USER={ADMINISTRATOR}", "-e", f"RABBITMQ_DEFAULT_PASS={password}"]
    name = ["--rm", "--name", f"mahon-{state.id}"]
    command = ["docker", "run", *name, *account, "-p", f"127.0.0.1:{port}:5672", DOCKER_IMAGE]
    return Program(NAME, command, ends_by=signal.SIGTERM, grace_seconds=30, environment=os.environ)


def _answering(port: int, supervisor: Supervisor) -> None:
    end = time.monotonic() + READY_SECONDS
    while not ports.answers(port):
        if supervisor.ended(NAME) or time.monotonic() > end:
            raise NoBroker(f"ours did not start: {supervisor.last_line(NAME)}")
        time.sleep(0.1)
