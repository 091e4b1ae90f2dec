"""Routes that change roles and groups together with the accounts that have them."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.shapes import Gone, One
from chassis.web import Number, Work
from fastapi import APIRouter, Request, Response

from identity.directory import commands
from identity.group.domain import GroupExists
from identity.group.queries import view as group_view
from identity.group.shapes import GroupBody, GroupShown
from identity.role.domain import RoleExists, RoleInUse
from identity.role.queries import view as role_view
from identity.role.shapes import RoleBody, RoleShown

roles = APIRouter(prefix="/api/v2", tags=["role"])
groups = APIRouter(prefix="/api/v2", tags=["user_group"])


@roles.api_route("/roles/{id}", methods=["PATCH", "PUT"], response_model=One[RoleShown], responses=refusing(RoleExists))
async def update_role(id: Number, body: RoleBody, request: Request, uow: Work) -> Response:
    role = await commands.update_role(uow, id, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": role_view(role)})


@roles.delete("/roles/{id}", response_model=One[Gone], responses=refusing(RoleInUse))
async def delete_role(id: Number, uow: Work) -> Response:
    if not uow.replayed:
        await commands.delete_role(uow, id)
    return json_answer({"data": {"id": id}})


@groups.post("/user_groups", response_model=One[GroupShown], responses=refusing(GroupExists))
async def create_group(body: GroupBody, request: Request, uow: Work) -> Response:
    group = await commands.create_group(uow, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": group_view(group)})


@groups.delete("/user_groups/{id}", response_model=One[Gone])
async def delete_group(id: Number, request: Request, uow: Work) -> Response:
    if not uow.replayed:
        await commands.delete_group(uow, id)
        request.app.state.actors.forget()
    return json_answer({"data": {"id": id}})
