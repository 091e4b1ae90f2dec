"""`/api/v2/policy_packs`, for who manages the system. Rules: `docs/domain/tasks.md §6`."""

from typing import Annotated, Any

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.shapes import All, One
from chassis.web import Work, fresh_proof, read_number
from fastapi import APIRouter, Depends, Response
from pydantic import BeforeValidator

from cases.next_action.queries import foresee
from cases.next_action.shapes import DecisionBody, EffectShown, PolicyPackBody, PolicyPackShown
from cases.policy_pack import commands, queries
from cases.policy_pack.store import find_pack

router = APIRouter(prefix="/api/v2/policy_packs", tags=["policy_pack"])


def read_version(text: Any) -> int:
    return 0 if text == "0" else read_number(text)


Version = Annotated[int, BeforeValidator(read_version)]
"""0: the defaults."""


@router.get("", response_model=All[PolicyPackShown])
async def list_policy_packs(uow: Work) -> Response:
    uow.actor.must("system", "manage")
    return json_answer({"data": await queries.list_shown(uow.session, uow.site.day(uow.began))})


@router.get("/{version}", response_model=One[PolicyPackShown], responses=refusing(NotFound))
async def show_policy_pack(version: Version, uow: Work) -> Response:
    uow.actor.must("system", "manage")
    return json_answer({"data": await queries.show(uow.session, version, uow.site.day(uow.began))})


@router.get("/{version}/effect", response_model=One[EffectShown], responses=refusing(NotFound))
async def show_effect_of_policy_pack(version: Version, uow: Work) -> Response:
    """How many open cases would become overdue if it were in force now."""
    uow.actor.must("system", "manage")
    pack = await find_pack(uow.session, version)
    return json_answer({"data": await foresee(uow.session, pack, uow.site, uow.began)})


@router.post("", response_model=One[PolicyPackShown])
async def propose_policy_pack(body: PolicyPackBody, uow: Work) -> Response:
    """Keep it; it counts for nobody until it is put in force."""
    version = await commands.propose(uow, body.data)
    return json_answer({"data": await queries.show(uow.session, version, uow.site.day(uow.began))})


@router.post(
    "/{version}/decisions",
    response_model=One[PolicyPackShown],
    responses=refusing(NotFound),
    dependencies=[Depends(fresh_proof)],
)
async def put_policy_pack_in_force(version: Version, body: DecisionBody, uow: Work) -> Response:
    """From a day on. To go back, put an older one in force."""
    await commands.put_in_force(uow, version, body.data.effective_from, body.data.approved_by)
    return json_answer({"data": await queries.show(uow.session, version, uow.site.day(uow.began))})
