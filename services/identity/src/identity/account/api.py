"""Routes of accounts, under Primero's name for them: users."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from chassis.answers import json_answer
from chassis.errors import Invalid
from chassis.ids import derived_id, new_id
from chassis.paging import Paged
from chassis.web import Work
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from identity.account import queries
from identity.account.commands.change import delete_account, disable_accounts, update_account
from identity.account.commands.create import create_account
from identity.account.commands.wanted import Rules
from identity.account.domain import LONGEST_PASSWORD
from identity.account.store import find_account, open_account
from identity.attributes import Attributes
from identity.lists import page_if_asked
from identity.numbers import HIGHEST, Number
from identity.query_strings import grouped, last

router = APIRouter(prefix="/api/v2", tags=["user"])

Named = Annotated[str, Field(max_length=200)]


class UserAttributes(Attributes):
    """What may be written of an account. What follows from the role, and anything else in `data`, is ignored."""

    user_name: str | None = Field(None, max_length=200)
    full_name: str | None = Field(None, max_length=200)
    code: Named | None = None
    phone: Named | None = None
    email: str | None = Field(None, max_length=254)
    agency_id: int | None = Field(None, ge=0, le=HIGHEST)
    agency_unique_id: Named | None = None
    position: Named | None = None
    location: Named | None = None
    time_zone: Named | None = None
    locale: Named | None = None
    send_mail: bool | None = None
    receive_webpush: bool | None = None
    disabled: bool | None = None
    agency_office: Named | None = None
    code_of_conduct_id: int | None = Field(None, ge=0, le=HIGHEST)
    registration_stream: Named | None = None
    password: str | None = None
    password_confirmation: str | None = None
    role_unique_id: Named | None = None
    services: list[Named] | None = None
    user_group_ids: list[Annotated[int, Field(ge=0, le=HIGHEST)]] | None = None
    user_group_unique_ids: list[Named] | None = None
    settings: dict[str, Any] | None = None


class UserBody(BaseModel):
    data: UserAttributes


class BulkAttributes(Attributes):
    disabled: bool | None = None
    ids: list[int] | None = None
    agency: list[Named] | None = None
    role_id: list[Named] | None = None
    user_group_ids: list[Named] | None = None
    query: Named | None = None


class BulkBody(BaseModel):
    data: BulkAttributes

    def query(self) -> dict[str, list[str]]:
        given = self.data.model_dump(exclude_none=True)
        listed = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
        return {name: [text_of(value) for value in values] for name, values in listed.items()}


def text_of(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def rules_of(request: Request) -> Rules:
    state = request.app.state
    return Rules(locales=state.settings.locales, shortest_password=state.identity.shortest_password)


async def hashed(request: Request, attributes: dict[str, Any]) -> str | None:
    """The hash of the wanted password; one that will be refused anyway is not worth the work."""
    password = attributes.get("password")
    if not isinstance(password, str) or len(password) > LONGEST_PASSWORD:
        return None
    result: str = await request.app.state.passwords.hash(password)
    return result


def session_of(request: Request) -> UUID | None:
    try:
        return UUID(request.state.session_id)
    except ValueError:
        return None


def forget(request: Request) -> None:
    """The change counts at once, not when what is remembered has aged."""
    request.app.state.actors.forget()
    request.app.state.gate.forget()


@router.get("/users", response_model=None)
async def list_users(request: Request, uow: Work, page: Paged) -> Response:
    rows, total = await queries.list_wanted(uow, grouped(request.query_params), page)
    metadata = page.metadata(total) | {"total_enabled": (await queries.totals(uow))["total_enabled"]}
    return json_answer({"data": rows, "metadata": metadata})


@router.get("/users/identified", response_model=None)
async def list_identified_users(request: Request, uow: Work) -> Response:
    """People who are themselves the subject of a case; for those who may say so in one."""
    uow.actor.must("case", "attribute")
    query = grouped(request.query_params)
    people = await queries.list_identified(uow, last(query, "query") or "")
    shown, metadata = page_if_asked(people, last(query, "page"), last(query, "per"))
    return json_answer({"data": shown, "metadata": metadata})


@router.get("/users/{id}", response_model=None)
async def show_user(id: Number, uow: Work, *, extended: Annotated[bool, Query()] = False) -> Response:
    account, _ = await open_account(uow, id, to="read")
    return json_answer({"data": await queries.show(uow, account, extended=extended)})


@router.post("/users", response_model=None)
async def create_user(body: UserBody, request: Request, uow: Work) -> Response:
    attributes = body.data.sent()
    key = uow.command_id
    id = new_id() if key is None else derived_id("account", str(uow.actor.id), str(key))
    account = await find_account(uow, id) if uow.replayed else None
    if account is None:
        password_hash = await hashed(request, attributes)
        account = await create_account(
            uow,
            attributes,
            id=id,
            password_hash=password_hash,
            now=datetime.now(UTC),
            rules=rules_of(request),
        )
    return json_answer({"data": await queries.show(uow, account), "metadata": await queries.totals(uow)})


@router.put("/users/{id}", response_model=None)
@router.patch("/users/{id}", response_model=None)
async def update_user(id: Number, body: UserBody, request: Request, uow: Work) -> Response:
    attributes = body.data.sent()
    if uow.replayed:
        account, _ = await open_account(uow, id, to="read")
    else:
        account = await update_account(
            uow,
            id,
            attributes,
            password_hash=await hashed(request, attributes),
            session=session_of(request),
            now=datetime.now(UTC),
            rules=rules_of(request),
        )
    forget(request)
    return json_answer({"data": await queries.show(uow, account), "metadata": await queries.totals(uow)})


@router.delete("/users/{id}", response_model=None)
async def delete_user(id: Number, request: Request, uow: Work) -> Response:
    if not uow.replayed:
        await delete_account(uow, id, datetime.now(UTC))
        forget(request)
    return json_answer({"data": {"id": id}})


@router.post("/users/update_bulk", response_model=None)
async def disable_users(body: BulkBody, request: Request, uow: Work) -> Response:
    """Disable every account that fits; `disabled` in the body is a filter, as in Primero."""
    uow.actor.must("user", "disable_multiple")
    query = body.query()
    if not query:
        raise Invalid({"data": ["missing"]})
    accounts = await queries.find_wanted(uow, query)
    done = await disable_accounts(uow, accounts, datetime.now(UTC))
    forget(request)
    return json_answer({"data": [], "metadata": {"total": len(done), "per": None, "page": None}})
