"""An account: somebody who may sign in. Rules: `docs/domain/accounts.md §1`."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.errors import Conflict, Invalid, NotAllowed, NotFound
from contracts.values import Values

LONGEST_PASSWORD = 128
LONGEST_LOOKED_AT = 72
STRONG_ENOUGH = 3
"""Of 4: more than 10⁸ guesses, each of which costs a hash of Argon2id."""
CONTEXT = ("mahon", "primero", "cpims", "unicef", "mssi")
WORD = re.compile(r"[^\W_]{3,}")
LEAST_OF_ONES_OWN = 6
"""Letters that must be left of a password without the words about the account."""
LONGEST_NAME = 200
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
KIND = re.compile(r"[a-z][a-z_]{0,63}")
"""How a kind of notification is named."""

OWN = frozenset(
    """
        full_name code password locale services email position phone location send_mail code_of_conduct_id
        receive_webpush settings leave_from leave_to
    """.split()
)
"""What people may change of their own account."""


class AccountNotFound(NotFound):
    code = "account_not_found"


class RoleNotAssignable(NotAllowed):
    code = "role_not_assignable"
    title = "You may not give this role."


class AgencyNotAssignable(NotAllowed):
    code = "agency_not_assignable"
    title = "You may not put somebody into this agency."


class GroupNotAssignable(NotAllowed):
    code = "group_not_assignable"
    title = "You may not put somebody into, or take them out of, this group."


class NotForOneself(NotAllowed):
    """`attributes`: what was to be changed."""

    code = "not_for_oneself"
    title = "Nobody changes this of their own account."


class AccountTooPowerful(NotAllowed):
    code = "account_too_powerful"
    title = "This account holds more than you do."


class AccountExists(Conflict):
    code = "account_exists"
    title = "There is already such an account."


class TooManyAccounts(Invalid):
    """`maximum`: how many accounts may be enabled."""

    code = "too_many_accounts"
    title = "No more accounts can be enabled."


WRITING = (AccountExists, AgencyNotAssignable, GroupNotAssignable, RoleNotAssignable, TooManyAccounts)
"""What an account that is made or changed may be refused with, whoever it is of."""


@dataclass(frozen=True, kw_only=True)
class Account:
    id: UUID
    user_name: str
    full_name: str
    role: str
    number: int = 0
    agency: str | None = None
    email: str | None = None
    code: str | None = None
    phone: str | None = None
    position: str | None = None
    location: str | None = None
    reporting_location: str | None = None
    agency_office: str | None = None
    time_zone: str = "UTC"
    locale: str = "en"
    send_mail: bool = True
    receive_webpush: bool | None = None
    disabled: bool = False
    unverified: bool = False
    duplicate: bool = False
    self_registered: bool = False
    service_account: bool = False
    services: list[str] = field(default_factory=list)
    settings: Values | None = None
    leave_from: date | None = None
    leave_to: date | None = None
    code_of_conduct_id: int | None = None
    code_of_conduct_accepted_on: datetime | None = None
    registration_stream: str | None = None
    password_hash: str | None = None
    credentials_version: int = 1
    deleted_at: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def mail_preferences(self) -> dict[str, bool]:
        chosen = ((self.settings or {}).get("notifications") or {}).get("send_mail") or {}
        return {kind: bool(wanted) for kind, wanted in chosen.items() if KIND.fullmatch(kind)}


def plain(name: str | None) -> str:
    """User names and e-mail addresses as they are compared: trimmed, lower case, one form of each letter."""
    return unicodedata.normalize("NFKC", name or "").strip().lower()


def wrong_names(*, user_name: str, full_name: str, email: str | None) -> dict[str, list[str]]:
    """Primero's message keys for names that cannot be used."""
    wrong: dict[str, list[str]] = {}
    if not full_name.strip():
        wrong["full_name"] = ["errors.models.user.full_name"]
    if not user_name or len(user_name) > LONGEST_NAME or re.search(r"[\s\x00-\x1f/]", user_name):
        wrong["user_name"] = ["errors.models.user.user_name"]
    if email is not None and (len(email) > LONGEST_NAME or not EMAIL.fullmatch(email)):
        wrong["email"] = ["errors.models.user.email"]
    return wrong


def wrong_leave(since: date | None, until: date | None) -> dict[str, list[str]]:
    """A leave that has begun may have no end yet; one without a beginning, or that ends before it, is none."""
    if until is None or (since is not None and since <= until):
        return {}
    return {"leave_from": ["missing"]} if since is None else {"leave_to": ["before_it_begins"]}


def wrong_password(password: Any, confirmation: Any, *, shortest: int) -> dict[str, list[str]]:
    if not isinstance(password, str) or password != confirmation:
        mismatch = ["errors.models.user.password_mismatch"]
        return {"password": mismatch, "password_confirmation": mismatch}
    if len(password) < shortest:
        return {"password": ["errors.models.user.password_length"]}
    return {"password": ["password_too_long"]} if len(password) > LONGEST_PASSWORD else {}


def easy_to_guess(password: str, *, about: Iterable[str | None]) -> bool:
    """Whether the password is common, a pattern, or made of words `about` the account; it needs no kind of character.

    Source: NIST SP 800-63B-4, section 3.1.1.2.
    """
    words = [*CONTEXT, *(word.casefold() for text in about if text for word in WORD.findall(text))]
    rest = password.casefold()
    for word in words:
        rest = rest.replace(word, "")
    if len("".join(WORD.findall(rest))) < LEAST_OF_ONES_OWN:
        return True
    # Its lists of words are as large as all of identity, and only who sets a password needs them.
    from zxcvbn import zxcvbn

    return int(zxcvbn(password[:LONGEST_LOOKED_AT], user_inputs=words)["score"]) < STRONG_ENOUGH
