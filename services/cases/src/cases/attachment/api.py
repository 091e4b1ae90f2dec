"""`/api/v2/<plural>/{id}/attachments`, and files that are sent in pieces. Rules: `docs/domain/attachments.md`."""

import base64
import binascii
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

import orjson
from chassis.answers import NEVER_RUN, json_answer, no_content
from chassis.bodies import arrives_in_parts, at_most
from chassis.description import refusing, takes
from chassis.errors import Invalid, Malformed, NotFound
from chassis.large_text import NotBase64, read_apart
from chassis.objects import FileLost, FilesAway, Objects
from chassis.sealing import Keyring
from chassis.shapes import One
from chassis.unit_of_work import UnitOfWork
from chassis.web import InTransactions, Keys, Number, Work, done_before
from contracts.values import Values
from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator, ValidationError

from cases.attachment import commands, queries
from cases.attachment.commands import FileOutcome, SentFile
from cases.attachment.domain import LARGEST, AlreadySigned, FileRefused, PieceMissing, TooManyFiles, UnknownUpload
from cases.attachment.domain.sending import MOST_PIECE, TooManyUploads
from cases.attachment.shapes import (
    FileBody,
    FileChange,
    FileChangeBody,
    FileGiven,
    OwnFileChangeBody,
    PieceBody,
    UploadShown,
    step_of,
)
from cases.kinds import KINDS
from cases.record.api.asking import RecordId
from cases.record.domain.kind import ClosingIncomplete, Kind
from cases.record.store.rows import AlreadyIdentified, Erased
from cases.screening.domain.sorts import CONTENT_TYPES
from cases.screening.store.scanner import ScannerAway
from cases.screening.store.workshop import Workshop

router = APIRouter(prefix="/api/v2")
KILOBYTES = 28 * 1024
"""Of a body with a file of the greatest size in Base64, and what is said of it."""
WRITTEN = (AlreadyIdentified, ClosingIncomplete, Erased)
ADDED = (*WRITTEN, AlreadySigned, FileRefused, FilesAway, NotBase64, ScannerAway, TooManyFiles, UnknownUpload)
PIECES = (Erased, FileRefused, NotBase64, PieceMissing, TooManyUploads, UnknownUpload)
CHANGED_ELSEWHERE = ("cases",)
"""Of which records Primero changes what is said of a file."""
LOOSE = frozenset({"attachment", "attachment_type", "file_name", "field_name"})
FILE: dict[int | str, Values] = {
    200: {"content": {each: {"schema": {"type": "string", "format": "binary"}} for each in CONTENT_TYPES}}
}


async def objects_of(request: Request) -> Objects:
    state = request.app.state
    if not hasattr(state, "objects"):
        state.objects = Objects(state.settings)
    found: Objects = state.objects
    return found


async def workshop_of(request: Request) -> Workshop:
    state = request.app.state
    if not hasattr(state, "workshop"):
        state.workshop = Workshop(state.settings)
    found: Workshop = state.workshop
    return found


async def read_file(request: Request) -> SentFile:
    """The body, whose file is decoded as it comes."""
    beside, content = await read_apart(request, "attachment", LARGEST)
    try:
        given = FileBody.model_validate(orjson.loads(beside)).data
    except orjson.JSONDecodeError:
        raise Malformed from None
    except ValidationError as error:
        found = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_url=False, include_input=False)]
        raise RequestValidationError(found) from None
    if given.attachment:
        raise NotBase64({"attachment": [NotBase64.code]})
    return SentFile(
        field_name=given.field_name,
        sort=given.attachment_type,
        file_name=given.file_name,
        content=content,
        upload=None if content else given.upload,
        said=_said(given),
    )


def _said(given: FileGiven) -> Values:
    return {
        "day": given.date,
        "description": given.description,
        "comments": given.comments,
        "is_current": given.is_current is True,
        "signature_provided_by": given.signature_provided_by,
    }


def read_id(text: Any) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


Store = Annotated[Objects, Depends(objects_of)]
Shop = Annotated[Workshop, Depends(workshop_of)]
File = Annotated[SentFile, Depends(read_file)]
UploadId = Annotated[UUID, BeforeValidator(read_id)]


