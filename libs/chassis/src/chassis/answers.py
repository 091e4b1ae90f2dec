"""Answers whose shape is data (records, lists of them), written to bytes in one go."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
from fastapi import Response
from orjson import Fragment

from chassis.moments import written


class JsonAnswer(Response):
    media_type = "application/json"


NEVER_RUN = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""Of a file: whatever it is, no browser runs it, guesses at it or keeps it."""


def json_answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JsonAnswer(_bytes(body), status, headers)


def written_part(body: Any) -> Fragment:
    """A part of any number of answers, written once."""
    return Fragment(_bytes(body))


def no_content() -> Response:
    return Response(status_code=204)


def _bytes(body: Any) -> bytes:
    return orjson.dumps(body, default=_other, option=OPTIONS)


OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_DATETIME


def _other(value: Any) -> Any:
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)  # asyncpg's own class of UUID, which orjson does not know
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
