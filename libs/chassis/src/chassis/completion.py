"""Answers that the owner of a child's texts completes.

A service that keeps facts alone answers as far as it knows, and names what is missing. The gateway then asks cases,
with the same person's session, to add what of it that person may read, and passes the outcome on.
"""

import json
from typing import Any

import orjson
from fastapi import Request, Response

from chassis.answers import json_answer
from chassis.errors import Invalid

HEADER = "X-Answer-To-Complete"
"""Between gateway and services only. Holds the whole answer, for a gateway cannot send on a body it received."""
MISSING = "incomplete"
"""The answer's member that names what `data.record` lacks. Who gets to see it could not be told."""


def answer_to_complete(body: dict[str, Any], missing: list[str]) -> Response:
    """The answer as far as it is known, and again in the header, in ASCII."""
    answer = json_answer(body | {MISSING: missing})
    answer.headers[HEADER] = json.dumps(orjson.loads(answer.body), separators=(",", ":"))
    return answer


def read_answer_to_complete(request: Request) -> tuple[dict[str, Any], frozenset[str]]:
    """The answer in the header, and what it lacks. Raises Invalid for anything else."""
    try:
        answer = orjson.loads(request.headers.get(HEADER, ""))
    except orjson.JSONDecodeError:
        answer = None
    missing = answer.pop(MISSING, None) if isinstance(answer, dict) else None
    if not isinstance(missing, list) or not all(isinstance(name, str) for name in missing):
        raise Invalid({HEADER: ["not_an_answer"]})
    return answer, frozenset(missing)
