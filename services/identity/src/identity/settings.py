"""Identity's own settings (`MAHON_IDENTITY_…`)."""

from datetime import timedelta

from pydantic_settings import BaseSettings, SettingsConfigDict


class IdentitySettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="MAHON_IDENTITY_", frozen=True, extra="ignore", env_ignore_empty=True)

    idle_minutes: int = 60
    """After how long without a request a session ends."""
    session_hours: int = 12
    """When a session ends, whatever is done in it."""
    shortest_password: int = 15
    """Of a password that is all there is to a login: NIST SP 800-63B-4."""
    easy_passwords: bool = False
    """For a Mahon that is only tried out: eight characters are enough, and any will do."""
    free_failures: int = 4
    """Wrong passwords for one account before each further one has to wait twice as long."""
    longest_wait_seconds: int = 600
    """The longest that an account has to wait after wrong passwords."""
    source_free_failures: int = 30
    """The same for one source address, behind which a whole office may sit."""
    source_longest_wait_seconds: int = 60
    """The longest that a source address has to wait."""
    known_device_days: int = 180
    """How long a device is known with which somebody has signed in."""
    fresh_seconds: float = 2.0
    """How long a session or account may be remembered without asking the database."""
    token_reuse_seconds: float = 20.0
    """How long a token is given again for the same session and service."""
    basic_seconds: float = 60.0
    """How long verified Basic credentials are recognised without hashing again."""
    sandbox: bool = False
    """Whether people are told that this is a place to practise in."""

    @property
    def idle(self) -> timedelta:
        return timedelta(minutes=self.idle_minutes)

    @property
    def longest(self) -> timedelta:
        return timedelta(hours=self.session_hours)
