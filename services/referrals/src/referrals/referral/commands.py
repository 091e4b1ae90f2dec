"""What people do with a referral, and what the system does when cases has answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.actor import Actor
from chassis.errors import Invalid, NotAllowed
from chassis.moments import written
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.referrals import (
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralMade,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
    ReferralStep,
)
from contracts.values import Values, picked
from sharing.consent import must_be_shareable
from sharing.rights import CASE, REFERRING, REFERRING_FROM_SERVICE, Purpose

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import find_case, open_case
from referrals.clock.domain import Phase
from referrals.clock.queries import find_timing
from referrals.directory.queries import check_authorized_role, choose_target
from referrals.referral.domain import AlreadyReferred, Decliner, DeclineReason, HelpGiven, NeedMet, Referral
from referrals.referral.policy import may_answer, may_revoke
from referrals.referral.store import list_unmet
from referrals.service_type.queries import check_service
from referrals.transition import store
from referrals.transition.commands import Many, TooManyAtOnce, each_of, id_for, must_be_seen, parties
from referrals.transition.domain import GIVE_UP_AFTER, TIMED_OUT, Asked, Status
from referrals.transition.policy import sees_transition

Answered = type[ReferralAccepted] | type[ReferralRejected] | type[ReferralDone]


class TooManyReferrals(TooManyAtOnce):
    message = "case.messages.bulk_referral_limit"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a sender asks for. `notes` and what is said of a remote recipient are sealed; the rest are codes."""

    transitioned_to: str | None = None
    remote: bool = False
    transitioned_to_remote: str | None = None
    transitioned_to_agency: str | None = None
    service: str | None = None
    service_record_id: str | None = None
    type_of_export: str | None = None
    authorized_role_unique_id: str | None = None
    allow_case_creation: bool = False
    consent_overridden: bool = False
    notes: str | None = None


async def make_referral(uow: UnitOfWork, keyring: Keyring, case_id: UUID, request: Request, *, now: datetime) -> Asked:
    """Write the referral down and ask cases for the access; a remote one opens nothing here.

    Raises NotFound, NotAllowed, RecordNotOpen, ConsentMissing, ConsentNotYours or PersonCannotReceive: a first answer
    from what we know, by the rules by which cases decides. Raises AlreadyReferred.
    """
    sending = REFERRING_FROM_SERVICE if request.service_record_id else REFERRING
    case = await open_case(uow, case_id, *sending)
    id = id_for(uow, case_id)
    if uow.replayed and await store.is_kept(uow, id):
        return Asked(Referral, id, since=0)
    target = await _target(uow, request, case)
    await check_service(uow, request.service)
    await check_authorized_role(uow, request.authorized_role_unique_id)
    overridden = request.consent_overridden
    must_be_shareable(Purpose.REFER, case.facts, sender=uow.actor, consent_overridden=overridden)
    codes = picked(request, CODES)
    made = Referral(id=id, created_at=now, **codes, **parties(uow.actor, case, target))
    made.claim = _claim(keyring, made, request)
    store.write_texts(keyring, made, picked(request, WRITTEN))
    await _announce(uow, made, case, now=now)
    await uow.audit("make_referral", "case", case_id, facts={"transition": str(id), "to": made.transitioned_to})
    return Asked(Referral, id, since=0 if made.remote else case.version)


CODES = (
    "remote",
    "service",
    "service_record_id",
    "authorized_role_unique_id",
    "allow_case_creation",
    "consent_overridden",
)
WRITTEN = ("notes", "transitioned_to_remote", "transitioned_to_agency", "type_of_export")


def _claim(keyring: Keyring, made: Referral, request: Request) -> str:
    """What no other referral may ask for while this one is open: the same case of the same recipient, for the same
    service of the case; where it is for none, with the same role and for the same sort of service. Somebody outside
    is told by a blind token.
    """
    outside = " ".join(f"{request.transitioned_to_remote} {request.transitioned_to_agency}".casefold().split())
    to = f"remote:{keyring.token('remote', outside)}" if made.remote else f"user:{made.transitioned_to}"
    sort = f"sort:{made.authorized_role_unique_id or ''}:{made.service or ''}"
    row = f"row:{str(made.service_record_id).lower()}" if made.service_record_id else None
    return f"{made.record_id}/{to}/{row or sort}"


async def _announce(uow: UnitOfWork, made: Referral, case: CaseCopy, *, now: datetime) -> None:
    """Nobody is let in by a remote one, so it waits for nobody."""
    if made.remote:
        made.grant(at=now)
    await wind(uow, made, case, now=now)
    if not await store.add_transition(uow, made):
        there = await store.find_claiming(uow, Referral, made.claim)
        raise AlreadyReferred(**(_told_of(there) if there and sees_transition(uow.actor, there, case) else {}))
    event = ReferralMade.of(
        made, transition_id=made.id, authorized_role=made.authorized_role_unique_id, made_at=made.created_at
    )
    await uow.publish(event, about=made.id)
    if made.remote:
        await tell(uow, ReferralActivated, made, by=made.transitioned_by, at=now)
    await _see_to_need(uow, made, case, now=now)


async def _see_to_need(uow: UnitOfWork, made: Referral, case: CaseCopy, *, now: datetime) -> None:
    """What earlier referrals left open is asked of somebody else now."""
    for earlier in await list_unmet(uow, made):
        if earlier.phase is Phase.UNMET:
            earlier.close_loop(at=now)
            await wind(uow, earlier, case, now=now)
            await store.save_marks(uow, earlier)


async def wind(uow: UnitOfWork, referral: Referral, case: CaseCopy | None, *, now: datetime) -> None:
    """Set its clock for what is next, in the transaction of the change."""
    referral.wind(await find_timing(uow, case, referral.service, now))


