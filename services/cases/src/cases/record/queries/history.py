"""What was changed in a record, by whom, as far as the reader may read it. Rules: `docs/domain/history.md §1`, `§2`."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from chassis.driver import Row
from chassis.errors import Invalid
from chassis.moments import written
from chassis.paging import Page, page_of
from chassis.sealing import Keyring, unseal
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import select

from cases.history.domain import FieldChanges, PastChange, state_before, with_registration
from cases.history.store import record_history
from cases.record.domain.kind import Kind
from cases.record.policy.reading import Reading
from cases.record.queries.show import open_row
from cases.record.store.rows import about


class NotRegisteredYet(Invalid):
    code = "not_registered_yet"
    title = "The record was not registered yet on that day."


async def list_history(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, page: Page, names: Collection[str] | None
) -> Values:
    """Newest first. `names`: only entries that touched one of these fields; none: all."""
    uow.actor.must(kind.resource, "change_log")
    found = await open_row(uow, keyring, kind, id)
    opened = found.reading
    entries = with_registration(await _entries(uow, keyring, found.row), opened.record.values)
    told = [(entry, _readable(entry.changes, opened, names)) for entry in entries]
    shown = [(entry, changes) for entry, changes in told if changes]
    data = [_present(opened, entry, changes) for entry, changes in page_of(shown, page)]
    return {"data": data, "metadata": page.metadata(len(shown))}


async def show_as_it_was(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, on: date) -> Values:
    """The record at the end of a day of the site, as far as the reader may read it now. Raises NotRegisteredYet."""
    uow.actor.must(kind.resource, "change_log")
    found = await open_row(uow, keyring, kind, id)
    opened = found.reading
    entries = await _entries(uow, keyring, found.row)
    past = state_before(entries, opened.record.values, uow.site.ends(on))
    if past is None:
        raise NotRegisteredYet({"on": [NotRegisteredYet.code]})
    return {
        "record_id": opened.record.id,
        "record_type": kind.plural,
        "version": past.last.version,
        "datetime": written(past.last.at),
        "user_name": _known(opened, past.last.user_name),
        "record": opened.shown({name: value for name, value in past.values.items() if value is not None}),
    }


async def _entries(uow: UnitOfWork, keyring: Keyring, row: Row) -> list[PastChange]:
    bound = about(row.record_type, row.id)
    key = None if row.wrapped_key is None else keyring.unwrap(row.wrapped_key, bound)
    wanted = select(record_history).where(record_history.c.record_id == row.id)
    found = await uow.session.execute(wanted.order_by(record_history.c.version.desc()))
    return [
        PastChange(
            version=row.version,
            at=row.at,
            user_name=row.user_name,
            action=row.action,
            changes=row.changes | (unseal(key, row.sealed, bound) if row.sealed and key else {}),
        )
        for row in found
    ]


def _readable(changes: FieldChanges, opened: Reading, names: Collection[str] | None) -> FieldChanges:
    """What of the changes may be read; nothing of those that are none to the reader."""
    asked = {name: change for name, change in changes.items() if names is None or name in names}
    before, after = (opened.shown({name: change[end] for name, change in asked.items()}) for end in ("from", "to"))
    return {name: {"from": before[name], "to": after[name]} for name in before if before[name] != after[name]}


def _known(opened: Reading, user_name: str) -> str | None:
    return user_name if opened.known is None or user_name in opened.known else None


def _present(opened: Reading, entry: PastChange, changes: FieldChanges) -> Values:
    return {
        "record_id": opened.record.id,
        "record_type": opened.record.kind.plural,
        "datetime": written(entry.at),
        "user_name": _known(opened, entry.user_name),
        "action": entry.action,
        "record_changes": [{name: change} for name, change in changes.items()],
    }
