"""What goes over the wire about roles and the catalogue of permissions."""

from typing import Annotated

from chassis.errors import Invalid
from chassis.query import YES_OR_NO, Query, asking, one, ordering, paging
from chassis.shapes import Given, Shape
from contracts.values import Values
from fastapi import Depends
from pydantic import Field

ORDERS = {"id", "unique_id", "name", "description", "group_permission", "disabled"}


class Catalogue(Shape):
    """`management`: how far a role may reach. `resource_actions`: every resource with the actions there are."""

    management: list[str]
    resource_actions: dict[str, list[str]]


class RoleShown(Shape):
    """`permissions`: resource → actions, and `objects`, the things they are limited to."""

    id: int
    unique_id: str
    name: str
    description: str | None
    group_permission: str
    referral_authorization: bool
    referral: bool
    transfer: bool
    disabled: bool
    is_manager: bool
    reporting_location_level: int | None
    module_unique_ids: list[str]
    form_section_read_write: dict[str, str]
    permissions: dict[str, list[str] | Values]


class RoleAttributes(Given):
    """What may be written of a role; anything else in `data` is ignored, as in Primero."""

    unique_id: str | None = Field(None, min_length=1, max_length=200, pattern=r"^\S+$")
    name: str | None = Field(None, max_length=200)
    description: str | None = Field(None, max_length=2000)
    disabled: bool = False
    group_permission: str | None = None
    referral: bool = False
    transfer: bool = False
    is_manager: bool = False
    reporting_location_level: int | None = Field(None, ge=0, le=10)
    referral_authorization: bool = False
    permissions: Values | None = None
    form_section_read_write: dict[str, str] | None = None
    module_unique_ids: list[str] | None = None

    def sent(self) -> Values:
        given = super().sent()
        if "name" in given and given["name"] is None:
            raise Invalid({"name": ["errors.models.role.name_present"]})
        return given


class RoleBody(Given):
    data: RoleAttributes


RoleQuery = Annotated[
    Query,
    Depends(
        asking(
            one("external", "Only those that receive referrals or transfers.", **YES_OR_NO),
            one("referral_authorization", "Only those that referrals can be given to by name.", **YES_OR_NO),
            one("managed", "Only those the caller may open.", **YES_OR_NO),
            one("disabled", **YES_OR_NO),
            one("group_permission"),
            *ordering(ORDERS),
            *paging(),
        )
    ),
]
