"""Routes that read user groups, and the body of those that write them."""

from chassis.answers import json_answer
from chassis.web import Work
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from identity.attributes import Attributes
from identity.group import commands, queries
from identity.group.store import open_group
from identity.lists import page_if_asked
from identity.numbers import Number
from identity.query_strings import grouped, last

router = APIRouter(prefix="/api/v2", tags=["user_group"])


class GroupAttributes(Attributes):
    """What may be written of a group; anything else in `data` is ignored, as in Primero."""

    unique_id: str | None = Field(None, min_length=1, max_length=200, pattern=r"^\S+$")
    name: str = Field("", max_length=200)
    description: str | None = Field(None, max_length=2000)
    disabled: bool = False
    agency_ids: list[int] | None = None
    agency_unique_ids: list[str] | None = None


class GroupBody(BaseModel):
    data: GroupAttributes


@router.get("/user_groups", response_model=None)
async def list_groups(request: Request, uow: Work) -> Response:
    query = grouped(request.query_params)
    found = await queries.list_wanted(uow, query)
    shown, metadata = page_if_asked(found, last(query, "page"), last(query, "per"))
    return json_answer({"data": [queries.view(group) for group in shown], "metadata": metadata})


@router.get("/user_groups/{id}", response_model=None)
async def show_group(id: Number, uow: Work) -> Response:
    return json_answer({"data": queries.view(await open_group(uow, id, to="read"))})


@router.put("/user_groups/{id}", response_model=None)
@router.patch("/user_groups/{id}", response_model=None)
async def update_group(id: Number, body: GroupBody, uow: Work) -> Response:
    return json_answer({"data": queries.view(await commands.update_group(uow, id, body.data.sent()))})