async def keep(uow: UnitOfWork, referral: Referral, *, now: datetime) -> None:
    """Wind and write a referral that somebody else than its giver changed. Raises StaleVersion."""
    await wind(uow, referral, await find_case(uow, referral.record_id), now=now)
    await store.save_transition(uow, referral)


def _told_of(there: Referral) -> Values:
    said = picked(there, ("transitioned_by", "transitioned_to", "status"))
    return {"referral": str(there.id), "created_at": written(there.created_at)} | said


async def _target(uow: UnitOfWork, request: Request, case: CaseCopy) -> Actor | None:
    if request.remote:
        if request.transitioned_to:
            raise Invalid({"transitioned_to": ["not_with_remote"]})
        return None
    return await choose_target(uow, Purpose.REFER, request.transitioned_to, module=case.module)


async def make_referrals(
    uow: UnitOfWork, keyring: Keyring, case_ids: list[UUID], request: Request, *, now: datetime
) -> Many:
    """Refer each of them: what was asked and what was refused, by case."""
    uow.actor.must(CASE, *REFERRING)

    async def refer(case_id: UUID) -> Asked:
        return await make_referral(uow, keyring, case_id, request, now=now)

    return await each_of(uow, case_ids, refer, action="make_referral")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`status` accepted, rejected or done; the texts are sealed. The codes come in pairs or, of a client that knows of
    none, not at all (ADR 56).
    """

    status: Status
    declined_by: Decliner | None = None
    decline_reason: DeclineReason | None = None
    outcome: HelpGiven | None = None
    need_met: NeedMet | None = None
    rejected_reason: str | None = None
    rejection_note: str | None = None
    base_version: int | None = None


async def answer_referral(
    uow: UnitOfWork, keyring: Keyring, case_id: UUID, id: UUID, answer: Answer, *, now: datetime
) -> Asked:
    """The recipient accepts, rejects or completes it, and cases is told.

    Raises NotFound, NotAllowed, ReferralClosed, ReferralAlreadyAnswered, ReferralNotAccepted, StaleVersion.
    """
    referral, case = await store.open_transition(uow, Referral, id, case_id=case_id)
    if not may_answer(uow.actor, referral):
        raise NotAllowed(resource="referral", actions=["answer"])
    if uow.replayed:
        return Asked(Referral, id, since=0)
    must_be_seen(referral, answer.base_version)
    _must_say_whole(answer)
    event = _answer(referral, answer, now=now)
    texts = {"rejected_reason": answer.rejected_reason, "rejection_note": answer.rejection_note}
    if any(texts.values()):
        store.write_texts(keyring, referral, texts)
    await wind(uow, referral, case, now=now)
    await store.save_transition(uow, referral)
    await uow.audit(f"referral_{answer.status}", "case", case_id, facts={"transition": str(id)})
    await tell(uow, event, referral, by=uow.actor.user_name, at=now)
    return Asked(Referral, id, since=0 if case is None else case.version)


def _must_say_whole(answer: Answer) -> None:
    """A code where it does not belong, or half of a pair, is refused rather than lost. Raises Invalid."""
    problems: dict[str, list[str]] = {}
    for status, names in PAIRS.items():
        said = [name for name in names if getattr(answer, name) is not None]
        if said and answer.status is not status:
            problems |= {name: ["not_with_this_status"] for name in said}
        elif len(said) == 1:
            problems |= {name: ["blank"] for name in names if name not in said}
    if problems:
        raise Invalid(problems)


PAIRS = {Status.REJECTED: ("declined_by", "decline_reason"), Status.DONE: ("outcome", "need_met")}


def _answer(referral: Referral, answer: Answer, *, now: datetime) -> Answered:
    if answer.status is Status.ACCEPTED:
        referral.accept(at=now)
        return ReferralAccepted
    if answer.status is Status.REJECTED:
        referral.reject(at=now, by=answer.declined_by, reason=answer.decline_reason)
        return ReferralRejected
    referral.finish(at=now, outcome=answer.outcome, need_met=answer.need_met)
    return ReferralDone


async def revoke_referral(
    uow: UnitOfWork, case_id: UUID, id: UUID, *, base_version: int | None, now: datetime
) -> Asked:
    """The sender, or who may remove people from the case, takes it back."""
    referral, case = await store.open_transition(uow, Referral, id, case_id=case_id)
    if not may_revoke(uow.actor, referral, case):
        raise NotAllowed(resource="referral", actions=["revoke"])
    if uow.replayed:
        return Asked(Referral, id, since=0)
    must_be_seen(referral, base_version)
    referral.revoke(at=now)
    await wind(uow, referral, case, now=now)
    await store.save_transition(uow, referral)
    await uow.audit("referral_revoked", "case", case_id, facts={"transition": str(id)})
    await tell(uow, ReferralRevoked, referral, by=uow.actor.user_name, at=now)
    return Asked(Referral, id, since=0 if case is None or referral.remote else case.version)


async def give_up_referrals(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: what cases has not answered for ten minutes has failed, and its sender is told."""
    for referral in await store.list_asked(uow, Referral, before=now - GIVE_UP_AFTER):
        await refuse(uow, referral, code=TIMED_OUT, now=now)


async def refuse(uow: UnitOfWork, referral: Referral, *, code: str, now: datetime) -> None:
    taken_back = not referral.is_open
    referral.refuse(code, at=now)
    await keep(uow, referral, now=now)
    if not taken_back:
        await tell(uow, ReferralRefused, referral, by=uow.actor.user_name, at=now, code=code)


async def tell(
    uow: UnitOfWork, event: type[ReferralStep], referral: Referral, *, by: str, at: datetime, **more: str
) -> None:
    await uow.publish(event.of(referral, transition_id=referral.id, actor=by, at=at, **more), about=referral.id)
