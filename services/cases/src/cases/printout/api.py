"""`GET /api/v2/<plural>/{id}/print`. Rules: `docs/domain/printing.md`."""

from datetime import UTC, datetime
from typing import Annotated

from chassis.answers import NEVER_RUN
from chassis.description import refusing
from chassis.web import InTransactions, Keys
from contracts.values import Values
from fastapi import APIRouter, Depends, Query, Request, Response

from cases.kinds import KINDS
from cases.printout.queries import read_printout
from cases.printout.store.press import NotPrinted, Press
from cases.record.api.asking import RecordId
from cases.record.domain.kind import Kind
from cases.record.store.rows import Erased

router = APIRouter(prefix="/api/v2")
PDF = "application/pdf"
FILE: dict[int | str, Values] = {200: {"content": {PDF: {"schema": {"type": "string", "format": "binary"}}}}}
LOCALE = r"^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$"


async def press_of(request: Request) -> Press:
    state = request.app.state
    if not hasattr(state, "press"):
        state.press = Press()
    found: Press = state.press
    return found


def _add(kind: Kind) -> None:
    @router.get(
        f"/{kind.plural}/{{id}}/print",
        name=f"print_{kind.resource}",
        tags=[kind.resource],
        response_class=Response,
        responses=FILE | refusing(Erased, NotPrinted),
    )
    async def print_record(
        id: RecordId,
        transactions: InTransactions,
        keys: Keys,
        press: Annotated[Press, Depends(press_of)],
        locale: Annotated[str | None, Query(pattern=LOCALE, description="Else the language of the account.")] = None,
    ) -> Response:
        """The record on pages (PDF), as far as the caller may read it. Who had it printed is in its access log."""
        now = datetime.now(UTC)
        async with transactions.begin() as uow:
            sheet = await read_printout(uow, keys, kind, id, locale=locale, now=now)
            day = uow.site.day(now)
        name = f"{kind.resource}-{day}.pdf"
        headers = NEVER_RUN | {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(await press.print(sheet), media_type=PDF, headers=headers)


for each in KINDS:
    _add(each)
