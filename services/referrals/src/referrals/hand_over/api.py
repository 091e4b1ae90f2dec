"""`/api/v2/hand_overs`. Rules: `docs/domain/referrals.md §19`."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import NotFound
from chassis.paging import make_page
from chassis.query import Query, asking, last, paging
from chassis.shapes import One, PageOf
from chassis.web import Keys, Work
from fastapi import APIRouter, Depends, Response
from sharing.refusals import PersonCannotReceive

from referrals.hand_over import commands, queries
from referrals.hand_over.domain import NothingToHandOver
from referrals.hand_over.shapes import HandOverBody, HandOverListed, HandOverShown
from referrals.transition.domain import AlreadyAssigning, AlreadyOwner

router = APIRouter(prefix="/api/v2/hand_overs", tags=["hand_over"])
REFUSED = (NothingToHandOver, NotFound, PersonCannotReceive, AlreadyAssigning, AlreadyOwner)
HandOverQuery = Annotated[Query, Depends(asking(*paging()))]


@router.get("", response_model=PageOf[HandOverListed])
async def list_hand_overs(uow: Work, query: HandOverQuery) -> Response:
    """Those that the caller made or got cases by, the newest first."""
    return json_answer(await queries.list_own(uow, make_page(last(query, "page"), last(query, "per"))))


@router.post("", response_model=One[HandOverShown], responses=refusing(*REFUSED))
async def hand_over(body: HandOverBody, uow: Work, keyring: Keys) -> Response:
    """Give all open cases of somebody to one or several colleagues. Cases carries it out within moments; `GET` says
    how far that is.
    """
    id = await commands.hand_over(uow, keyring, body.data, datetime.now(UTC))
    return json_answer({"data": await queries.show(uow, id)})


@router.get("/{id}", response_model=One[HandOverShown], responses=refusing(NotFound))
async def show_hand_over(id: UUID, uow: Work) -> Response:
    """With a letter to each receiver: case numbers, what waits next and by when."""
    return json_answer({"data": await queries.show(uow, id)})
