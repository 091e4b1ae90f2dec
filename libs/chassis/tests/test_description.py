"""A service's document, and that an answer which it does not promise fails the test that asked."""

from typing import Any

import httpx
import pytest
from chassis.answers import json_answer, no_content
from chassis.app import create_service
from chassis.description import describe, refusing
from chassis.errors import Conflict
from chassis.query import reads, rest, several
from chassis.settings import ServiceSettings
from chassis.shapes import Given, One, Shape
from chassis.web import BaseVersion, CurrentActor, InTransactions
from fastapi import APIRouter, Depends, FastAPI, Request, Response
from pydantic import SecretStr
from testkit.services import KEYRING, make_client

router = APIRouter(prefix="/api/v2", tags=["thing"])
ANSWERS: dict[str, Any] = {
    "as promised": {"data": {"id": 1}},
    "a name too many": {"data": {"id": 1, "name": "x"}},
    "a name too few": {"data": {}},
    "another type": {"data": {"id": "1"}},
}


class Thing(Shape):
    id: int


class ThingBody(Given):
    data: dict[str, int]


class Taken(Conflict):
    code = "taken"
    title = "Somebody has it."


@reads(several("names", "Which."), rest("filters", "Any field."))
async def asked(request: Request) -> list[str]:
    return list(request.query_params)


@router.get("/things/{kind}", response_model=One[Thing])
async def show(kind: str) -> Response:
    if kind == "taken":
        raise Taken
    return no_content() if kind == "nothing" else json_answer(ANSWERS[kind])


@router.post("/things", response_model=One[Thing], responses=refusing(Taken))
async def create(body: ThingBody, _work: InTransactions, _version: BaseVersion) -> Response:
    return json_answer(body.model_dump())


@router.get("/things", response_model=One[list[str]])
async def list_names(_actor: CurrentActor, names: list[str] = Depends(asked)) -> Response:  # noqa: B008, FAST002
    return json_answer({"data": names})


@router.put("/things", response_model=One[Thing])
@router.patch("/things", response_model=One[Thing])
async def change() -> Response:
    return json_answer(ANSWERS["a name too few"])


@pytest.fixture
def app() -> FastAPI:
    settings = ServiceSettings(service="cases", database_url=SecretStr("postgresql://nobody@127.0.0.1:1/none"))
    return create_service(settings, [router], keyring=KEYRING)


@pytest.fixture
def visitor(app: FastAPI) -> httpx.AsyncClient:
    return make_client(app, "cases", None)


async def test_an_answer_as_promised_passes(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/api/v2/things/as promised")).json() == ANSWERS["as promised"]


@pytest.mark.parametrize("kind", ["a name too many", "a name too few", "another type"])
async def test_a_body_that_does_not_fit_fails(visitor: httpx.AsyncClient, kind: str) -> None:
    with pytest.raises(AssertionError, match=r"GET /api/v2/things/\{kind\} 200 does not fit"):
        await visitor.get(f"/api/v2/things/{kind}")


@pytest.mark.parametrize(("kind", "status"), [("nothing", 204), ("taken", 409)])
async def test_a_status_that_is_not_promised_fails(visitor: httpx.AsyncClient, kind: str, status: int) -> None:
    with pytest.raises(AssertionError, match=f"promises no {status}"):
        await visitor.get(f"/api/v2/things/{kind}")


async def test_put_is_held_as_patch(visitor: httpx.AsyncClient) -> None:
    with pytest.raises(AssertionError, match="PATCH /api/v2/things 200 does not fit"):
        await visitor.put("/api/v2/things")


async def test_what_is_no_route_is_refused_like_everything(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/api/v2/nothing")).json()["code"] == "no_such_route"
    assert (await visitor.delete("/api/v2/things")).json()["code"] == "not_found"


def codes(document: dict[str, Any], method: str, path: str) -> dict[str, list[str]]:
    refused = document["paths"][path][method]["responses"].items()
    return {status: each["$ref"].rpartition("/")[2].split("-") for status, each in refused if "$ref" in each}


def test_refusals_follow_from_what_a_route_takes(app: FastAPI) -> None:
    document = describe(app)
    everybody = {"400": ["unwritable_text"], "414": ["address_too_long"], "503": ["unavailable"]}
    changing = everybody | {"503": ["outcome_unknown", "unavailable"]}
    assert codes(document, "patch", "/api/v2/things") == changing
    assert codes(document, "get", "/api/v2/things/{kind}") == everybody | {"404": ["not_found"], "422": ["invalid"]}
    assert codes(document, "post", "/api/v2/things") == {
        "400": ["malformed", "too_deep", "unwritable_text"],
        "401": ["not_signed_in"],
        "403": ["not_allowed"],
        "408": ["request_too_slow"],
        "409": ["taken"],
        "413": ["payload_too_large", "too_many_values"],
        "414": ["address_too_long"],
        "422": ["idempotency_key_reused", "invalid"],
        "503": ["outcome_unknown", "unavailable"],
    }


def test_parameters_are_said_whoever_reads_them(app: FastAPI) -> None:
    paths = describe(app)["paths"]
    listed = {each["name"]: each["in"] for each in paths["/api/v2/things"]["get"]["parameters"]}
    assert listed == {"names[]": "query", "filters": "query"}
    written = {each["name"]: each["in"] for each in paths["/api/v2/things"]["post"]["parameters"]}
    assert written == {"if-match": "header", "Idempotency-Key": "header"}


def test_who_must_sign_in_can_see_how(app: FastAPI) -> None:
    paths = describe(app)["paths"]
    assert paths["/api/v2/things"]["get"]["security"] == [{"session": []}, {"basic": []}]
    assert "security" not in paths["/api/v2/things/{kind}"]["get"]
