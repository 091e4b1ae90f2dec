"""A user group: people who share the sight of records. Rules: `docs/domain/accounts.md §7`."""

from dataclasses import dataclass, field
from datetime import datetime

from chassis.errors import Conflict, Invalid, NotAllowed, NotFound


class GroupNotFound(NotFound):
    code = "group_not_found"


class GroupClosed(NotAllowed):
    code = "group_closed"
    title = "This group is not open to you."


class GroupExists(Conflict):
    code = "group_exists"
    title = "There is already a group with this unique id."


@dataclass(frozen=True, kw_only=True)
class Group:
    unique_id: str
    name: str
    id: int = 0
    description: str | None = None
    disabled: bool = False
    core_resource: bool = False
    agencies: list[str] = field(default_factory=list)
    created_at: datetime | None = None
    updated_at: datetime | None = None


def check_group(group: Group) -> None:
    if not group.name.strip():
        raise Invalid({"name": ["errors.models.user_group.name_present"]})
