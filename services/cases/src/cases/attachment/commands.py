"""Adding a file to a record, in one go or in pieces, saying other things of it, deleting it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from chassis.errors import Invalid, NotFound
from chassis.ids import new_id
from chassis.objects import Objects
from chassis.sealing import Keyring, new_file_key, sealed_pieces
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values

from cases.attachment import policy
from cases.attachment.domain import (
    LARGEST,
    FileRefused,
    NewFile,
    RecordFile,
    Sending,
    TooManyFiles,
    UnknownUpload,
    changed,
    described,
    files_in,
    find_file,
    with_file,
    without_file,
)
from cases.attachment.domain.sending import MOST_OPEN, TooManyUploads
from cases.attachment.store import files, uploads
from cases.attachment.store.files import StoredFile
from cases.attachment.store.opened import OpenedRecord, open_with_files
from cases.history.domain import Deed
from cases.record.commands import Bench, hand_of, write_next
from cases.record.domain import record as records
from cases.record.domain.kind import Kind
from cases.record.policy.reading import Reading
from cases.screening.domain.names import clean_name
from cases.screening.domain.sorts import Sort
from cases.screening.domain.unfit import TOO_LARGE, Unfit
from cases.screening.store.workshop import Workshop

ATTACHED, DETACHED, CHANGED = "attach", "detach", "update"
"""What a history says was done."""
KEPT_UNENDED = timedelta(days=14)
"""How long what has arrived of a file waits for the rest: a device may be without a network for so long."""
SWEPT_AFTER = timedelta(hours=6)
"""What is nobody's for so long was given up, or deleted; a file that is being added is younger."""


@dataclass(frozen=True)
class FileOutcome:
    """A file after a step, and its record as the actor reads it then."""

    file: RecordFile
    reading: Reading


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """What is sent of a new file. `upload`: under which it arrived in pieces, where `content` is not here."""

    field_name: str
    sort: Sort
    file_name: str | None
    content: bytearray | None
    upload: UUID | None
    said: Values


async def expect(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, given: SentFile) -> bytearray:
    """The file, if the actor may add it: asked before it is looked at, which takes a while."""
    policy.must_write(uow.actor, kind)
    opened = await open_with_files(uow, keyring, kind, id)
    _must_take(opened, given.field_name, given.sort)
    content = given.content
    if given.upload is not None:
        sending = await uploads.find(uow.session, given.upload, of=id, by=uow.actor.user_name)
        if sending is None:
            raise UnknownUpload({"upload": [UnknownUpload.code]})
        if not sending.whole:
            raise FileRefused({"upload": ["not_whole"]}, received=sending.received)
        content = await uploads.read(uow.session, opened.vault, opened.row, sending)
    if not content:
        raise Invalid({"attachment": ["missing"]})
    if len(content) > LARGEST:
        raise FileRefused({"attachment": [TOO_LARGE]}, limit=LARGEST)
    return content


def _must_take(opened: OpenedRecord, name: str, sort: Sort) -> None:
    spec = policy.must_add(opened.reading, opened.fields, name)
    if spec.field_type.takes != sort:
        raise Invalid({"attachment_type": ["not_of_this_field"]})
    limit = opened.setup.rules.most_files
    if sum(1 for _ in files_in(opened.record.values, opened.fields)) >= limit:
        raise TooManyFiles({"attachment": [TooManyFiles.code]}, limit=limit)


async def keep(objects: Objects, workshop: Workshop, given: SentFile, content: bytearray) -> tuple[NewFile, StoredFile]:
    """Look at the file, and put what is kept of it where files lie. It is nobody's until it is attached."""
    try:
        screened = await workshop.screen(given.sort, content)
    except Unfit as unfit:
        raise FileRefused({"attachment": [unfit.why]}) from unfit
    stored = StoredFile(object_id=new_id(), size=len(screened.content), key=new_file_key())
    about = files.about(stored.object_id)
    await objects.put(str(stored.object_id), sealed_pieces(stored.key, screened.content, about))
    name = clean_name(given.file_name, screened.content_type)
    new = NewFile(
        field_name=given.field_name,
        sort=given.sort,
        file_name=name,
        content_type=screened.content_type,
        size=stored.size,
        **given.said,
    )
    return new, stored


async def attach(
    uow: UnitOfWork,
    keyring: Keyring,
    kind: Kind,
    id: UUID,
    *,
    given: SentFile,
    new: NewFile,
    stored: StoredFile,
    now: datetime,
) -> FileOutcome:
    """Make the file the record's."""
    policy.must_write(uow.actor, kind)
    opened = await open_with_files(uow, keyring, kind, id, to_change=True)
    _must_take(opened, new.field_name, new.sort)
    hand = hand_of(uow, uow.actor.user_name, now)
    number = await files.add(
        uow.session, opened.vault, opened.row, stored, by=hand.user_name, at=now, command=uow.command_id
    )
    said = described(new, kind, id, number=number, object_id=stored.object_id, hand=hand)
    change = with_file(opened.record.values, said, opened.fields)
    reading = await _write(uow, opened, change, ATTACHED, number=number, now=now)
    if given.upload is not None:
        await uploads.forget(uow.session, [given.upload])
    return FileOutcome(RecordFile(new.field_name, said), reading)


