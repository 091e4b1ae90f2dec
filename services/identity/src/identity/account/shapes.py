"""What goes over the wire about accounts, under Primero's name for them: users."""

from datetime import date, datetime
from typing import Annotated

from chassis.numbers import HIGHEST
from chassis.query import YES_OR_NO, Query, asking, one, ordering, paging, several
from chassis.shapes import Given, Maybe, PageMetadata, PageOf, Shape
from contracts.reporting_location import ReportingLocation
from contracts.values import Values
from fastapi import Depends
from pydantic import Field

from identity.group.shapes import GroupOfUser
from identity.workspace.shapes import Workspace

Named = Annotated[str, Field(max_length=200)]


class AccountColumns(Shape):
    """What is shown of an account as it is kept. What is not known is left out."""

    agency_office: Maybe[str] = None
    code: Maybe[str] = None
    code_of_conduct_accepted_on: Maybe[datetime] = None
    code_of_conduct_id: Maybe[int] = None
    created_at: Maybe[datetime] = None
    disabled: bool
    duplicate: bool
    email: Maybe[str] = None
    full_name: str
    leave_from: Maybe[date] = None
    leave_to: Maybe[date] = None
    locale: str
    location: Maybe[str] = None
    phone: Maybe[str] = None
    position: Maybe[str] = None
    receive_webpush: Maybe[bool] = None
    registration_stream: Maybe[str] = None
    self_registered: bool
    send_mail: bool
    services: list[str]
    settings: Maybe[Values] = None
    time_zone: str
    unverified: bool
    updated_at: Maybe[datetime] = None
    user_name: str


ORDERS = {"id", "role_unique_id", "agency_id", "agency"} | set(AccountColumns.model_fields) - {"services", "settings"}


class User(AccountColumns, Workspace):
    """The members of `Workspace` are there when `extended=true` asks for them."""

    id: int
    agency_id: Maybe[int] = None
    module_unique_ids: list[str]
    role_unique_id: str
    role_group_permission: str
    user_group_unique_ids: list[str]
    user_groups: list[GroupOfUser]
    reporting_location_config: ReportingLocation
    reporting_location_code: Maybe[str] = None
    managed_report_scope: Maybe[str] = None


class UserPageMetadata(PageMetadata):
    """`total_enabled`: of the whole installation."""

    total_enabled: int


class UserPage(PageOf[User]):
    metadata: UserPageMetadata


class UserTotals(Shape):
    """`maximum_users`: how many accounts may be enabled; null where nobody set a limit."""

    total_enabled: int
    maximum_users: int | None


class UserWritten(Shape):
    data: User
    metadata: UserTotals


class IdentifiedUser(Shape):
    user_name: str
    full_name: str
    email: str | None


class UserAttributes(Given):
    """What may be written of an account. What follows from the role, and anything else in `data`, is ignored."""

    user_name: str | None = Field(None, max_length=200)
    full_name: str | None = Field(None, max_length=200)
    code: Named | None = None
    phone: Named | None = None
    email: str | None = Field(None, max_length=254)
    agency_id: int | None = Field(None, ge=0, le=HIGHEST)
    agency_unique_id: Named | None = None
    position: Named | None = None
    location: Named | None = None
    time_zone: Named | None = None
    locale: Named | None = None
    send_mail: bool | None = None
    receive_webpush: bool | None = None
    disabled: bool | None = None
    agency_office: Named | None = None
    code_of_conduct_id: int | None = Field(None, ge=0, le=HIGHEST)
    registration_stream: Named | None = None
    leave_from: date | None = None
    """The first day of a leave, in which the cases of the account are looked after by somebody else."""
    leave_to: date | None = None
    current_password: str | None = Field(None, max_length=1024)
    """For one's own new password."""
    password: str | None = None
    password_confirmation: str | None = None
    role_unique_id: Named | None = None
    services: list[Named] | None = None
    user_group_ids: list[Annotated[int, Field(ge=0, le=HIGHEST)]] | None = None
    user_group_unique_ids: list[Named] | None = None
    settings: Values | None = None


class UserBody(Given):
    data: UserAttributes


class BulkAttributes(Given):
    disabled: bool | None = None
    ids: list[int] | None = None
    agency: list[Named] | None = None
    role_id: list[Named] | None = None
    user_group_ids: list[Named] | None = None
    query: Named | None = None


class BulkBody(Given):
    data: BulkAttributes

    def query(self) -> dict[str, list[str]]:
        given = self.data.model_dump(exclude_none=True)
        listed = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
        return {name: [text_of(value) for value in values] for name, values in listed.items()}


def text_of(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


TEXT = one("query", "Part of the user name or of the full name.")
UserQuery = Annotated[
    Query,
    Depends(
        asking(
            TEXT,
            *(several(name) for name in ("user_name", "location", "role_unique_id", "agency_unique_id", "services")),
            several("ids", pattern="^[0-9]{1,9}$"),
            several("disabled", **YES_OR_NO),
            several("agency", "Unique ids or numbers."),
            several("role_id", "Unique ids or numbers."),
            several("user_group_ids", "Unique ids."),
            one("extended", "Each with what `GET /users/{id}?extended=true` adds.", **YES_OR_NO),
            *ordering(ORDERS),
            one("locale", "The language whose agency names are ordered."),
        )
    ),
]
IdentifiedQuery = Annotated[Query, Depends(asking(TEXT, *paging()))]
