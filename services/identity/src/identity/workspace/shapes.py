"""What `extended=true` adds to a user: what a client's rights, lists and filters are built from."""

from chassis.shapes import Shape
from contracts.lists.columns import Column
from contracts.lists.filters import ShownFilter


class ListedPermission(Shape):
    resource: str
    actions: list[str]


class ListedPermissions(Shape):
    list: list[ListedPermission]


class Workspace(Shape):
    """`abilities`: what the person may do where no record says it yet: `register_<kind>`, choose people to `assign_to`,
    `refer_to` or `transfer_to`, `list_users`; and what they may see any of: `read_cases`, `receive_referrals`,
    `read_flags`, `read_incidents`, `read_places`, `read_figures`, `read_audit`; `manage_system`: whether set-up is
    theirs.
    `permitted_form`: form → `r` or `rw`. `filters` and `list_headers`: by list, `cases` for one.

    `site_time_zone`: whose days count, wherever the device is: `Asia/Dili`.
    """

    abilities: list[str] | None = None
    permissions: ListedPermissions | None = None
    permitted_form_unique_ids: list[str] | None = None
    permitted_role_unique_ids: list[str] | None = None
    permitted_form: dict[str, str] | None = None
    site_time_zone: str | None = None
    filters: dict[str, list[ShownFilter]] | None = None
    list_headers: dict[str, list[Column]] | None = None
    is_manager: bool | None = None
    agency_logo_full: None = None
    agency_logo_icon: None = None
    agency_unique_id: str | None = None
    agency_name: str | None = None
