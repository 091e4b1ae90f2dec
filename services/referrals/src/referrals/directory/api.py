"""`GET /users/{assign-to,transfer-to,refer-to}`: whom the caller may choose."""

from typing import Annotated, Literal

from chassis.answers import json_answer
from chassis.web import Work
from fastapi import APIRouter, Query, Response

from referrals.directory import queries
from referrals.directory.policy import Purpose

router = APIRouter(prefix="/api/v2/users", tags=["directory"])

RecordType = Annotated[Literal["case", "incident", "family"], Query()]
Text = Annotated[str | None, Query(max_length=200)]


@router.get("/assign-to", response_model=None)
async def list_assign_targets(uow: Work, record_type: RecordType = "case", record_module_id: Text = None) -> Response:
    """Anybody who may read the record type, within the caller's strongest right to assign."""
    found = await queries.list_targets(uow, Purpose.ASSIGN, resource=record_type, module=record_module_id)
    return json_answer({"data": found})


@router.get("/transfer-to", response_model=None)
async def list_transfer_targets(
    uow: Work,
    record_module_id: Text = None,
    agency: Text = None,
    location: Text = None,
    service: Text = None,
) -> Response:
    found = await queries.list_targets(
        uow,
        Purpose.TRANSFER,
        resource="case",
        module=record_module_id,
        agency=agency,
        location=location,
        service=service,
    )
    return json_answer({"data": found})


@router.get("/refer-to", response_model=None)
async def list_referral_targets(
    uow: Work,
    record_module_id: Text = None,
    agency: Text = None,
    location: Text = None,
    service: Text = None,
) -> Response:
    found = await queries.list_targets(
        uow,
        Purpose.REFER,
        resource="case",
        module=record_module_id,
        agency=agency,
        location=location,
        service=service,
    )
    return json_answer({"data": found})
