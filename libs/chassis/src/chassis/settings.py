"""Settings of a service: from the environment (`MAHON_…`), from files of secrets, or given by whoever starts it."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from chassis.process import SECRETS_IN
from chassis.site import Site


class OwnerSettings(BaseSettings):
    """What `migrate` is told beside MAHON_SERVICE: nothing else ever logs in as the owner of the tables."""

    model_config = SettingsConfigDict(env_prefix="MAHON_", frozen=True, extra="ignore", env_ignore_empty=True)

    owner_url: SecretStr
    """URL of the database with the account that owns its tables."""
    app_role: str = "mahon_{service}"
    """The account that the service works with; it may do no more with each table than it needs."""

    @classmethod
    def of_process(cls) -> "OwnerSettings":
        return cls(_secrets_dir=os.environ.get(SECRETS_IN))

    def url(self, service: str) -> str:
        return self.owner_url.get_secret_value().replace("{service}", service)


class ServiceSettings(BaseSettings):
    """What every service is told. One set serves all five: `{service}` in the database URL is filled in."""

    model_config = SettingsConfigDict(env_prefix="MAHON_", frozen=True, extra="ignore", env_ignore_empty=True)

    service: str = ""
    """Which of the five a process is; containers name it."""
    database_url: SecretStr = SecretStr("postgresql+asyncpg://mahon_{service}@127.0.0.1:5432/mahon_{service}")
    """URL of the service's own database, with the account that works in it."""
    amqp_url: SecretStr | None = None
    """URL of RabbitMQ; a worker that is a process of its own needs it."""
    exchange: str = "mahon"
    """Exchange name, and the prefix of the queues: two Mahons may share a broker."""
    own_broker_account: bool = False
    """The account of `amqp_url` is this service's own (ADR 34): it may declare nothing but the service's queue."""
    pool_size: int = 10
    """Connections that a process may have open at once, beside one by which it listens or leads (ADR 38)."""
    keyring: Path | None = None
    """File with this process's part of the keys; `keys` wins."""
    keys: SecretStr | None = None
    """Its JSON itself, for platforms that hand secrets over in the environment."""
    token_seconds: int = 60
    """How long the token is good that says to a service whose request it is."""
    proof_minutes: int = 15
    """Who changes what others may do must have entered their password so lately; 0: it is not asked for."""
    policy_needs_two: bool = True
    """Whether who proposed a policy pack may not put it in force themselves (`docs/domain/tasks.md §6`)."""
    patience_seconds: float = 2.0
    """How long a reader who followed a link waits for the local copy before 404."""
    otlp_endpoint: str | None = None
    """Where traces are sent by OTLP over HTTP, as `http://collector:4318`; nothing is traced without it."""
    smtp_host: str = "127.0.0.1"
    """The mail server that takes notifications."""
    smtp_port: int = 1025
    """Its port."""
    smtp_user: str | None = None
    """The account there, if it wants one."""
    smtp_password: SecretStr | None = None
    """Its password."""
    smtp_starttls: bool = False
    """Whether the connection is encrypted by STARTTLS before anything is said; else nothing is, and letters
    wait where an account is named for another machine than this."""
    smtp_root: str | None = None
    """File with the root that the mail server's certificate hangs on, where the system does not know it."""
    mail_from: str = "Mahon <no-reply@mahon.example>"
    """Whom letters come from."""
    public_url: str = "http://127.0.0.1:8080"
    """The address that people know, for links in letters."""
    secure_cookies: bool = False
    """Whether browsers send the session over HTTPS only; true wherever others than this machine can reach Mahon."""
    locales: list[str] = ["en", "tet", "pt", "id", "ar", "fr"]
    """Languages that people can choose; the first is what a new account has."""
    objects: str | None = None
    """Where files lie, sealed: a folder (`file:///srv/mahon/files`) or a bucket (`s3://bucket/prefix`); without it no
    file is taken."""
    objects_endpoint: str | None = None
    """Address of the bucket's server, where it is not Amazon's."""
    objects_region: str | None = None
    """The bucket's region."""
    objects_key_id: SecretStr | None = None
    """The account at the bucket's server."""
    objects_key: SecretStr | None = None
    """Its key."""
    scanner: str | None = None
    """Who looks files over for viruses: clamd, as `tcp://clamd:3310` or `unix:///run/clamd.ctl`. Where one is named
    and does not answer, no file is taken."""
    time_zone: str = "Asia/Dili"
    """The site's, whose days count (`docs/domain/days.md`)."""

    @classmethod
    def of_process(cls) -> "ServiceSettings":
        """From the environment, and from the files of the folder that MAHON_SECRETS names: one for each setting."""
        return cls(_secrets_dir=os.environ.get(SECRETS_IN))

    def for_service(self, service: str) -> "ServiceSettings":
        return self.model_copy(update={"service": service})

    @property
    def site(self) -> Site:
        return Site(ZoneInfo(self.time_zone))

    @property
    def url(self) -> str:
        return self.database_url.get_secret_value().replace("{service}", self.service)
