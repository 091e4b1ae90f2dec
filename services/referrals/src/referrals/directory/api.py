"""`GET /users/{assign-to,transfer-to,refer-to}`: whom the caller may choose."""

from typing import Annotated, Literal

from chassis.answers import json_answer
from chassis.shapes import All
from chassis.unit_of_work import UnitOfWork
from chassis.web import Work
from fastapi import APIRouter, Depends, Query, Response
from sharing.rights import Purpose

from referrals.directory import queries
from referrals.directory.domain import Narrowed
from referrals.directory.shapes import Target

router = APIRouter(prefix="/api/v2/users", tags=["directory"])

RecordType = Annotated[Literal["case", "incident", "family"], Query()]
Narrow = Annotated[str | None, Query(max_length=200)]


async def narrowed_by(
    record_module_id: Narrow = None, agency: Narrow = None, location: Narrow = None, service: Narrow = None
) -> Narrowed:
    return Narrowed(module=record_module_id, agency=agency, location=location, service=service)


NarrowedBy = Annotated[Narrowed, Depends(narrowed_by)]


@router.get("/assign-to", response_model=All[Target])
async def list_assign_targets(uow: Work, record_type: RecordType = "case", record_module_id: Narrow = None) -> Response:
    """Anybody who may read the record type, within the caller's strongest right to assign."""
    return await _targets(uow, Purpose.ASSIGN, Narrowed(module=record_module_id), resource=record_type)


@router.get("/transfer-to", response_model=All[Target])
async def list_transfer_targets(uow: Work, wanted: NarrowedBy) -> Response:
    return await _targets(uow, Purpose.TRANSFER, wanted)


@router.get("/refer-to", response_model=All[Target])
async def list_referral_targets(uow: Work, wanted: NarrowedBy) -> Response:
    return await _targets(uow, Purpose.REFER, wanted)


async def _targets(uow: UnitOfWork, purpose: Purpose, wanted: Narrowed, *, resource: str = "case") -> Response:
    return json_answer({"data": await queries.list_targets(uow, purpose, wanted, resource=resource)})
