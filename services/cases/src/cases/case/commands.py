"""Asking for an approval and answering it; putting off what is next."""

from datetime import datetime
from uuid import UUID

from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.cases import ApprovalAnswered, ApprovalRequested
from contracts.system_fields import CLOSINGS
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.case.domain import CASE, approvals, closing, postponing
from cases.case.domain.approvals import Said
from cases.case.domain.postponing import Postponement
from cases.case.policy import must_answer_others, must_approve, must_be_told_of_next
from cases.record.commands import WriteOutcome, hand_of, must_fit, write_next
from cases.record.domain.hand import Hand
from cases.record.domain.known import fields_to_write
from cases.record.domain.record import Record, shown_changes
from cases.record.policy.reader import Reader
from cases.record.store import rows
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_role_forms


async def postpone(uow: UnitOfWork, keyring: Keyring, id: UUID, wanted: Postponement, *, now: datetime) -> WriteOutcome:
    """Put off what is next."""
    actor = uow.actor
    actor.must("case", "read")
    actor.must("case", "write")
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, CASE, id, extent_of(actor), to_change=not uow.replayed)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    before = vault.open(row)
    roles = await find_role_forms(uow.session, roles_in(row.grants))
    reader = Reader(actor, CASE, setup.catalogue, roles, setup.rules.name_parts)
    reading = reader.reading(before)
    must_be_told_of_next(reading)
    if uow.replayed:
        return WriteOutcome(reading, before.values)
    hand = hand_of(uow, actor.user_name, now)
    made = postponing.postpone(before, wanted, setup.rules, hand)
    made = await write_next(uow, vault, row, before, made, as_=CASE.changed, hand=hand)
    await uow.audit("postpone", "case", id, facts=postponing.told(made.values))
    return WriteOutcome(reader.reading(made), shown_changes(before.values, made.values))


async def approve(uow: UnitOfWork, keyring: Keyring, id: UUID, step: str, said: Said, *, now: datetime) -> WriteOutcome:
    """Ask that a step be agreed to, or answer. What closing needs is needed before it is asked for."""
    actor = uow.actor
    actor.must("case", "read")
    must_approve(actor, step, asks=said.asks)
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, CASE, id, extent_of(actor), to_change=not uow.replayed)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    before = vault.open(row)
    roles = await find_role_forms(uow.session, roles_in(row.grants))
    reader = Reader(actor, CASE, setup.catalogue, roles, setup.rules.name_parts)
    if uow.replayed:
        return WriteOutcome(reader.reading(before), before.values)
    hand = hand_of(uow, actor.user_name, now)
    if said.asks:
        made = await _asked(uow, before, step, said, setup=setup, hand=hand)
    else:
        must_answer_others(actor, before.values, step)
        made = approvals.answer(before, step, said.status, actor, notes=said.notes, hand=hand)
    made = await write_next(uow, vault, row, before, made, as_=CASE.changed, hand=hand)
    await _tell(uow, made, step, said.status, now)
    return WriteOutcome(reader.reading(made), shown_changes(before.values, made.values))


async def _asked(uow: UnitOfWork, before: Record, step: str, said: Said, *, setup: Setup, hand: Hand) -> Record:
    rules, module = setup.rules, before.module
    if step in CLOSINGS:
        closing.must_be_complete(before.values, rules)
    plan = approvals.plan_asked(said, step, module, rules)
    if plan is not None:
        fields = fields_to_write(setup.catalogue, CASE, module)
        await must_fit(uow, {approvals.PLAN_TYPE: plan}, {}, fields, hand.now)
    return approvals.ask(before, step, uow.actor, rules=rules, hand=hand, plan=plan)


async def _tell(uow: UnitOfWork, made: Record, step: str, status: str, now: datetime) -> None:
    """Announce a step, and note who did it to which case."""
    asked = approvals.last_request(made.values, step)
    if asked is None:
        return
    about = {
        "approval_id": UUID(asked.id),
        "record_id": made.id,
        "record_type": made.kind.resource,
        "record_short_id": made.values["short_id"],
        "owned_by": made.values["owned_by"],
        "step": step,
        "actor": uow.actor.user_name,
        "at": now,
    }
    if status == approvals.REQUESTED:
        await uow.publish(ApprovalRequested(**about), about=UUID(asked.id))
    else:
        await uow.publish(ApprovalAnswered(**about, asked_by=asked.by, status=status), about=UUID(asked.id))
    await uow.audit(f"{step}_{status}", made.kind.resource, made.id, facts={"approval": asked.id})
