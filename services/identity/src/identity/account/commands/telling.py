"""A second person hears of powers that somebody was given, and everybody of a password they did not set themselves."""

from datetime import datetime

from chassis.ids import new_id
from chassis.unit_of_work import UnitOfWork
from contracts.identity import PasswordReplaced, PowersGranted

from identity.account.domain import Account
from identity.account.store import list_administrators
from identity.role.domain import Role
from identity.role.policy import powers_over_others
from identity.role.store import about


async def tell_of_account(uow: UnitOfWork, account: Account, role: Role, now: datetime) -> None:
    """Tell the other administrators that the account has been given this role, where it has power over others."""
    if not powers_over_others(role):
        return
    told = await list_administrators(uow)
    id = new_id()
    event = PowersGranted(
        powers_id=id,
        record_type="user",
        record_id=account.id,
        record_short_id=account.user_name,
        administrators=[name for name in told if name != account.user_name],
        actor=uow.actor.user_name,
        at=now,
    )
    await uow.publish(event, about=id)


async def tell_of_role(uow: UnitOfWork, before: Role | None, role: Role, now: datetime) -> None:
    """Tell the administrators of power over others that the role gained."""
    if before is None or not powers_over_others(role) - powers_over_others(before):
        return
    id = new_id()
    event = PowersGranted(
        powers_id=id,
        record_type="role",
        record_id=about(role.unique_id),
        record_short_id=role.unique_id,
        administrators=await list_administrators(uow),
        actor=uow.actor.user_name,
        at=now,
    )
    await uow.publish(event, about=id)


async def tell_of_password(uow: UnitOfWork, account: Account, now: datetime) -> None:
    """Tell somebody that another person has set their password."""
    id = new_id()
    event = PasswordReplaced(
        powers_id=id,
        record_type="user",
        record_id=account.id,
        record_short_id=account.user_name,
        actor=uow.actor.user_name,
        at=now,
    )
    await uow.publish(event, about=id)
