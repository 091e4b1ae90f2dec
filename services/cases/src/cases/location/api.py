"""`/api/v2/locations`, which everybody signed in lists: records name them. Rules: `docs/domain/configuration.md §4`."""

import asyncio
import base64
from typing import Annotated

from chassis.answers import json_answer
from chassis.bodies import at_most
from chassis.description import refusing
from chassis.errors import Invalid, NotFound, NothingDone, existing
from chassis.lists import as_asked
from chassis.paging import make_page, page_of
from chassis.query import last
from chassis.shapes import All, One, PageOf
from chassis.web import Number, Work
from contracts.values import Values
from fastapi import APIRouter, Header, Response

from cases.documents import Numbered
from cases.location import commands
from cases.location.domain.hxl import read_sheet
from cases.location.domain.place import CodeTaken, Location, LocationHasPlaces, Locations
from cases.location.queries import load_file, load_locations
from cases.location.shapes import (
    ORDERED_BY,
    ImportAnswer,
    ImportBody,
    LocationBody,
    LocationQuery,
    LocationsBody,
    LocationShown,
    PlaceOfFile,
)

router = APIRouter(prefix="/api/v2", tags=["location"])
DEFAULT_PER = 100
IMPORTED_KILOBYTES = 4096
"""A file with all the places of a large country, in Base64."""
NO_CAP = 1_000_000


@router.get("/locations/file", response_model=All[PlaceOfFile], responses={304: {"description": "It is as it was."}})
async def show_location_file(uow: Work, if_none_match: Annotated[str | None, Header()] = None) -> Response:
    """Every place, for the location fields of a client that keeps them; asked again with `If-None-Match`."""
    file = await load_file(uow.session)
    headers = {"ETag": file.tag, "Cache-Control": "private, no-cache"}
    if if_none_match == file.tag:
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type="application/json", headers=headers)


@router.get("/locations", response_model=PageOf[LocationShown])
async def list_locations(wanted: LocationQuery, uow: Work) -> Response:
    """Every place, oldest first or by `order_by`; `disabled[0]=false` leaves out those not in use."""
    asked = make_page(last(wanted, "page"), last(wanted, "per"), DEFAULT_PER, NO_CAP)
    known = await load_locations(uow.session)
    found = as_asked(known.in_order, wanted, known=ORDERED_BY)
    data = [_shown(item, known) for item in page_of(found, asked)]
    return json_answer({"data": data, "metadata": asked.metadata(len(found))})


@router.get("/locations/{id}", response_model=One[LocationShown])
async def show_location(id: Number, uow: Work) -> Response:
    uow.actor.must("metadata", "manage")
    known = await load_locations(uow.session)
    return json_answer({"data": _shown(existing(known.find(id)), known)})


@router.post("/locations", response_model=One[LocationShown], responses=refusing(CodeTaken))
async def create_location(body: LocationBody, uow: Work) -> Response:
    location = await commands.create_location(uow, body.data)
    return json_answer({"data": _shown(location, await load_locations(uow.session))})


@router.post("/locations/update_bulk", response_model=All[LocationShown], responses=refusing(NothingDone, NotFound))
async def update_locations(body: LocationsBody, uow: Work) -> Response:
    """Each row names its location by `id`. All of them or none."""
    uow.actor.must("metadata", "manage")
    if not body.data:
        raise NothingDone(fields={"data": ["blank"]})
    changed = await commands.change_locations(uow, body.data)
    known = await load_locations(uow.session)
    return json_answer({"data": [_shown(location, known) for location in changed]})


@router.post("/locations/import", response_model=ImportAnswer, responses=refusing(NothingDone))
async def import_locations(body: ImportBody, uow: Work) -> Response:
    """A CSV file with HXL tags. Rows that cannot be read are listed; the others are imported."""
    uow.actor.must("metadata", "manage")
    try:
        text = base64.b64decode(body.data.data_base64, validate=True).decode("utf-8-sig")
    except ValueError:
        raise Invalid({"data_base64": ["not_a_text_file"]}) from None
    sheet = await asyncio.to_thread(read_sheet, text)
    made = await commands.import_locations(uow, sheet.places)
    failed = len({failure["row"] for failure in sheet.failures if failure["column"] is None})
    if failed == sheet.rows:
        raise NothingDone(failures=sheet.failures)
    data = {
        "status": "failure" if sheet.failures else "success",
        "file_name": body.data.file_name,
        "total": sheet.rows,
        "success_total": sheet.rows - failed,
        "failure_total": failed,
        "failures": sheet.failures,
        "created_total": made,
    }
    return json_answer({"data": data, "errors": sheet.failures})


at_most(router, IMPORTED_KILOBYTES)


@router.api_route("/locations/{id}", methods=["PATCH", "PUT"], response_model=One[LocationShown])
async def update_location(id: Number, body: LocationBody, uow: Work) -> Response:
    location = await commands.change_location(uow, id, body.data)
    return json_answer({"data": _shown(location, await load_locations(uow.session))})


@router.delete("/locations/{id}", response_model=One[Numbered], responses=refusing(LocationHasPlaces))
async def delete_location(id: Number, uow: Work) -> Response:
    await commands.delete_location(uow, id)
    return json_answer({"data": {"id": id}})


def _shown(location: Location, known: Locations) -> Values:
    return LocationShown.of(location, name=known.name_of(location))
