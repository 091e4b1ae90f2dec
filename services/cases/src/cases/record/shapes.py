"""What goes over the wire about records of one kind: its system fields, read off their table, and what its forms hold.

Which fields forms hold is data, so that bodies and answers take any other name. Each may be missing, or null, for who
may not read it.
"""

from datetime import datetime
from uuid import UUID

from chassis.shapes import Given, Maybe, Shape
from contracts.record_shapes import shaped
from contracts.system_field import Writing
from contracts.values import Values
from pydantic import BaseModel, ConfigDict, Field, create_model

from cases.record.domain.kind import Kind

HEAD = ("id", "last_updated_at")
"""What every answer holds, although it stands in the table."""


class RecordHead(BaseModel):
    """`abilities`: what the caller may do with the record now. `consent_missing`: by way of sharing (`referral`), the
    fields that would have to say yes for it and do not; of who may share the record that way. `permitted_forms`,
    `permitted_form_actions`: how far a referral opens it to them; of nobody else. `withheld`: fields that are shown in
    part or not at all here, although role and forms would open them.
    """

    model_config = ConfigDict(extra="allow")

    id: UUID
    enabled: bool
    last_updated_at: datetime | None
    version: int
    abilities: list[str]
    consent_missing: Maybe[dict[str, list[str]]] = None
    permitted_forms: Maybe[dict[str, str]] = None
    permitted_form_actions: Maybe[dict[str, list[str]]] = None
    withheld: Maybe[list[str]] = None


class RecordGiven(Given):
    """Names that no form of the caller's has fall away."""

    model_config = ConfigDict(extra="allow")

    id: UUID | None = Field(None, description="Of a new record: its id, if the client gives it; answered with 204.")


class RecordBody(Given):
    """`base_version`: the version the change was made against; fields changed since by somebody else are refused.

    `record_action`: the permission in whose name it is changed, where that is not `write`.
    """

    base_version: int | None = Field(None, ge=1)
    record_action: str | None = None


class RecordGone(Shape):
    id: UUID


class FeedMetadata(Shape):
    """`cursor`: what `since` begins with next time. `more`: there is more by now. `reset`: the caller sees another
    part of the records than before, so that what they hold beside this answer is out of date.
    """

    cursor: str
    more: bool
    reset: bool


class HistoryEntry(Shape):
    """`record_changes`: for each field `{name: {from, to}}`, as far as the caller may read it. `user_name`: null where
    it is withheld who changed it.
    """

    record_id: UUID
    record_type: str
    datetime: datetime
    user_name: str | None
    action: str
    record_changes: list[Values]


class RecordAsItWas(Shape):
    """`record`: its values at the end of the day, as far as the caller may read them now; what was not told of in its
    history is not among them. `version`, `datetime`, `user_name`: of the last change until then.
    """

    record_id: UUID
    record_type: str
    version: int
    datetime: datetime
    user_name: str | None
    record: Values


def record_of(kind: Kind) -> type[RecordHead]:
    fields = shaped(name for name in kind.system if name not in HEAD)
    return create_model(kind.resource.title(), __base__=RecordHead, **fields)


def body_of(kind: Kind) -> type[RecordBody]:
    writable = (name for name, field in kind.system.items() if field.write in {Writing.FORM, Writing.GIVEN})
    given = create_model(f"{kind.resource.title()}Given", __base__=RecordGiven, **shaped(writable))
    return create_model(f"{kind.resource.title()}Body", __base__=RecordBody, data=(given, ...))


def feed_of(kind: Kind, record: type[RecordHead]) -> type[Shape]:
    """`gone`: ids of records that the caller had and sees no longer."""
    fields: Values = {"data": (list[record], ...), "gone": (list[UUID], ...), "metadata": (FeedMetadata, ...)}  # type: ignore[valid-type]
    return create_model(f"{kind.resource.title()}Feed", __base__=Shape, **fields)
