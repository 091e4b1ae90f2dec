"""Settings of a service, from the environment (`MAHON_…`) or given by whoever starts it."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from chassis.site import Site

SECRETS_IN = "MAHON_SECRETS"


class ServiceSettings(BaseSettings):
    """What every service is told. One set serves all five: `{service}` in the database URL is filled in."""

    model_config = SettingsConfigDict(env_prefix="MAHON_", frozen=True, extra="ignore")

    service: str = ""
    database_url: SecretStr = SecretStr("postgresql+asyncpg://mahon_{service}@127.0.0.1:5432/mahon_{service}")
    amqp_url: SecretStr | None = None
    exchange: str = "mahon"
    """Exchange name, and the prefix of the queues: two Mahons may share a broker."""
    own_broker_account: bool = False
    """The account of `amqp_url` is this service's own (ADR 34): it may declare nothing but the service's queue."""
    pool_size: int = 10
    keyring: Path | None = None
    """File with this process's part of the keys; `keys` wins."""
    keys: SecretStr | None = None
    """Its JSON itself, for platforms that hand secrets over in the environment."""
    token_seconds: int = 60
    proof_minutes: int = 15
    """Who changes what others may do must have entered their password so lately; 0: it is not asked for."""
    patience_seconds: float = 2.0
    """How long a reader who followed a link waits for the local copy before 404."""
    otlp_endpoint: str | None = None
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 1025
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_starttls: bool = False
    mail_from: str = "Mahon <no-reply@mahon.example>"
    public_url: str = "http://127.0.0.1:8080"
    secure_cookies: bool = False
    locales: list[str] = ["en", "tet", "pt", "id", "ar", "fr"]
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
