"""Routes of accounts, under Primero's name for them: users."""

from datetime import UTC, datetime
from typing import Annotated

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.errors import Invalid, NothingDone
from chassis.ids import derived_id, new_id
from chassis.lists import page_if_asked
from chassis.query import Paged, last
from chassis.shapes import Gone, One, PageOf
from chassis.web import InTransactions, Number, Work, fresh_proof
from contracts.values import Values
from fastapi import APIRouter, Depends, Query, Request, Response

from identity.account import queries
from identity.account.commands.change import delete_account, disable_accounts
from identity.account.commands.create import create_account
from identity.account.commands.wanted import AccountRules, rules_for
from identity.account.domain import (
    LONGEST_PASSWORD,
    WRITING,
    AccountExists,
    AccountNotFound,
    AccountTooPowerful,
    NotForOneself,
)
from identity.account.shapes import (
    BulkBody,
    IdentifiedQuery,
    IdentifiedUser,
    User,
    UserBody,
    UserPage,
    UserQuery,
    UserWritten,
)
from identity.account.store import find_account, open_account
from identity.configuration_copy.queries import await_codes
from identity.role.domain import RoleNotFound

router = APIRouter(prefix="/api/v2", tags=["user"])


def rules_of(request: Request) -> AccountRules:
    state = request.app.state
    return rules_for(state.identity, state.settings.locales)


async def hashed(request: Request, attributes: Values) -> str | None:
    """The hash of the wanted password; one that will be refused anyway is not worth the work."""
    password = attributes.get("password")
    if not isinstance(password, str) or len(password) > LONGEST_PASSWORD:
        return None
    result: str = await request.app.state.passwords.hash(password)
    return result


async def codes_awaited(body: UserBody, request: Request, work: InTransactions) -> None:
    """Before the transaction begins."""
    await await_codes(work, body.data.sent(), request.app.state.settings.patience_seconds)


def forget(request: Request) -> None:
    """The change counts at once, not when what is remembered has aged."""
    request.app.state.actors.forget()
    request.app.state.gate.forget()


@router.get("/users", response_model=UserPage)
async def list_users(wanted: UserQuery, request: Request, uow: Work, page: Paged) -> Response:
    rows, total = await queries.list_wanted(uow, wanted, page, request.app.state.settings.locales)
    metadata = page.metadata(total) | {"total_enabled": (await queries.totals(uow))["total_enabled"]}
    return json_answer({"data": rows, "metadata": metadata})


@router.get("/users/identified", response_model=PageOf[IdentifiedUser])
async def list_identified_users(wanted: IdentifiedQuery, uow: Work) -> Response:
    """People who are themselves the subject of a case; for those who may say so in one."""
    uow.actor.must("case", "attribute")
    people = await queries.list_identified(uow, last(wanted, "query") or "")
    shown, metadata = page_if_asked(people, last(wanted, "page"), last(wanted, "per"))
    return json_answer({"data": shown, "metadata": metadata})


@router.get("/users/{id}", response_model=One[User], responses=refusing(AccountNotFound))
async def show_user(id: Number, request: Request, uow: Work, *, extended: Annotated[bool, Query()] = False) -> Response:
    account, _ = await open_account(uow, id, to="read")
    locales = request.app.state.settings.locales if extended else None
    return json_answer({"data": await queries.show(uow, account, extended=locales)})


@router.post(
    "/users",
    response_model=UserWritten,
    responses=refusing(*WRITING),
    dependencies=[Depends(fresh_proof), Depends(codes_awaited)],
)
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


@router.delete(
    "/users/{id}",
    response_model=One[Gone],
    dependencies=[Depends(fresh_proof)],
    responses=refusing(AccountExists, AccountNotFound, AccountTooPowerful, NotForOneself, RoleNotFound),
)
async def delete_user(id: Number, request: Request, uow: Work) -> Response:
    if not uow.replayed:
        await delete_account(uow, id, datetime.now(UTC))
        forget(request)
    return json_answer({"data": {"id": id}})


@router.post(
    "/users/update_bulk",
    response_model=PageOf[User],
    responses=refusing(NothingDone, AccountExists, AccountNotFound, RoleNotFound),
    dependencies=[Depends(fresh_proof)],
)
async def disable_users(body: BulkBody, request: Request, uow: Work) -> Response:
    """Disable every account that fits; `disabled` in the body is a filter, as in Primero. `total`: how many were."""
    uow.actor.must("user", "disable_multiple")
    query = body.query()
    if not query:
        raise Invalid({"data": ["missing"]})
    if uow.replayed:
        # Those that were enabled are not so any more.
        query.pop("disabled", None)
    accounts = await queries.find_wanted(uow, query)
    if uow.replayed:
        return json_answer({"data": [], "metadata": {"total": len(accounts), "per": None, "page": None}})
    done = await disable_accounts(uow, accounts, datetime.now(UTC))
    if not done:
        raise NothingDone(found=len(accounts))
    forget(request)
    return json_answer({"data": [], "metadata": {"total": len(done), "per": None, "page": None}})
