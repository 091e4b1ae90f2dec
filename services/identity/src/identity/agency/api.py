"""Routes of agencies."""

from chassis.answers import json_answer
from chassis.paging import Paged, page_of
from chassis.web import Work
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from identity.agency import commands, queries
from identity.agency.store import open_agency
from identity.attributes import Attributes
from identity.numbers import HIGHEST, Number

router = APIRouter(prefix="/api/v2", tags=["agency"])


class AgencyAttributes(Attributes):
    """What may be written of an agency; anything else in `data` is ignored, as in Primero."""

    unique_id: str | None = Field(None, min_length=1, max_length=200, pattern=r"^\S+$")
    agency_code: str | None = Field(None, max_length=200)
    order: int | None = Field(None, ge=0, le=HIGHEST)
    name: dict[str, str | None] | None = None
    description: dict[str, str | None] | None = None
    telephone: str | None = None
    services: list[str] | None = None
    logo_enabled: bool | None = None
    pdf_logo_option: bool | None = None
    exclude_agency_from_lookups: bool = False
    contact_email: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    notes: str | None = None
    disabled: bool | None = None


class AgencyBody(BaseModel):
    data: AgencyAttributes


@router.get("/agencies", response_model=None)
async def list_agencies(request: Request, uow: Work, page: Paged) -> Response:
    found = await queries.list_wanted(uow, dict(request.query_params))
    rows = [queries.view(agency) for agency in page_of(found, page)]
    return json_answer({"data": rows, "metadata": page.metadata(len(found))})


@router.get("/agencies/{id}", response_model=None)
async def show_agency(id: Number, uow: Work) -> Response:
    return json_answer({"data": queries.view(await open_agency(uow, id, to="read"))})


@router.post("/agencies", response_model=None)
async def create_agency(body: AgencyBody, uow: Work) -> Response:
    return json_answer({"data": queries.view(await commands.create_agency(uow, body.data.sent()))})


@router.put("/agencies/{id}", response_model=None)
@router.patch("/agencies/{id}", response_model=None)
async def update_agency(id: Number, body: AgencyBody, uow: Work) -> Response:
    return json_answer({"data": queries.view(await commands.update_agency(uow, id, body.data.sent()))})


@router.delete("/agencies/{id}", response_model=None)
async def delete_agency(id: Number, uow: Work) -> Response:
    """Agencies are never removed, since records name them: they are disabled."""
    return json_answer({"data": queries.view(await commands.update_agency(uow, id, {"disabled": True}))})
