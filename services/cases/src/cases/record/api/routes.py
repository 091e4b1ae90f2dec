"""The routes of one kind of record: `/api/v2/<plural>`. Rules: `docs/domain/records.md §4`, `§13`."""

import asyncio
import time
from datetime import UTC, date, datetime
from uuid import UUID

from chassis.answers import json_answer, no_content
from chassis.description import refusing, takes
from chassis.errors import NotFound, StaleVersion
from chassis.paging import make_page
from chassis.query import Paged, WholeNumber
from chassis.shapes import One, PageOf
from chassis.web import InTransactions, Keys, Transactions, Work
from fastapi import APIRouter, Request, Response

from cases.glimpse.domain import SearchedTooMuch
from cases.record.api.asking import (
    AskedChange,
    AskedFields,
    Body,
    HistoryQuery,
    ListQuery,
    RecordId,
    client_id,
    wanted_list,
)
from cases.record.commands import InvalidRecord, LinkUnknown, WriteOutcome, change, disable, register
from cases.record.domain.kind import ClosingIncomplete, Kind
from cases.record.queries.answers import asked_names, present_written
from cases.record.queries.changes import list_changes, read_cursor
from cases.record.queries.history import NotRegisteredYet, list_history, show_as_it_was
from cases.record.queries.listing import list_records
from cases.record.queries.show import can_see, show
from cases.record.shapes import HistoryEntry, RecordAsItWas, RecordGone, body_of, feed_of, record_of
from cases.record.store.listing import TooManyToSort
from cases.record.store.rows import AlreadyIdentified, AlreadyRegistered, Erased
from cases.search.domain.filters import UnknownFilter

DEFAULT_CHANGES = 100
GLANCE_SECONDS = 0.05
SEARCHED = (SearchedTooMuch, TooManyToSort, UnknownFilter)
LOOKED_BACK = (NotRegisteredYet,)
REGISTERED = (AlreadyRegistered, ClosingIncomplete, InvalidRecord, LinkUnknown, NotFound, Erased, AlreadyIdentified)
CHANGED = (StaleVersion, ClosingIncomplete, Erased, InvalidRecord, LinkUnknown, AlreadyIdentified, AlreadyRegistered)


class RecordRoutes:
    """What the engine does for every kind. A kind with more adds it to the router it gets."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def router(self) -> APIRouter:
        made = APIRouter(prefix="/api/v2", tags=[self.kind.resource])
        one, many = self.kind.resource, self.kind.plural
        each = f"/{many}/{{id}}"
        record, body = record_of(self.kind), body_of(self.kind)
        for method, path, name, endpoint, answer, refused in (
            ("GET", f"/{many}", f"list_{many}", self.list, PageOf[record], SEARCHED),  # type: ignore[valid-type]
            ("POST", f"/{many}", f"create_{one}", self.create, One[record], REGISTERED),  # type: ignore[valid-type]
            ("GET", f"/{many}/changes", f"list_{one}_changes", self.list_changes, feed_of(self.kind, record), ()),
            ("GET", f"{each}/record_history", f"list_{one}_history", self.list_history, PageOf[HistoryEntry], ()),
            ("GET", f"{each}/as_it_was", f"show_{one}_as_it_was", self.show_as_it_was, One[RecordAsItWas], LOOKED_BACK),
            ("GET", each, f"show_{one}", self.show, One[record], ()),  # type: ignore[valid-type]
            ("PATCH", each, f"update_{one}", self.update, One[record], CHANGED),  # type: ignore[valid-type]
            ("PUT", each, f"replace_{one}", self.update, One[record], CHANGED),  # type: ignore[valid-type]
            ("DELETE", each, f"disable_{one}", self.disable, One[RecordGone], CHANGED),
        ):
            said = refusing(*refused) | (
                {204: {"description": "It has the id it was given."}} if method == "POST" else {}
            )
            made.add_api_route(path, endpoint, methods=[method], name=name, response_model=answer, responses=said)
            if endpoint in (self.create, self.update):
                takes(made, body)
        return made

    async def list(self, query: ListQuery, transactions: InTransactions, keys: Keys) -> Response:
        wanted = wanted_list(query, self.kind)
        async with transactions.begin(whole=wanted.is_record_search) as uow:
            found = await list_records(uow, keys, self.kind, wanted)
        return json_answer({"data": found.data, "metadata": found.page.metadata(found.total)})

    async def create(self, body: Body, uow: Work, keys: Keys) -> Response:
        id = client_id(body["data"])
        made = await register(uow, keys, self.kind, id, given=body["data"], now=datetime.now(UTC))
        if id is not None:
            return no_content()
        return _written(made, whole=True)

    async def list_changes(self, uow: Work, keys: Keys, since: str | None = None, per: WholeNumber = None) -> Response:
        page = make_page(None, per, DEFAULT_CHANGES)
        return json_answer(await list_changes(uow, keys, self.kind, read_cursor(since), page.per))

    async def list_history(self, id: RecordId, uow: Work, names: HistoryQuery, page: Paged, *, keys: Keys) -> Response:
        return json_answer(await list_history(uow, keys, self.kind, id, page=page, names=names))

    async def show_as_it_was(self, id: RecordId, on: date, uow: Work, keys: Keys) -> Response:
        return json_answer({"data": await show_as_it_was(uow, keys, self.kind, id, on=on)})

    async def show(
        self, id: RecordId, request: Request, transactions: InTransactions, keys: Keys, fields: AskedFields = None
    ) -> Response:
        asked = asked_names(fields, self.kind)
        try:
            async with transactions.begin() as uow:
                found = await show(uow, keys, self.kind, id, asked)
        except NotFound:
            await self._wait_for(id, transactions, request.app.state.settings.patience_seconds)
            async with transactions.begin() as uow:
                found = await show(uow, keys, self.kind, id, asked)
        return json_answer({"data": found}, headers=etag(found["version"]))

    async def _wait_for(self, id: UUID, transactions: Transactions, patience: float) -> None:
        """Somebody who was just told of a referral may be here before the referral's event. Holds no connection."""
        if not transactions.actor.may_any(self.kind.resource, *self.kind.awaited_by):
            raise NotFound
        until = time.monotonic() + patience
        while time.monotonic() < until:
            await asyncio.sleep(GLANCE_SECONDS)
            async with transactions.look() as uow:
                if await can_see(uow, self.kind, id):
                    return
        raise NotFound

    async def update(self, id: RecordId, wanted: AskedChange, uow: Work, keys: Keys) -> Response:
        return _written(await change(uow, keys, self.kind, id, wanted, now=datetime.now(UTC)), whole=False)

    async def disable(self, id: RecordId, uow: Work, keys: Keys) -> Response:
        made = await disable(uow, keys, self.kind, id, datetime.now(UTC))
        return json_answer({"data": {"id": id}}, headers=etag(made.record.version))


def _written(made: WriteOutcome, *, whole: bool) -> Response:
    data = present_written(made.reading, made.shown, whole=whole)
    return json_answer({"data": data}, headers=etag(made.record.version))


def etag(version: int) -> dict[str, str]:
    return {"ETag": f'"{version}"'}
