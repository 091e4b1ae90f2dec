"""What a person may do where no record says it yet. Rule: `docs/domain/access.md §9`."""

from contracts.lists.viewer import Viewer
from contracts.permissions import CATALOGUE, REGISTERING
from sharing.rights import CASE, DEALING_IN_TRANSFERS, FINDING_OTHERS, REQUESTING, SENDING

LISTING_USERS = ("read", "agency_read")
RECEIVING = ("receive_referral", "receive_referral_different_module")
READING = {
    "read_cases": (("case", "read"),),
    "search_others": tuple((CASE, action) for action in FINDING_OTHERS),
    "receive_referrals": tuple(("case", action) for action in RECEIVING),
    "deal_in_transfers": tuple((CASE, action) for action in (*DEALING_IN_TRANSFERS, *REQUESTING)),
    "read_flags": (("dashboard", "dash_flags"),),
    "read_incidents": (("incident", "read"),),
    "read_places": (("incident", "read"),),
    "manage_system": (("system", "manage"),),
    "read_audit": (("audit_log", "read"),),
    "read_figures": tuple(("dashboard", action) for action in sorted(CATALOGUE["dashboard"])),
}
"""What an empty list cannot be told from, for who may not read what would be on it."""


def abilities(viewer: Viewer) -> list[str]:
    able = {f"register_{kind}": rights for kind, rights in REGISTERING.items()}
    able |= {f"{purpose}_to": tuple((CASE, action) for action in actions) for purpose, actions in SENDING.items()}
    able["list_users"] = tuple(("user", action) for action in LISTING_USERS)
    able |= READING
    return [name for name, rights in able.items() if any(viewer.may(*right) for right in rights)]
