"""Routes of agencies."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.paging import page_of
from chassis.query import Paged
from chassis.shapes import One, PageOf
from chassis.web import Number, Work
from fastapi import APIRouter, Response

from identity.agency import commands, queries
from identity.agency.domain import AgencyClosed, AgencyExists, AgencyNotFound
from identity.agency.shapes import AgencyBody, AgencyQuery, AgencyShown
from identity.agency.store import open_agency

router = APIRouter(prefix="/api/v2", tags=["agency"])


@router.get("/agencies", response_model=PageOf[AgencyShown])
async def list_agencies(wanted: AgencyQuery, uow: Work, page: Paged) -> Response:
    found = await queries.list_wanted(uow, wanted)
    rows = [queries.view(agency) for agency in page_of(found, page)]
    return json_answer({"data": rows, "metadata": page.metadata(len(found))})


@router.get("/agencies/{id}", response_model=One[AgencyShown], responses=refusing(AgencyClosed, AgencyNotFound))
async def show_agency(id: Number, uow: Work) -> Response:
    return json_answer({"data": queries.view(await open_agency(uow, id, to="read"))})


@router.post("/agencies", response_model=One[AgencyShown], responses=refusing(AgencyExists))
async def create_agency(body: AgencyBody, uow: Work) -> Response:
    return json_answer({"data": queries.view(await commands.create_agency(uow, body.data.sent()))})


@router.api_route(
    "/agencies/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[AgencyShown],
    responses=refusing(AgencyExists, AgencyClosed, AgencyNotFound),
)
async def update_agency(id: Number, body: AgencyBody, uow: Work) -> Response:
    return json_answer({"data": queries.view(await commands.update_agency(uow, id, body.data.sent()))})


@router.delete(
    "/agencies/{id}", response_model=One[AgencyShown], responses=refusing(AgencyClosed, AgencyExists, AgencyNotFound)
)
async def delete_agency(id: Number, uow: Work) -> Response:
    """Agencies are never removed, since records name them: they are disabled."""
    return json_answer({"data": queries.view(await commands.update_agency(uow, id, {"disabled": True}))})
