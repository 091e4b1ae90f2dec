"""A file, to who may read it, and how much of one on its way is here."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import NotFound
from chassis.objects import Objects
from chassis.sealing import Keyring, opened_pieces
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.attachment import policy
from cases.attachment.domain import RecordFile, Sending, find_file
from cases.attachment.store import files, uploads
from cases.attachment.store.files import StoredFile
from cases.attachment.store.opened import open_with_files
from cases.record.domain.kind import Kind
from cases.record.policy.reading import Reading
from cases.record.queries.answers import present_written


@dataclass(frozen=True)
class FoundFile:
    file: RecordFile
    stored: StoredFile


async def find_to_read(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, number: int) -> FoundFile:
    """Refuses what the person may not read as not there; who looked at it is noted."""
    uow.actor.must(kind.resource, "read")
    opened = await open_with_files(uow, keyring, kind, id)
    file = find_file(opened.record.values, opened.fields, number)
    if file is None or not policy.may_read(opened.reading, file.field_name):
        raise NotFound
    stored = await files.find(uow.session, opened.vault, opened.row, number)
    await uow.audit("show_file", kind.resource, id, facts={"attachment": number})
    return FoundFile(file, stored)


async def read(objects: Objects, found: FoundFile) -> AsyncIterator[bytes]:
    """Its content, piece by piece; refuses before the first of them where it cannot be reached."""
    parts = await objects.get(str(found.stored.object_id))
    return opened_pieces(found.stored.key, parts, files.about(found.stored.object_id))


async def find_upload(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, upload: UUID) -> Sending:
    """How much of it is here, so that its sender goes on there."""
    policy.must_write(uow.actor, kind)
    await open_with_files(uow, keyring, kind, id)
    found = await uploads.find(uow.session, upload, of=id, by=uow.actor.user_name)
    if found is None:
        raise NotFound
    return found


def shown(reading: Reading, file: RecordFile) -> Values:
    """The file, with what it changed in its record."""
    said = {name: value for name, value in file.said.items() if name != "unique_id"}
    state = {"has_photo": reading.record.values.get("has_photo") is True}
    return said | {"record": present_written(reading, state, whole=False)}
