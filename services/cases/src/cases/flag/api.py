"""`/api/v2/<plural>/{id}/flags`, many at once, and the flags of all records. Rules: `docs/domain/flags.md`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NotFound, NothingDone
from chassis.paging import make_page
from chassis.query import YES_OR_NO, Query, asking, last, one, paging
from chassis.shapes import All, One
from chassis.web import Keys, Number, Work
from contracts.lists.viewer import RECORD_LISTS
from contracts.values import FrozenValues
from fastapi import APIRouter, Depends, Response

from cases.flag import commands, queries
from cases.flag.domain import AlreadyResolved
from cases.flag.shapes import (
    FlagBody,
    FlagChangeBody,
    FlagPage,
    FlagShown,
    ManyFlagged,
    ManyFlagsBody,
    step_of,
)
from cases.kinds import KINDS
from cases.record.api.asking import RecordId
from cases.record.domain.kind import Kind
from cases.record.queries.listing import Wanted
from cases.record.store.listing import TooManyToSort
from cases.record.store.rows import AlreadyIdentified, Erased
from cases.search.domain.filters import RESERVED, UnknownFilter

router = APIRouter(prefix="/api/v2")

WRITTEN = (AlreadyIdentified, Erased)
MANY = (*WRITTEN, NotFound, NothingDone, commands.TooManyToFlag, TooManyToSort, UnknownFilter)
ASKED = asking(
    one("record_type", "Of these kinds, by comma: `cases,incidents`."),
    one("flagged_by_me", "Only those that the caller raised.", **YES_OR_NO),
    one("active_only", "Only those that nobody resolved.", **YES_OR_NO),
    *paging(),
)


@router.get("/flags", tags=["flag"], response_model=FlagPage)
async def list_all_flags(uow: Work, keys: Keys, query: Annotated[Query, Depends(ASKED)]) -> Response:
    """The flags of all records that the caller sees, the latest day first; in pages if one is asked for."""
    return json_answer(await queries.list_all_flags(uow, keys, _wanted(query)))


def _wanted(query: Query) -> queries.WantedFlags:
    page, per = last(query, "page"), last(query, "per")
    kinds = {name.strip() for text in query.get("record_type", ()) for name in text.split(",") if name.strip()}
    if kinds - set(RECORD_LISTS.values()):
        raise Invalid({"record_type": ["unknown"]})
    return queries.WantedFlags(
        kinds=kinds or None,
        mine=last(query, "flagged_by_me") == "true",
        only_open=last(query, "active_only") == "true",
        page=make_page(page, per) if page or per else None,
    )


class FlagRoutes:
    """The routes of the flags of one kind of record."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def add_to(self, made: APIRouter) -> None:
        kind = self.kind
        single, many = kind.resource, f"/{kind.plural}/flags"
        each = f"/{kind.plural}/{{id}}/flags"
        step = One[step_of(kind)]  # type: ignore[misc, valid-type]
        routes: tuple[tuple[str, str, str, Any, Any, tuple[Any, ...]], ...] = (
            ("GET", each, f"list_{single}_flags", self.list, All[FlagShown], ()),
            ("POST", each, f"flag_{single}", self.flag, step, WRITTEN),
            ("PATCH", f"{each}/{{flag}}", f"update_{single}_flag", self.update, step, (AlreadyResolved, *WRITTEN)),
            ("PUT", f"{each}/{{flag}}", f"replace_{single}_flag", self.update, step, (AlreadyResolved, *WRITTEN)),
            ("POST", many, f"flag_{kind.plural}", self.flag_many, One[ManyFlagged], MANY),
        )
        for method, path, name, endpoint, answer, refused in routes:
            said = refusing(*refused)
            made.add_api_route(
                path, endpoint, methods=[method], name=name, tags=[single], response_model=answer, responses=said
            )

    async def list(self, id: RecordId, uow: Work, keys: Keys) -> Response:
        """The flags of a record, resolved ones too, oldest first."""
        return json_answer({"data": await queries.list_flags(uow, keys, self.kind, id)})

    async def flag(self, id: RecordId, body: FlagBody, uow: Work, keys: Keys) -> Response:
        """Ask that the record be looked at."""
        message = must_say("message", body.data.message)
        made = await commands.raise_flag(
            uow, keys, self.kind, id, message=message, day=body.data.date, now=datetime.now(UTC)
        )
        return json_answer({"data": await queries.show_step(uow, made.reading, made.flag)})

    async def update(self, id: RecordId, flag: Number, body: FlagChangeBody, uow: Work, *, keys: Keys) -> Response:
        """Change the words or the day of a flag, or resolve it by saying what became of it."""
        given, now = body.data, datetime.now(UTC)
        if given.unflag_message is not None:
            if given.message is not None or given.date is not None:
                raise Invalid({"unflag_message": ["sent_with_others"]})
            message = must_say("unflag_message", given.unflag_message)
            made = await commands.resolve_flag(uow, keys, self.kind, id, flag, message=message, now=now)
        else:
            words = must_say("message", given.message) if given.message is not None or given.date is None else None
            made = await commands.change_flag(uow, keys, self.kind, id, flag, message=words, day=given.date, now=now)
        return json_answer({"data": await queries.show_step(uow, made.reading, made.flag)})

    async def flag_many(self, body: ManyFlagsBody, uow: Work, keys: Keys) -> Response:
        """Flag every record of a list, a hundred at most: all of them, or none."""
        given, now = body.data, datetime.now(UTC)
        message, filters = must_say("message", given.message), given.filters or {}
        if not filters and not given.query:
            raise Invalid({"filters": ["missing"]})
        wanted = Wanted(
            params=list(_params(filters)), page=make_page(None, str(commands.MOST_AT_ONCE + 1)), query=given.query
        )
        day = given.date or uow.site.day(now)
        count = await commands.raise_many(uow, keys, self.kind, wanted, message=message, day=day, now=now)
        return json_answer({"data": {"message": message, "date": day, "filters": filters, "flagged": count}})


def must_say(name: str, text: str | None) -> str:
    if text is None or not text.strip():
        raise Invalid({name: ["missing"]})
    return text.strip()


def _params(filters: FrozenValues) -> Iterator[tuple[str, str]]:
    """As the list's query says it: `{"not": {"sex": ["male"]}}` is `not[sex]=male`. Refuses what would widen it."""
    for name, value in filters.items():
        if name in RESERVED:
            raise Invalid({f"filters/{name}": ["not_supported"]})
        yield from _flat(name, value)


def _flat(key: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for name, inner in value.items():
                yield from _flat(f"{key}[{name}]", inner)
        case list():
            for inner in value:
                yield from _flat(key, inner)
        case bool():
            yield key, str(value).lower()
        case None:
            yield key, ""
        case _:
            yield key, str(value)


for each in KINDS:
    FlagRoutes(each).add_to(router)
