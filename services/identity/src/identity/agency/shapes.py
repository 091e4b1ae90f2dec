"""What goes over the wire about agencies."""

from typing import Annotated

from chassis.numbers import HIGHEST
from chassis.query import YES_OR_NO, Query, asking, one, ordering, several
from chassis.shapes import Given, Shape
from fastapi import Depends
from pydantic import Field

ORDERS = {"id", "unique_id", "agency_code", "order", "name", "description", "disabled"}


class AgencyShown(Shape):
    """Localized texts always carry English, empty where nobody wrote it."""

    id: int
    unique_id: str
    agency_code: str
    order: int
    telephone: str | None
    services: list[str]
    logo_enabled: bool
    pdf_logo_option: bool
    terms_of_use_enabled: bool
    disabled: bool
    contact_email: str | None
    contact_name: str | None
    contact_phone: str | None
    notes: str | None
    exclude_agency_from_lookups: bool
    name: dict[str, str | None]
    description: dict[str, str | None]
    terms_of_use_uploaded_at: None


class AgencyAttributes(Given):
    """What may be written of an agency; anything else in `data` is ignored, as in Primero."""

    unique_id: str | None = Field(None, min_length=1, max_length=200, pattern=r"^\S+$")
    agency_code: str | None = Field(None, max_length=200)
    order: int | None = Field(None, ge=0, le=HIGHEST)
    name: dict[str, str | None] | None = None
    description: dict[str, str | None] | None = None
    telephone: str | None = None
    services: list[str] | None = None
    logo_enabled: bool | None = None
    pdf_logo_option: bool | None = None
    exclude_agency_from_lookups: bool = False
    contact_email: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    notes: str | None = None
    disabled: bool | None = None


class AgencyBody(Given):
    data: AgencyAttributes


AgencyQuery = Annotated[
    Query,
    Depends(
        asking(
            one("managed", "Only those the caller manages.", **YES_OR_NO),
            several("disabled", **YES_OR_NO),
            *ordering(ORDERS),
            one("locale", "The language whose texts are ordered."),
        )
    ),
]
