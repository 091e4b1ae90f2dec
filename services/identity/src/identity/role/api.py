"""Routes of roles and the catalogue of permissions."""

from typing import Annotated, Any

from chassis.answers import json_answer
from chassis.errors import Invalid
from chassis.web import Work
from contracts.permissions import CATALOGUE
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from identity.attributes import Attributes
from identity.lists import page_if_asked
from identity.numbers import HIGHEST, Number
from identity.role import commands, queries
from identity.role.store import open_role

router = APIRouter(prefix="/api/v2", tags=["role"])

MANAGEMENT = ["self", "group", "all", "admin_only", "agency", "webhook"]
PER = 100


class RoleAttributes(Attributes):
    """What may be written of a role; anything else in `data` is ignored, as in Primero."""

    unique_id: str | None = Field(None, min_length=1, max_length=200, pattern=r"^\S+$")
    name: str | None = Field(None, max_length=200)
    description: str | None = Field(None, max_length=2000)
    disabled: bool = False
    group_permission: str | None = None
    referral: bool = False
    transfer: bool = False
    is_manager: bool = False
    reporting_location_level: int | None = Field(None, ge=0, le=10)
    referral_authorization: bool = False
    permissions: dict[str, Any] | None = None
    form_section_read_write: dict[str, str] | None = None
    module_unique_ids: list[str] | None = None

    def sent(self) -> dict[str, Any]:
        given = super().sent()
        if "name" in given and given["name"] is None:
            raise Invalid({"name": ["errors.models.role.name_present"]})
        return given


class RoleBody(BaseModel):
    data: RoleAttributes


@router.get("/permissions", response_model=None)
async def list_permissions(_uow: Work) -> Response:
    actions = {resource: sorted(named) for resource, named in CATALOGUE.items()}
    return json_answer({"data": {"management": MANAGEMENT, "resource_actions": actions}})


@router.get("/roles", response_model=None)
async def list_roles(
    request: Request,
    uow: Work,
    page: Annotated[str | None, Query()] = None,
    per: Annotated[str | None, Query()] = None,
) -> Response:
    found = await queries.list_wanted(uow, dict(request.query_params))
    shown, metadata = page_if_asked(found, page, per, default_per=PER, most=HIGHEST)
    return json_answer({"data": [queries.view(role) for role in shown], "metadata": metadata})


@router.get("/roles/{id}", response_model=None)
async def show_role(id: Number, uow: Work) -> Response:
    role, _ = await open_role(uow, id, to="read")
    return json_answer({"data": queries.view(role)})


@router.post("/roles", response_model=None)
async def create_role(body: RoleBody, uow: Work, request: Request) -> Response:
    role = await commands.create_role(uow, body.data.sent())
    request.app.state.actors.forget()
    return json_answer({"data": queries.view(role)})
