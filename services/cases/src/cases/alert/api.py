"""`/api/v2/alerts`, `/api/v2/<plural>/{id}/alerts`. Rules: `docs/domain/workflow.md §5` to `§7`."""

from datetime import UTC, datetime
from uuid import UUID

from chassis.answers import json_answer, no_content
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.shapes import One
from chassis.web import Keys, Work
from fastapi import APIRouter, Response

from cases.alert import commands, queries
from cases.alert.shapes import AlertedRecords, AlertsOfRecord
from cases.kinds import KINDS
from cases.record.api.asking import RecordId
from cases.record.domain.kind import Kind
from cases.record.store.rows import Erased

router = APIRouter(prefix="/api/v2", tags=["alert"])


@router.get("/alerts", response_model=One[AlertedRecords])
async def count_alerts(uow: Work) -> Response:
    """How many open records that the caller sees have an alert, by kind. Every page asks."""
    return json_answer({"data": await queries.count_alerted(uow)})


def _add(kind: Kind) -> None:
    path, single = f"/{kind.plural}/{{id}}/alerts", kind.resource

    @router.get(path, name=f"list_{single}_alerts", response_model=AlertsOfRecord)
    async def list_alerts(id: RecordId, uow: Work, keys: Keys) -> Response:
        """What of the record somebody should look at, oldest first."""
        return json_answer(await queries.list_alerts(uow, keys, kind, id))

    if kind.knows(commands.REMOVE):

        @router.delete(
            f"{path}/{{alert}}",
            name=f"remove_{single}_alert",
            status_code=204,
            response_model=None,
            responses=refusing(NotFound, Erased),
        )
        async def remove_alert(id: RecordId, alert: UUID, uow: Work, keys: Keys) -> Response:
            """It was looked at: nobody need look any more."""
            await commands.remove_alert(uow, keys, kind, id, str(alert), now=datetime.now(UTC))
            return no_content()


for each in KINDS:
    _add(each)
