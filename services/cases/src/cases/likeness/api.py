"""`POST /api/v2/cases/candidates` and `GET /api/v2/cases/{id}/candidates`. Rules: `docs/domain/sound-alikes.md`."""

from datetime import UTC, datetime

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid
from chassis.web import InTransactions, Keys, Work
from fastapi import APIRouter, Response

from cases.glimpse.domain import SearchedTooMuch
from cases.likeness.domain.known import place_of
from cases.likeness.queries import find_candidates, find_others_like
from cases.likeness.shapes import Candidates, ChildBody, child_of
from cases.record.api.asking import RecordId
from cases.record.domain.ages import age_at
from cases.record.store.setup import load_setup
from cases.search.domain.filters import UnknownFilter
from cases.search.domain.terms import MOST_WORDS, has_many_words

router = APIRouter(prefix="/api/v2", tags=["case"])


@router.post("/cases/candidates", response_model=Candidates, responses=refusing(UnknownFilter))
async def find_case_candidates(body: ChildBody, uow: Work, keys: Keys) -> Response:
    """Cases that the caller sees and that may be about the child. What was typed is kept nowhere."""
    given = body.data
    if has_many_words(" ".join(given.names)):
        raise Invalid({"names": ["too_long"]}, words=MOST_WORDS)
    rules = (await load_setup(uow.session)).rules
    born = given.date_of_birth
    age = age_at(uow.site.day(datetime.now(UTC)), None if born is None else born.isoformat())
    child = child_of(given, place_of(rules, given.location_current), age)
    return json_answer(await find_candidates(uow, keys, child))


@router.get("/cases/{id}/candidates", response_model=Candidates, responses=refusing(SearchedTooMuch, UnknownFilter))
async def find_cases_like_this(id: RecordId, transactions: InTransactions, keys: Keys) -> Response:
    """Cases that may be about the same child; out of sight, too, for who searches other people's records."""
    async with transactions.begin(whole=True) as uow:
        found = await find_others_like(uow, keys, id)
    return json_answer(found)
