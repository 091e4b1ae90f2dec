"""A record's files as its values show them. Rules: `docs/domain/attachments.md §1`, `§2`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chassis.errors import Conflict, Invalid
from contracts.values import FrozenValues, Values

from cases.form.domain import Fields
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind
from cases.screening.domain.sorts import Sort

LARGEST = 20 * 1024 * 1024
TEXTS = ("description", "comments")
PHOTOS = "photos"


class TooManyFiles(Invalid):
    """`limit`: how many files a record may have."""

    code = "too_many_files"
    title = "This record has as many files as it may have."


class AlreadySigned(Conflict):
    code = "already_signed"
    title = "There is a signature already. Delete it first if another one is to take its place."


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """What is said of a file that is to be kept. `day`: of what it shows, or of the document."""

    field_name: str
    sort: Sort
    file_name: str
    content_type: str
    size: int
    day: date | None = None
    description: str | None = None
    comments: str | None = None
    is_current: bool = False
    signature_provided_by: str | None = None


@dataclass(frozen=True)
class RecordFile:
    """A file as it stands in its record. `field_name`: where."""

    field_name: str
    said: Values

    @property
    def id(self) -> int:
        return int(self.said["id"])

    @property
    def content_type(self) -> str:
        return str(self.said["content_type"])

    @property
    def file_name(self) -> str:
        return str(self.said["file_name"])


def described(new: NewFile, kind: Kind, record_id: UUID, *, number: int, object_id: UUID, hand: Hand) -> Values:
    """What the record's values say of the file. `unique_id`: of its row, as every row has one."""
    said: Values = {
        "unique_id": str(object_id),
        "id": number,
        "field_name": new.field_name,
        "file_name": new.file_name,
        "attachment_url": f"/api/v2/{kind.plural}/{record_id}/attachments/{number}",
        "content_type": new.content_type,
        "size": new.size,
    }
    if new.sort is Sort.SIGNATURE:
        return said | {
            "signature_provided_on": hand.today.isoformat(),
            "signature_provided_by": new.signature_provided_by,
            "signature_created_by_user": hand.user_name,
        }
    return said | {
        "date": None if new.day is None else new.day.isoformat(),
        "description": new.description,
        "comments": new.comments,
        "is_current": new.is_current,
    }


def files_in(values: FrozenValues, fields: Fields) -> Iterator[RecordFile]:
    """All files of a record, in the order they were added to each field."""
    for name, spec in fields.items():
        if spec.field_type.takes:
            yield from (RecordFile(name, said) for said in _listed(values.get(name)))


def find_file(values: FrozenValues, fields: Fields, number: int) -> RecordFile | None:
    return next((file for file in files_in(values, fields) if file.id == number), None)


def with_file(values: FrozenValues, said: Values, fields: Fields) -> Values:
    """The change of the record that adds the file. Refuses a second signature."""
    name = said["field_name"]
    held = _listed(values.get(name))
    if not fields[name].field_type.takes_many and held:
        raise AlreadySigned
    return _change(name, [*_not_current(held, said), said], fields)


def without_file(values: FrozenValues, file: RecordFile, fields: Fields) -> Values:
    return _change(
        file.field_name, [said for said in _listed(values.get(file.field_name)) if said != file.said], fields
    )


def changed(values: FrozenValues, file: RecordFile, given: FrozenValues, fields: Fields) -> Values:
    """The change that says other things of a file. What is said of a signature only is said of nothing else."""
    now = file.said | {name: value for name, value in given.items() if name in file.said}
    held = _listed(values.get(file.field_name))
    others = _not_current([said for said in held if said != file.said], now)
    by_id = {said["id"]: said for said in [*others, now]}
    return _change(file.field_name, [by_id[said["id"]] for said in held], fields)


def _not_current(held: Sequence[Values], said: Values) -> list[Values]:
    """One file of a field is the current one."""
    if not said.get("is_current"):
        return list(held)
    return [each | {"is_current": False} if each.get("is_current") else each for each in held]


def _change(name: str, files: list[Values], fields: Fields) -> Values:
    """Null where nothing is left. Whether there is a photograph is a fact of its own."""
    value: Any = files if fields[name].field_type.takes_many else next(iter(files), None)
    return {name: value or None} | ({"has_photo": bool(files)} if name == PHOTOS else {})


def _listed(value: object) -> list[Values]:
    """Files of a field. A form may have made it of another one's, which held something else."""
    found = value if isinstance(value, list) else [value]
    return [said for said in found if isinstance(said, dict) and "attachment_url" in said]
