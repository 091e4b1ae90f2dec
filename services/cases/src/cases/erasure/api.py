"""`POST /api/v2/<plural>/{id}/erasure`. Rules: `docs/privacy.md`, "Erased"."""

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.shapes import One
from chassis.web import Keys, Work, fresh_proof
from fastapi import APIRouter, Depends, Response

from cases.erasure.commands import OtherNumber, OthersBelongToIt, erase
from cases.erasure.shapes import ErasureBody
from cases.kinds import KINDS
from cases.record.api.asking import RecordId
from cases.record.domain.kind import Kind
from cases.record.shapes import RecordGone

router = APIRouter(prefix="/api/v2")


def _add(kind: Kind) -> None:
    @router.post(
        f"/{kind.plural}/{{id}}/erasure",
        name=f"erase_{kind.resource}",
        tags=[kind.resource],
        response_model=One[RecordGone],
        responses=refusing(OtherNumber, OthersBelongToIt),
        dependencies=[Depends(fresh_proof)],
    )
    async def erase_record(id: RecordId, body: ErasureBody, uow: Work, keys: Keys) -> Response:
        """For good: nobody brings it back, and whoever keeps a copy loses it too."""
        await erase(uow, keys, kind, id, short_id=body.data.short_id, reason=body.data.reason)
        return json_answer({"data": {"id": id}})


for each in KINDS:
    _add(each)
