"""User groups as the API shows them."""

from collections.abc import Sequence

from chassis.errors import NotAllowed
from chassis.lists import as_asked
from chassis.query import Query, last
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.group.domain import Group
from identity.group.policy import may_open_group
from identity.group.shapes import ORDERS, GroupShown
from identity.group.store import list_groups
from identity.role.policy import may_assign_group
from identity.role.store import find_role, open_standing


def view(group: Group) -> Values:
    return GroupShown.of(group, description=group.description or "", agency_unique_ids=group.agencies)


async def must_list(uow: UnitOfWork) -> None:
    """Reading groups, or insights over everything, whose filters name them."""
    if uow.actor.may("user_group", "read"):
        return
    role = await find_role(uow, uow.actor.role)
    scope = None if role is None else role.managed_report_scope
    if "managed_report" not in uow.actor.permissions or scope not in {None, "all"}:
        raise NotAllowed(resource="user_group", actions=["read"])


async def list_wanted(uow: UnitOfWork, wanted: Query) -> Sequence[Group]:
    """All groups; `managed`: those the actor may open or assign; `disabled[]`, `agency_unique_ids[]`, `order_by`."""
    await must_list(uow)
    groups = await list_groups(uow)
    if last(wanted, "managed") == "true":
        standing = await open_standing(uow)
        groups = [g for g in groups if may_open_group(standing, g.unique_id) or may_assign_group(standing, g.unique_id)]
    if agencies := wanted.get("agency_unique_ids"):
        groups = [group for group in groups if set(agencies) & set(group.agencies)]
    return as_asked(groups, wanted, known=ORDERS)
