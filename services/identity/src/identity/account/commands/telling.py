"""A second person hears of powers that somebody was given, and everybody of a password they did not set themselves."""

from datetime import datetime

from chassis.ids import new_id
from chassis.unit_of_work import UnitOfWork
from contracts.identity import PasswordReplaced, PowersGranted
from contracts.values import Values

from identity.account.domain import Account
from identity.account.store import list_administrators
from identity.role.domain import Role
from identity.role.policy import powers_over_others
from identity.role.store import register as roles


async def tell_of_account(uow: UnitOfWork, account: Account, role: Role, now: datetime) -> None:
    """Tell the other administrators that the account has been given this role, where it has power over others."""
    if powers_over_others(role):
        told = [name for name in await list_administrators(uow) if name != account.user_name]
        await _tell(uow, PowersGranted, now, _named(account), administrators=told)


async def tell_of_role(uow: UnitOfWork, before: Role | None, role: Role, now: datetime) -> None:
    """Tell the administrators of power over others that the role gained."""
    if before is not None and powers_over_others(role) - powers_over_others(before):
        named = {"record_type": "role", "record_id": roles.about(role.unique_id), "record_short_id": role.unique_id}
        await _tell(uow, PowersGranted, now, named, administrators=await list_administrators(uow))


async def tell_of_password(uow: UnitOfWork, account: Account, now: datetime) -> None:
    """Tell somebody that another person has set their password."""
    await _tell(uow, PasswordReplaced, now, _named(account))


def _named(account: Account) -> Values:
    return {"record_type": "user", "record_id": account.id, "record_short_id": account.user_name}


async def _tell(
    uow: UnitOfWork, event: type[PowersGranted | PasswordReplaced], now: datetime, named: Values, **more: list[str]
) -> None:
    """Each time is an occasion of its own, so that the next one is told again."""
    occasion = new_id()
    said = {"powers_id": occasion, "actor": uow.actor.user_name, "at": now}
    await uow.publish(event.model_validate({**said, **named, **more}), about=occasion)
