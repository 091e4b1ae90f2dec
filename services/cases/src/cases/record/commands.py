"""What a person can do with a record: register it, change it, disable it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.errors import Invalid, NotFound, StaleVersion
from chassis.ids import derived_id, new_id
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessEnded, DangerReported, RecordEvent
from contracts.values import FrozenValues, Values
from sharing.chain import endings, roles_in
from sharing.receiving import may_give
from sharing.rights import ASSIGNING, Purpose
from sharing.scope import extent_of, sees

from cases.form.domain import Fields, as_kept
from cases.history.domain import Deed
from cases.record.domain import record as records
from cases.record.domain import sharing
from cases.record.domain.ages import without_ages
from cases.record.domain.beginning import Beginning, beginnings, laid, row_beginnings
from cases.record.domain.changes import changed_names, clashes
from cases.record.domain.hand import Hand
from cases.record.domain.kind import KINDS, Kind
from cases.record.domain.known import fields_to_write
from cases.record.domain.record import Links, Record
from cases.record.domain.rules import Rules
from cases.record.domain.validation import check
from cases.record.policy import actions
from cases.record.policy.fields import FieldAccess
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store import rows
from cases.record.store.lists import find_unknown
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_people, find_role_forms


class InvalidRecord(Invalid):
    """`detail`: JSON pointers of the values that do not fit; `problems`: pointer → code."""

    code = "invalid_record"
    title = "Some values do not fit the form."
    message = "Invalid Record JSON"


@dataclass(frozen=True)
class WriteOutcome:
    """What a write did. `shown`: the fields its answer shows, before the reader's access is asked."""

    reading: Reading
    shown: Values

    @property
    def record(self) -> Record:
        return self.reading.record


def hand_of(uow: UnitOfWork, user_name: str, now: datetime) -> Hand:
    return Hand(user_name=user_name, now=now, site=uow.site, new_id=lambda: str(new_id()))


async def register(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID | None, *, given: FrozenValues, now: datetime
) -> WriteOutcome:
    """A new record of the actor, or of `owned_by` for those who may assign. `id`: the client's, if it made one."""
    actor = uow.actor
    actions.must_register(actor, kind)
    setup = await load_setup(uow.session)
    links = await find_links(uow, kind, given)
    given = _in_module(actor, setup, {**given, **links.stamps})
    module = given["module_id"]
    reader = await _reader_of(uow, setup, kind)
    access = reader.own(module)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    id = id or _id_of_command(uow)
    if uow.replayed and id is not None:
        return await _registered_before(uow, vault, kind, id)
    fields = fields_to_write(setup.catalogue, kind, module)
    values = await _first_values(uow, kind, given, access, fields=fields, now=now)
    made = records.register(
        kind,
        id or new_id(),
        values | links.stamps,
        fields=fields,
        number=new_id(),
        owner=links.owner or await _owner(uow, kind, given),
        by=actor,
        rules=setup.rules,
        hand=hand_of(uow, actor.user_name, now),
    )
    facts = await rows.insert(uow.session, vault, made)
    await announce(uow, kind.registered, made, rows.Written(facts, list(facts)))
    await tell_of_danger(uow, None, made, setup.rules, now)
    return WriteOutcome(reader.reading(made), made.values)


async def _reader_of(uow: UnitOfWork, setup: Setup, kind: Kind, row: Row | None = None) -> Reader:
    """The actor reading a record that is there, or a new one."""
    roles = {} if row is None else await find_role_forms(uow.session, roles_in(row.grants))
    return Reader(uow.actor, kind, setup.catalogue, roles, setup.rules.name_parts)


async def _registered_before(uow: UnitOfWork, vault: rows.Vault, kind: Kind, id: UUID) -> WriteOutcome:
    row = await rows.find_row(uow.session, kind, id, extent_of(uow.actor))
    reading = (await _reader_of(uow, await load_setup(uow.session), kind, row)).reading(vault.open(row))
    return WriteOutcome(reading, reading.record.values)


async def _first_values(
    uow: UnitOfWork, kind: Kind, given: FrozenValues, access: FieldAccess, *, fields: Fields, now: datetime
) -> Values:
    """What of a new record's values stands, with what its forms begin with; it fits."""
    values = as_kept(actions.permitted_registration(uow.actor, kind, given, access), fields, uow.site)
    begun = beginnings(given, access.writable - kind.kept, fields, now, uow.site)
    values = await _begun(uow, values, begun)
    await must_fit(uow, values, {}, fields, now)
    return values


async def _begun(uow: UnitOfWork, values: Values, found: list[Beginning]) -> Values:
    """With the defaults of the forms, but for those that name what is on no list any more."""
    unknown = await find_unknown(uow.session, {reference for one in found for reference in one.references})
    return laid(values, [one for one in found if unknown.isdisjoint(one.references)]) if found else values


