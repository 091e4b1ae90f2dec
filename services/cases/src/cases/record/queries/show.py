"""One record, to one person."""

from dataclasses import dataclass, replace
from uuid import UUID

from chassis.driver import Row
from chassis.errors import NotFound
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.record.domain.kind import Kind
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.queries.answers import Names, present
from cases.record.store import rows
from cases.record.store.belonging import with_parts
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_role_forms


@dataclass(frozen=True)
class OpenedRow:
    """A record as it lies, what opens what lies beside it, and how the person reads it."""

    row: Row
    vault: rows.Vault
    reading: Reading


async def open_row(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> OpenedRow:
    """The record as the person reads it. Refuses what they may not see as not there."""
    uow.actor.must(kind.resource, "read")
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, kind, id, extent_of(uow.actor))
    roles = await find_role_forms(uow.session, roles_in(row.grants))
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    reader = Reader(uow.actor, kind, setup.catalogue, roles, setup.rules.name_parts)
    return OpenedRow(row, vault, reader.reading(vault.open(row)))


async def open_record(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> Reading:
    """The same, for who needs no more of it."""
    return (await open_row(uow, keyring, kind, id)).reading


async def can_see(uow: UnitOfWork, kind: Kind, id: UUID) -> bool:
    try:
        await rows.find_row(uow.session, kind, id, extent_of(uow.actor))
    except NotFound:
        return False
    return True


async def show(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, asked: Names) -> Values:
    reading = await open_record(uow, keyring, kind, id)
    catalogue = (await load_setup(uow.session)).catalogue
    return present(await whole(uow, rows.Vault(keyring, catalogue, uow.site), reading, asked), asked)


async def whole(uow: UnitOfWork, vault: rows.Vault, reading: Reading, asked: Names) -> Reading:
    """The reading of the record with those of its rows that are records of their own, as far as they are asked for."""
    names = reading.access.readable if asked is None else reading.access.readable & asked
    [record] = await with_parts(uow.session, vault, reading.record.kind, [reading.record], names)
    return replace(reading, record=record)
