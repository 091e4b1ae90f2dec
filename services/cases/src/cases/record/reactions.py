"""What records do about changed accounts: ownership and associations follow the people."""

from chassis.unit_of_work import UnitOfWork
from contracts.identity import AccountChanged

from cases.record.commands import announce
from cases.record.domain import sharing
from cases.record.store import rows
from cases.record.store.associated import find_associated
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_people


async def refresh_records(uow: UnitOfWork, event: AccountChanged) -> None:
    """Rewrite what the records of this person say of them, batch by batch. Sealed values are not read."""
    rules = (await load_setup(uow.session)).rules
    async for batch in find_associated(uow.session, event.user_name):
        records = [(row, rows.facts_only(row)) for row in batch]
        names = {name for _, record in records for name in record.values["associated_user_names"]}
        people = await find_people(uow.session, names)
        for row, record in records:
            made = sharing.refresh(record, people=people, rules=rules)
            if made is None:
                continue
            by = rows.Author(uow.actor.user_name, uow.began)
            done = await rows.update_facts(uow.session, row, made, by=by, site=uow.site, chain=uow.chain)
            await announce(uow, made.kind.changed, made, done)
