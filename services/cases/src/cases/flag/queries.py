"""The flags of one record, and of all that somebody sees."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.paging import MOST_PER, Page, make_page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in

from cases.flag import policy, store
from cases.flag.domain import RecordFlag, state_of
from cases.flag.shapes import FlagShown
from cases.record.domain.kind import KINDS, Kind
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.queries.answers import present_written
from cases.record.queries.show import open_row
from cases.record.store import rows
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_people, find_role_forms

DASHBOARD = "dash_flags"
BREATH = 100
OF_RECORD = ("name", "short_id", "owned_by", "owned_by_agency_id")


@dataclass(frozen=True, kw_only=True)
class WantedFlags:
    """`kinds`: plurals of kinds of record; none: all. `page`: none where no page was asked for."""

    kinds: Collection[str] | None = None
    mine: bool = False
    only_open: bool = False
    page: Page | None = None


async def list_flags(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> list[Values]:
    """Oldest first."""
    policy.must_see(uow.actor, kind)
    opened = await open_row(uow, keyring, kind, id)
    flags = await store.find_flags(uow.session, opened.vault, opened.row)
    names = await _full_names(uow, flags)
    return [_present(opened.reading, flag, names) for flag in flags]


async def list_all_flags(uow: UnitOfWork, keyring: Keyring, wanted: WantedFlags) -> Values:
    """The latest day first, of records in sight whose flags the person may see."""
    actor = uow.actor
    actor.must("dashboard", DASHBOARD)
    asked = [kind for kind in KINDS.values() if wanted.kinds is None or kind.plural in wanted.kinds]
    kinds = [kind.resource for kind in asked if policy.may_see(actor, kind)]
    page = wanted.page or make_page(None, None, MOST_PER)
    by = actor.user_name if wanted.mine else None
    listed = store.Listed(kinds=kinds, by=by, only_open=wanted.only_open, per=page.per, offset=page.offset)
    setup = await load_setup(uow.session)
    found, total = await store.find_page(uow.session, actor, listed) if kinds else ([], 0)
    roles = await find_role_forms(uow.session, {role for row in found for role in roles_in(row.grants)})
    parts = setup.rules.name_parts
    readers = {name: Reader(actor, KINDS[name], setup.catalogue, roles, parts) for name in kinds}
    vault = rows.Vault(keyring, setup.catalogue, uow.site)
    flags = [store.flag_of(vault, row) for row in found]
    names, data = await _full_names(uow, flags), []
    for place, (row, flag) in enumerate(zip(found, flags, strict=True)):
        data.append(_present(readers[row.record_type].reading(vault.open(row)), flag, names))
        if place % BREATH == BREATH - 1:
            await asyncio.sleep(0)
    metadata = {"total": total, "per": None, "page": None} if wanted.page is None else page.metadata(total)
    return {"data": data, "metadata": metadata}


async def _full_names(uow: UnitOfWork, flags: Iterable[RecordFlag]) -> Mapping[str, str]:
    """By user name, of who raised and resolved them."""
    named = {name for flag in flags for name in (flag.flagged_by, flag.unflagged_by) if name is not None}
    people = await find_people(uow.session, named)
    return {person.user_name: person.full_name for person in people.values()}


def _present(reading: Reading, flag: RecordFlag, names: Mapping[str, str]) -> Values:
    """As far as the person may know who did it, and may read the record that it is on."""
    record, values = reading.record, reading.record.values
    shown = reading.shown({name: values.get(name) for name in OF_RECORD})
    raised_by, resolved_by = _known(reading, flag.flagged_by), _known(reading, flag.unflagged_by)
    closed = _closed_words(reading, flag)
    return FlagShown.of(
        flag,
        **dict.fromkeys(closed),
        withheld=closed,
        record_type=record.kind.plural,
        date=flag.day,
        record_uuid=record.id,
        flagged_by=raised_by,
        flagged_by_full_name=names.get(raised_by or ""),
        unflagged_by=resolved_by,
        unflagged_by_full_name=names.get(resolved_by or ""),
        system_generated_followup=False,
        record_access_denied=False,
        abilities=policy.abilities(reading.actor, record.kind, flag, str(values["owned_by"])),
        **{name: shown.get(name) for name in OF_RECORD},
    )


def _closed_words(reading: Reading, flag: RecordFlag) -> list[str]:
    """What somebody else wrote is not theirs to read whom a referral opened some forms: words are of no form."""
    wrote = {"message": flag.flagged_by, "unflag_message": flag.unflagged_by}
    limited = reading.known is not None
    return [name for name, author in wrote.items() if limited and author not in {None, reading.actor.user_name}]


def _known(reading: Reading, user_name: str | None) -> str | None:
    return user_name if reading.known is None or user_name in reading.known else None


async def show_step(uow: UnitOfWork, reading: Reading, flag: RecordFlag) -> Values:
    """The flag with what the step changed in its record, which is read as it is then."""
    changed = present_written(reading, state_of(reading.record), whole=False)
    return _present(reading, flag, await _full_names(uow, [flag])) | {"record": changed}
