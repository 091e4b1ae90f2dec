"""The first super user of an empty installation: `python -m identity.bootstrap --admin user`, its password on stdin."""

import argparse
import asyncio
import getpass
import sys
from dataclasses import replace
from datetime import UTC, datetime

from chassis.database import Database
from chassis.ids import new_id
from chassis.serve import settings_of
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork
from contracts.modules import CP
from contracts.permissions import CATALOGUE

from identity.account.commands.change import store_change
from identity.account.commands.create import create_account
from identity.account.commands.wanted import WantedAccount, rules_for
from identity.account.domain import easy_to_guess, plain
from identity.account.store import find_account_by_name
from identity.agency.commands import announce_agency
from identity.agency.domain import Agency
from identity.agency.store import add_agency, list_agencies
from identity.passwords import Passwords
from identity.role.commands import announce_role
from identity.role.domain import SUPER_USER, Role
from identity.role.store import add_role, find_role
from identity.settings import IdentitySettings

SUPER_ROLE = "role-superuser"
MANAGED = (*SUPER_USER, "tracing_request", "family", "registry_record", "primero_configuration", "webhook",
           "matching_configuration", "code_of_conduct", "activity_log")  # fmt: skip
READ = ("potential_match", "duplicate", "audit_log", "usage_report")


def super_role() -> Role:
    """Everything that can be managed, over everything. Rule: `docs/domain/accounts.md §13`."""
    permissions = {resource: ["manage"] for resource in MANAGED}
    permissions |= {resource: ["read"] for resource in READ}
    permissions["managed_report"] = sorted(CATALOGUE["managed_report"])
    permissions["dashboard"] = ["dash_reporting_location", "dash_protection_concerns"]
    return Role(
        unique_id=SUPER_ROLE,
        name="Superuser",
        group_permission="all",
        is_manager=True,
        permissions=permissions,
        modules=[CP],
    )


async def ensure_role(uow: UnitOfWork) -> None:
    if await find_role(uow, SUPER_ROLE) is None:
        await announce_role(uow, await add_role(uow, super_role()))


async def ensure_agency(uow: UnitOfWork) -> Agency:
    """An account belongs to an agency: the first there is, or the one Primero's seed begins with."""
    agencies = await list_agencies(uow)
    if agencies:
        return agencies[0]
    added = await add_agency(uow, Agency(unique_id="UNICEF", agency_code="UNICEF", name={"en": "UNICEF"}))
    await announce_agency(uow, added)
    return added


async def create_first_superuser(settings: ServiceSettings, user_name: str, password: str) -> None:
    """Make the role, an agency and the account where they are missing; an account that is there stays as it is."""
    own = settings.for_service("identity")
    async with Database.once(own) as uow:
        await ensure_superuser(uow, user_name, password, locales=own.locales)


async def ensure_superuser(uow: UnitOfWork, user_name: str, password: str, *, locales: list[str]) -> None:
    await ensure_role(uow)
    agency = await ensure_agency(uow)
    if await find_account_by_name(uow, plain(user_name)) is not None:
        return
    attributes = {
        "user_name": user_name,
        "full_name": "System Superuser",
        "password": password,
        "password_confirmation": password,
        "role_unique_id": SUPER_ROLE,
        "agency_unique_id": agency.unique_id,
        "locale": locales[0],
    }
    await create_account(
        uow,
        attributes,
        id=new_id(),
        password_hash=await Passwords().hash(password),
        now=datetime.now(UTC),
        rules=rules_for(IdentitySettings(), locales),
    )


async def renew_superuser(settings: ServiceSettings, user_name: str, password: str) -> bool:
    """Give a super user another password, which ends their sessions; whether there is one of this name."""
    own = settings.for_service("identity")
    async with Database.once(own) as uow:
        return await give_password(uow, user_name, password)


async def give_password(uow: UnitOfWork, user_name: str, password: str) -> bool:
    account = await find_account_by_name(uow, plain(user_name))
    if account is None or account.role != SUPER_ROLE or account.deleted_at is not None:
        return False
    after = replace(account, password_hash=await Passwords().hash(password))
    await store_change(uow, account, after, WantedAccount(), session=None, now=datetime.now(UTC))
    return True


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m identity.bootstrap")
    parser.add_argument("--admin", required=True, metavar="USER")
    user_name = parser.parse_args().admin
    # Not an argument: those are shown to everybody on the machine.
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if easy_to_guess(password, about=(user_name,)) or len(password) < IdentitySettings().shortest_password:
        raise SystemExit("this password is short or easy to guess")
    asyncio.run(create_first_superuser(settings_of("identity"), user_name, password))


if __name__ == "__main__":
    main()
