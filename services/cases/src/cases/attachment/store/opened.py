"""A record with its files, as one person reads it."""

from dataclasses import dataclass
from uuid import UUID

from chassis.driver import Row
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.form.domain import Fields
from cases.record.domain.kind import Kind
from cases.record.domain.record import Record
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store import rows
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_role_forms


@dataclass(frozen=True)
class OpenedRecord:
    """`fields`: of the forms of its module."""

    row: Row
    vault: rows.Vault
    setup: Setup
    reader: Reader
    record: Record

    @property
    def reading(self) -> Reading:
        return self.reader.reading(self.record)

    @property
    def fields(self) -> Fields:
        return self.setup.catalogue.fields(self.record.kind.resource, self.record.module)


async def open_with_files(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, to_change: bool = False
) -> OpenedRecord:
    """Refuses what the person may not see as not there. `to_change`: it is locked."""
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, kind, id, extent_of(uow.actor), to_change=to_change)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    roles = await find_role_forms(uow.session, roles_in(row.grants))
    reader = Reader(uow.actor, kind, setup.catalogue, roles, setup.rules.name_parts)
    return OpenedRecord(row, vault, setup, reader, vault.open(row))
