"""Routes of the code of conduct."""

from datetime import UTC, datetime

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.shapes import One
from chassis.web import Work
from fastapi import APIRouter, Response

from identity.code_of_conduct.commands import publish_code
from identity.code_of_conduct.domain import NoCodeOfConduct
from identity.code_of_conduct.shapes import CodeBody, CodeShown
from identity.code_of_conduct.store import find_current

router = APIRouter(prefix="/api/v2", tags=["code_of_conduct"])


@router.get("/codes_of_conduct", response_model=One[CodeShown], responses=refusing(NoCodeOfConduct))
async def show_code_of_conduct(uow: Work) -> Response:
    current = await find_current(uow)
    if current is None:
        raise NoCodeOfConduct
    return json_answer({"data": vars(current)})


@router.post("/codes_of_conduct", response_model=One[CodeShown])
async def publish_code_of_conduct(body: CodeBody, uow: Work) -> Response:
    code = await publish_code(uow, title=body.data.title, content=body.data.content, now=datetime.now(UTC))
    return json_answer({"data": vars(code)})
