"""What goes over the wire about hand-overs and their letters."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.shapes import OwnGiven, Shape
from pydantic import Field

from referrals.hand_over.domain import MOST_RECEIVERS, Why
from referrals.transition.shapes import Note

Colleague = Annotated[str, Field(min_length=1, max_length=200)]


class HandOverGiven(OwnGiven):
    """`officer`: whose open cases are handed over; `to`: to whom, each case to one of these. `notes`: to them."""

    officer: Colleague
    to: list[Colleague] = Field(min_length=1, max_length=MOST_RECEIVERS)
    why: Why
    notes: Note = None


class HandOverBody(OwnGiven):
    data: HandOverGiven


class HandedCase(Shape):
    """`state`: `asked`, `done`, or `refused` with why (`refusal`). `next_action`, `next_action_due`: what waits next
    and by when, for who may read the case; null as long as that is not known.
    """

    record_id: UUID
    record_short_id: str | None
    state: str
    refusal: str | None
    next_action: str | None
    next_action_due: datetime | None


class HandOverLetter(Shape):
    """To one receiver: their cases by number, what is due first before the rest."""

    to: str
    to_full_name: str | None
    cases: list[HandedCase]


class HandOverShown(Shape):
    """`total`, `done`, `refused`: cases. `left`: ids of those that were not handed over. Who is a receiver is shown
    their own letter, and told with `withheld` that there are others.
    """

    id: UUID
    officer: str
    officer_full_name: str | None
    why: str
    made_by: str
    made_by_full_name: str | None
    made_at: datetime
    total: int
    done: int
    refused: int
    left: list[UUID]
    letters: list[HandOverLetter]
    withheld: bool


class HandOverListed(Shape):
    id: UUID
    officer: str
    why: str
    made_by: str
    made_at: datetime
