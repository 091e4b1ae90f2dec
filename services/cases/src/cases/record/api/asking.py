"""What a request about records carries: an id, a body, a page of a list."""

from typing import Annotated
from uuid import UUID

import orjson
from chassis.errors import Invalid, Malformed, NotFound
from chassis.paging import make_page
from chassis.query import YES_OR_NO, one, paging, reads, rest, several
from chassis.web import IF_MATCH, TEXT_OR_NOTHING, base_version
from contracts.values import Values
from fastapi import Depends, Query, Request
from starlette.datastructures import QueryParams

from cases.record.commands import Change
from cases.record.domain.kind import Kind
from cases.record.queries.answers import asked_names
from cases.record.queries.listing import Wanted
from cases.search.domain.terms import MOST_WORDS, has_many_words


@reads({"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}})
async def record_id(request: Request) -> UUID:
    """The id in the path; one that is no UUID names no record."""
    try:
        return UUID(request.path_params["id"])
    except ValueError:
        raise NotFound from None


FIELDS = one("fields", "Only these, by comma; `short` stands for what a list shows.")
LONGEST_QUERY = 200
LAST_PAGE = 10_000_000
RecordId = Annotated[UUID, Depends(record_id)]


async def read_body(request: Request) -> Values:
    """The JSON object of the body with its `data` object. Refuses what is neither."""
    raw = await request.body()
    if not raw:
        raise Invalid({"data": ["missing"]})
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Malformed from None
    if not isinstance(body, dict) or not isinstance(body.get("data"), dict):
        raise Invalid({"data": ["missing"]})
    return body


Body = Annotated[Values, Depends(read_body)]


def client_id(data: Values) -> UUID | None:
    """The id the client gave its new record."""
    given = data.get("id")
    if given is None:
        return None
    try:
        return UUID(str(given))
    except ValueError:
        raise Invalid({"id": ["not_a_uuid"]}) from None


def body_version(body: Values) -> int | None:
    given = body.get("base_version")
    if given is None:
        return None
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise Invalid({"base_version": ["not_a_version"]})
    return given


ACTION = one("record_action") | {"schema": TEXT_OR_NOTHING | {"title": "Record Action"}}


@reads(ACTION, IF_MATCH)
async def read_change(request: Request) -> Change:
    """What to change, in whose name and against which version: the body says it before address and header do."""
    body = await read_body(request)
    action = body.get("record_action") or request.query_params.get("record_action")
    version = body_version(body) or await base_version(request)
    return Change(given=body["data"], action=str(action) if action else None, base_version=version)


AskedChange = Annotated[Change, Depends(read_change)]


@reads(
    *paging(),
    FIELDS,
    one("order_by", "A field of the record that is a fact."),
    one("order", enum=["asc", "desc"]),
    one("total", "`false`: the records are not counted.", **YES_OR_NO),
    one("query", "A name, or a part of one; records whose names begin so are found."),
    one("id_search", "`query` is an identifier: also records that the caller does not see.", **YES_OR_NO),
    one("phonetic", "`query` is found by how it sounds.", **YES_OR_NO),
    one("phone_number", "`query` is a telephone number.", **YES_OR_NO),
    rest("filters", "`field=a,b` one of these; `field=first..last` within; `not[field]=a` anything else."),
)
async def list_query(request: Request) -> QueryParams:
    return request.query_params


@reads(several("filters[field_names]", "Only entries that touched one of these fields."))
async def history_query(request: Request) -> frozenset[str] | None:
    """`filters[field_names][0]=…`: the fields a history is asked for; none: all."""
    given = [text for key, text in request.query_params.multi_items() if key.startswith("filters[field_names]")]
    return frozenset(name for text in given for name in text.split(",")) if given else None


ListQuery = Annotated[QueryParams, Depends(list_query)]
HistoryQuery = Annotated[frozenset[str] | None, Depends(history_query)]
AskedFields = Annotated[str | None, Query(description=FIELDS["description"])]


def wanted_list(params: QueryParams, kind: Kind) -> Wanted:
    query = params.get("query")
    if query and (len(query) > LONGEST_QUERY or has_many_words(query)):
        raise Invalid({"query": ["too_long"]}, limit=LONGEST_QUERY, words=MOST_WORDS)
    page = make_page(params.get("page"), params.get("per"))
    if page.number > LAST_PAGE:
        raise Invalid({"page": ["out_of_range"]})
    return Wanted(
        params=params.multi_items(),
        page=page,
        asked=asked_names(params.get("fields"), kind),
        order_by=params.get("order_by") or "created_at",
        descending=params.get("order", "desc") == "desc",
        counted=params.get("total") != "false",
        query=query if query and query.strip() else None,
        id_search=params.get("id_search") == "true",
        phonetic=params.get("phonetic") == "true",
        phone=params.get("phone_number") == "true",
    )
