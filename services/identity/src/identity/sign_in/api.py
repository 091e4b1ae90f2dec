"""Signing in and out, what a visitor may know, and the gateway's question."""

from datetime import UTC, datetime
from uuid import UUID

from chassis.actor import Actor
from chassis.actors import find_actor
from chassis.answers import json_answer, no_content
from chassis.description import refusing
from chassis.errors import Invalid, NotSignedIn, Refusal
from chassis.problems import body_of, status_of
from chassis.query import reads, refuses
from chassis.web import CurrentActor, Work, source_of
from contracts.topology import SERVICES
from contracts.values import Values
from fastapi import APIRouter, Depends, Request, Response

from identity.account.domain import plain
from identity.session.domain import VISITOR, CsrfMismatch, Session, is_csrf, make_csrf, make_secret
from identity.session.store import end_session, note_proof
from identity.sign_in.commands.gate import Gate, Question
from identity.sign_in.commands.login import must_know_password, start_session, verify_credentials
from identity.sign_in.domain import Credentials, Known, LoginRefused, TooManyLogins
from identity.sign_in.shapes import LoginBody, ProofBody, Providers, SignedIn, SignedOut
from identity.sign_in.store import is_known_device

router = APIRouter(tags=["session"])

COOKIE = "_app_session"
CSRF_COOKIE = "CSRF-TOKEN"
DEVICE_COOKIE = "known_device"
LOGIN = "/api/v2/tokens"
CSRF_HEADER = "x-csrf-token"


