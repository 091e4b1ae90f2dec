"""Who gets mail. Rules: docs/domain/notifications.md; an absent switch means yes (contract of AccountChanged)."""

from contracts.values import FrozenValues


def wants_mail(account: FrozenValues, switch: str | None) -> bool:
    """Enabled, verified, with an address, and neither all mail nor this kind's switch off."""
    if account.get("disabled") or account.get("unverified") or not account.get("email"):
        return False
    if not account.get("send_mail", True):
        return False
    return switch is None or bool(account.get("notifications", {}).get(switch, True))
