"""`/api/v2/place_alerts`. Rules: `docs/domain/places.md`."""

from datetime import UTC, datetime
from typing import Annotated

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.paging import make_page
from chassis.query import YES_OR_NO, Query, asking, last, one, paging
from chassis.shapes import One
from chassis.web import Keys, Work
from fastapi import APIRouter, Depends, Response

from cases.place_alert import commands, queries
from cases.place_alert.shapes import ActBody, PlaceAlertPage, PlaceAlertShown
from cases.place_alert.store import WantedAlerts
from cases.record.api.asking import RecordId

router = APIRouter(prefix="/api/v2/place_alerts", tags=["place_alert"])
ASKED = asking(one("waiting", "Only those on which nobody acted yet.", **YES_OR_NO), *paging())


@router.get("", response_model=PlaceAlertPage)
async def list_place_alerts(uow: Work, keys: Keys, query: Annotated[Query, Depends(ASKED)]) -> Response:
    """Places of abuse that were named again and that the caller's records reach, the newest first."""
    page = make_page(last(query, "page"), last(query, "per"))
    wanted = WantedAlerts(waiting=last(query, "waiting") == "true", page=page)
    return json_answer(await queries.list_alerts(uow, keys, wanted))


@router.get("/{id}", response_model=One[PlaceAlertShown], responses=refusing(NotFound))
async def show_place_alert(id: RecordId, uow: Work, keys: Keys) -> Response:
    return json_answer({"data": await queries.show_alert(uow, keys, id)})


@router.patch("/{id}", response_model=One[PlaceAlertShown], responses=refusing(NotFound))
async def act_on_place(id: RecordId, _: ActBody, uow: Work, keys: Keys) -> Response:
    """Say that one acted on it. Who did so first is kept."""
    await commands.act(uow, id, datetime.now(UTC))
    return json_answer({"data": await queries.show_alert(uow, keys, id)})
