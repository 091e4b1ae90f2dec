"""Reading what a request wants of an account: names become roles, agencies and groups that exist."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.account.domain import Account, easy_to_guess, plain, wrong_leave, wrong_names, wrong_password
from identity.account.store import email_taken
from identity.agency.domain import Agency
from identity.agency.store import find_agency, find_agency_by_number
from identity.code_of_conduct.store import find_current
from identity.configuration_copy.queries import wrong_codes
from identity.group.domain import Group
from identity.group.store import find_groups
from identity.role.domain import Role
from identity.role.store import find_role
from identity.settings import IdentitySettings

SHORTEST_EASY = 8
PLAIN = """
    full_name code phone position location time_zone locale send_mail disabled agency_office receive_webpush
    registration_stream services settings code_of_conduct_id leave_from leave_to
""".split()
NEVER_EMPTY = {"time_zone", "locale", "send_mail", "disabled", "services"}


@dataclass(frozen=True)
class AccountRules:
    """The installation's languages, how short a password may be, and whether any will do."""

    locales: Sequence[str]
    shortest_password: int
    easy_passwords: bool = False


def rules_for(settings: IdentitySettings, locales: Sequence[str]) -> AccountRules:
    shortest = SHORTEST_EASY if settings.easy_passwords else settings.shortest_password
    return AccountRules(locales, shortest, settings.easy_passwords)


@dataclass
class WantedAccount:
    """`fields`: columns to set; `groups`: all groups there shall be, None when not named; `wrong`: message keys;
    `to_guess`: the password, if it must not be easy to guess.
    """

    fields: Values = field(default_factory=dict)
    role: Role | None = None
    agency: Agency | None = None
    groups: list[Group] | None = None
    wrong: dict[str, list[str]] = field(default_factory=dict)
    to_guess: str | None = None


async def read_wanted(
    uow: UnitOfWork, attributes: Values, rules: AccountRules, held: Account | None = None
) -> WantedAccount:
    """`held`: the account as it is, if there is one; codes that it holds already may stay."""
    wanted = WantedAccount()
    for name in PLAIN:
        if name in attributes and (attributes[name] is not None or name not in NEVER_EMPTY):
            wanted.fields[name] = attributes[name]
    if "email" in attributes:
        wanted.fields["email"] = plain(attributes["email"]) or None
    if wanted.fields.get("full_name", "") is None:
        wanted.fields["full_name"] = ""
    wanted.wrong |= await wrong_codes(uow, wanted.fields, {} if held is None else vars(held))
    if "locale" in wanted.fields and wanted.fields["locale"] not in rules.locales:
        wanted.wrong["locale"] = ["errors.models.user.locale"]
    if attributes.get("password") is not None:
        wanted.wrong |= wrong_password(
            attributes["password"], attributes.get("password_confirmation"), shortest=rules.shortest_password
        )
        if "password" not in wanted.wrong and not rules.easy_passwords:
            wanted.to_guess = attributes["password"]
    await _read_role(uow, attributes, wanted)
    await _read_agency(uow, attributes, wanted)
    await _read_groups(uow, attributes, wanted)
    await _read_code_of_conduct(uow, wanted)
    return wanted


async def _read_role(uow: UnitOfWork, attributes: Values, wanted: WantedAccount) -> None:
    if "role_unique_id" not in attributes:
        return
    wanted.role = await find_role(uow, attributes["role_unique_id"] or "")
    if wanted.role is None:
        wanted.wrong["role"] = ["errors.models.user.role_ids"]
    else:
        wanted.fields["role"] = wanted.role.unique_id


async def _read_agency(uow: UnitOfWork, attributes: Values, wanted: WantedAccount) -> None:
    if attributes.get("agency_unique_id") is not None:
        found = await find_agency(uow, unique_id=attributes["agency_unique_id"])
        wanted.agency = found if found and found.unique_id == attributes["agency_unique_id"] else None
    elif "agency_id" in attributes:
        wanted.agency = await find_agency_by_number(uow, attributes["agency_id"] or 0)
    else:
        return
    if wanted.agency is None:
        wanted.wrong["agency"] = ["errors.models.user.organization"]
    else:
        wanted.fields["agency"] = wanted.agency.unique_id


async def _read_groups(uow: UnitOfWork, attributes: Values, wanted: WantedAccount) -> None:
    if "user_group_unique_ids" not in attributes and "user_group_ids" not in attributes:
        return
    names = set(attributes.get("user_group_unique_ids") or [])
    numbers = set(attributes.get("user_group_ids") or [])
    found = await find_groups(uow, numbers=sorted(numbers), unique_ids=sorted(names))
    wanted.groups = list(found)
    known = {group.unique_id for group in found}, {group.id for group in found}
    if not (names <= known[0] and numbers <= known[1]):
        wanted.wrong["user_groups"] = ["unknown_group"]


async def _read_code_of_conduct(uow: UnitOfWork, wanted: WantedAccount) -> None:
    accepted = wanted.fields.get("code_of_conduct_id")
    if accepted is None:
        return
    current = await find_current(uow)
    if current is None or current.id != accepted:
        wanted.wrong["code_of_conduct"] = ["errors.models.user.code_of_conduct"]


async def check_names(uow: UnitOfWork, account: Account, wanted: WantedAccount) -> None:
    """Add what is wrong with the names the account would have, and with a password made of them."""
    wanted.wrong |= wrong_names(user_name=account.user_name, full_name=account.full_name, email=account.email)
    wanted.wrong |= wrong_leave(account.leave_from, account.leave_to)
    if account.email is not None and await email_taken(uow, account.email, but=account.id):
        wanted.wrong["email"] = ["errors.models.user.email_uniqueness"]
    about = (account.user_name, account.full_name, account.email, account.phone, account.agency)
    if wanted.to_guess is not None and easy_to_guess(wanted.to_guess, about=about):
        wanted.wrong["password"] = ["password_easy_to_guess"]


def new_account(id: UUID, attributes: Values) -> Account:
    return Account(id=id, user_name=plain(attributes.get("user_name")), full_name="", role="")
