"""Which announcements of other services cases reacts to, and how."""

from chassis.reacting import Subscriptions
from chassis.sealing import Keyring
from contracts.identity import AccountChanged, AgencyChanged, ConfigurationFollowed

from cases import kinds as _kinds  # noqa: F401  # reactions meet records of every kind
from cases.access import reactions as access
from cases.configuration.reactions import follow_configuration
from cases.record.reactions import refresh_records
from cases.settings.reactions import note_agency


def subscriptions(keyring: Keyring) -> Subscriptions:
    """The reactions that touch records need the keyring that seals them."""
    return {
        AccountChanged: refresh_records,
        AgencyChanged: note_agency,
        ConfigurationFollowed: follow_configuration,
        **access.subscriptions(keyring),
    }