def _id_of_command(uow: UnitOfWork) -> UUID | None:
    """The same command makes the same record."""
    return None if uow.command_id is None else derived_id("record", uow.actor.user_name, str(uow.command_id))


class LinkUnknown(Invalid):
    code = "link_unknown"
    title = "The record this one should belong to is not there."


async def find_links(uow: UnitOfWork, kind: Kind, given: FrozenValues) -> Links:
    """What follows from the records that the values name. Refuses one that the actor does not see."""
    linked = {}
    for name, resource in kind.links.items():
        if given.get(name) is not None:
            linked[name] = await _linked(uow, KINDS[resource], name, given[name])
    stamps = kind.link(linked)
    owner = stamps.pop("owned_by", None)
    people = await find_people(uow.session, [] if owner is None else [owner])
    return Links(stamps=stamps, owner=people.get(owner or ""))


async def _linked(uow: UnitOfWork, kind: Kind, name: str, id: Any) -> Values:
    try:
        row = await rows.find_row(uow.session, kind, UUID(str(id)), extent_of(uow.actor))
    except (ValueError, NotFound):
        raise LinkUnknown({name: [LinkUnknown.code]}) from None
    return rows.facts_only(row).values


def _in_module(actor: Actor, setup: Setup, given: Values) -> Values:
    """With the module named, or the only one that the person has. An empty body means nothing, so it is of none."""
    known = frozenset(setup.rules.modules)
    own = known & actor.modules if known and actor.modules else known | actor.modules
    module = given.get("module_id")
    if module is None and given and len(own) == 1:
        return {**given, "module_id": next(iter(own))}
    _must_be_available(actor, setup, module)
    return given


def _must_be_available(actor: Actor, setup: Setup, module: object) -> None:
    """A module that is there, and the person's where theirs are limited."""
    if not isinstance(module, str) or not module:
        raise Invalid({"module_id": ["missing"]})
    limits = (frozenset(setup.rules.modules), actor.modules)
    if any(limit and module not in limit for limit in limits):
        raise Invalid({"module_id": ["not_available"]})


async def _owner(uow: UnitOfWork, kind: Kind, given: FrozenValues) -> Actor:
    wanted = given.get("owned_by")
    if wanted is None or wanted == uow.actor.user_name:
        return uow.actor
    uow.actor.must(kind.resource, *ASSIGNING)
    owner = (await find_people(uow.session, [str(wanted)])).get(str(wanted))
    module = given.get("module_id")
    # Whether there is such an account is not told to who could give it nothing.
    if owner is None or not may_give(uow.actor, Purpose.ASSIGN, owner, module=module, resource=kind.resource):
        raise Invalid({"owned_by": ["cannot_receive"]})
    return owner


async def must_fit(uow: UnitOfWork, values: Values, held: FrozenValues, fields: Fields, now: datetime) -> None:
    """Refuse what does not fit the forms or names what is on no list. `held`: what the record holds already."""
    found = check(values, held, fields, uow.site.day(now))
    for reference in sorted(await find_unknown(uow.session, found.references)):
        for pointer in found.references[reference]:
            found.refuse(pointer, "not_an_option")
    if found.problems:
        detail = [pointer for pointer, code in found.problems for _ in range(_times(values, pointer, code))]
        raise InvalidRecord(detail=detail, problems=dict(found.problems))


def _times(values: FrozenValues, pointer: str, code: str) -> int:
    """How often Primero points at it: at one choice twice, because it is on no list and because it is not empty."""
    return 1 + (code == "not_an_option" and isinstance(values.get(pointer.removeprefix("/")), str))


@dataclass(frozen=True, kw_only=True)
class Change:
    """`action`: the permission in whose name it is made; `base_version`: the version it was made against."""

    given: FrozenValues
    action: str | None = None
    base_version: int | None = None


async def change(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, wanted: Change, *, now: datetime
) -> WriteOutcome:
    """Lay the change over the record. Refuses it where the same fields moved on since its base version."""
    actor = uow.actor
    actions.must_change(actor, kind, wanted.action)
    actor.must(kind.resource, "read")
    setup = await load_setup(uow.session)
    row = await rows.find_row(uow.session, kind, id, extent_of(actor), to_change=not uow.replayed)
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    before = vault.open(row)
    reader = await _reader_of(uow, setup, kind, row)
    reading = reader.reading(before)
    if uow.replayed:
        # Which fields moved along is not known any more: a client that lost the answer is shown all.
        return WriteOutcome(reading, {**dict.fromkeys(wanted.given), **before.values})
    fields = fields_to_write(setup.catalogue, kind, before.module)
    values = as_kept(_permitted(reading, setup, wanted), fields, uow.site)
    values = await _begun(uow, values, row_beginnings(values, before.values, fields, now, uow.site))
    await must_fit(uow, values, before.values, fields, now)
    values = _of_own_rows(reading, values)
    values = without_ages(values, before.values, fields, uow.site.day(now))
    _must_be_fresh(before, values, wanted.base_version, fields)
    links = await find_links(uow, kind, values)
    hand = hand_of(uow, actor.user_name, now)
    made = records.change(before, values, links=links, fields=fields, rules=setup.rules, hand=hand)
    if not set(changed_names(before.values, made.values)) - STAMPED_ALWAYS:
        return WriteOutcome(reading, {})
    made = await write_next(uow, vault, row, before, made, as_=kind.changed, hand=hand)
    # Whose own change ended the referral they had it by is shown that change as they saw the record before.
    seen = made if sees(actor, made.values) else replace(made, grants=before.grants)
    return WriteOutcome(reader.reading(seen), records.shown_changes(before.values, made.values))


