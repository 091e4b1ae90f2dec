"""`/api/v2/alerts`. Rules: `docs/domain/workflow.md §7`."""

from chassis.answers import json_answer
from chassis.shapes import One
from chassis.web import Work
from fastapi import APIRouter, Response

from cases.alert.queries import count_alerted
from cases.alert.shapes import AlertedRecords

router = APIRouter(prefix="/api/v2", tags=["alert"])


@router.get("/alerts", response_model=One[AlertedRecords])
async def count_alerts(uow: Work) -> Response:
    """How many open records that the caller sees have an alert, by kind. Every page asks."""
    return json_answer({"data": await count_alerted(uow)})
