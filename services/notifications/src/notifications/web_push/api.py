"""`/api/v2/webpush`. Rules: `docs/domain/clients.md`."""

from chassis.answers import json_answer
from chassis.shapes import One
from chassis.web import CurrentActor
from fastapi import APIRouter, Response

from notifications.web_push.shapes import WebPushConfiguration

router = APIRouter(prefix="/api/v2/webpush", tags=["webpush"])


@router.get("/config", response_model=One[WebPushConfiguration])
async def show_web_push_configuration(_actor: CurrentActor) -> Response:
    """Every page of Primero's client asks, and subscribes where it is enabled."""
    return json_answer({"data": {"enabled": False, "vapid_public": None, "pause_after": None}})
