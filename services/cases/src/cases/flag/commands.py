"""Raising a flag, on one record or on many, changing it, resolving it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chassis.driver import Row
from chassis.errors import Invalid, NotFound, NothingDone
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.cases import FlagChanged, FlagRaised, FlagResolved
from contracts.values import Values
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.flag import domain, policy, store
from cases.flag.domain import RecordFlag
from cases.record.commands import hand_of, write_next
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind
from cases.record.domain.record import Record
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.queries.listing import Wanted, find_listed
from cases.record.store import rows
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_role_forms

MOST_AT_ONCE = 100


class TooManyToFlag(Invalid):
    """`limit`: how many records there may be."""

    code = "too_many_to_flag"
    title = "Too many records at once."
    message = "case.messages.bulk_flag_limit"


@dataclass(frozen=True)
class FlagOutcome:
    """A flag after a step, and its record as the actor reads it then."""

    flag: RecordFlag
    reading: Reading


@dataclass(frozen=True)
class FlaggedRecord:
    """A record with its flags, locked unless the command is only repeated."""

    row: Row
    vault: rows.Vault
    record: Record
    reader: Reader
    flags: Sequence[RecordFlag]

    @property
    def owner(self) -> str:
        return str(self.record.values["owned_by"])

    def seen(self, flag: RecordFlag) -> FlagOutcome:
        return FlagOutcome(flag, self.reader.reading(self.record))

    async def next(
        self, uow: UnitOfWork, action: str, before: RecordFlag | None, flag: RecordFlag, hand: Hand
    ) -> FlagOutcome:
        """Write the record's next version, with this flag in place of the one before, and tell of it."""
        others = [each for each in self.flags if each.id != flag.id]
        made = domain.with_flags(self.record, [*others, flag])
        deed = domain.deed(action, before, flag, hand)
        kind = made.kind
        made = await write_next(uow, self.vault, self.row, self.record, made, as_=kind.changed, hand=hand, deed=deed)
        return FlagOutcome(flag, self.reader.reading(made))


async def _open(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> FlaggedRecord:
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, kind, id, extent_of(uow.actor), to_change=not uow.replayed)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    roles = await find_role_forms(uow.session, roles_in(row.grants))
    reader = Reader(uow.actor, kind, setup.catalogue, roles, setup.rules.name_parts)
    return FlaggedRecord(row, vault, vault.open(row), reader, await store.find_flags(uow.session, vault, row))


async def raise_flag(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, message: str, day: date | None, now: datetime
) -> FlagOutcome:
    """`day`: by when the record should be looked at; none: today."""
    policy.must_raise(uow.actor, kind)
    opened = await _open(uow, keyring, kind, id)
    if uow.replayed:
        [(made, _)] = await store.find_made(uow.session, uow.actor.user_name, uow.command_id)
        return opened.seen(store.one_of(opened.flags, made))
    return await _raise(uow, opened, message, day, now)


async def _raise(uow: UnitOfWork, opened: FlaggedRecord, message: str, day: date | None, now: datetime) -> FlagOutcome:
    hand = hand_of(uow, uow.actor.user_name, now)
    flag = RecordFlag(
        record_id=opened.record.id,
        day=day or hand.today,
        message=message,
        flagged_by=hand.user_name,
        created_at=now,
    )
    flag = flag.numbered(await store.add(uow.session, opened.vault, opened.row, flag, uow.command_id))
    outcome = await opened.next(uow, domain.RAISED, None, flag, hand)
    await _tell(uow, "flag", FlagRaised(**_matter(opened, flag, hand), due=flag.day))
    return outcome


async def raise_many(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, wanted: Wanted, *, message: str, day: date | None, now: datetime
) -> int:
    """Flag every record of a list; how many. All of them or, where one cannot be, none."""
    policy.must_raise_many(uow.actor, kind)
    if uow.replayed:
        return len(await store.find_made(uow.session, uow.actor.user_name, uow.command_id))
    ids = await find_listed(uow, keyring, kind, wanted)
    if len(ids) > MOST_AT_ONCE:
        raise TooManyToFlag(limit=MOST_AT_ONCE)
    if not ids:
        raise NothingDone({"filters": NotFound()})
    # In one order for all, so that two who flag the same records do not wait for each other.
    for id in sorted(ids):
        await _raise(uow, await _open(uow, keyring, kind, id), message, day, now)
    return len(ids)


async def change_flag(
    uow: UnitOfWork,
    keyring: Keyring,
    kind: Kind,
    id: UUID,
    number: int,
    *,
    message: str | None,
    day: date | None,
    now: datetime,
) -> FlagOutcome:
    """Other words, or another day. What is None stays."""
    policy.must_change(uow.actor, kind)
    opened = await _open(uow, keyring, kind, id)
    before = store.one_of(opened.flags, number)
    if uow.replayed:
        return opened.seen(before)
    flag = before.reworded(message=message, day=day)
    if flag == before:
        return opened.seen(before)
    hand = hand_of(uow, uow.actor.user_name, now)
    await store.write(uow.session, opened.vault, opened.row, flag)
    outcome = await opened.next(uow, domain.CHANGED, before, flag, hand)
    await _tell(uow, "change_flag", FlagChanged(**_matter(opened, flag, hand), due=flag.day))
    return outcome


async def resolve_flag(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, number: int, *, message: str, now: datetime
) -> FlagOutcome:
    """`message`: what became of it."""
    policy.must_resolve(uow.actor, kind)
    opened = await _open(uow, keyring, kind, id)
    before = store.one_of(opened.flags, number)
    policy.must_resolve_this(uow.actor, kind, before, opened.owner)
    if uow.replayed:
        return opened.seen(before)
    hand = hand_of(uow, uow.actor.user_name, now)
    flag = before.seen_to(message, hand)
    await store.write(uow.session, opened.vault, opened.row, flag)
    outcome = await opened.next(uow, domain.RESOLVED, before, flag, hand)
    await _tell(uow, "resolve_flag", FlagResolved(**_matter(opened, flag, hand), raised_by=flag.flagged_by))
    return outcome


def _matter(opened: FlaggedRecord, flag: RecordFlag, hand: Hand) -> Values:
    record = opened.record
    return {
        "flag_id": flag.subject,
        "record_id": record.id,
        "record_type": record.kind.resource,
        "record_short_id": record.values["short_id"],
        "owned_by": opened.owner,
        "actor": hand.user_name,
        "at": hand.now,
    }


async def _tell(uow: UnitOfWork, action: str, event: FlagRaised | FlagChanged | FlagResolved) -> None:
    """Announce a step, and note who did it to which record."""
    await uow.publish(event, about=event.flag_id)
    await uow.audit(action, event.record_type, event.record_id, facts={"flag": str(event.flag_id)})
