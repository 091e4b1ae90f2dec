"""What a person may do where no record says it yet. Rule: `docs/domain/access.md §9`."""

from contracts.lists.viewer import Viewer
from contracts.permissions import REGISTERING
from sharing.rights import CASE, SENDING

LISTING_USERS = ("read", "agency_read")


def abilities(viewer: Viewer) -> list[str]:
    able = {f"register_{kind}": rights for kind, rights in REGISTERING.items()}
    able |= {f"{purpose}_to": tuple((CASE, action) for action in actions) for purpose, actions in SENDING.items()}
    able["list_users"] = tuple(("user", action) for action in LISTING_USERS)
    return [name for name, rights in able.items() if any(viewer.may(*right) for right in rights)]
