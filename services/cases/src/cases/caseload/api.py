"""`/api/v2/caseloads`, `/api/v2/cases/{id}/caseloads`. Rules: `docs/domain/tasks.md §10`."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.web import Keys, Work
from fastapi import APIRouter, Response

from cases.caseload.queries import list_caseloads, list_for_case
from cases.caseload.shapes import Caseloads
from cases.record.api.asking import RecordId

router = APIRouter(prefix="/api/v2", tags=["caseload"])


@router.get("/caseloads", response_model=Caseloads)
async def list_officers(uow: Work) -> Response:
    """What each officer of the caller's own side has, and who could take one more case: nothing is moved."""
    return json_answer(await list_caseloads(uow))


@router.get("/cases/{id}/caseloads", response_model=Caseloads, responses=refusing(NotFound))
async def list_officers_for_case(id: RecordId, uow: Work, keys: Keys) -> Response:
    """The same for one case: who is of its area, and who said that they are too close to it."""
    return json_answer(await list_for_case(uow, keys, id))
