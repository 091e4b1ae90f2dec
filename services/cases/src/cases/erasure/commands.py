"""Erase a record for good. Rules and how long its traces stay: `docs/privacy.md`, "Erased"."""

from uuid import UUID

from chassis.errors import Conflict, Invalid
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from sharing.scope import extent_of

from cases.erasure.store import count_belonging, delete_record
from cases.record.commands import Bench, hand_of, note_listed
from cases.record.domain.kind import Kind
from cases.record.store.rows import Vault, facts_only, find_row
from cases.record.store.setup import load_setup


class OtherNumber(Invalid):
    code = "other_number"
    title = "This is not the number of the record. Look again which one you want to erase."


class OthersBelongToIt(Conflict):
    """The facts say of each kind how many."""

    code = "others_belong_to_it"
    title = "Other records belong to this one and tell of it. Erase those first."


async def erase(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, short_id: str, reason: str) -> None:
    """Leave nothing of the record here, and tell whoever keeps a copy.

    Refuses whoever does not manage all records of the kind (NotAllowed), what they do not see (NotFound), a number that
    is another record's, and a record that others belong to.
    """
    uow.actor.must(kind.resource, "manage")
    if uow.replayed:
        return
    row = await find_row(uow.session, kind, id, extent_of(uow.actor), to_change=True)
    if row.facts.get("short_id") != short_id:
        raise OtherNumber({"short_id": [OtherNumber.code]})
    belonging = await count_belonging(uow.session, kind, id)
    if belonging:
        raise OthersBelongToIt(**belonging)
    await delete_record(uow.session, row)
    setup = await load_setup(uow.session)
    bench = Bench(uow, Vault(keyring, setup.catalogue, uow.site), setup)
    await note_listed(bench, facts_only(row), hand_of(uow, uow.actor.user_name, uow.began), erased=True)
    await uow.publish(kind.erased(record_id=id, record_type=kind.resource), about=id)
    await uow.audit("erase", kind.resource, id, facts={"reason": reason})
