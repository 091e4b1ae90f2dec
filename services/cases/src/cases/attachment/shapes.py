"""What goes over the wire about files: Primero's object, and what sends one in pieces."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from chassis.shapes import Given, Maybe, OwnGiven, Shape
from contracts.values import Values
from pydantic import ConfigDict, Field, create_model

from cases.attachment.domain.sending import MOST_PIECE
from cases.record.domain.kind import Kind
from cases.record.shapes import record_of
from cases.screening.domain.sorts import Sort

Remark = Annotated[str | None, Field(max_length=2000)]
FileName = Annotated[str | None, Field(max_length=500)]
BASE64 = 4 / 3


class FileSaid(Given):
    """What can be said of it afterwards, too. `date`: of what it shows. `is_current`: it is shown first."""

    date: dt.date | None = None
    description: Remark = None
    comments: Remark = None
    is_current: bool | None = None
    signature_provided_by: FileName = None


class FileGiven(FileSaid):
    """`attachment`: the file in Base64. `upload`: the id under which it was sent in pieces instead."""

    field_name: Annotated[str, Field(max_length=200)]
    attachment_type: Sort
    file_name: FileName = None
    attachment: str | None = None
    upload: UUID | None = None


class FileBody(Given):
    data: FileGiven


class FileChange(FileSaid):
    """The file itself, its name and its place stay: `attachment`, `file_name`, `field_name` are refused."""

    attachment: object = None
    attachment_type: object = None
    file_name: object = None
    field_name: object = None


class FileChangeBody(Given):
    data: FileChange


class OwnFileChange(FileChange):
    """The same where no other client has the operation."""

    model_config = ConfigDict(extra="forbid")


class OwnFileChangeBody(OwnGiven):
    data: OwnFileChange


class PieceGiven(OwnGiven):
    """`upload`: an id that the sender makes for the file. `size`: of the whole file. `offset`: how much comes before.
    `piece`: in Base64.
    """

    upload: UUID
    size: Annotated[int, Field(gt=0, le=2**40)]
    offset: Annotated[int, Field(ge=0, le=2**40)]
    piece: Annotated[str, Field(min_length=4, max_length=int(MOST_PIECE * BASE64) + 4)]


class PieceBody(OwnGiven):
    data: PieceGiven


class UploadShown(Shape):
    """`received`: how much of the file is here; the next piece begins there."""

    id: UUID
    size: int
    received: int


class FileShown(Shape):
    """`size`: in bytes, as it is kept. A signature has its own three members in place of those of other files."""

    id: int
    field_name: str
    file_name: str
    attachment_url: str
    content_type: str
    size: int
    date: Maybe[object] = None
    description: Maybe[object] = None
    comments: Maybe[object] = None
    is_current: Maybe[bool] = None
    signature_provided_on: Maybe[object] = None
    signature_provided_by: Maybe[object] = None
    signature_created_by_user: Maybe[str] = None


def step_of(kind: Kind) -> type[FileShown]:
    """A file with what a step changed in its record."""
    fields: Values = {"record": (record_of(kind), ...)}
    return create_model(f"{kind.resource.title()}FileStep", __base__=FileShown, **fields)
