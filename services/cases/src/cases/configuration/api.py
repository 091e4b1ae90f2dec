"""`/api/v2/configurations`. Rules: `docs/domain/configuration.md §1`."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from chassis.answers import json_answer
from chassis.bodies import at_most, takes_many
from chassis.description import refusing
from chassis.errors import existing
from chassis.paging import page_of
from chassis.query import Paged, refuses
from chassis.shapes import One, PageOf
from chassis.web import READING, Work, fresh_proof
from contracts.values import Values
from fastapi import APIRouter, Depends, Query, Request, Response

from cases.configuration import policy, store
from cases.configuration.commands import storing
from cases.configuration.domain.state import (
    RETRY_AFTER,
    BrokenConfiguration,
    Configuration,
    ConfigurationBeingApplied,
    TooNew,
    VersionTaken,
)
from cases.configuration.queries import foresee
from cases.configuration.shapes import (
    Changes,
    ConfigurationBody,
    ConfigurationChangeBody,
    ConfigurationGone,
    ConfigurationShown,
)

router = APIRouter(prefix="/api/v2", tags=["configuration"])

WHOLE_KILOBYTES, WHOLE_VALUES = 8192, 500_000
"""Of a whole configuration: Primero's own, in two languages, has 1,020 KB and 60,000 values."""


@refuses(ConfigurationBeingApplied)
async def refuse_while_applying(request: Request) -> None:
    """What a configuration is about to replace is not changed by hand meanwhile; reading goes on."""
    if request.method in READING:
        return
    async with request.app.state.database.session() as session:
        if await store.is_under_way(session):
            raise ConfigurationBeingApplied(retry_after=RETRY_AFTER)


@router.get("/configurations", response_model=PageOf[ConfigurationShown])
async def list_configurations(uow: Work, page: Paged) -> Response:
    policy.must_manage(uow.actor)
    found = await store.list_configurations(uow.session)
    data = [_shown(item) for item in page_of(found, page)]
    return json_answer({"data": data, "metadata": page.metadata(len(found))})


@router.get("/configurations/{id}", response_model=One[ConfigurationShown])
async def show_configuration(id: UUID, uow: Work, *, with_data: Annotated[bool, Query()] = False) -> Response:
    """How far it is applied, and with `with_data=true` the whole of it."""
    policy.must_manage(uow.actor)
    shown = _shown(existing(await store.find_configuration(uow.session, id)))
    if with_data:
        shown["data"] = await store.find_data(uow.session, id)
    return json_answer({"data": shown})


@router.get("/configurations/{id}/changes", response_model=One[Changes])
async def show_configuration_changes(id: UUID, uow: Work) -> Response:
    """What applying it now would create, change and delete."""
    policy.must_manage(uow.actor)
    existing(await store.find_configuration(uow.session, id))
    return json_answer({"data": await foresee(uow.session, id)})


@router.post(
    "/configurations",
    response_model=One[ConfigurationShown],
    responses=refusing(VersionTaken, BrokenConfiguration),
    dependencies=[Depends(fresh_proof)],
)
async def create_configuration(body: ConfigurationBody, uow: Work) -> Response:
    made = await storing.create_configuration(uow, body.data, now=datetime.now(UTC))
    return json_answer({"data": _shown(made)})


at_most(router, WHOLE_KILOBYTES)
takes_many(router, WHOLE_VALUES)


@router.api_route(
    "/configurations/{id}",
    methods=["PATCH", "PUT"],
    response_model=One[ConfigurationShown],
    responses=refusing(TooNew, BrokenConfiguration, ConfigurationBeingApplied),
    dependencies=[Depends(fresh_proof)],
)
async def update_configuration(id: UUID, body: ConfigurationChangeBody, uow: Work) -> Response:
    changed = await storing.change_configuration(uow, id, body.data, now=datetime.now(UTC))
    return json_answer({"data": _shown(changed)})


@router.delete(
    "/configurations/{id}", response_model=One[ConfigurationGone], responses=refusing(ConfigurationBeingApplied)
)
async def delete_configuration(id: UUID, uow: Work) -> Response:
    await storing.delete_configuration(uow, id)
    return json_answer({"data": {"id": id}})


def _shown(item: Configuration) -> Values:
    shown = {name: value for name, value in vars(item).items() if name != "requested_by"}
    return shown | {"can_apply": policy.is_applicable(item) and not item.state.is_under_way}
