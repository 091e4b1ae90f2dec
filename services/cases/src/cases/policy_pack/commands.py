"""What an administrator does with policy packs. Rules: `docs/domain/tasks.md §6`."""

from dataclasses import dataclass
from datetime import date

from chassis.errors import Invalid
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.policy import DecidedClocks, PolicyDecided, ReferralClocksDecided
from contracts.values import FrozenValues

from cases.policy_pack import store
from cases.policy_pack.domain import LONGEST_TITLE, OneAlone, PolicyPack, read_pack, with_clocks


@dataclass(frozen=True, kw_only=True)
class PackDecision:
    """`effective_from`: today if none is given. `alone`: whether who proposed it may decide, too."""

    version: int
    effective_from: date | None
    approved_by: str
    alone: bool


async def propose(uow: UnitOfWork, given: FrozenValues) -> int:
    """Keep a pack, which counts for nobody until it is put in force: its version."""
    uow.actor.must("system", "manage")
    known = await store.find_version(uow.session, uow.actor.user_name, uow.command_id) if uow.replayed else None
    if known is not None:
        return known
    read_pack(0, given)
    version = await store.add_pack(uow, with_clocks(given))
    await uow.audit("propose_policy", "policy_pack", version)
    return version


async def put_in_force(uow: UnitOfWork, decision: PackDecision) -> None:
    """From a day on; to go back is to put an older one in force. One person alone is refused."""
    uow.actor.must("system", "manage")
    version = decision.version
    await store.find_pack(uow.session, version)
    if uow.replayed:
        return
    if not decision.alone and await store.needs_somebody_else(uow.session, version, uow.actor.user_name):
        raise OneAlone
    today = uow.site.day(uow.began)
    since, approver = _checked(decision, today)
    number = await store.add_decision(uow, version, since, approver)
    await uow.audit("put_policy_in_force", "policy_pack", version, facts={"effective_from": since.isoformat()})
    await _announce(uow, number, version, since)
    await announce_clocks(uow, today)


def _checked(decision: PackDecision, today: date) -> tuple[date, str]:
    since, approver = decision.effective_from or today, decision.approved_by.strip()
    problems: dict[str, list[str]] = {}
    if since < today:
        problems["effective_from"] = ["in_the_past"]
    if not approver or len(approver) > LONGEST_TITLE:
        problems["approved_by"] = ["missing" if not approver else "too_long"]
    if problems:
        raise Invalid(problems)
    return since, approver


async def _announce(uow: UnitOfWork, number: int, version: int, since: date) -> None:
    """Whoever proposed it, and who oversees all, are told."""
    id = derived_id("policy_decision", str(number))
    event = PolicyDecided(
        decision_id=id,
        record_id=derived_id("policy_pack", str(version)),
        record_type="policy_pack",
        owned_by=await store.find_maker(uow.session, version),
        effective_from=since,
        actor=uow.actor.user_name,
        at=uow.began,
    )
    await uow.publish(event, about=id)


async def announce_clocks(uow: UnitOfWork, today: date) -> None:
    """Referrals runs its clocks by what counts from today on."""
    packs = await store.find_packs(uow.session)
    decided = [_clocks_of(since, pack) for since, pack in packs.from_on(today)]
    await uow.publish(ReferralClocksDecided(decided=decided), about=derived_id("policy", "referral_clocks"))


def _clocks_of(since: date, pack: PolicyPack) -> DecidedClocks:
    clocks = {risk: {name: one.written() for name, one in by.items()} for risk, by in pack.referral_clocks.items()}
    return {
        "effective_from": since.isoformat(),
        "version": pack.version,
        "clocks": clocks,
        "windows": {service: window.written() for service, window in pack.service_windows.items()},
        "unknown_risk": pack.unknown_risk,
        "working_week": sorted(pack.working_week),
        "working_day": [{"from": begins, "to": ends} for begins, ends in pack.working_day],
        "holidays": sorted(day.isoformat() for day in pack.holidays),
    }
