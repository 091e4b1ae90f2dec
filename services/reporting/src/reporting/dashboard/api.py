"""`GET /api/v2/dashboards`."""

from datetime import UTC, datetime

from chassis.answers import json_answer
from chassis.shapes import All
from chassis.web import Work
from fastapi import APIRouter, Request, Response

from reporting.dashboard import queries
from reporting.dashboard.shapes import Dashboard, DashboardQuery

router = APIRouter(prefix="/api/v2", tags=["dashboard"])


@router.get("/dashboards", response_model=All[Dashboard])
async def list_dashboards(wanted: DashboardQuery, request: Request, uow: Work) -> Response:
    """Everybody signed in may ask; what is shown follows from the role. `names[0]=…` limits it."""
    remembered = request.app.state.remembered_dashboards
    found = await queries.list_dashboards(uow, remembered, names=wanted.get("names", []), now=datetime.now(UTC))
    return json_answer({"data": found})
