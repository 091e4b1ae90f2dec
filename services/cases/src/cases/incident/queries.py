"""The incidents of a case, as far as whoever asks sees them."""

from uuid import UUID

from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.incident.domain import INCIDENT
from cases.incident.policy import case_kind
from cases.record.policy.reader import Reader
from cases.record.queries.answers import Names, present
from cases.record.queries.show import open_record
from cases.record.store.belonging import find_listed, listed_in
from cases.record.store.rows import Vault
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_role_forms


async def list_of_case(uow: UnitOfWork, keyring: Keyring, case: UUID, asked: Names) -> list[Values]:
    """In the order they were recorded."""
    uow.actor.must(INCIDENT.resource, "read")
    opened = await open_record(uow, keyring, case_kind(), case)
    setup = await load_setup(uow.session)
    listed = listed_in(opened.record.values, opened.record.kind, INCIDENT.resource)
    found = await find_listed(uow.session, INCIDENT, listed, extent_of(uow.actor))
    roles = await find_role_forms(uow.session, {role for row in found for role in roles_in(row.grants)})
    reader = Reader(uow.actor, INCIDENT, setup.catalogue, roles, setup.rules.name_parts)
    vault = Vault(keyring, setup.catalogue, uow.site)
    return [present(reader.reading(vault.open(row)), asked) for row in found]
