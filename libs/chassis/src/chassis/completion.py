"""Answers that the owner of a child's texts completes.

A service that keeps facts alone answers as far as it knows, and says in a header that texts are missing. The gateway
then asks cases, with the same person's session, to add what that person may read, and passes the outcome on.
"""

import json
from typing import Any

import orjson
from fastapi import Request, Response

from chassis.answers import json_answer
from chassis.errors import Invalid

HEADER = "X-Answer-To-Complete"
"""Between gateway and services only. Holds the whole answer, for a gateway cannot send on a body it received."""


def answer_to_complete(body: Any) -> Response:
    """The answer as it is without the texts, and again in the header, in ASCII."""
    answer = json_answer(body)
    answer.headers[HEADER] = json.dumps(orjson.loads(answer.body), separators=(",", ":"))
    return answer


def read_answer_to_complete(request: Request) -> dict[str, Any]:
    """The JSON object of the header. Raises Invalid for anything else."""
    try:
        found = orjson.loads(request.headers.get(HEADER, ""))
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise Invalid({HEADER: ["not_an_object"]})
    return found
