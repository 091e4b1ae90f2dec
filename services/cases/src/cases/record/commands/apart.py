"""Rows of a record that are records of another kind: a case's incidents, as its forms ask for them."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from chassis.driver import Row
from contracts.values import FrozenValues, Values

from cases.record.commands.announcing import announce, write_next
from cases.record.commands.fitting import InvalidRecord, must_fit
from cases.record.commands.linking import Bench, NamedRecords, fitting, named_by, wholly_read
from cases.record.domain import record as records
from cases.record.domain.hand import Hand
from cases.record.domain.kind import KINDS, Kind
from cases.record.domain.parts import rows_in, with_row_ids
from cases.record.domain.record import Record
from cases.record.policy.reading import Reading
from cases.record.store import rows
from cases.record.store.belonging import find_listed, listed_in, with_parts


async def joined(bench: Bench, record: Record, given: FrozenValues) -> Record:
    """The record with those of its rows that are records of their own, where the change is about them."""
    if record.kind.parts.keys().isdisjoint(given):
        return record
    return (await with_parts(bench.uow.session, bench.vault, record.kind, [record]))[0]


def listing(kind: Kind, values: Values, held: FrozenValues, bench: Bench, hand: Hand, *, module: str | None) -> Values:
    """The change, with an id for each row that is a record of its own, and with the list of these as it is then.

    An empty list says nothing: records are taken away by name (`_destroy`) alone.
    """
    given = {**values, **with_row_ids({name: values[name] for name in kind.parts if name in values}, hand.new_id)}
    fields = bench.fields(kind, module)
    for field, resource in kind.parts.items():
        if not given.get(field):
            given.pop(field, None)
        elif field in fields:
            merged = fields[field].field_type.merge(held.get(field), given[field])
            given[kind.gathers[resource]] = [row["unique_id"] for row in merged]
    return given


def alone(record: Record) -> Record:
    """The record as it is kept: without the rows that are records of their own."""
    parts = record.kind.parts
    if parts.keys().isdisjoint(record.values):
        return record
    return replace(record, values={name: value for name, value in record.values.items() if name not in parts})


def beside(record: Record, made: Record) -> Record:
    """`record` as it was written, with those rows again."""
    own = {name: made.values[name] for name in record.kind.parts if name in made.values}
    return replace(record, values={**record.values, **own}) if own else record


async def write_parts(bench: Bench, before: Record | None, reading: Reading, hand: Hand) -> None:
    """Register what is new among the rows, change what was changed, and disable what was taken away."""
    made = reading.record
    for field, resource in made.kind.parts.items():
        held: FrozenValues = {} if before is None else before.values
        if field not in made.values and field not in held:
            continue
        kind, known = KINDS[resource], set(listed_in(held, made.kind, resource))
        then = {str(row["unique_id"]): row for row in rows_in(held, field)}
        for place, row in enumerate(rows_in(made.values, field)):
            id, at = str(row["unique_id"]), f"/{field}/{place}"
            if id not in known:
                await _begin(bench, kind, reading, row, at=at, hand=hand)
            elif row != then.get(id):
                await _change(bench, kind, id, records.shown_changes(then.get(id, {}), row), at=at, hand=hand)
        kept = {str(row["unique_id"]) for row in rows_in(made.values, field)}
        for id in sorted(known.intersection(then) - kept):
            await _change(bench, kind, id, {"record_state": False}, hand=hand)


async def _begin(bench: Bench, kind: Kind, reading: Reading, row: FrozenValues, *, at: str, hand: Hand) -> None:
    parent = reading.record
    link = next(name for name, to in kind.links.items() if to == parent.kind.resource)
    named = await named_by(bench, kind, {link: parent.values}, {link: wholly_read(reading)})
    stamps: Values = {link: str(parent.id), **named.links.stamps, **_moment_of(parent)}
    fields = bench.fields(kind, stamps.get("module_id"))
    values = {name: value for name, value in row.items() if name not in {"unique_id", *kind.kept}}
    await must_fit(bench.uow, values, {}, fields, hand.now, at=at)
    made = records.register(
        kind,
        UUID(str(row["unique_id"])),
        _first(bench, kind, values, named, hand, fields=fields) | stamps,
        fields=fields,
        number=UUID(hand.new_id()),
        owner=named.links.owner or bench.uow.actor,
        by=bench.uow.actor,
        rules=bench.setup.rules,
        hand=hand,
    )
    try:
        facts = await rows.insert(bench.uow.session, bench.vault, made)
    except rows.AlreadyRegistered:
        raise InvalidRecord(detail=[f"{at}/unique_id"], problems={f"{at}/unique_id": "id_taken"}) from None
    await announce(bench.uow, kind.registered, made, rows.Written(facts, list(facts)))


def _moment_of(parent: Record) -> Values:
    """What is registered with a new record was written down when that was."""
    return {"created_at": parent.values["created_at"]} if parent.version == 1 else {}


def _first(
    bench: Bench, kind: Kind, values: Values, named: NamedRecords, hand: Hand, *, fields: FrozenValues
) -> Values:
    return fitting(bench, named.taken, kind, fields, hand) | values


async def _change(bench: Bench, kind: Kind, id: str, given: Values, *, at: str = "", hand: Hand) -> None:
    for row in await _found(bench, kind, [id]):
        before = bench.vault.open(row)
        fields = bench.fields(kind, before.module)
        await must_fit(bench.uow, given, before.values, fields, hand.now, at=at)
        made = records.change(before, given, fields=fields, rules=bench.setup.rules, hand=hand)
        await write_next(bench.uow, bench.vault, row, before, made, as_=kind.changed, hand=hand)


async def _found(bench: Bench, kind: Kind, ids: Iterable[str]) -> list[Row]:
    return list(await find_listed(bench.uow.session, kind, list(ids), rows.ANYBODY, to_change=True))