class FileRoutes:
    """The routes of the files of one kind of record."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def add_to(self, made: APIRouter) -> None:
        one = self.kind.resource
        each = f"/{self.kind.plural}/{{id}}/attachments"
        sent = f"/{self.kind.plural}/{{id}}/uploads"
        change = self.update if self.kind.plural in CHANGED_ELSEWHERE else self.update_own
        step, upload = One[step_of(self.kind)], One[UploadShown]  # type: ignore[misc]
        routes: tuple[tuple[str, str, str, Any, Any, Any], ...] = (
            ("POST", each, f"add_{one}_attachment", self.add, step, refusing(*ADDED)),
            ("PATCH", f"{each}/{{attachment}}", f"update_{one}_attachment", change, step, refusing(*WRITTEN)),
            ("POST", sent, f"send_{one}_piece", self.send, upload, refusing(*PIECES)),
            ("GET", f"{sent}/{{upload}}", f"show_{one}_upload", self.show_upload, upload, {}),
        )
        for method, path, name, endpoint, answer, said in routes:
            made.add_api_route(
                path, endpoint, methods=[method], name=name, tags=[one], response_model=answer, responses=said
            )
            if endpoint == self.add:
                at_most(made, KILOBYTES)
                arrives_in_parts(made)
                takes(made, FileBody)
        self._add_files(made, each, one)

    def _add_files(self, made: APIRouter, each: str, one: str) -> None:
        made.add_api_route(
            f"{each}/{{attachment}}",
            self.show,
            methods=["GET"],
            name=f"show_{one}_attachment",
            tags=[one],
            response_class=StreamingResponse,
            responses=FILE | refusing(FileLost, FilesAway, Erased),
        )
        made.add_api_route(
            f"{each}/{{attachment}}",
            self.delete,
            methods=["DELETE"],
            name=f"delete_{one}_attachment",
            tags=[one],
            status_code=204,
            responses=refusing(*WRITTEN),
        )

    async def add(
        self,
        id: RecordId,
        transactions: InTransactions,
        given: File,
        request: Request,
        *,
        keys: Keys,
        objects: Store,
        workshop: Shop,
    ) -> Response:
        """Add a file to a field of the record: a photograph, a recording, a document or a signature."""
        if await done_before(request, transactions.actor):
            async with transactions.begin() as uow:
                return self._step(await commands.attached_before(uow, keys, self.kind, id))
        async with transactions.look() as uow:
            content = await commands.expect(uow, keys, self.kind, id, given)
        new, stored = await commands.keep(objects, workshop, given, content)
        async with transactions.begin() as uow:
            if uow.replayed:
                made = await commands.attached_before(uow, keys, self.kind, id)
            else:
                made = await commands.attach(
                    uow, keys, self.kind, id, given=given, new=new, stored=stored, now=datetime.now(UTC)
                )
        return self._step(made)

    async def update(
        self, id: RecordId, attachment: Number, body: FileChangeBody, uow: Work, *, keys: Keys
    ) -> Response:
        """Say other things of a file."""
        return await self._say(id, attachment, body.data.sent(), uow, keys=keys)

    async def update_own(
        self, id: RecordId, attachment: Number, body: OwnFileChangeBody, uow: Work, *, keys: Keys
    ) -> Response:
        """Say other things of a file."""
        return await self._say(id, attachment, body.data.sent(), uow, keys=keys)

    async def _say(self, id: UUID, attachment: int, sent: Values, uow: UnitOfWork, *, keys: Keyring) -> Response:
        if refused := LOOSE.intersection(sent):
            raise Invalid({name: ["stays_as_it_is"] for name in sorted(refused)})
        given = {name: value for name, value in sent.items() if name in FileChange.model_fields}
        if given.get("date") is not None:
            given["date"] = given["date"].isoformat()
        if given.get("is_current", True) is None:
            given["is_current"] = False
        now = datetime.now(UTC)
        return self._step(await commands.change_file(uow, keys, self.kind, id, attachment, given=given, now=now))

    async def show(
        self, id: RecordId, attachment: Number, transactions: InTransactions, keys: Keys, objects: Store
    ) -> Response:
        """The file itself, to be saved; who fetched it is noted in the record's access log."""
        async with transactions.begin() as uow:
            found = await queries.find_to_read(uow, keys, self.kind, id, attachment)
        parts = await queries.read(objects, found)
        name = quote(found.file.file_name, safe="")
        headers = NEVER_RUN | {
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "Content-Length": str(found.stored.size),
        }
        first = await anext(parts)
        return StreamingResponse(_all(first, parts), media_type=found.file.content_type, headers=headers)

    async def delete(self, id: RecordId, attachment: Number, uow: Work, keys: Keys) -> Response:
        """Delete a file for good."""
        await commands.detach(uow, keys, self.kind, id, attachment, now=datetime.now(UTC))
        return no_content()

    async def send(self, id: RecordId, body: PieceBody, uow: Work, keys: Keys) -> Response:
        """Send the next piece of a file; once all of it is here, it is added by its `upload`."""
        given = body.data
        try:
            piece = base64.b64decode(given.piece, validate=True)
        except (binascii.Error, ValueError):
            raise NotBase64({"piece": [NotBase64.code]}) from None
        if not piece or len(piece) > MOST_PIECE:
            raise FileRefused({"piece": ["too_large" if piece else "missing"]}, limit=MOST_PIECE)
        sending = await commands.take_piece(
            uow,
            keys,
            self.kind,
            id,
            upload=given.upload,
            size=given.size,
            offset=given.offset,
            piece=piece,
            now=datetime.now(UTC),
        )
        return json_answer({"data": UploadShown.of(sending)})

    async def show_upload(self, id: RecordId, upload: UploadId, uow: Work, keys: Keys) -> Response:
        """How much of a file that is being sent is here."""
        return json_answer({"data": UploadShown.of(await queries.find_upload(uow, keys, self.kind, id, upload))})

    def _step(self, made: FileOutcome) -> Response:
        return json_answer({"data": queries.shown(made.reading, made.file)})


async def _all(first: bytes, parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for part in parts:
        yield part


for each in KINDS:
    FileRoutes(each).add_to(router)
