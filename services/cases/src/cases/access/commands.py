"""Opening a case to somebody, closing it again, handing it over."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.errors import Refusal
from chassis.moments import written
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessEnded, AccessGranted, AccessRefused, RecordEvent
from contracts.referrals import AssignmentMade, ReferralMade, TransferAccepted, TransferMade
from sharing.chain import WhyEnded, basis
from sharing.consent import missing_consent, must_be_shareable
from sharing.grants import ACTIVE, OUTSIDE, PENDING, REFERRAL, TRANSFER
from sharing.receiving import must_receive
from sharing.refusals import AlreadyTransferring, NotYoursToShare, PersonCannotReceive
from sharing.rights import Purpose
from sharing.scope import sees

from cases.access.domain import REFUSALS, FollowsAnother, RoleUnknown
from cases.record.commands import Bench, hand_of, pass_on, write_next
from cases.record.domain import sharing
from cases.record.domain.grants import REVOKED, Grant
from cases.record.domain.hand import Hand
from cases.record.domain.kind import KINDS, Kind
from cases.record.domain.record import Record
from cases.record.store import rows
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_people, find_role_forms


@dataclass(frozen=True)
class LockedCase:
    """A record locked for a step of a referral, a transfer or an assignment."""

    row: Row
    record: Record
    setup: Setup
    vault: rows.Vault

    async def renew(self, uow: UnitOfWork, made: Record, kind: type[RecordEvent], hand: Hand, **more: Any) -> None:
        await write_next(uow, self.vault, self.row, self.record, made, as_=kind, hand=hand, **more)


async def _lock(uow: UnitOfWork, keyring: Keyring, event: Any) -> LockedCase | None:
    """The record, or nothing where records of this type are not referred. Refuses one that is not here yet."""
    kind = KINDS.get(event.record_type)
    return None if kind is None or not kind.shared else await _locked(uow, keyring, kind, event)


async def _locked(uow: UnitOfWork, keyring: Keyring, kind: Kind, event: Any) -> LockedCase:
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, kind, event.record_id, rows.ANYBODY, to_change=True)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    return LockedCase(row, vault.open(row), setup, vault)


async def grant(uow: UnitOfWork, keyring: Keyring, event: ReferralMade) -> None:
    """Open the case to the person the referral names, or say why not."""
    locked = await _lock(uow, keyring, event)
    if locked is None or str(event.transition_id) in locked.record.grants:
        return
    to, by = event.transitioned_to, event.transitioned_by
    if event.remote or to is None:
        await _note_outside(uow, locked, event)
        return
    people = await find_people(uow.session, {*sharing.names_beside(locked.record), to, by})
    try:
        person = await _must_be_grantable(uow, locked.record, event, people.get(to), people.get(by))
    except REFUSALS as refusal:
        await _refuse(uow, event, refusal)
        return
    hand = hand_of(uow, by, event.made_at)
    given = _grant(event, person) | _hanging_on(Purpose.REFER, people[by], locked.record)
    made = sharing.open_to(locked.record, str(event.transition_id), given, people=people, hand=hand)
    await locked.renew(uow, made, AccessGranted, hand, transition_id=event.transition_id)


async def _note_outside(uow: UnitOfWork, locked: LockedCase, event: ReferralMade) -> None:
    """It was made without asking here: what it hangs on may have ended meanwhile, and ends it now."""
    record, by = locked.record, event.transitioned_by
    giver = (await find_people(uow.session, [by])).get(by)
    if giver is None or not sees(giver, record.values):
        code = WhyEnded.GIVER
        ended = AccessEnded(
            record_id=record.id, transition_id=event.transition_id, code=code, ended_by=by, at=event.made_at
        )
        await uow.publish(ended, about=event.transition_id)
        return
    given: Grant = {"kind": OUTSIDE, "status": PENDING, "user": "", "by": by, "made_at": written(event.made_at)}
    given |= _hanging_on(Purpose.REFER, giver, record)
    if not event.consent_overridden:
        given.pop("without", None)
    made = sharing.referred_outside(record, str(event.transition_id), given)
    await locked.renew(uow, made, record.kind.changed, hand_of(uow, by, event.made_at))


async def _must_be_grantable(
    uow: UnitOfWork, record: Record, event: ReferralMade, person: Actor | None, sender: Actor | None
) -> Actor:
    person = _must_be_openable(Purpose.REFER, record, event, person, sender)
    if event.authorized_role is not None and not await find_role_forms(uow.session, [event.authorized_role]):
        raise RoleUnknown
    return person


def _must_be_openable(
    purpose: Purpose, record: Record, event: ReferralMade | TransferMade, person: Actor | None, sender: Actor | None
) -> Actor:
    person = must_receive(purpose, person, sender=event.transitioned_by, module=record.module)
    if sender is None or not sees(sender, record.values):
        raise NotYoursToShare
    must_be_shareable(purpose, record.values, sender=sender, consent_overridden=event.consent_overridden)
    return person


def _grant(event: ReferralMade, person: Actor) -> Grant:
    return {
        **_given_to(person, event),
        "kind": REFERRAL,
        "role": event.authorized_role,
        "service": event.service,
        "row": event.service_record_id,
    }


def _given_to(person: Actor, event: ReferralMade | TransferMade) -> Grant:
    return {
        "kind": TRANSFER,
        "status": PENDING,
        "user": person.user_name,
        "groups": sorted(person.groups),
        "agency": person.agency,
        "user_role": person.role,
        "by": event.transitioned_by,
        "made_at": written(event.made_at),
    }


def _hanging_on(purpose: Purpose, giver: Actor, record: Record) -> Any:
    """What the grant keeps of its giver, and of the consent it is made without."""
    missing = missing_consent(purpose, record.values)
    return basis(giver, record.values, record.grants) | ({"without": sorted(missing)} if missing else {})


async def answer(uow: UnitOfWork, keyring: Keyring, event: Any, status: str) -> None:
    """The referral was accepted, rejected, done or revoked, or the transfer declined or taken back; with its end the
    access ends.
    """
    locked = await _lock(uow, keyring, event)
    transition = str(event.transition_id)
    given = None if locked is None else locked.record.grants.get(transition)
    if locked is None or given is None or given["status"] not in ACTIVE:
        return
    hand = hand_of(uow, event.actor, event.at)
    made = sharing.answered(
        locked.record,
        transition,
        status,
        people=await find_people(uow.session, {*sharing.names_beside(locked.record), event.actor}),
        rules=locked.setup.rules,
        hand=hand,
    )
    await locked.renew(uow, made, made.kind.changed, hand)


async def hand_over(uow: UnitOfWork, keyring: Keyring, event: AssignmentMade) -> None:
    """Give the case its new owner, or say why not."""
    kind = KINDS.get(event.record_type)
    if kind is None or kind.assigned is None:
        return
    locked = await _locked(uow, keyring, kind, event)
    if str(event.transition_id) in locked.record.grants:
        return
    to, by = event.transitioned_to, event.transitioned_by
    people = await find_people(uow.session, {*sharing.names_beside(locked.record), to, by})
    try:
        owner = _must_be_assignable(locked.record, people.get(to), by)
    except REFUSALS as refusal:
        await _refuse(uow, event, refusal)
        return
    hand = hand_of(uow, by, event.made_at)
    made = sharing.assign(
        locked.record,
        str(event.transition_id),
        owner,
        people=people,
        rules=locked.setup.rules,
        hand=hand,
    )
    await _give(uow, locked, made, hand=hand, transition=event.transition_id, people=people)


def _must_be_assignable(record: Record, person: Actor | None, by: str) -> Actor:
    if any(record.values.get(name) for name in record.kind.links):
        raise FollowsAnother
    return must_receive(Purpose.ASSIGN, person, sender=by, module=record.module, resource=record.kind.resource)


async def _give(
    uow: UnitOfWork, locked: LockedCase, made: Record, *, hand: Hand, transition: UUID, people: sharing.People
) -> None:
    """Write it, and what belongs to it, as its new owner's."""
    owner, assigned = people[made.values["owned_by"]], made.kind.assigned
    if assigned is None:
        raise TypeError(f"a {made.kind.resource} has no owner of its own")
    whose = {"owned_by": owner.user_name, "previously_owned_by": locked.record.values["owned_by"]}
    await locked.renew(uow, made, assigned, hand, transition_id=transition, **whose)
    await pass_on(Bench(uow, locked.vault, locked.setup), locked.record, owner, people, hand)


