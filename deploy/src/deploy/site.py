"""One Mahon about to run: its state, its databases, and the settings each service is given."""

import importlib.util
import ipaddress
import os
from dataclasses import dataclass
from enum import StrEnum

from chassis.process import SECRETS_IN
from contracts.topology import SERVICES

from deploy import say
from deploy.databases import ServiceDatabase
from deploy.door import INTERNAL, ROOT, Door, named
from deploy.handed_out import HandedOut, bare_environment
from deploy.state import State

SUPERUSER = "mahon"
"""The account that loads the demonstration; its password stands nowhere but in the state."""

MAILS = ("notifications", "worker")
KEEPING_FILES = "cases"
FILES = ("objects_key_id", "objects_key")
"""Secrets of the server that keeps files, where one does."""


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
    handed_out: HandedOut

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
    def exchange(self) -> str:
        return f"mahon-{self.state.id}"

    @property
    def superuser(self) -> tuple[str, str]:
        return self.admin or (SUPERUSER, self.state.password("superuser"))

    def database(self, service: str) -> ServiceDatabase:
        return next(database for database in self.databases if database.service == service)

    def announce(self, people: list[dict[str, str]]) -> None:
        """Says where Mahon is, and who can log in; `people`: of a demonstration."""
        say.line(f"ready {self.url}")
        if self.is_open and self.door.tls is None:
            say.line("  others can reach it: put HTTPS before it, or browsers will keep no login")
        if self.door.tls == INTERNAL:
            say.line(f"  its certificate is its own: have browsers trust {self.state.part('gateway') / ROOT}")
        if self.kind is Kind.DEMONSTRATION:
            for person in people:
                say.line(f"  {person['user_name']:<22} {person['password']:<26} {person['role']}")
        elif self.admin is not None:
            say.line(f"  {self.admin[0]} can log in")

    def settings(self, service: str) -> dict[str, str | int]:
        """The settings of a service by name; as environment variables they are MAHON_<NAME>."""
        settings: dict[str, str | int] = {
            "service": service,
            "database_url": self.database(service).app_url,
            "exchange": self.exchange,
            "public_url": os.environ.get("MAHON_PUBLIC_URL", self.url),
        }
        if self.is_open or self.door.tls:
            settings["secure_cookies"] = "true"
        if service == KEEPING_FILES:
            settings["objects"] = os.environ.get("MAHON_OBJECTS") or self.state.part("files").as_uri()
        if self.smtp_port is not None:
            settings |= {"smtp_host": "127.0.0.1", "smtp_port": self.smtp_port}
        return settings

    def environment(self, service: str, half: str) -> dict[str, str]:
        """What a process of its own is started with. Secrets are in files of its own."""
        secret = {"database_url"}
        given = self.settings(service) | {"keyring": str(self.handed_out.keyring(service, half))}
        for name in secret:
            self.handed_out.put(service, half, name, str(given.pop(name)))
        if (service, half) == MAILS and "MAHON_SMTP_PASSWORD" in os.environ:
            self.handed_out.put(service, half, "smtp_password", os.environ["MAHON_SMTP_PASSWORD"])
        for name in FILES:
            if service == KEEPING_FILES and f"MAHON_{name.upper()}" in os.environ:
                self.handed_out.put(service, half, name, os.environ[f"MAHON_{name.upper()}"])
        named = {f"MAHON_{name.upper()}": str(value) for name, value in given.items()}
        return bare_environment() | named | {SECRETS_IN: str(self.handed_out.of(service, half))}


def services_at_hand() -> list[str]:
    return [service for service in SERVICES if importlib.util.find_spec(f"{service}.app") is not None]
