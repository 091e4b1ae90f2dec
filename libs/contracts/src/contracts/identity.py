"""What identity announces: who may act. Staff directory data, never anything of a child."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from contracts.event import Event


class AccountChanged(Event):
    """The whole account as it is now, after any change and when asked to announce again."""

    type: ClassVar = "identity.account_changed.v1"
    family: ClassVar = "account"
    replaces: ClassVar = "states"

    account_id: UUID
    number: int
    user_name: str
    full_name: str
    email: str | None = None
    code: str | None = None
    position: str | None = None
    locale: str = "en"
    role: str
    agency: str | None = None
    agency_office: str | None = None
    groups: list[str] = []
    services: list[str] = []
    location: str | None = None
    reporting_location: str | None = None
    disabled: bool = False
    unverified: bool = False
    leave_from: date | None = None
    """The first day on which somebody else looks after their work; nobody has to know why."""
    leave_to: date | None = None
    """The last one; none where it is not known yet."""
    send_mail: bool = True
    notifications: dict[str, bool] = {}
    """E-mail preferences by kind, e.g. `transition_notification`; absent means yes."""


class RoleChanged(Event):
    """The whole role as it is now; `deleted` once it is gone."""

    type: ClassVar = "identity.role_changed.v1"
    family: ClassVar = "role"
    replaces: ClassVar = "states"

    unique_id: str
    number: int
    name: str
    group_permission: str
    permissions: dict[str, list[str]]
    forms: dict[str, str]
    """Form unique id → `r` or `rw`."""
    modules: list[str]
    is_manager: bool = False
    referral: bool = False
    transfer: bool = False
    referral_authorization: bool = False
    reporting_location_level: int | None = None
    user_category: str | None = None
    managed_report_scope: str | None = None
    """How far insights see: self, group, agency, all; absent means all."""
    disabled: bool = False
    deleted: bool = False


class GroupChanged(Event):
    """The group as it is now. Who is in it comes with the accounts, so no service of ours needs it."""

    type: ClassVar = "identity.group_changed.v1"
    family: ClassVar = "group"
    replaces: ClassVar = "states"
    silent: ClassVar = True

    unique_id: str
    number: int
    name: str
    disabled: bool = False
    deleted: bool = False


class AgencyChanged(Event):
    type: ClassVar = "identity.agency_changed.v1"
    family: ClassVar = "agency"
    replaces: ClassVar = "states"

    unique_id: str
    number: int
    name: dict[str, str]
    agency_code: str
    disabled: bool = False
    deleted: bool = False


class _PowersStep(Event):
    """`record_type`: `user` or `role`; `record_short_id`: its name."""

    family: ClassVar = "powers"

    powers_id: UUID
    record_type: str
    record_id: UUID
    record_short_id: str
    actor: str
    at: datetime


class PowersGranted(_PowersStep):
    """An account was given a role with power over others, or a role that accounts have gained some."""

    type: ClassVar = "identity.powers_granted.v1"

    administrators: list[str]
    """User names of those who look after accounts: one of them is to know beside who did it."""


class PasswordReplaced(_PowersStep):
    """Somebody else set the account's password."""

    type: ClassVar = "identity.password_replaced.v1"


class ConfigurationFollowed(Event):
    """Identity has done its part of the configuration that cases is applying."""

    type: ClassVar = "identity.configuration_followed.v1"
    family: ClassVar = "configuration"

    configuration_id: UUID
