"""`/api/v2/incidents`, and the incidents of a case. Rules: `docs/domain/incidents.md`."""

from datetime import UTC, datetime

from chassis.answers import json_answer, no_content
from chassis.description import refusing
from chassis.shapes import All, One
from chassis.web import Keys, Work
from fastapi import Response

from cases.incident.commands import begin, link
from cases.incident.domain import INCIDENT
from cases.incident.queries import list_of_case
from cases.incident.shapes import IncidentBegun, IncidentRecord, LinkedBody
from cases.record.api.asking import AskedFields, RecordId
from cases.record.api.routes import CHANGED, RecordRoutes
from cases.record.commands import InvalidRecord, LinkUnknown
from cases.record.domain.kind import ClosingIncomplete
from cases.record.queries.answers import asked_names

router = RecordRoutes(INCIDENT).router()
BEGUN = refusing(LinkUnknown, ClosingIncomplete, InvalidRecord)


@router.get("/cases/{id}/incidents/new", response_model=One[IncidentBegun], responses=BEGUN)
async def begin_incident(id: RecordId, uow: Work, keys: Keys) -> Response:
    """What a new incident of this case begins with; it is registered by whoever has filled it in."""
    return json_answer({"data": await begin(uow, keys, id, datetime.now(UTC))})


@router.get("/cases/{id}/incidents", response_model=All[IncidentRecord])  # type: ignore[valid-type]
async def list_case_incidents(id: RecordId, uow: Work, keys: Keys, fields: AskedFields = None) -> Response:
    """The incidents of this case that the caller sees, in the order they were recorded."""
    return json_answer({"data": await list_of_case(uow, keys, id, asked_names(fields, INCIDENT))})


@router.post("/cases/{id}/incidents", status_code=204, responses=refusing(*CHANGED))
async def link_incidents(id: RecordId, body: LinkedBody, uow: Work, keys: Keys) -> Response:
    """Make incidents that are there this case's, all of them or none."""
    await link(uow, keys, id, body.data.incident_ids, datetime.now(UTC))
    return no_content()
