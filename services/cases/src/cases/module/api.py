"""`/api/v2/primero_modules`; `system_settings` shows them to everybody. Rules: `docs/domain/configuration.md §6`."""

from chassis.answers import json_answer
from chassis.errors import existing
from chassis.shapes import All, One
from chassis.web import Number, Work
from fastapi import APIRouter, Response

from cases.module import commands
from cases.module.queries import load_modules, shown
from cases.module.shapes import ModuleBody, ModuleShown

router = APIRouter(prefix="/api/v2", tags=["module"])


@router.get("/primero_modules", response_model=All[ModuleShown])
async def list_modules(uow: Work) -> Response:
    uow.actor.must("metadata", "manage")
    return json_answer({"data": [shown(view) for view in await load_modules(uow.session)]})


@router.get("/primero_modules/{id}", response_model=One[ModuleShown])
async def show_module(id: Number, uow: Work) -> Response:
    uow.actor.must("metadata", "manage")
    found = (view for view in await load_modules(uow.session) if view.module.id == id)
    return json_answer({"data": shown(existing(next(found, None)))})


@router.api_route("/primero_modules/{id}", methods=["PATCH", "PUT"], response_model=One[ModuleShown])
async def update_module(id: Number, body: ModuleBody, uow: Work) -> Response:
    return json_answer({"data": shown(await commands.change_module(uow, id, body.data))})
