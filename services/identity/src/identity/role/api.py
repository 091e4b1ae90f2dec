"""Routes of roles and the catalogue of permissions."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.lists import page_if_asked
from chassis.numbers import HIGHEST
from chassis.query import last
from chassis.shapes import One, PageOf
from chassis.web import Number, Work, fresh_proof
from contracts.permissions import CATALOGUE, UNOFFERED
from fastapi import APIRouter, Depends, Request, Response

from identity.role import commands, queries
from identity.role.domain import RoleClosed, RoleExists, RoleNotFound, RoleTooPowerful
from identity.role.shapes import Catalogue, RoleBody, RoleQuery, RoleShown
from identity.role.store import open_role

router = APIRouter(prefix="/api/v2", tags=["role"])

MANAGEMENT = ["self", "group", "all", "admin_only", "agency", "webhook"]
PER = 100


@router.get("/permissions", response_model=One[Catalogue])
async def list_permissions(_uow: Work) -> Response:
    actions = {
        resource: sorted(action for action in named if (resource, action) not in UNOFFERED)
        for resource, named in CATALOGUE.items()
    }
    return json_answer({"data": {"management": MANAGEMENT, "resource_actions": actions}})


@router.get("/roles", response_model=PageOf[RoleShown])
async def list_roles(wanted: RoleQuery, uow: Work) -> Response:
    found = await queries.list_wanted(uow, wanted)
    shown, metadata = page_if_asked(found, last(wanted, "page"), last(wanted, "per"), default_per=PER, most=HIGHEST)
    return json_answer({"data": [queries.view(role) for role in shown], "metadata": metadata})


@router.get("/roles/{id}", response_model=One[RoleShown], responses=refusing(RoleClosed, RoleNotFound))
async def show_role(id: Number, uow: Work) -> Response:
    role, _ = await open_role(uow, id, to="read")
    return json_answer({"data": queries.view(role)})


@router.post(
    "/roles",
    response_model=One[RoleShown],
    responses=refusing(RoleExists, RoleClosed, RoleTooPowerful),
    dependencies=[Depends(fresh_proof)],
)
async def create_role(body: RoleBody, uow: Work, request: Request) -> Response:
    role = await commands.create_role(uow, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": queries.view(role)})