async def offer(uow: UnitOfWork, keyring: Keyring, event: TransferMade) -> None:
    """Open the case to whom it is offered, until they answer, or say why not."""
    locked = await _lock(uow, keyring, event)
    if locked is None or str(event.transition_id) in locked.record.grants:
        return
    to, by = event.transitioned_to, event.transitioned_by
    people = await find_people(uow.session, {*sharing.names_beside(locked.record), to, by})
    try:
        person = _must_be_offered(locked.record, event, people.get(to), people.get(by))
    except REFUSALS as refusal:
        await _refuse(uow, event, refusal)
        return
    hand = hand_of(uow, by, event.made_at)
    given = _given_to(person, event) | _hanging_on(Purpose.TRANSFER, people[by], locked.record)
    given["owner"] = locked.record.values["owned_by"]
    made = sharing.open_to(locked.record, str(event.transition_id), given, people=people, hand=hand)
    await locked.renew(uow, made, AccessGranted, hand, transition_id=event.transition_id)


def _must_be_offered(record: Record, event: TransferMade, person: Actor | None, sender: Actor | None) -> Actor:
    person = _must_be_openable(Purpose.TRANSFER, record, event, person, sender)
    if person.user_name == record.values["owned_by"]:
        raise PersonCannotReceive
    if any(grant["kind"] == TRANSFER and grant["status"] in ACTIVE for grant in record.grants.values()):
        raise AlreadyTransferring
    return person


