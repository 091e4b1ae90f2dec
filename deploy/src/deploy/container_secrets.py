"""The files of `compose.yaml`: what each container may know, in a folder of its own below `<state>/secrets` (ADR 44).

The folder itself is closed to everybody but its owner; what is in it can be read by whichever account a container runs
as, since each sees its own part only.
"""

import json
import shutil
from pathlib import Path

from chassis.bus.rabbit import DEAD_ARGUMENTS, queue_arguments
from chassis.keys import declared, part_of
from chassis.process import HALVES
from contracts.topology import SERVICES, binding_keys
from contracts.values import Values

from deploy import broker_accounts, databases
from deploy.broker_accounts import Account
from deploy.handed_out import all_keys
from deploy.postgres import Server
from deploy.rabbitmq import ADMINISTRATOR
from deploy.state import State, write

SECRETS, TLS = "secrets", "tls"
POSTGRES, RABBITMQ = "postgres", "rabbitmq"
"""Names of their containers, folders and hosts."""
PREFIX = VHOST = "mahon"
BROKER_URL = f"amqp://{RABBITMQ}:5672/{VHOST}"
ACME_ROOT = "acme-root.pem"
SMTP_PASSWORD = "mahon_smtp_password"  # noqa: S105  # a file's name
CONFIGURATION = """\
load_definitions = /run/secrets/definitions.json
loopback_users = none
log.console = true
log.console.level = warning
log.file = false
disk_free_limit.absolute = 1GB
"""


def write_all(state: State) -> Path:
    """Write every file anew; the same state gives the same passwords and keys. Gives their folder."""
    keys = all_keys(state)
    state.remember(kind="containers")
    folder = state.part(SECRETS)
    state.part(TLS)
    server = Server(POSTGRES, 5432, "mahon", None)
    for database in databases.of_state(server, state):
        _put(folder / f"{database.service}-migrate", {"mahon_owner_url": database.owner_url})
        for half in HALVES:
            part = part_of(keys, database.service, declared(database.service, half))
            given = {"mahon_database_url": database.app_url, "mahon_keys": part}
            _put(folder / f"{database.service}-{half}", given)
    accounts = broker_accounts.accounts_of(state, PREFIX)
    for account in accounts:
        _put(folder / f"{account.service}-worker", {"mahon_amqp_url": account.url(BROKER_URL)})
    password = state.password(POSTGRES)
    _put(folder / POSTGRES, {"password": password})
    _put(folder / "grafana", {"password": state.password("grafana")})
    script = databases.script(state, databases.of_state(server, state))
    _put(folder / "databases", {"password": password, "databases.sql": script})
    _put(folder / RABBITMQ, _broker_files(state, accounts))
    return folder


def _broker_files(state: State, accounts: list[Account]) -> dict[str, str]:
    administrator = ADMINISTRATOR, state.password(RABBITMQ)
    known: Values = broker_accounts.definitions(accounts, VHOST, administrator)
    known |= topology(PREFIX, VHOST)
    return {
        "rabbitmq.conf": CONFIGURATION,
        "definitions.json": json.dumps(known, indent=1),
        "enabled_plugins": "[rabbitmq_prometheus].",
    }


def topology(prefix: str, vhost: str) -> Values:
    """The exchanges, queues and bindings of `RabbitBus.declare`, as RabbitMQ imports them."""
    dead = f"{prefix}.dead"
    queues = {f"{prefix}.{service}": (prefix, queue_arguments(prefix), binding_keys(service)) for service in SERVICES}
    queues[dead] = (dead, DEAD_ARGUMENTS, [""])
    lasting = {"vhost": vhost, "durable": True, "auto_delete": False}
    return {
        "exchanges": [
            {"name": name, "type": kind, "internal": False, "arguments": {}} | lasting
            for name, kind in ((prefix, "topic"), (dead, "fanout"))
        ],
        "queues": [{"name": name, "arguments": arguments} | lasting for name, (_, arguments, _) in queues.items()],
        "bindings": [
            {
                "source": source,
                "vhost": vhost,
                "destination": name,
                "destination_type": "queue",
                "routing_key": key,
                "arguments": {},
            }
            for name, (source, _, keys) in queues.items()
            for key in keys
        ],
    }


def give_smtp_password(state: State, password: str) -> None:
    """Of the mail server that takes letters, for the only container that speaks to it."""
    _put(state.part(SECRETS) / "notifications-worker", {SMTP_PASSWORD: password})


def give_certificate(state: State, certificate: Path, key: Path) -> None:
    """A copy that the gateway can read, whoever may read the files themselves."""
    folder = state.part(TLS)
    for name, file in (("cert.pem", certificate), ("key.pem", key)):
        shutil.copyfile(file, folder / name)
        (folder / name).chmod(0o444)
    folder.chmod(0o755)


def give_acme_root(state: State, root: Path) -> None:
    """A copy that the gateway can read of whom to believe that it is the authority."""
    folder = state.part(TLS)
    shutil.copyfile(root, folder / ACME_ROOT)
    (folder / ACME_ROOT).chmod(0o444)
    folder.chmod(0o755)


def names() -> list[str]:
    """The folders that there are once `write_all` was here."""
    halves = [f"{service}-{part}" for service in SERVICES for part in (*HALVES, "migrate")]
    return [*halves, POSTGRES, "databases", RABBITMQ, "grafana"]


def _put(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    for name, text in files.items():
        write(folder / name, text)
        (folder / name).chmod(0o444)
