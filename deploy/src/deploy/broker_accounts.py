"""An account at the broker for each service: it writes its own subjects, and reads its own queue (ADR 34)."""

import base64
import hashlib
import json
import os
import re
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from contracts.topology import SERVICES, binding_keys
from contracts.values import Values

from deploy.state import State

SALT = 4
MANAGEMENT_PORT = 15672
MANAGEMENT_SECONDS = 10.0
MADE = (200, 201, 204)
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Account:
    service: str
    prefix: str
    """The name of the exchange, by which a queue is called `<prefix>.<service>`."""
    password: str

    @property
    def name(self) -> str:
        return f"{self.prefix}-{self.service}"

    def url(self, amqp_url: str) -> str:
        """The same broker, by this account."""
        parts = urlsplit(amqp_url)
        where = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{self.name}:{quote(self.password, safe='')}@{where}"))

    def permissions(self, vhost: str) -> Values:
        """Of exchanges and queues; of the keys by which it sends and binds see `topics`."""
        queue = f"{self.prefix}.{self.service}"
        return {
            "user": self.name,
            "vhost": vhost,
            "configure": _any_of(queue),
            "write": _any_of(self.prefix, queue, f"{self.prefix}.dead"),
            "read": _any_of(self.prefix, queue),
        }

    def topics(self, vhost: str) -> Values:
        return {
            "user": self.name,
            "vhost": vhost,
            "exchange": self.prefix,
            "write": rf"^{self.service}\.[a-z_]+$",
            "read": _any_of(*binding_keys(self.service)),
        }


def accounts_of(state: State, prefix: str) -> list[Account]:
    return [Account(service, prefix, state.password(f"broker {service}")) for service in SERVICES]


def definitions(accounts: list[Account], vhost: str, administrator: tuple[str, str] | None = None) -> Values:
    """What RabbitMQ imports, at its start or by its management: accounts with hashes of their passwords, and rights."""
    users = [_user(account.name, account.password, []) for account in accounts]
    rights = [account.permissions(vhost) for account in accounts]
    whole: Values = {}
    if administrator is not None:
        users.append(_user(*administrator, ["administrator"]))
        rights.append({"user": administrator[0], "vhost": vhost} | dict.fromkeys(("configure", "write", "read"), ".*"))
        whole["vhosts"] = [{"name": vhost}]
    topics = [account.topics(vhost) for account in accounts]
    return whole | {"users": users, "permissions": rights, "topic_permissions": topics}


def vhost_of(amqp_url: str) -> str:
    return unquote(urlsplit(amqp_url).path[1:]) or "/"


def make_by_management(accounts: list[Account], amqp_url: str) -> bool:
    """Have the broker's management make them, with the account of the URL; whether it did."""
    parts = urlsplit(amqp_url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    base = os.environ.get("MAHON_RABBITMQ_MANAGEMENT") or f"http://{host}:{MANAGEMENT_PORT}"
    login = f"{unquote(parts.username or 'guest')}:{unquote(parts.password or 'guest')}"
    headers = {
        "Authorization": f"Basic {base64.b64encode(login.encode()).decode()}",
        "Content-Type": "application/json",
    }
    wanted = json.dumps(definitions(accounts, vhost_of(amqp_url))).encode()
    address = f"{base.rstrip('/')}/api/definitions"
    request = urllib.request.Request(address, wanted, headers)  # noqa: S310  # the operator named it
    try:
        with _OPENER.open(request, timeout=MANAGEMENT_SECONDS) as answer:
            return bool(answer.status in MADE)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _user(name: str, password: str, tags: list[str]) -> Values:
    salt = secrets.token_bytes(SALT)
    digest = hashlib.sha256(salt + password.encode()).digest()
    return {
        "name": name,
        "password_hash": base64.b64encode(salt + digest).decode(),
        "hashing_algorithm": "rabbit_password_hashing_sha256",
        "tags": tags,
    }


def _any_of(*names: str) -> str:
    return f"^({'|'.join(re.escape(name) for name in names)})$"
