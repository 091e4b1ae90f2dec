"""Refusals become one error body: RFC 9457's members and Primero's `errors[]`. Only this file knows statuses."""

from collections.abc import Mapping

from contracts.values import Values
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from chassis import logs
from chassis.database import is_outage
from chassis.driver import Endless, OutcomeUnknown
from chassis.errors import (
    AddressTooLong,
    Conflict,
    Invalid,
    Malformed,
    NotAllowed,
    NotFound,
    NothingDone,
    NotSignedIn,
    PerhapsSaved,
    Refusal,
    TooLarge,
    TooMany,
    TooSlow,
    Unavailable,
)

STATUS: dict[type[Refusal], int] = {
    Malformed: 400,
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    TooSlow: 408,
    Conflict: 409,
    TooLarge: 413,
    AddressTooLong: 414,
    Invalid: 422,
    TooMany: 429,
    Unavailable: 503,
    PerhapsSaved: 503,
}
AWAY_SECONDS = 5
"""When to come again if the database was away, or had too much to do."""
PROBLEM = "application/problem+json"


class Unexpected(Refusal):
    code = "unexpected"
    title = "Something went wrong on our side. Nothing was saved."


class NoSuchRoute(NotFound):
    code = "no_such_route"
    title = "There is no such address."


def status_of(kind: type[Refusal]) -> int:
    return next((STATUS[each] for each in kind.__mro__ if each in STATUS), 500)


def errors_of_each(refused: Mapping[str, Refusal], resource: str) -> list[Values]:
    """`errors` of an answer about many: one entry for each that was refused; `detail` is its id."""
    return [
        {
            "status": status_of(type(refusal)),
            "resource": resource,
            "detail": id,
            "code": refusal.code,
            "message": refusal.message or refusal.title,
        }
        for id, refusal in refused.items()
    ]


def _errors_of(refusal: Refusal, status: int, resource: str) -> list[Values]:
    if isinstance(refusal, NothingDone) and refusal.refused:
        return errors_of_each(refusal.refused, resource)
    message = refusal.message or refusal.title
    named = refusal.facts.get("fields")
    # A stale version names the fields that moved on as a list; wrong fields come with their codes.
    fields: dict[str, list[str]] = named if isinstance(named, dict) else {}
    errors = [
        {"status": status, "resource": resource, "detail": name, "message": codes} for name, codes in fields.items()
    ] or [{"status": status, "resource": resource, "message": message}]
    detail = refusal.facts.get("detail")
    if detail is not None and not fields:
        errors[0]["detail"] = detail
    return errors


def body_of(refusal: Refusal, resource: str, request_id: str | None) -> Values:
    status = status_of(type(refusal))
    return {
        "type": f"urn:mahon:problem:{refusal.code}",
        "title": refusal.title,
        "status": status,
        "code": refusal.code,
        "facts": refusal.facts,
        "instance": request_id,
        "errors": _errors_of(refusal, status, resource),
    }


def answer(request: Request, refusal: Refusal) -> JSONResponse:
    status = status_of(type(refusal))
    body = body_of(refusal, request.url.path, getattr(request.state, "request_id", None))
    if isinstance(refusal, NotSignedIn):
        body["error"] = refusal.title
    headers = {}
    if "retry_after" in refusal.facts:
        headers["Retry-After"] = str(refusal.facts["retry_after"])
    wants_problem = PROBLEM in request.headers.get("accept", "")
    return JSONResponse(body, status, headers, media_type=PROBLEM if wants_problem else None)


async def refuse(request: Request, error: Refusal) -> JSONResponse:
    await _audit(request, error)
    return answer(request, error)


async def refuse_malformed(request: Request, error: RequestValidationError) -> JSONResponse:
    """What pydantic found wrong with a body or query; the offending input itself is not repeated."""
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        refusal: Refusal = Malformed()
    else:
        fields: dict[str, list[str]] = {}
        for item in found:
            path = "/".join(str(part) for part in item["loc"][1:]) or str(item["loc"][0])
            fields.setdefault(path, []).append(item["type"])
        refusal = Invalid(fields)
    await _audit(request, refusal)
    return answer(request, refusal)


async def refuse_http(request: Request, error: HTTPException) -> JSONResponse:
    if isinstance(error.__cause__, Refusal):
        return answer(request, error.__cause__)
    known: dict[int, type[Refusal]] = {404: NoSuchRoute, 405: NotFound, 400: Malformed, 401: NotSignedIn}
    return answer(request, known.get(error.status_code, Malformed)())


async def refuse_unexpected(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, OutcomeUnknown) or getattr(request.state, "committed", False):
        logs.get().error("outcome_unknown", route=route_of(request), **logs.failure(error))
        return answer(request, PerhapsSaved(retry_after=AWAY_SECONDS))
    if is_outage(error):
        logs.get().warning("database_away", **logs.failure(error))
        return answer(request, Unavailable(retry_after=AWAY_SECONDS))
    if isinstance(error, Endless):
        logs.get().error("statement_overdue", route=route_of(request), **logs.failure(error))
        return answer(request, Unavailable(retry_after=AWAY_SECONDS))
    logs.get().error("unexpected", route=route_of(request), **logs.failure(error))
    return answer(request, Unexpected())


def route_of(request: Request) -> str:
    route = request.scope.get("route")
    return getattr(route, "path", "") or "unrouted"


async def _audit(request: Request, refusal: Refusal) -> None:
    """Record a refusal in a transaction of its own: the refused one is rolled back with everything in it."""
    actor = getattr(request.state, "actor", None)
    if actor is None:
        return
    async with request.app.state.database.transaction(actor, request_id=request.state.request_id) as uow:
        route = request.scope.get("route")
        await uow.audit(
            getattr(route, "name", "unrouted"),
            subject_type_of(request),
            subject_of(request),
            outcome="refused",
            code=refusal.code,
        )


def subject_type_of(request: Request) -> str:
    route = request.scope.get("route")
    tags = getattr(route, "tags", None) or ["none"]
    return str(tags[0])


def subject_of(request: Request) -> str | None:
    params = request.path_params
    value = params.get("id") or params.get("case_id") or next(iter(params.values()), None)
    return None if value is None else str(value)[:64]


def install_problems(app: FastAPI) -> None:
    app.exception_handler(Refusal)(refuse)
    app.exception_handler(RequestValidationError)(refuse_malformed)
    app.exception_handler(HTTPException)(refuse_http)
