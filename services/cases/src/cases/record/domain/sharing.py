"""What a referral, a transfer or an assignment does to a record. Rules: `docs/domain/referrals.md §5`."""

from collections.abc import Mapping
from dataclasses import replace

from chassis.actor import Actor
from chassis.moments import written
from contracts.values import FrozenValues, Values
from sharing.chain import WhyEnded, still_without
from sharing.grants import ACTIVE, TRANSFER, active_grants

from cases.record.domain import alerts as alerting
from cases.record.domain import ownership
from cases.record.domain.changes import changed_paths, touched
from cases.record.domain.grants import DONE, ENDED, REVOKED, Grant, Grants, note_sharing
from cases.record.domain.hand import Hand
from cases.record.domain.record import Record, after, copied
from cases.record.domain.rules import Rules

People = Mapping[str, Actor]


def open_to(record: Record, transition: str, grant: Grant, *, people: People, hand: Hand) -> Record:
    """The record with the access of this referral or transfer. `people`: everybody the record is
    associated with afterwards, and who does it.
    """
    grants = record.grants | {transition: grant}
    values = copied(record.values)
    if grant["kind"] == TRANSFER:
        values["reassigned_transferred_on"] = written(hand.now)
    else:
        record.kind.refer(values, grant)
    _share(values, grants, people, hand)
    alerts = alerting.raise_sharing(record.alerts, grant["kind"], grant["user"], transition, hand)
    return after(record, values, grants=grants, alerts=alerts)


def referred_outside(record: Record, transition: str, grant: Grant) -> Record:
    """The record with a referral that opens it to nobody here."""
    return after(record, copied(record.values), grants=record.grants | {transition: grant})


def answered(record: Record, transition: str, status: str, *, people: People, rules: Rules, hand: Hand) -> Record:
    """The referral was accepted, or ended; with its end the access ends."""
    grant: Grant = {**record.grants[transition], "status": status}
    grant["ended_at" if status in ENDED else "answered_at"] = written(hand.now)
    grants = record.grants | {transition: grant}
    values = copied(record.values)
    written_by_it = record.kind.help(values, record.values, grant, rules, hand) if status == "done" else []
    _share(values, grants, people, hand)
    left = alerting.clear_referral(record.alerts, transition)
    alerts = alerting.after_change(left, written_by_it, by_owner=False, module=record.module, rules=rules, hand=hand)
    return after(record, values, grants=grants, alerts=alerts)


def settled(before: Record, made: Record, ends: Mapping[str, WhyEnded], *, people: People, hand: Hand) -> Record:
    """The version that was just made, without the referrals that it ends. `people`: who is beside it afterwards."""
    grants = {key: _settled(grant, made.values, ends.get(key), hand) for key, grant in made.grants.items()}
    if not ends:
        return replace(made, grants=grants)
    values, alerts = copied(made.values), made.alerts
    note_sharing(values, grants)
    ownership.associate(values, people)
    for transition in ends:
        alerts = alerting.clear_referral(alerts, transition)
    alerting.note_alerts(values, alerts)
    versions = touched(before.versions, changed_paths(before.values, values), made.version)
    return replace(made, values=values, grants=grants, alerts=alerts, versions=versions)


def _settled(grant: Grant, values: FrozenValues, why: WhyEnded | None, hand: Hand) -> Grant:
    if why is not None:
        return {**grant, "status": REVOKED, "ended_at": written(hand.now), "ended_because": why}
    if grant["status"] in ACTIVE and "without" in grant:
        return {**grant, "without": still_without(values, grant)}
    return grant


def _share(values: Values, grants: Grants, people: People, hand: Hand) -> None:
    note_sharing(values, grants)
    ownership.associate(values, people)
    ownership.stamp_sharing(values, hand.user_name, people, hand.now)


def assign(record: Record, transition: str, owner: Actor, *, people: People, rules: Rules, hand: Hand) -> Record:
    """The record in the hands of its new owner. Open referrals stay."""
    by, made_at = hand.user_name, written(hand.now)
    grant: Grant = {"kind": "assign", "user": owner.user_name, "by": by, "status": "done", "made_at": made_at}
    values = copied(record.values)
    ownership.hand_over(values, owner, record.kind, rules, now=hand.now)
    ownership.associate(values, people)
    ownership.stamp_sharing(values, by, people, hand.now)
    return after(record, values, grants=record.grants | {transition: grant})


def passed_on(record: Record, owner: Actor, *, people: People, rules: Rules, hand: Hand) -> Record:
    """The record with the owner of the one that it belongs to."""
    values = copied(record.values)
    ownership.hand_over(values, owner, record.kind, rules, now=hand.now)
    ownership.associate(values, people)
    ownership.stamp_sharing(values, hand.user_name, people, hand.now)
    return after(record, values)


def take_over(record: Record, transition: str, owner: Actor, *, people: People, rules: Rules, hand: Hand) -> Record:
    """The record in the hands of whom it was offered to. Open referrals stay."""
    grant: Grant = {**record.grants[transition], "status": DONE, "answered_at": written(hand.now)}
    grants = record.grants | {transition: grant}
    values = copied(record.values)
    ownership.hand_over(values, owner, record.kind, rules, now=hand.now)
    _share(values, grants, people, hand)
    return after(record, values, grants=grants, alerts=alerting.clear_referral(record.alerts, transition))


def refresh(record: Record, *, people: People, rules: Rules) -> Record | None:
    """The ownership block and associations as the accounts say now; nothing where they say the same."""
    values = copied(record.values)
    owner = people.get(values["owned_by"])
    if owner is not None:
        ownership.own(values, owner, record.kind, rules)
    ownership.associate(values, people)
    return None if values == record.values else after(record, values)


def names_beside(record: Record) -> set[str]:
    """User names whose accounts are needed to associate the record, whichever of its referrals ends."""
    return {record.values["owned_by"], *(grant["user"] for grant in active_grants(record.grants.values()))}
