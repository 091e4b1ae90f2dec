"""One Mahon about to run: its state, its databases, and the settings each service is given."""

import importlib.util
import ipaddress
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from chassis.sealing import complete_keyring, make_keyring_text
from contracts.topology import SERVICES

from deploy import say
from deploy.databases import ServiceDatabase
from deploy.door import INTERNAL, ROOT, Door, named
from deploy.state import State

SUPERUSER = "mahon"
"""The account that loads the demonstration; its password stands nowhere but in the state."""


class Kind(StrEnum):
    DEMONSTRATION = "demonstration"
    EMPTY = "empty"


@dataclass(frozen=True)
class Site:
    state: State
    kind: Kind
    admin: tuple[str, str] | None
    """User name and password of the first superuser, as the operator gave them."""
    port: int
    host: str
    databases: list[ServiceDatabase]
    smtp_port: int | None
    """Where the demonstration's post office listens; None: the operator named a server of his own."""

    @property
    def address(self) -> str:
        """The host as it stands in a URL."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def is_open(self) -> bool:
        """Whether others than this machine can reach it: then a login travels over HTTPS only."""
        return not ipaddress.ip_address(self.host).is_loopback

    @property
    def door(self) -> Door:
        return named(self.address, self.port)

    @property
    def url(self) -> str:
        return self.door.url

    @property
    def keyring(self) -> Path:
        return self.state.secret_file("keyring.json", make_keyring_text, complete_keyring)

    @property
    def superuser(self) -> tuple[str, str]:
        return self.admin or (SUPERUSER, self.state.password("superuser"))

    def database(self, service: str) -> ServiceDatabase:
        return next(database for database in self.databases if database.service == service)

    def announce(self) -> None:
        """Says where Mahon is, and who can log in."""
        say.line(f"ready {self.url}")
        if self.is_open and self.door.tls is None:
            say.line("  others can reach it: put HTTPS before it, or browsers will keep no login")
        if self.door.tls == INTERNAL:
            say.line(f"  its certificate is its own: have browsers trust {self.state.part('gateway') / ROOT}")
        if self.kind is Kind.DEMONSTRATION:
            for person in _people():
                say.line(f"  {person['user_name']:<22} {person['password']:<26} {person['role']}")
        elif self.admin is not None:
            say.line(f"  {self.admin[0]} can log in")

    def settings(self, service: str) -> dict[str, str | int]:
        """The settings of a service by name; as environment variables they are MAHON_<NAME>."""
        settings: dict[str, str | int] = {
            "service": service,
            "database_url": self.database(service).app_url,
            "keyring": str(self.keyring),
            "exchange": f"mahon-{self.state.id}",
            "public_url": os.environ.get("MAHON_PUBLIC_URL", self.url),
        }
        if self.is_open or self.door.tls:
            settings["secure_cookies"] = "true"
        if self.smtp_port is not None:
            settings |= {"smtp_host": "127.0.0.1", "smtp_port": self.smtp_port}
        return settings

    def environment(self, service: str) -> dict[str, str]:
        given = {f"MAHON_{name.upper()}": str(value) for name, value in self.settings(service).items()}
        return os.environ | given


def _people() -> list[dict[str, str]]:
    from deploy.stage import who_can_log_in

    return who_can_log_in()


def services_at_hand() -> list[str]:
    return [service for service in SERVICES if importlib.util.find_spec(f"{service}.app") is not None]
