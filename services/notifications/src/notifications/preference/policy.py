"""Who gets mail. Source: `primero-domain.md` §7.1; an absent switch means yes (contract of AccountChanged)."""

from collections.abc import Mapping
from typing import Any

SWITCH = "transition_notification"
"""The one switch of §7.1 that covers assignments and referrals."""


def wants_mail(account: Mapping[str, Any]) -> bool:
    """Enabled, verified, with an address, and neither all mail nor this kind switched off."""
    if account.get("disabled") or account.get("unverified") or not account.get("email"):
        return False
    return bool(account.get("send_mail", True) and account.get("notifications", {}).get(SWITCH, True))
