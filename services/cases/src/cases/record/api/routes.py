"""The routes of one kind of record: `/api/v2/<plural>`. Rules: `docs/domain/records.md §4`, `§13`."""

import asyncio
import time
from datetime import UTC, datetime
from uuid import UUID

from chassis.actor import Actor
from chassis.answers import json_answer, no_content
from chassis.errors import NotFound
from chassis.paging import Paged, make_page
from chassis.web import BaseVersion, InTransactions, Transactions, Work
from fastapi import APIRouter, Request, Response

from cases.record.api.asking import Body, Keys, RecordId, body_version, client_id, filtered_names, wanted_list
from cases.record.commands import Change, Outcome, change, disable, register
from cases.record.domain.kind import Kind
from cases.record.queries.answers import asked_names, present_written
from cases.record.queries.changes import list_changes, read_cursor
from cases.record.queries.history import list_history
from cases.record.queries.listing import list_records
from cases.record.queries.show import can_see, show

DEFAULT_CHANGES = 100
GLANCE_SECONDS = 0.05


class RecordRoutes:
    """What the engine does for every kind. A kind with more adds it to the router it gets."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def router(self) -> APIRouter:
        made = APIRouter(prefix="/api/v2", tags=[self.kind.resource])
        one, many = self.kind.resource, self.kind.plural
        each = f"/{many}/{{id}}"
        for method, path, name, endpoint in (
            ("GET", f"/{many}", f"list_{many}", self.list),
            ("POST", f"/{many}", f"create_{one}", self.create),
            ("GET", f"/{many}/changes", f"list_{one}_changes", self.list_changes),
            ("GET", f"{each}/record_history", f"list_{one}_history", self.list_history),
            ("GET", each, f"show_{one}", self.show),
            ("PATCH", each, f"update_{one}", self.update),
            ("PUT", each, f"replace_{one}", self.update),
            ("DELETE", each, f"disable_{one}", self.disable),
        ):
            made.add_api_route(path, endpoint, methods=[method], name=name, response_model=None)
        return made

    async def list(self, request: Request, uow: Work, keys: Keys) -> Response:
        wanted = wanted_list(request, self.kind)
        found = await list_records(uow, keys, self.kind, wanted)
        return json_answer({"data": found.data, "metadata": wanted.page.metadata(found.total)})

    async def create(self, body: Body, uow: Work, keys: Keys) -> Response:
        id = client_id(body["data"])
        made = await register(uow, keys, self.kind, id, given=body["data"], now=datetime.now(UTC))
        if id is not None:
            return no_content()
        return _written(uow.actor, made, whole=True)

    async def list_changes(self, request: Request, uow: Work, keys: Keys) -> Response:
        since = read_cursor(request.query_params.get("since"))
        page = make_page(None, request.query_params.get("per"), DEFAULT_CHANGES)
        return json_answer(await list_changes(uow, keys, self.kind, since, page.per))

    async def list_history(self, id: RecordId, request: Request, page: Paged, uow: Work, *, keys: Keys) -> Response:
        return json_answer(await list_history(uow, keys, self.kind, id, page=page, names=filtered_names(request)))

    async def show(self, id: RecordId, request: Request, transactions: InTransactions, keys: Keys) -> Response:
        asked = asked_names(request.query_params.get("fields"), self.kind)
        try:
            async with transactions.begin() as uow:
                found = await show(uow, keys, self.kind, id, asked)
        except NotFound:
            await self._wait_for(id, transactions, request.app.state.settings.patience_seconds)
            async with transactions.begin() as uow:
                found = await show(uow, keys, self.kind, id, asked)
        return json_answer({"data": found}, headers=_etag(found["version"]))

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

    async def update(
        self, id: RecordId, body: Body, request: Request, uow: Work, *, keys: Keys, if_match: BaseVersion
    ) -> Response:
        action = body.get("record_action") or request.query_params.get("record_action")
        wanted = Change(
            given=body["data"], action=str(action) if action else None, base_version=body_version(body) or if_match
        )
        made = await change(uow, keys, self.kind, id, wanted, now=datetime.now(UTC))
        return _written(uow.actor, made, whole=False)

    async def disable(self, id: RecordId, uow: Work, keys: Keys) -> Response:
        made = await disable(uow, keys, self.kind, id, datetime.now(UTC))
        return json_answer({"data": {"id": made.record.id}}, headers=_etag(made.record.version))


def _written(actor: Actor, made: Outcome, *, whole: bool) -> Response:
    data = present_written(actor, made.record, made.access, made.shown, whole=whole)
    return json_answer({"data": data}, headers=_etag(made.record.version))


def _etag(version: int) -> dict[str, str]:
    return {"ETag": f'"{version}"'}
