"""The HTTP edge: who is calling, and the transaction their request runs in."""

import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from pydantic import BeforeValidator
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.actor import Actor
from chassis.database import Database
from chassis.errors import Invalid, KeyReused, NotFound, ProofWanted
from chassis.numbers import HIGHEST
from chassis.problems import subject_of, subject_type_of
from chassis.query import reads, refuses
from chassis.sealing import Keyring, fingerprint
from chassis.signals import Signals
from chassis.tables import command
from chassis.unit_of_work import UnitOfWork


def read_number(text: Any) -> int:
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST)):
        number = int(text)
        if 0 < number <= HIGHEST:
            return number
    raise NotFound


Number = Annotated[int, BeforeValidator(read_number)]
"""The number in a path: what is none, or larger than any, is the number of nothing."""


async def keyring_of(request: Request) -> Keyring:
    keyring: Keyring = request.app.state.keyring
    return keyring


Keys = Annotated[Keyring, Depends(keyring_of)]
"""What this service seals and opens with."""

READING = {"GET", "HEAD", "OPTIONS"}
TAKE = upsert(command).on_conflict_do_nothing().returning(command.c.key)


async def current_actor(request: Request) -> Actor:
    """The actor of the request's service token, from this service's own copy. Anything unknown is refused."""
    state = request.app.state
    claims = state.verifier.verify(request.headers.get("x-service-token"))
    actor: Actor | None = state.actors.known(claims.account)
    if actor is None:
        database: Database = state.database
        async with database.look() as session:
            actor = await state.actors.load(session, claims.account)
    request.state.actor = actor
    request.state.session_id = claims.session
    request.state.proven_at = claims.proven
    return actor


CurrentActor = Annotated[Actor, Depends(current_actor)]


@refuses(ProofWanted)
async def fresh_proof(request: Request, _actor: CurrentActor) -> None:
    """For what changes what others may do, or cannot be undone: a session that somebody left open does not do it.

    Rule: `docs/domain/accounts.md §6`.
    """
    minutes = request.app.state.settings.proof_minutes
    if minutes and request.method not in READING and time.time() - request.state.proven_at > minutes * 60:
        raise ProofWanted(minutes=minutes)


@asynccontextmanager
async def request_transaction(request: Request, actor: Actor, *, whole: bool = False) -> AsyncIterator[UnitOfWork]:
    """The request's transaction: the command's id is taken first, the audit entry is written last.

    `whole`: what only reads is held together by a transaction all the same.
    """
    database: Database = request.app.state.database
    asking = request.method in READING
    reading = asking and not whole
    key = None if asking else command_id(request)
    # The body is here before the transaction begins: whoever sends it slowly holds no connection.
    print_ = b"" if key is None else await request_fingerprint(request)
    async with database.transaction(actor, request_id=request.state.request_id, command_id=key, reading=reading) as uow:
        if key is not None:
            uow.replayed = not await first_time(uow, key, print_)
        yield uow
        if not uow.audited:
            name = getattr(request.scope.get("route"), "name", "unrouted")
            await uow.audit(name, subject_type_of(request), subject_of(request))
    request.state.committed = not reading


async def unit_of_work(request: Request, actor: CurrentActor) -> AsyncIterator[UnitOfWork]:
    async with request_transaction(request, actor) as uow:
        yield uow


# scope="function": commit before the response leaves. The default commits after it.
Work = Annotated[UnitOfWork, Depends(unit_of_work, scope="function")]


def source_of(request: Request) -> str:
    """The client's address as the gateway says it: the last it added."""
    forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return forwarded or (request.client.host if request.client else "")


@dataclass(frozen=True)
class Transactions:
    """For the few routes that must look again after their commit: open a transaction as often as needed."""

    request: Request
    actor: Actor

    def begin(self, *, whole: bool = False) -> AbstractAsyncContextManager[UnitOfWork]:
        return request_transaction(self.request, self.actor, whole=whole)

    @property
    def signals(self) -> Signals:
        signals: Signals = self.request.app.state.signals
        return signals

    @asynccontextmanager
    async def look(self) -> AsyncIterator[UnitOfWork]:
        """Only to read, outside a transaction: no audit entry, no command id, and nothing to announce."""
        database: Database = self.request.app.state.database
        async with database.look() as session:
            request_id = self.request.state.request_id
            uow = UnitOfWork(session, self.actor, database.source, request_id, reading=True, site=database.site)
            yield uow
            uow.check_silent()


async def transactions(request: Request, actor: CurrentActor) -> Transactions:
    return Transactions(request, actor)


InTransactions = Annotated[Transactions, Depends(transactions)]


def command_id(request: Request) -> UUID | None:
    header = request.headers.get("idempotency-key")
    if header is None:
        return None
    try:
        return UUID(header)
    except ValueError:
        raise Invalid({"Idempotency-Key": ["not_a_uuid"]}) from None


async def done_before(request: Request, actor: Actor) -> bool:
    """Whether the change of this Idempotency-Key is done: what was asked for it once is not asked for again."""
    key = command_id(request)
    if key is None:
        return False
    done = select(command.c.key).where(command.c.actor == actor.id, command.c.key == key)
    async with request.app.state.database.look() as session:
        return await session.scalar(done) is not None


TEXT_OR_NOTHING = {"anyOf": [{"type": "string"}, {"type": "null"}]}
IF_MATCH = {"name": "if-match", "in": "header", "required": False, "schema": TEXT_OR_NOTHING | {"title": "If-Match"}}


@reads(IF_MATCH)
async def base_version(request: Request) -> int | None:
    """The version a change was made against, from `If-Match: "<version>"`."""
    if_match = request.headers.get("if-match")
    if if_match is None or if_match == "*":
        return None
    try:
        return int(if_match.removeprefix("W/").strip('"'))
    except ValueError:
        raise Invalid({"If-Match": ["not_a_version"]}) from None


BaseVersion = Annotated[int | None, Depends(base_version)]


async def request_fingerprint(request: Request) -> bytes:
    """Of a body that was read in parts, who read it made it (`chassis.large_text`)."""
    made: bytes | None = getattr(request.state, "fingerprint", None)
    if made is not None:
        return made
    return fingerprint(request.method.encode(), request.url.path.encode(), await request.body())


async def first_time(uow: UnitOfWork, key: UUID, print_: bytes) -> bool:
    """True once for each command id of an actor; a second one waits here until the first has ended.

    Refuses the same key with another request (`docs/domain/messages.md §4`).
    """
    row = {"actor": uow.actor.id, "key": key, "fingerprint": print_}
    if await uow.session.scalar(TAKE, row) is not None:
        return True
    mine = select(command.c.fingerprint).where(command.c.actor == uow.actor.id, command.c.key == key)
    if await uow.session.scalar(mine) != print_:
        raise KeyReused
    return False
