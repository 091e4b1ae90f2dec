"""`/api/v2/forms`. Rules: `docs/domain/forms.md §5`."""

from typing import Annotated

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import existing
from chassis.shapes import All, One
from chassis.web import Number, Work
from fastapi import APIRouter, Query, Response

from cases.documents import Numbered
from cases.form import commands, policy
from cases.form.commands import FormInUse
from cases.form.policy import FormBelongsToTheSystem
from cases.form.queries import load_shown
from cases.form.shapes import FormBody, FormShown
from cases.lookup.domain import UniqueIdTaken

router = APIRouter(prefix="/api/v2", tags=["form"])


@router.get("/forms", response_model=All[FormShown])
async def list_forms(
    uow: Work,
    *,
    record_type: Annotated[str | None, Query(description="`case` or `cases`, and so on.")] = None,
    module_id: Annotated[str | None, Query()] = None,
    unique_id: Annotated[str | None, Query()] = None,
    exclude_subforms: Annotated[bool, Query()] = False,
) -> Response:
    """Every form with its fields, unpaged."""
    wanted = [
        shown
        for form, shown in await load_shown(uow.session)
        if (record_type is None or form.parent_form in _singular(record_type))
        and (module_id is None or module_id in form.modules)
        and (unique_id is None or form.unique_id == unique_id)
        and not (exclude_subforms and form.is_nested)
    ]
    return json_answer({"data": wanted})


@router.get("/forms/{id}", response_model=One[FormShown])
async def show_form(id: Number, uow: Work) -> Response:
    policy.must_edit(uow.actor)
    found = (shown for form, shown in await load_shown(uow.session) if form.id == id)
    return json_answer({"data": existing(next(found, None))})


@router.post("/forms", response_model=One[FormShown], responses=refusing(UniqueIdTaken))
async def create_form(body: FormBody, uow: Work) -> Response:
    form = await commands.create_form(uow, body.data)
    found = next(shown for known, shown in await load_shown(uow.session) if known.id == form.id)
    return json_answer({"data": found})


@router.api_route("/forms/{id}", methods=["PATCH", "PUT"], response_model=One[Numbered])
async def update_form(id: Number, body: FormBody, uow: Work) -> Response:
    form = await commands.change_form(uow, id, body.data)
    return json_answer({"data": {"id": form.id}})


@router.delete("/forms/{id}", response_model=One[Numbered], responses=refusing(FormInUse, FormBelongsToTheSystem))
async def delete_form(id: Number, uow: Work) -> Response:
    await commands.delete_form(uow, id)
    return json_answer({"data": {"id": id}})


def _singular(record_type: str) -> tuple[str, ...]:
    """`cases` says the same as `case`."""
    return record_type, record_type.removesuffix("s"), record_type.removesuffix("ies") + "y"
