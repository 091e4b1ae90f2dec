"""`/api/v2/policy_packs`, for who manages the system. Rules: `docs/domain/tasks.md §6`."""

from typing import Annotated, Any
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NotFound
from chassis.query import Query, asking, last, one
from chassis.shapes import All, One
from chassis.web import Work, fresh_proof, read_number
from fastapi import APIRouter, Depends, Request, Response
from pydantic import BeforeValidator

from cases.next_action.queries import foresee
from cases.next_action.shapes import DecisionBody, EffectShown, PackChecked, PolicyPackBody, PolicyPackShown
from cases.policy_pack import commands, queries
from cases.policy_pack.domain import DEFAULT_PACK, OneAlone, read_pack
from cases.policy_pack.store import find_pack

router = APIRouter(prefix="/api/v2/policy_packs", tags=["policy_pack"])


def read_version(text: Any) -> int:
    return 0 if text == "0" else read_number(text)


Version = Annotated[int, BeforeValidator(read_version)]
"""0: the defaults."""
ON = asking(one("after", "Where an answer that was not whole ended: what comes after it is counted.", format="uuid"))


async def going_on(query: Annotated[Query, Depends(ON)]) -> UUID | None:
    after = last(query, "after")
    try:
        return None if after is None else UUID(after)
    except ValueError as error:
        raise Invalid({"after": ["not_an_id"]}) from error


After = Annotated[UUID | None, Depends(going_on)]


async def may_decide_alone(request: Request) -> bool:
    return not request.app.state.settings.policy_needs_two


Alone = Annotated[bool, Depends(may_decide_alone)]
"""Whether who proposed a pack may put it in force, too."""


@router.get("", response_model=All[PolicyPackShown])
async def list_policy_packs(uow: Work, alone: Alone) -> Response:
    uow.actor.must("system", "manage")
    return json_answer({"data": await queries.list_shown(uow, alone=alone)})


@router.get("/{version}", response_model=One[PolicyPackShown], responses=refusing(NotFound))
async def show_policy_pack(version: Version, uow: Work, alone: Alone) -> Response:
    uow.actor.must("system", "manage")
    return json_answer({"data": await queries.show(uow, version, alone=alone)})


@router.get("/{version}/effect", response_model=One[EffectShown], responses=refusing(NotFound))
async def show_effect_of_policy_pack(version: Version, uow: Work, after: After) -> Response:
    """How many open cases would become overdue if it were in force now. Of very many: of some, and where to go on."""
    uow.actor.must("system", "manage")
    pack = await find_pack(uow.session, version)
    return json_answer({"data": await foresee(uow, pack, after)})


@router.post("/check", response_model=One[PackChecked])
async def check_policy_pack(body: PolicyPackBody, uow: Work) -> Response:
    """Whether it could be proposed. Nothing of it is kept."""
    uow.actor.must("system", "manage")
    read_pack(DEFAULT_PACK.version, body.data)
    return json_answer({"data": {"valid": True}})


@router.post("/effect", response_model=One[EffectShown])
async def show_effect_of_given_policy_pack(body: PolicyPackBody, uow: Work, after: After) -> Response:
    """What one that nobody proposed yet would change, as of one that was. Nothing of it is kept."""
    uow.actor.must("system", "manage")
    pack = read_pack(DEFAULT_PACK.version, body.data)
    return json_answer({"data": await foresee(uow, pack, after)})


@router.post("", response_model=One[PolicyPackShown])
async def propose_policy_pack(body: PolicyPackBody, uow: Work, alone: Alone) -> Response:
    """Keep it; it counts for nobody until it is put in force."""
    version = await commands.propose(uow, body.data)
    return json_answer({"data": await queries.show(uow, version, alone=alone)})


@router.post(
    "/{version}/decisions",
    response_model=One[PolicyPackShown],
    responses=refusing(NotFound, OneAlone),
    dependencies=[Depends(fresh_proof)],
)
async def put_policy_pack_in_force(version: Version, body: DecisionBody, uow: Work, alone: Alone) -> Response:
    """From a day on, by somebody else than who proposed it. To go back, put an older one in force."""
    await commands.put_in_force(uow, commands.PackDecision(version=version, alone=alone, **dict(body.data)))
    return json_answer({"data": await queries.show(uow, version, alone=alone)})
