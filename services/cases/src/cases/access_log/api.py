"""`GET /api/v2/<plural>/{id}/access_log` and `GET /api/v2/users/access`. Rules: `docs/domain/history.md §3`."""

from typing import Annotated
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NotFound
from chassis.query import Paged, one, reads, several
from chassis.shapes import All, PageOf
from chassis.web import Keys, Work
from fastapi import APIRouter, Depends, Query, Request, Response

from cases.access_log.domain import AccessAsked, UnknownAction
from cases.access_log.queries import list_access, list_accessors
from cases.access_log.shapes import AccessEntry, Accessor
from cases.kinds import KINDS
from cases.record.api.asking import RecordId
from cases.record.domain.kind import Kind

router = APIRouter(prefix="/api/v2")
SINCE, UNTIL, ACTIONS, USERS = (
    f"filters[{name}]" for name in ("timestamp][from", "timestamp][to", "actions", "access_users")
)
CALLED = {name: kind for kind in KINDS for name in (kind.resource, kind.plural)}


class UnknownKind(Invalid):
    code = "unknown_record_type"
    title = "There are no records of this type."


@reads(
    one(SINCE, "From this day or moment on."),
    one(UNTIL, "Until the end of this day, or before this moment."),
    several(ACTIONS, "`show`, `update`, `print`, `record_history`, `access_log`; without it the first three."),
    several(USERS, "Only what these people did, by user name."),
)
async def access_query(request: Request) -> AccessAsked:
    params = request.query_params
    return AccessAsked(
        since=params.get(SINCE),
        until=params.get(UNTIL),
        actions=_listed(request, ACTIONS),
        users=_listed(request, USERS),
    )


def _listed(request: Request, name: str) -> list[str]:
    given = [text for key, text in request.query_params.multi_items() if key == name or key.startswith(f"{name}[")]
    return [part for text in given for part in text.split(",") if part]


AccessQuery = Annotated[AccessAsked, Depends(access_query)]


def _add(kind: Kind) -> None:
    @router.get(
        f"/{kind.plural}/{{id}}/access_log",
        name=f"list_{kind.resource}_access",
        tags=[kind.resource],
        response_model=PageOf[AccessEntry],
        responses=refusing(UnknownAction),
    )
    async def list_record_access(id: RecordId, uow: Work, asked: AccessQuery, page: Paged, *, keys: Keys) -> Response:
        """Who looked at the record and who changed it, newest first."""
        return json_answer(await list_access(uow, keys, kind, id, asked=asked, page=page))


for each in KINDS:
    _add(each)


@router.get(
    "/users/access", tags=["access_log"], response_model=All[Accessor], responses=refusing(NotFound, UnknownKind)
)
async def list_record_accessors(
    uow: Work, keys: Keys, record_type: Annotated[str, Query()], record_id: Annotated[UUID, Query()]
) -> Response:
    """Each person who looked at a record or changed it, once."""
    kind = CALLED.get(record_type)
    if kind is None:
        raise UnknownKind({"record_type": [UnknownKind.code]})
    found = await list_accessors(uow, keys, kind, record_id)
    await uow.audit("list_accessors", kind.resource, record_id)
    return json_answer({"data": found})