def _permitted(reading: Reading, setup: Setup, wanted: Change) -> Values:
    record = reading.record
    opened = record.kind.opened(wanted.action, record.module, setup.rules)
    values = actions.permitted_change(reading.actor, reading, wanted.given, opened)
    if "module_id" in values:
        _must_be_available(reading.actor, setup, values["module_id"])
    return values


def _of_own_rows(reading: Reading, values: Values) -> Values:
    """The change as far as it is about the person's own rows; refuses one to a row that is not theirs."""
    limit, user_name, held = reading.own_rows, reading.actor.user_name, reading.record.values
    if limit is None:
        return values
    foreign = limit.foreign(user_name, values, held)
    if foreign:
        raise InvalidRecord(detail=foreign, problems=dict.fromkeys(foreign, "row_not_yours"))
    return limit.within(user_name, values, held)


async def write_next(  # the one way a next version is written, whoever made it
    uow: UnitOfWork,
    vault: rows.Vault,
    row: Row,
    before: Record,
    made: Record,
    *,
    as_: type[RecordEvent],
    hand: Hand,
    deed: Deed | None = None,
    **more: Any,
) -> Record:
    """Write the next version and tell of it, without the referrals that it ends; who had those is told why.

    `deed`: what was done, if not that fields changed.
    """
    ends = endings(made.values, made.grants)
    people = await find_people(uow.session, sharing.names_beside(made)) if ends else {}
    made = sharing.settled(before, made, ends, people=people, hand=hand)
    await announce(uow, as_, made, await rows.update(uow.session, vault, row, before, made, deed=deed), **more)
    for transition, why in ends.items():
        ended = AccessEnded(
            record_id=made.id, transition_id=UUID(transition), code=why, ended_by=hand.user_name, at=hand.now
        )
        await uow.publish(ended, about=ended.transition_id)
    await tell_of_danger(uow, before, made, (await load_setup(uow.session)).rules, hand.now)
    return made


async def tell_of_danger(uow: UnitOfWork, before: Record | None, made: Record, rules: Rules, now: datetime) -> None:
    """Announce that somebody is in danger: when that begins, and to whom the record is handed over meanwhile."""
    owner = made.values["owned_by"]
    known = before is not None and before.values["owned_by"] == owner and before.kind.danger(before.values, rules)
    event = None if known else reported_danger(made, rules, now)
    if event is not None:
        await uow.publish(event, about=event.danger_id)


def reported_danger(made: Record, rules: Rules, now: datetime) -> DangerReported | None:
    """That somebody is in danger, if the record says so."""
    fields = made.kind.danger(made.values, rules)
    if not fields:
        return None
    since = max(made.versions.get(name, 1) for name in (*fields, "status", "record_state"))
    return DangerReported(
        danger_id=derived_id("danger", str(made.id), str(since)),
        record_id=made.id,
        record_type=made.kind.resource,
        record_short_id=made.values["short_id"],
        owned_by=made.values["owned_by"],
        actor=made.values["last_updated_by"],
        at=now,
    )


STAMPED_ALWAYS = frozenset({"last_updated_at"})
"""Stamps that would change even if nothing else did."""


def _must_be_fresh(before: Record, values: Values, base_version: int | None, fields: Fields) -> None:
    if base_version is None or base_version >= before.version:
        return
    names = clashes(before.versions, base_version, values, before.values, fields)
    if names:
        raise StaleVersion(version=before.version, fields=names)


async def disable(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, now: datetime) -> WriteOutcome:
    """What a record's DELETE does: it is kept, and no longer enabled."""
    wanted = Change(given={"record_state": False}, action="enable_disable_record")
    return await change(uow, keyring, kind, id, wanted, now=now)


async def announce(uow: UnitOfWork, kind: type[RecordEvent], made: Record, written: rows.Written, **more: Any) -> None:
    """Tell what the record's facts are, as an event of this kind. `more`: what only this kind says."""
    event = kind(
        record_id=made.id,
        record_type=made.kind.resource,
        version=made.version,
        facts=written.facts,
        changed=written.changed,
        **more,
    )
    await uow.publish(event, about=made.id)
