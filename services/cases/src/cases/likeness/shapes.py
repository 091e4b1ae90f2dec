"""What goes over the wire about children that may be known already."""

from datetime import date
from typing import Annotated

from chassis.shapes import OwnGiven, Shape
from pydantic import Field

from cases.case.domain import CASE
from cases.likeness.domain.scoring import Child, Likeness
from cases.record.shapes import record_of

GivenName = Annotated[str, Field(max_length=200)]
GivenCode = Annotated[str, Field(max_length=100)]


class ChildGiven(OwnGiven):
    """What is known of the child so far. `names`: every name it goes by, each with all its words; the first ones may
    be half typed.
    """

    names: Annotated[list[GivenName], Field(min_length=1, max_length=5)]
    sex: GivenCode | None = None
    age: Annotated[int | None, Field(ge=0, le=130)] = None
    date_of_birth: date | None = None
    location_current: GivenCode | None = None


class ChildBody(OwnGiven):
    data: ChildGiven


class LikenessReason(Shape):
    """`field`: of the case. `code`: what the two have in common in it, or not: then `points` is below 0."""

    field: str
    code: str
    points: int


class Candidate(Shape):
    """`record`: the summary of a case that may be about the same child. `points`: how much speaks for it."""

    record: record_of(CASE)  # type: ignore[valid-type]
    points: int
    reasons: list[LikenessReason]


class Candidates(Shape):
    """The likeliest first. `shown_from`: points below which nothing is shown."""

    data: list[Candidate]
    shown_from: int


def shown(likeness: Likeness) -> list[dict[str, str | int]]:
    return [LikenessReason.of(reason) for reason in likeness.reasons]


def child_of(given: ChildGiven, place: tuple[str, ...], age: int | None) -> Child:
    born = given.date_of_birth
    return Child(
        names=tuple(name for name in given.names if name.strip()),
        born=None if born is None else born.isoformat(),
        age=given.age if age is None else age,
        sex=given.sex,
        place=place,
    )
