"""Reading and writing records. Whoever gets a record from here has been asked whether they see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from chassis.database import violation_as
from chassis.driver import Row
from chassis.errors import Conflict, Invalid, NotFound
from chassis.linking import MAC
from chassis.sealing import Keyring, seal, unseal
from chassis.session import DatabaseSession
from chassis.site import Site
from contracts.system_field import Type
from contracts.system_fields import TABLE
from contracts.values import FrozenValues, Values
from sharing.predicate import visible
from sharing.scope import Extent, Reach
from sqlalchemy import Select, bindparam, select

from cases.form.domain import FormCatalogue
from cases.history.domain import BEGINNING, NOT_TOLD, Deed, Entry, chained, changed_names, changes_between, linked
from cases.record.domain.ages import birthdays
from cases.record.domain.grants import with_ways
from cases.record.domain.kind import KINDS, Kind
from cases.record.domain.parts import NOTHING_KEPT, Kept, is_fact, join, split
from cases.record.domain.record import Record
from cases.record.store.sight import SIGHT
from cases.record.store.table import ASSOCIATED, COLUMN_OF, record
from cases.record.store.writing import INSERT, UPDATE, UPDATE_SEALED, as_array
from cases.search.domain.places import places_of
from cases.search.domain.terms import birthday_term, sounds_of, terms_of

ANYBODY = Extent(Reach.EVERYTHING)
READ = (
    record.c.id,
    record.c.record_type,
    record.c.version,
    record.c.flag_count,
    record.c.grants,
    record.c.alerts,
    record.c.field_versions,
    record.c.facts,
    record.c.sealed,
    record.c.wrapped_key,
    record.c.chained,
)


class AlreadyRegistered(Conflict):
    code = "already_registered"
    title = "There is a record with this id."
    message = "Conflict: A record with this id already exists"


class AlreadyIdentified(Invalid):
    code = "errors.models.child.identified_by_unique"
    title = "This person is identified by another case."


class Erased(Conflict):
    code = "erased"
    title = "What this record held has been erased."


def about(kind: str, id: UUID) -> str:
    """What the sealed bytes are bound to."""
    return f"{kind}/{id}"


@dataclass(frozen=True)
class RecordSeal:
    """The key of a record, for one sort of what lies beside it. `bound`: what the sealed bytes are bound to."""

    key: bytes
    bound: str

    def seal(self, values: Values) -> bytes:
        return seal(self.key, values, self.bound)

    def unseal(self, sealed: bytes) -> Values:
        found: Values = unseal(self.key, sealed, self.bound)
        return found


@dataclass(frozen=True)
class Vault:
    """Seals and unseals records, and makes the blind tokens they are found by. `site`: whose days its columns keep."""

    keyring: Keyring
    catalogue: FormCatalogue
    site: Site

    def open(self, row: Row) -> Record:
        """The record with its sealed values; an erased one has only its facts."""
        return _record(row, join(row["facts"], self.unsealed(row)))

    def unsealed(self, row: Row) -> Values | None:
        wrapped = row["wrapped_key"]
        if wrapped is None:
            return None
        bound = about(row["record_type"], row["id"])
        found: Values = unseal(self.keyring.unwrap(wrapped, bound), row["sealed"], bound)
        return found

    def seal_of(self, row: Row, what: str) -> "RecordSeal | None":
        """What seals one sort of what lies beside the record; an erased one has nothing to seal with."""
        if row["wrapped_key"] is None:
            return None
        bound = about(row["record_type"], row["id"])
        return RecordSeal(self.keyring.unwrap(row["wrapped_key"], bound), f"{bound}/{what}")

    def split(self, made: Record, kept: Kept = NOTHING_KEPT) -> tuple[Values, Values]:
        return split(made.values, self.catalogue.fields(made.kind.resource), kept, stamps=made.kind.stamps)

    def tokens(self, made: Record) -> Values:
        """The columns by which a search finds the record."""
        kind, token = made.kind, self.keyring.token
        terms = terms_of(made.values, identifiers=(*kind.identifiers, *kind.names), phones=kind.phones)
        terms |= {birthday_term(day) for day in birthdays(made.values, self.catalogue.fields(kind.resource))}
        return {
            "search": as_array(token(*term) for term in terms),
            "sounds": as_array(token(*term) for term in sounds_of(made.values, kind.names)),
            "places": as_array(token(*term) for term in places_of(made.values, kind.names_place)),
        }


def facts_only(row: Row) -> Record:
    """The record as far as it may be known without its key."""
    return _record(row, dict(row.facts))


def _record(row: Row, values: Values) -> Record:
    return Record(
        id=row["id"],
        kind=KINDS[row["record_type"]],
        version=row["version"],
        values=values,
        grants=row["grants"],
        alerts=row["alerts"],
        versions=row.get("field_versions", {}),
        flag_count=row["flag_count"],
    )


@cache
def _one(reach: Reach, *, to_change: bool) -> Select[Any]:
    wanted = select(*READ).where(
        record.c.id == bindparam("id"), record.c.record_type == bindparam("kind"), visible(SIGHT, reach)
    )
    return wanted.with_for_update() if to_change else wanted


async def find_row(session: DatabaseSession, kind: Kind, id: UUID, extent: Extent, *, to_change: bool = False) -> Row:
    """The row of a record inside the extent. Refuses what is not there and what may not be seen alike."""
    values = {"id": id, "kind": kind.resource, "sight": extent.names}
    row = (await session.execute(_one(extent.reach, to_change=to_change), values)).one_or_none()
    if row is None:
        raise NotFound
    return row


def _columns(made: Record, facts: Values, site: Site) -> Values:
    columns: Values = {column: FITTED[TABLE[name].type](facts.get(name), site) for name, column in COLUMN_OF.items()}
    return columns | {
        "version": made.version,
        "flag_count": made.flag_count,
        "grants": with_ways(made.grants),
        "alerts": made.alerts,
        "field_versions": made.versions,
        "facts": facts,
    }


def _day(value: object, site: Site) -> date | None:
    try:
        return site.day_of(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(value: object, site: Site) -> datetime | None:
    return site.moment(value) if isinstance(value, str) else None


FITTED: dict[Type, Callable[[object, Site], object]] = {
    Type.TEXT: lambda value, _: value if isinstance(value, str) else None,
    Type.TEXTS: lambda value, _: value or [],
    Type.FLAG: lambda value, _: value is True,
    Type.DAY: _day,
    Type.MOMENT: _moment,
    Type.NUMBER: lambda value, _: value if isinstance(value, int) else None,
}
"""A fact as its column holds it. A form may make anything of a name; the column repeats only what fits it."""


async def insert(session: DatabaseSession, vault: Vault, made: Record) -> Values:
    """Write a new record and the beginning of its history; its facts as written."""
    facts, sealed = vault.split(made)
    bound = about(made.kind.resource, made.id)
    key, wrapped = vault.keyring.new_key(bound)
    columns = (
        _columns(made, facts, vault.site)
        | vault.tokens(made)
        | {
            "id": made.id,
            "record_type": made.kind.resource,
            "sealed": seal(key, sealed, bound),
            "wrapped_key": wrapped,
            "at": datetime.fromisoformat(facts["last_updated_at"]),
            "user_name": facts["last_updated_by"],
        }
    )
    columns |= _next_link(vault.keyring.chain, BEGINNING, columns | {"row_id": made.id, "action": "create"})
    if (await session.execute(INSERT, columns)).first() is None:
        raise AlreadyRegistered
    return facts


@dataclass(frozen=True)
class Written:
    """`facts` as written; `changed`: names of the facts that are other than before."""

    facts: Values
    changed: list[str]


@dataclass(frozen=True)
class Author:
    """Who made a change and when, where that is not for the record to say."""

    user_name: str
    at: datetime


async def update(
    session: DatabaseSession,
    vault: Vault,
    row: Row,
    before: Record,
    made: Record,
    *,
    by: Author | None = None,
    deed: Deed | None = None,
) -> Written:
    """Write the next version of a record. `row`: as it was read, locked; `before`: what it held.

    `deed`: what was done, if not that its fields changed.
    """
    if row.wrapped_key is None:
        raise Erased
    fields = vault.catalogue.fields(made.kind.resource)
    kept = Kept(before.values, row.facts)
    told = changes_between(before.values, made.values)
    open_names = {name for name in told if is_fact(name, fields, made.kind.stamps)} - kept.sealed
    plain = {name: change for name, change in told.items() if name in open_names}
    hidden = {name: change for name, change in told.items() if name not in plain}
    facts, sealed = vault.split(made, kept)
    bound = about(row.record_type, row.id)
    key = vault.keyring.unwrap(row.wrapped_key, bound)
    columns = _columns(made, facts, vault.site) | _told(row, facts, plain)
    columns |= {"hidden": None} if by is None else {"hidden": None, "at": by.at, "user_name": by.user_name}
    reseals = bool(hidden) or _moves(facts, row.facts, told) or _happens_elsewhere(made, told)
    if reseals:
        columns |= vault.tokens(made) | {"sealed": seal(key, sealed, bound)}
    if deed is not None:
        columns |= {"at": deed.at, "user_name": deed.user_name, "action": deed.action}
        hidden = hidden | deed.changes
    if hidden:
        columns["hidden"] = seal(key, hidden, bound)
    columns |= _next_link(vault.keyring.chain, row.chained, columns)
    taken = AlreadyIdentified({"identified_by": [AlreadyIdentified.code]})
    with violation_as(taken, constraint="uq_record_identified_by"):
        await session.execute(UPDATE_SEALED if reseals else UPDATE, columns)
    return Written(facts, [name for name in told if facts.get(name) != row.facts.get(name)])


def _moves(facts: Values, before: Values, told: FrozenValues) -> bool:
    """Whether a value that nobody changed is sealed now, or no longer: a form made something else of its field."""
    return not {*told, *NOT_TOLD}.issuperset(changed_names(before, facts))


def _happens_elsewhere(made: Record, told: FrozenValues) -> bool:
    """Whether the place that it names lies somewhere else: its tokens say where."""
    fields = made.kind.names_place
    return fields is not None and fields.location in told


async def update_facts(
    session: DatabaseSession, row: Row, made: Record, *, by: Author, site: Site, chain: bytes | None
) -> Written:
    """Write the next version of a record whose sealed values stay as they are and were not read.

    `chain`: what its history is sealed with.
    """
    told = changes_between(row.facts, made.values)
    columns = _columns(made, made.values, site) | _told(row, made.values, told)
    columns |= {"hidden": None, "at": by.at, "user_name": by.user_name}
    columns |= _next_link(chain, row.chained, columns)
    await session.execute(UPDATE, columns)
    return Written(made.values, list(told))


def _told(row: Row, facts: Values, changes: FrozenValues) -> Values:
    return {
        "row_id": row.id,
        "at": datetime.fromisoformat(facts["last_updated_at"]),
        "user_name": facts["last_updated_by"],
        "action": "update",
        "changes": changes,
        "names": departed(row.facts, facts),
    }


def _next_link(key: bytes | None, end: bytes | None, columns: FrozenValues) -> Values:
    """The proof of the next entry, and the record's new end; `end`: what the record kept. A record whose history has
    none gets none: what was written before would seem to be proven.
    """
    if key is None or end is None:
        return {"proof": None, "chained": None}
    entry = Entry(
        record_id=columns["row_id"],
        version=columns["version"],
        at=columns["at"],
        user_name=columns["user_name"],
        action=columns["action"],
        changes=columns.get("changes", {}),
        sealed=columns.get("hidden"),
    )
    written = linked(key, end[:MAC], entry)
    return {"proof": written, "chained": chained(key, entry.record_id, entry.version, written[MAC:])}


def departed(before: FrozenValues, after: FrozenValues) -> list[str]:
    """Those associated with it before and no more, as departures name them."""
    names: list[str] = []
    for prefix, field in zip(("user", "group", "agency"), ASSOCIATED, strict=True):
        gone = set(before.get(field) or ()) - set(after.get(field) or ())
        names.extend(f"{prefix}:{name}" for name in sorted(gone))
    return names
