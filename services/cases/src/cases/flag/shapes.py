"""What goes over the wire about flags: Primero's object, with what the caller may do with it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from chassis.shapes import Given, PageMetadata, Shape
from contracts.values import Values
from pydantic import Field, create_model

from cases.record.domain.kind import Kind
from cases.record.shapes import record_of

Words = Annotated[str | None, Field(max_length=2000)]
MaybeDay = date | None


class FlagGiven(Given):
    """`message`: why the record should be looked at. `date`: by when; today unless it is given."""

    message: Words = None
    date: MaybeDay = None


class FlagBody(Given):
    data: FlagGiven


class FlagChange(FlagGiven):
    """`unflag_message`: it is resolved, and this is what became of it; it is sent alone."""

    unflag_message: Words = None


class FlagChangeBody(Given):
    data: FlagChange


class ManyFlagsGiven(FlagGiven):
    """`filters`: of which records, by the names and values that the list takes; `query` as there."""

    filters: Values | None = None
    query: Annotated[str | None, Field(max_length=200)] = None


class ManyFlagsBody(Given):
    data: ManyFlagsGiven


class FlagShown(Shape):
    """`message`, `unflag_message`: null where the record's content was erased, and where `withheld` names them. Who
    raised and resolved it is null too where the caller may not know of that person. `abilities`: `resolve`, `change`.
    `record_uuid`: as `record_id`.
    """

    id: int
    record_id: UUID
    record_type: str
    record_uuid: UUID
    date: date
    message: str | None
    flagged_by: str | None
    flagged_by_full_name: str | None
    removed: bool
    unflag_message: str | None
    unflagged_by: str | None
    unflagged_by_full_name: str | None
    unflagged_date: MaybeDay
    system_generated_followup: bool
    created_at: datetime
    name: str | None
    short_id: str
    owned_by: str | None
    owned_by_agency_id: str | None
    record_access_denied: bool
    withheld: list[str]
    abilities: list[str]


class FlagPage(Shape):
    data: list[FlagShown]
    metadata: PageMetadata


class ManyFlagged(Shape):
    """`flagged`: how many records."""

    message: str
    date: date
    filters: Values
    flagged: int


def step_of(kind: Kind) -> type[FlagShown]:
    """A flag with what a step changed in its record."""
    fields: Values = {"record": (record_of(kind), ...)}
    return create_model(f"{kind.resource.title()}FlagStep", __base__=FlagShown, **fields)
