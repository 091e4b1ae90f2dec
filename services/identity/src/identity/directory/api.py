"""Routes that change roles and groups together with the accounts that have them."""

from chassis.answers import json_answer
from chassis.web import Work
from fastapi import APIRouter, Request, Response

from identity.directory import commands
from identity.group.api import GroupBody
from identity.group.queries import view as group_view
from identity.numbers import Number
from identity.role.api import RoleBody
from identity.role.queries import view as role_view

roles = APIRouter(prefix="/api/v2", tags=["role"])
groups = APIRouter(prefix="/api/v2", tags=["user_group"])


@roles.put("/roles/{id}", response_model=None)
@roles.patch("/roles/{id}", response_model=None)
async def update_role(id: Number, body: RoleBody, request: Request, uow: Work) -> Response:
    role = await commands.update_role(uow, id, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": role_view(role)})


@roles.delete("/roles/{id}", response_model=None)
async def delete_role(id: Number, uow: Work) -> Response:
    if not uow.replayed:
        await commands.delete_role(uow, id)
    return json_answer({"data": {"id": id}})


@groups.post("/user_groups", response_model=None)
async def create_group(body: GroupBody, request: Request, uow: Work) -> Response:
    group = await commands.create_group(uow, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": group_view(group)})


@groups.delete("/user_groups/{id}", response_model=None)
async def delete_group(id: Number, request: Request, uow: Work) -> Response:
    if not uow.replayed:
        await commands.delete_group(uow, id)
        request.app.state.actors.forget()
    return json_answer({"data": {"id": id}})
