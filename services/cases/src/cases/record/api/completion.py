"""Answers of other services, completed with the texts of their case. Only the gateway asks, never a client."""

from typing import Any
from uuid import UUID

from chassis.answers import json_answer
from chassis.completion import read_answer_to_complete
from chassis.errors import NotAllowed, NotFound
from chassis.web import InTransactions
from fastapi import APIRouter, Request, Response

from cases.record.api.asking import Keys
from cases.record.domain.kinds import CASE
from cases.record.queries.show import show

router = APIRouter(tags=["case"])


@router.get("/internal/completed_answer", response_model=None)
async def complete_answer(request: Request, transactions: InTransactions, keys: Keys) -> Response:
    """The answer of the header, with what `data.record` lacks as far as this person may read it.

    All else stays as the other service wrote it; so does all of it for who may not see the case, for what the answer
    tells of has happened.
    """
    answer, missing = read_answer_to_complete(request)
    record = _record_of(answer)
    id = _id_of(record)
    if id is None:
        return json_answer(answer)
    try:
        async with transactions.begin() as uow:
            shown = await show(uow, keys, CASE, id, missing)
            await uow.audit("complete_answer", CASE.resource, id)
    except (NotFound, NotAllowed):
        return json_answer(answer)
    record |= {name: value for name, value in shown.items() if name in missing}
    return json_answer(answer)


def _record_of(answer: dict[str, Any]) -> dict[str, Any]:
    """`data.record`, which may be anything; empty unless it is an object."""
    data = answer.get("data")
    record = data.get("record") if isinstance(data, dict) else None
    return record if isinstance(record, dict) else {}


def _id_of(record: dict[str, Any]) -> UUID | None:
    try:
        return UUID(record["id"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
