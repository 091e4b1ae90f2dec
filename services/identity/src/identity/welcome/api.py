"""What the login page needs before anybody has signed in. Rule: `docs/domain/accounts.md §12`."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotAllowed
from chassis.shapes import One, Problem
from fastapi import APIRouter, Request, Response

from identity.welcome.shapes import Installation

router = APIRouter(prefix="/api/v2", tags=["welcome"])


class RegistrationClosed(NotAllowed):
    code = "registration_closed"
    title = "Accounts are made by an administrator."


@router.get("/primero", response_model=One[Installation])
async def show_installation(request: Request) -> Response:
    state = request.app.state
    return json_answer(
        {
            "data": {
                "sandbox_ui": state.identity.sandbox,
                "config_ui": "full",
                "allow_self_registration": False,
                "locales": state.settings.locales,
                "webpush_enabled": False,
                "agencies": [],
                "agencies_logo_options": [],
                "registration_streams": [],
                "registration_streams_link_labels": {},
                "registration_streams_consent_text": {},
            }
        }
    )


@router.post("/users/self-register", status_code=403, response_model=Problem, responses=refusing(RegistrationClosed))
async def register() -> Response:
    raise RegistrationClosed
