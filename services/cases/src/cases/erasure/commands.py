"""Erase a record for good. Rules and how long its traces stay: `docs/privacy.md`, "Erased"."""

from uuid import UUID

from chassis.unit_of_work import UnitOfWork
from sharing.scope import extent_of

from cases.erasure.store import delete_record
from cases.record.domain.kind import Kind
from cases.record.store.rows import find_row


async def erase(uow: UnitOfWork, kind: Kind, id: UUID) -> None:
    """Leave nothing of the record here, and tell whoever keeps a copy.

    Refuses whoever does not manage all records of the kind (NotAllowed) and what they do not see (NotFound).
    """
    uow.actor.must(kind.resource, "manage")
    row = await find_row(uow.session, kind, id, extent_of(uow.actor), to_change=True)
    await delete_record(uow.session, row)
    await uow.publish(kind.erased(record_id=id, record_type=kind.resource), about=id)
    await uow.audit("erase", kind.resource, id)
