"""Cases carried out an assignment, or refused it."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessRefused, CaseAssigned, IncidentAssigned, RecordErased
from contracts.referrals import AssignmentDone, TransitionErased

from referrals.transition import store
from referrals.transition.commands import refuse
from referrals.transition.domain import Assignment, GrantState


async def note_assigned(uow: UnitOfWork, event: CaseAssigned | IncidentAssigned) -> None:
    """Cases changed the owner; not our business unless by an assignment. Raises NotFound for what is not here."""
    made = await store.lock_transition(uow, Assignment, event.transition_id)
    if made is None:
        await store.must_be_kept(uow, event.transition_id)
        return
    if made.grant_state is GrantState.GRANTED:
        return
    made.carry_out(at=uow.began)
    await store.save_transition(uow, made)
    await uow.publish(AssignmentDone.of(made, transition_id=made.id, at=uow.began), about=made.id)


async def note_refused(uow: UnitOfWork, event: AccessRefused) -> None:
    """Cases refused a transition; not our business unless it is an assignment."""
    made = await store.lock_transition(uow, Assignment, event.transition_id)
    if made is not None:
        await refuse(uow, made, code=event.code, now=uow.began)


async def note_erased(uow: UnitOfWork, event: RecordErased) -> None:
    """With the record goes what was written about sharing it, here and where it was told."""
    for id in await store.drop_of_record(uow, event.record_id):
        erased = TransitionErased(transition_id=id, record_id=event.record_id, record_type=event.record_type)
        await uow.publish(erased, about=id)
