"""What a person can do with a record: register it, change it, disable it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.errors import Invalid, StaleVersion
from chassis.ids import derived_id, new_id
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values
from sharing.chain import roles_in
from sharing.receiving import may_give
from sharing.rights import ASSIGNING, Purpose
from sharing.scope import extent_of, sees

from cases.form.domain import Fields, as_kept
from cases.history.domain import changed_names
from cases.record.commands import apart
from cases.record.commands.announcing import announce, hand_of, tell_of_danger, write_next
from cases.record.commands.fitting import InvalidRecord, must_fit
from cases.record.commands.linking import Bench, find_named, fitting, lock_named, note_listed
from cases.record.domain import record as records
from cases.record.domain.ages import without_ages
from cases.record.domain.beginning import Beginning, beginnings, laid, row_beginnings
from cases.record.domain.changes import clashes
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind
from cases.record.domain.record import Record
from cases.record.policy import actions
from cases.record.policy.fields import FieldAccess
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store import rows
from cases.record.store.lists import find_unknown
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_people, find_role_forms


@dataclass(frozen=True)
class WriteOutcome:
    """What a write did. `shown`: the fields its answer shows, before the reader's access is asked."""

    reading: Reading
    shown: Values

    @property
    def record(self) -> Record:
        return self.reading.record


async def register(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID | None, *, given: FrozenValues, now: datetime
) -> WriteOutcome:
    """A new record of the actor, or of `owned_by` for those who may assign. `id`: the client's, if it made one."""
    actions.must_register(uow.actor, kind)
    bench = await _bench(uow, keyring)
    id = id or _id_of_command(uow)
    if uow.replayed and id is not None:
        return await _registered_before(bench, kind, id)
    hand = hand_of(uow, uow.actor.user_name, now)
    reading = await prepare(bench, kind, id, given, hand)
    made = reading.record
    facts = await rows.insert(uow.session, bench.vault, apart.alone(made))
    await announce(uow, kind.registered, made, rows.Written(facts, list(facts)))
    await tell_of_danger(uow, None, made, bench.setup.rules, now)
    await apart.write_parts(bench, None, reading, hand)
    await note_listed(bench, made, hand)
    return WriteOutcome(reading, made.values)


async def prepare(bench: Bench, kind: Kind, id: UUID | None, given: FrozenValues, hand: Hand) -> Reading:
    """The new record as it will be, and as the actor reads it; nothing is written."""
    uow, setup = bench.uow, bench.setup
    named = await find_named(bench, kind, given)
    given = _in_module(uow.actor, setup, {**given, **named.links.stamps})
    module = given["module_id"]
    reader = await _reader_of(uow, setup, kind)
    fields = bench.fields(kind, module)
    values = await _first_values(uow, kind, given, reader.own(module), fields=fields, now=hand.now)
    values = apart.listing(kind, values, {}, bench, hand, module=module)
    made = records.register(
        kind,
        id or new_id(),
        fitting(bench, named.taken, kind, fields, hand) | values | named.links.stamps,
        fields=fields,
        number=new_id(),
        owner=named.links.owner or await _owner(uow, kind, given),
        by=uow.actor,
        rules=setup.rules,
        hand=hand,
    )
    return reader.reading(made)


async def look_ahead(uow: UnitOfWork, keyring: Keyring, kind: Kind, given: FrozenValues, now: datetime) -> Reading:
    """A new record as the actor would register it now; nothing is written."""
    actions.must_register(uow.actor, kind)
    return await prepare(await _bench(uow, keyring), kind, None, given, hand_of(uow, uow.actor.user_name, now))


async def _bench(uow: UnitOfWork, keyring: Keyring) -> Bench:
    setup = await load_setup(uow.session)
    return Bench(uow, rows.Vault(keyring, setup.catalogue, uow.site), setup)


async def _reader_of(uow: UnitOfWork, setup: Setup, kind: Kind, row: Row | None = None) -> Reader:
    """The actor reading a record that is there, or a new one."""
    roles = {} if row is None else await find_role_forms(uow.session, roles_in(row.grants))
    return Reader(uow.actor, kind, setup.catalogue, roles, setup.rules.name_parts)


async def _registered_before(bench: Bench, kind: Kind, id: UUID) -> WriteOutcome:
    row = await rows.find_row(bench.uow.session, kind, id, extent_of(bench.uow.actor))
    whole = await apart.joined(bench, bench.vault.open(row), kind.parts)
    reading = (await _reader_of(bench.uow, bench.setup, kind, row)).reading(whole)
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
    bench = await _bench(uow, keyring)
    await lock_named(bench, kind, id, wanted.given)
    row = await rows.find_row(uow.session, kind, id, extent_of(actor), to_change=not uow.replayed)
    held = bench.vault.open(row)
    before = await apart.joined(bench, held, wanted.given)
    reader = await _reader_of(uow, bench.setup, kind, row)
    reading = reader.reading(before)
    if uow.replayed:
        # Which fields moved along, or were emptied, is not known any more: a client that lost the answer is shown all.
        return WriteOutcome(reading, {**dict.fromkeys((*sorted(kind.stamps), *wanted.given)), **before.values})
    hand = hand_of(uow, actor.user_name, now)
    made = await _changed(bench, reading, wanted, hand)
    if not set(changed_names(before.values, made.values)) - STAMPED_ALWAYS:
        return WriteOutcome(reading, {})
    kept = await write_next(uow, bench.vault, row, held, apart.alone(made), as_=kind.changed, hand=hand)
    made = apart.beside(kept, made)
    # Whose own change ended the referral they had it by is shown that change as they saw the record before.
    seen = reader.reading(made if sees(actor, made.values) else replace(made, grants=before.grants))
    await apart.write_parts(bench, before, seen, hand)
    await note_listed(bench, made, hand, before=before)
    return WriteOutcome(seen, records.shown_changes(before.values, made.values))


async def _changed(bench: Bench, reading: Reading, wanted: Change, hand: Hand) -> Record:
    """The record as the change makes it; nothing is written."""
    uow, before, kind = bench.uow, reading.record, reading.record.kind
    fields = bench.fields(kind, before.module)
    values = as_kept(_permitted(reading, bench.setup, wanted), fields, uow.site)
    values = await _begun(uow, values, row_beginnings(values, before.values, fields, hand.now, uow.site))
    await must_fit(uow, values, before.values, fields, hand.now)
    values = _of_own_rows(reading, values)
    values = without_ages(values, before.values, fields, hand.today)
    _must_be_fresh(before, values, wanted.base_version, fields)
    named = await find_named(bench, kind, _naming(kind, before, values))
    taken = fitting(bench, named.taken, kind, fields, hand)
    values = {name: value for name, value in taken.items() if before.values.get(name) is None} | values
    values = apart.listing(kind, values, before.values, bench, hand, module=before.module)
    return records.change(before, values, links=named.links, fields=fields, rules=bench.setup.rules, hand=hand)


def _naming(kind: Kind, before: Record, values: FrozenValues) -> FrozenValues:
    """What the change names; of a record that is enabled again what it named before, whose it may be no longer."""
    if values.get("record_state") is not True or before.enabled:
        return values
    return {**{name: before.values.get(name) for name in kind.links}, **values}


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
