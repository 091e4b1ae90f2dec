"""Routes that read and change user groups."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.lists import page_if_asked
from chassis.query import last
from chassis.shapes import One, PageOf
from chassis.web import Number, Work, fresh_proof
from fastapi import APIRouter, Depends, Response

from identity.group import commands, queries
from identity.group.domain import GroupClosed, GroupExists, GroupNotFound
from identity.group.shapes import GroupBody, GroupQuery, GroupShown
from identity.group.store import open_group

router = APIRouter(prefix="/api/v2", tags=["user_group"])


@router.get("/user_groups", response_model=PageOf[GroupShown])
async def list_groups(wanted: GroupQuery, uow: Work) -> Response:
    found = await queries.list_wanted(uow, wanted)
    shown, metadata = page_if_asked(found, last(wanted, "page"), last(wanted, "per"))
    return json_answer({"data": [queries.view(group) for group in shown], "metadata": metadata})


@router.get("/user_groups/{id}", response_model=One[GroupShown], responses=refusing(GroupClosed, GroupNotFound))
async def show_group(id: Number, uow: Work) -> Response:
    return json_answer({"data": queries.view(await open_group(uow, id, to="read"))})


@router.api_route(
    "/user_groups/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[GroupShown],
    responses=refusing(GroupExists, GroupClosed, GroupNotFound),
    dependencies=[Depends(fresh_proof)],
)
async def update_group(id: Number, body: GroupBody, uow: Work) -> Response:
    return json_answer({"data": queries.view(await commands.update_group(uow, id, body.data.sent()))})
