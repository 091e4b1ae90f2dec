"""Routes that change roles and groups together with the accounts that have them, and accounts with their sessions."""

from datetime import UTC, datetime

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import ProofWanted
from chassis.query import refuses
from chassis.shapes import Gone, One
from chassis.web import CurrentActor, Number, Work, done_before, fresh_proof
from fastapi import APIRouter, Depends, Request, Response

from identity.account import queries
from identity.account.api import codes_awaited, forget, hashed, rules_of
from identity.account.commands.change import update_account
from identity.account.domain import (
    WRITING,
    AccountExists,
    AccountNotFound,
    AccountTooPowerful,
    NotForOneself,
)
from identity.account.shapes import UserBody, UserWritten
from identity.account.store import open_account
from identity.directory import commands
from identity.group.domain import GroupClosed, GroupExists, GroupNotFound
from identity.group.queries import view as group_view
from identity.group.shapes import GroupBody, GroupShown
from identity.role.domain import RoleClosed, RoleExists, RoleInUse, RoleNotFound, RoleTooPowerful
from identity.role.queries import view as role_view
from identity.role.shapes import RoleBody, RoleShown
from identity.sign_in.api import session_of, show_password
from identity.sign_in.domain import BASIC, TooManyLogins

PROVEN = [Depends(fresh_proof)]
roles = APIRouter(prefix="/api/v2", tags=["role"], dependencies=PROVEN)
groups = APIRouter(prefix="/api/v2", tags=["user_group"], dependencies=PROVEN)
accounts = APIRouter(prefix="/api/v2", tags=["user"])


@roles.api_route(
    "/roles/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[RoleShown],
    responses=refusing(RoleExists, AccountExists, RoleClosed, RoleNotFound, RoleTooPowerful),
)
async def update_role(id: Number, body: RoleBody, request: Request, uow: Work) -> Response:
    role = await commands.update_role(uow, id, body.data.sent(), datetime.now(UTC))
    request.app.state.actors.forget()
    return json_answer({"data": role_view(role)})


@roles.delete(
    "/roles/{id}", response_model=One[Gone], responses=refusing(RoleInUse, RoleClosed, RoleNotFound, RoleTooPowerful)
)
async def delete_role(id: Number, uow: Work) -> Response:
    if not uow.replayed:
        await commands.delete_role(uow, id)
    return json_answer({"data": {"id": id}})


@groups.post("/user_groups", response_model=One[GroupShown], responses=refusing(GroupExists))
async def create_group(body: GroupBody, request: Request, uow: Work) -> Response:
    group = await commands.create_group(uow, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": group_view(group)})


@groups.delete("/user_groups/{id}", response_model=One[Gone], responses=refusing(GroupClosed, GroupNotFound))
async def delete_group(id: Number, request: Request, uow: Work) -> Response:
    if not uow.replayed:
        await commands.delete_group(uow, id)
        request.app.state.actors.forget()
    return json_answer({"data": {"id": id}})


@refuses(ProofWanted, TooManyLogins)
async def proof_of(id: Number, body: UserBody, request: Request, actor: CurrentActor) -> None:
    """Others are changed by who has shown lately who they are; one's own password by who knows the one before."""
    if id != actor.number:
        await fresh_proof(request, actor)
    elif body.data.password is not None and request.state.session_id != BASIC and not await done_before(request, actor):
        await show_password(request, actor, body.data.current_password or "", field="current_password")


@accounts.api_route(
    "/users/{id}",
    methods=["PATCH", "PUT"],
    response_model=UserWritten,
    dependencies=[Depends(proof_of), Depends(codes_awaited)],
    responses=refusing(*WRITING, AccountNotFound, AccountTooPowerful, NotForOneself, RoleNotFound),
)
async def update_user(id: Number, body: UserBody, request: Request, uow: Work) -> Response:
    attributes = body.data.sent()
    if uow.replayed:
        account, _ = await open_account(uow, id, to="read")
    else:
        account = await update_account(
            uow,
            id,
            attributes,
            password_hash=await hashed(request, attributes),
            session=session_of(request),
            now=datetime.now(UTC),
            rules=rules_of(request),
        )
    forget(request)
    shown = await queries.show(uow, account)
    return json_answer({"data": shown, "metadata": await queries.totals(uow)})