async def take_over(uow: UnitOfWork, keyring: Keyring, event: TransferAccepted) -> None:
    """Give the case to whom it was offered. Who cannot have it any more loses the offer, and both sides are told."""
    locked = await _lock(uow, keyring, event)
    transition = str(event.transition_id)
    given = None if locked is None else locked.record.grants.get(transition)
    if locked is None or given is None or given["status"] not in ACTIVE:
        return
    to, record = given["user"], locked.record
    people = await find_people(uow.session, {*sharing.names_beside(record), to, event.actor})
    hand, rules = hand_of(uow, event.actor, event.at), locked.setup.rules
    try:
        owner = must_receive(Purpose.TRANSFER, people.get(to), sender=given["by"], module=record.module)
    except REFUSALS as refusal:
        made = sharing.answered(record, transition, REVOKED, people=people, rules=rules, hand=hand)
        await locked.renew(uow, made, made.kind.changed, hand)
        ended = AccessEnded(
            record_id=record.id,
            transition_id=event.transition_id,
            code=refusal.code,
            ended_by=hand.user_name,
            at=hand.now,
        )
        await uow.publish(ended, about=event.transition_id)
        return
    made = sharing.take_over(record, transition, owner, people=people, rules=rules, hand=hand)
    await _give(uow, locked, made, hand=hand, transition=event.transition_id, people=people)


async def _refuse(uow: UnitOfWork, event: ReferralMade | TransferMade | AssignmentMade, refusal: Refusal) -> None:
    refused = AccessRefused(record_id=event.record_id, transition_id=event.transition_id, code=refusal.code)
    await uow.publish(refused, about=event.transition_id)