def gate_of(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


def set_cookies(request: Request, response: Response, secret: str | None, bound_to: str) -> None:
    secure = request.app.state.settings.secure_cookies
    token = make_csrf(gate_of(request).csrf_key, bound_to)
    if secret is not None:
        response.set_cookie(COOKIE, secret, path="/", httponly=True, samesite="strict", secure=secure)
    response.set_cookie(CSRF_COOKIE, token, path="/", samesite="strict", secure=secure)


@reads({"name": "X-CSRF-Token", "in": "header", "required": True, "schema": {"type": "string"}})
async def must_fit_visitor(request: Request) -> None:
    """Login has no session to bind to: the header must repeat the cookie, and the cookie be one of ours."""
    header, cookie = request.headers.get(CSRF_HEADER), request.cookies.get(CSRF_COOKIE)
    if not header or header != cookie or not is_csrf(gate_of(request).csrf_key, header):
        raise CsrfMismatch


@router.get("/internal/authorize", response_model=None, include_in_schema=False)
async def authorize(request: Request) -> Response:
    """200 with `X-Service-Token`, or the refusal as the client shall see it."""
    headers = request.headers
    audience = headers.get("x-audience", "")
    try:
        if audience not in SERVICES:
            raise Invalid({"X-Audience": ["unknown"]})
        question = Question(
            method=headers.get("x-forwarded-method", "POST").upper(),
            audience=audience,
            source=source_of(request),
            now=datetime.now(UTC),
            cookie=request.cookies.get(COOKIE),
            csrf=headers.get(CSRF_HEADER),
            authorization=headers.get("authorization"),
        )
        token = await gate_of(request).authorize(question)
    except Refusal as refusal:
        return refused(request, refusal)
    return Response(status_code=200, headers={"X-Service-Token": token})


def refused(request: Request, refusal: Refusal) -> Response:
    """The refusal in the name of the path the client asked for."""
    path = request.headers.get("x-forwarded-uri", request.url.path).partition("?")[0]
    body = body_of(refusal, path, request.state.request_id)
    if isinstance(refusal, NotSignedIn):
        body["error"] = refusal.title
    after = refusal.facts.get("retry_after")
    return json_answer(body, status_of(type(refusal)), {"Retry-After": str(after)} if after else None)


@router.get("/api/v2/identity_providers", response_model=Providers)
async def list_identity_providers(request: Request) -> Response:
    """Where to sign in: here. Gives a visitor the CSRF cookie that login asks for."""
    response = json_answer({"data": [], "metadata": {"use_identity_provider": False}})
    set_cookies(request, response, None, await bound_to(request))
    return response


async def bound_to(request: Request) -> str:
    try:
        session = await gate_of(request).open_session(request.cookies.get(COOKIE), datetime.now(UTC))
    except NotSignedIn:
        return VISITOR
    return str(session.id)


@router.post(
    LOGIN,
    response_model=SignedIn,
    dependencies=[Depends(must_fit_visitor)],
    responses=refusing(LoginRefused, CsrfMismatch, TooManyLogins),
)
async def login(body: LoginBody, request: Request) -> Response:
    credentials = Credentials(body.user.user_name, body.user.password)
    now, source = datetime.now(UTC), source_of(request)
    state = request.app.state
    device = await device_secret(request, now)
    known = await verify_credentials(
        state.door, credentials, source=source, device=state.door.device_of(device), now=now
    )
    actor = await actor_of(request, plain(credentials.user_name))
    async with state.database.transaction(actor, request_id=request.state.request_id) as uow:
        secret, id = await start_session(
            uow,
            known,
            source=source,
            user_agent=request.headers.get("user-agent", ""),
            now=now,
            longest=state.identity.longest,
        )
    response = json_answer(login_view(known, actor))
    set_cookies(request, response, secret, id)
    set_device_cookie(request, response, device)
    return response


async def device_secret(request: Request, now: datetime) -> str:
    """What this browser is known by; a new secret unless somebody has signed in with the one it brings."""
    brought, door = request.cookies.get(DEVICE_COOKIE), request.app.state.door
    if brought:
        async with request.app.state.database.look() as session:
            if await is_known_device(session, door.device_of(brought), door.known_since(now)):
                return brought
    return make_secret()


def set_device_cookie(request: Request, response: Response, secret: str) -> None:
    seconds = request.app.state.identity.known_device_days * 24 * 3600
    secure = request.app.state.settings.secure_cookies
    response.set_cookie(
        DEVICE_COOKIE, secret, max_age=seconds, path=LOGIN, httponly=True, samesite="strict", secure=secure
    )


async def actor_of(request: Request, user_name: str) -> Actor:
    async with request.app.state.database.look() as session:
        actor = await find_actor(session, user_name)
    if actor is None:
        raise LoginRefused
    return actor


def login_view(known: Known, actor: Actor) -> Values:
    return {"id": known.number, "user_name": actor.user_name, "group_permission": actor.scope}


@router.delete(LOGIN, response_model=SignedOut, responses=refusing(CsrfMismatch))
async def logout(request: Request) -> Response:
    """End this session. Ending none is no error: the browser is signed out either way."""
    gate, now = gate_of(request), datetime.now(UTC)
    response = json_answer({})
    try:
        session = await gate.open_session(request.cookies.get(COOKIE), now)
    except NotSignedIn:
        session = None
    if session is not None:
        if not gate.fits(request.headers.get(CSRF_HEADER), session):
            raise CsrfMismatch
        await end(request, session, now)
        gate.forget()
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    set_cookies(request, response, None, VISITOR)
    return response


async def end(request: Request, session: Session, now: datetime) -> None:
    state = request.app.state
    async with state.database.look() as database:
        actor = await state.actors.load(database, session.account)
    async with state.database.transaction(actor, request_id=request.state.request_id) as uow:
        await end_session(uow, account=session.account, id=session.id, now=now)
        await uow.audit("logout", "session", actor.number)


def session_of(request: Request) -> UUID | None:
    try:
        return UUID(request.state.session_id)
    except ValueError:
        return None


@refuses(TooManyLogins)
async def password_shown(body: ProofBody, request: Request, actor: CurrentActor) -> None:
    """Before the transaction: an attempt counts also when it fails."""
    await show_password(request, actor, body.data.password, field="password")


async def show_password(request: Request, actor: Actor, password: str, *, field: str) -> None:
    await must_know_password(
        request.app.state.door,
        Credentials(actor.user_name, password),
        field=field,
        source=source_of(request),
        session=request.state.session_id,
        now=datetime.now(UTC),
    )


@router.post("/api/v2/sessions/proof", status_code=204, response_model=None, dependencies=[Depends(password_shown)])
async def prove(request: Request, uow: Work) -> Response:
    """Shows again who is behind this session, for what asks for it. With Basic, each request shows it."""
    session = session_of(request)
    if session is not None:
        await note_proof(uow, session, datetime.now(UTC))
        request.app.state.gate.forget()
    return no_content()


@router.get("/.well-known/jwks.json", response_model=None, include_in_schema=False)
async def show_public_keys(request: Request) -> Response:
    return json_answer({"keys": [request.app.state.keyring.verifying]})
