"""Identity's own settings (`MAHON_IDENTITY_…`)."""

from datetime import timedelta

from pydantic_settings import BaseSettings, SettingsConfigDict


class IdentitySettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="MAHON_IDENTITY_", frozen=True, extra="ignore")

    idle_minutes: int = 60
    session_hours: int = 12
    shortest_password: int = 8
    failures_before_lock: int = 6
    lock_minutes: int = 30
    source_failures: int = 100
    """Failed logins of one source address within `source_minutes` before it must wait."""
    source_minutes: int = 10
    fresh_seconds: float = 2.0
    """How long a session or account may be remembered without asking the database."""
    token_reuse_seconds: float = 20.0
    basic_seconds: float = 60.0
    """How long verified Basic credentials are recognised without hashing again."""
    sandbox: bool = False

    @property
    def idle(self) -> timedelta:
        return timedelta(minutes=self.idle_minutes)

    @property
    def longest(self) -> timedelta:
        return timedelta(hours=self.session_hours)
