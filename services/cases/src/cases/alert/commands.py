"""Taking an alert away by hand. Rules: `docs/domain/workflow.md §6`."""

from datetime import datetime
from uuid import UUID

from chassis.errors import NotFound
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.history.domain import Deed
from cases.record.commands import hand_of, write_next
from cases.record.domain import alerts as alerting
from cases.record.domain.kind import Kind
from cases.record.domain.record import after, copied
from cases.record.policy.reader import Reader
from cases.record.store import rows
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_role_forms

REMOVE = "remove_alert"


async def remove_alert(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, alert: str, *, now: datetime) -> None:
    """The record is not edited by it: who last changed it stays who did. Refuses an alert of another record, and one
    about somebody of whom the actor may not know, as not there.
    """
    uow.actor.must(kind.resource, "read")
    uow.actor.must(kind.resource, REMOVE)
    if uow.replayed:
        return
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, kind, id, extent_of(uow.actor), to_change=True)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    record = vault.open(row)
    roles = await find_role_forms(uow.session, roles_in(row.grants))
    known = Reader(uow.actor, kind, setup.catalogue, roles, setup.rules.name_parts).reading(record).alerts()
    found = next((one for one in known if one["unique_id"] == alert), None)
    if found is None:
        raise NotFound
    hand = hand_of(uow, uow.actor.user_name, now)
    made = after(record, copied(record.values), alerts=alerting.without(record.alerts, alert))
    deed = Deed(action=REMOVE, user_name=hand.user_name, at=hand.now, changes={})
    await write_next(uow, vault, row, record, made, as_=kind.changed, hand=hand, deed=deed)
    await uow.audit(REMOVE, kind.resource, id, facts={"alert": alert})