async def attached_before(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> FileOutcome:
    """The file that the same command added."""
    policy.must_write(uow.actor, kind)
    opened = await open_with_files(uow, keyring, kind, id)
    number = await files.find_made(uow.session, uow.actor.user_name, uow.command_id)
    return _outcome(opened, 0 if number is None else number)


def _outcome(opened: OpenedRecord, number: int) -> FileOutcome:
    reading = opened.reading
    file = find_file(opened.record.values, opened.fields, number)
    if file is None or not policy.may_read(reading, file.field_name):
        raise NotFound
    return FileOutcome(file, reading)


async def change_file(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, number: int, *, given: FrozenValues, now: datetime
) -> FileOutcome:
    """Say other things of it; the file itself stays as it is."""
    policy.must_write(uow.actor, kind)
    opened = await open_with_files(uow, keyring, kind, id, to_change=not uow.replayed)
    before = _outcome(opened, number)
    policy.must_change(before.reading, opened.fields, before.file.field_name)
    if uow.replayed:
        return before
    change = changed(opened.record.values, before.file, given, opened.fields)
    reading = await _write(uow, opened, change, CHANGED, number=number, now=now)
    return _outcome(replace(opened, record=reading.record), number)


async def detach(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, number: int, *, now: datetime) -> None:
    """Delete the file for good: its key goes with its row."""
    policy.must_write(uow.actor, kind)
    opened = await open_with_files(uow, keyring, kind, id, to_change=not uow.replayed)
    if uow.replayed:
        return
    before = _outcome(opened, number)
    policy.must_change(before.reading, opened.fields, before.file.field_name)
    await files.remove(uow.session, number)
    change = without_file(opened.record.values, before.file, opened.fields)
    await _write(uow, opened, change, DETACHED, number=number, now=now)


async def _write(
    uow: UnitOfWork, opened: OpenedRecord, change: Values, action: str, *, number: int, now: datetime
) -> Reading:
    """The record's next version, as the actor reads it."""
    before, kind = opened.record, opened.record.kind
    hand = hand_of(uow, uow.actor.user_name, now)
    fields = Bench(uow, opened.vault, opened.setup).fields(kind, before.module)
    made = records.change(before, change, fields=fields, rules=opened.setup.rules, hand=hand)
    deed = Deed(action=action, user_name=hand.user_name, at=now, changes={})
    made = await write_next(uow, opened.vault, opened.row, before, made, as_=kind.changed, hand=hand, deed=deed)
    await uow.audit(f"{action}_file", kind.resource, before.id, facts={"attachment": number})
    return opened.reader.reading(made)


async def take_piece(
    uow: UnitOfWork,
    keyring: Keyring,
    kind: Kind,
    id: UUID,
    *,
    upload: UUID,
    size: int,
    offset: int,
    piece: bytes,
    now: datetime,
) -> Sending:
    """Write down the next piece of a file that is on its way; one that is here already changes nothing."""
    policy.must_write(uow.actor, kind)
    if size > LARGEST:
        raise FileRefused({"size": [TOO_LARGE]}, limit=LARGEST)
    opened = await open_with_files(uow, keyring, kind, id)
    new = Sending(id=upload, record_id=id, user_name=uow.actor.user_name, size=size, received=0)
    if await uploads.find(uow.session, upload, of=id, by=new.user_name) is None:
        if await uploads.count_open(uow.session, new.user_name) >= MOST_OPEN:
            raise TooManyUploads(limit=MOST_OPEN)
        await uploads.start(uow.session, new, now)
    sending = await uploads.find(uow.session, upload, of=id, by=new.user_name, to_change=True)
    if sending is None or sending.size != size:
        raise UnknownUpload({"upload": [UnknownUpload.code]})
    if not sending.is_next(offset, len(piece)):
        return sending
    await uploads.add_piece(uow.session, opened.vault, opened.row, sending, piece)
    return replace(sending, received=offset + len(piece))


async def forget_unended(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: what arrived of files whose rest never came."""
    await uploads.forget_old(uow.session, now - KEPT_UNENDED)


def sweeping(objects: Objects) -> Callable[[UnitOfWork, datetime], Awaitable[None]]:
    """A schedule: away with what is nobody's."""

    async def sweep_files(uow: UnitOfWork, now: datetime) -> None:
        await sweep(uow, objects, now)

    return sweep_files


async def sweep(uow: UnitOfWork, objects: Objects, now: datetime) -> int:
    """Take away what lies where files are and is nobody's: deleted, erased with its record, or never attached."""
    swept = 0
    async for names in objects.list_before(now - SWEPT_AFTER):
        ids = {UUID(name): name for name in names}
        known = await files.find_known(uow.session, list(ids))
        gone = [name for id, name in ids.items() if id not in known]
        await objects.delete(gone)
        swept += len(gone)
    return swept
