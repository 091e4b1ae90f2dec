"""`/api/v2/lookups`, which everybody signed in lists. Rules: `docs/domain/configuration.md §3`."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import existing
from chassis.paging import page_of
from chassis.query import Paged
from chassis.shapes import One, PageOf
from chassis.web import Number, Work
from fastapi import APIRouter, Response

from cases.documents import Numbered
from cases.lookup import commands
from cases.lookup.domain import LookupInUse, LookupLocked, UniqueIdTaken
from cases.lookup.queries import load_lookups
from cases.lookup.shapes import LookupBody, LookupShown

router = APIRouter(prefix="/api/v2", tags=["lookup"])


@router.get("/lookups", response_model=PageOf[LookupShown])
async def list_lookups(uow: Work, page: Paged) -> Response:
    found = await load_lookups(uow.session)
    data = [vars(item) for item in page_of(found, page)]
    return json_answer({"data": data, "metadata": page.metadata(len(found))})


@router.get("/lookups/{id}", response_model=One[LookupShown])
async def show_lookup(id: Number, uow: Work) -> Response:
    uow.actor.must("metadata", "manage", "manage_restricted")
    found = (item for item in await load_lookups(uow.session) if item.id == id)
    return json_answer({"data": vars(existing(next(found, None)))})


@router.post("/lookups", response_model=One[LookupShown], responses=refusing(UniqueIdTaken))
async def create_lookup(body: LookupBody, uow: Work) -> Response:
    return json_answer({"data": vars(await commands.create_lookup(uow, body.data))})


@router.api_route(
    "/lookups/{id}", methods=["PATCH", "PUT"], response_model=One[LookupShown], responses=refusing(LookupLocked)
)
async def update_lookup(id: Number, body: LookupBody, uow: Work) -> Response:
    return json_answer({"data": vars(await commands.change_lookup(uow, id, body.data))})


@router.delete(
    "/lookups/{id}", response_model=One[LookupShown | Numbered], responses=refusing(LookupInUse, LookupLocked)
)
async def delete_lookup(id: Number, uow: Work) -> Response:
    gone = await commands.delete_lookup(uow, id)
    return json_answer({"data": {"id": id} if gone is None else vars(gone)})
