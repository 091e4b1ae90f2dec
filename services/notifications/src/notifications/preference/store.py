"""The announced accounts: address, language and switches."""

from collections.abc import Mapping
from typing import Any

from chassis.errors import NotFound
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import bindparam, select

ACCOUNT = select(actor_account.c.account).where(actor_account.c.user_name == bindparam("wanted"))


async def open_account(uow: UnitOfWork, user_name: str) -> Mapping[str, Any]:
    """The account as identity announced it, disabled or not. Raises NotFound."""
    account: Mapping[str, Any] | None = await uow.session.scalar(ACCOUNT, {"wanted": user_name})
    if account is None:
        raise NotFound
    return account
