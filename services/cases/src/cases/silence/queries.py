"""Silent cases as `GET /silent_cases` answers them. Rules: `docs/domain/tasks.md §9`."""

from chassis.driver import Row
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in

from cases.case.domain import CASE
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store.rows import Vault
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_role_forms
from cases.silence import store
from cases.silence.domain import REASONS, patience

OF_CASE = ("name", "risk_level")


async def list_silent(uow: UnitOfWork, keyring: Keyring, reason: str | None, page: Page) -> Values:
    """Those of the actor's own side, the longest silent first; of one reason, if one is given."""
    actor = uow.actor
    actor.must("case", "read")
    setup = await load_setup(uow.session)
    waits = patience(setup.rules.packs.on(uow.site.day(uow.began)), uow.began, uow.site)
    counts = await store.count(uow.session, actor, waits)
    by_reason = {each: counts.get(each, 0) for each in REASONS}
    found = await store.find_page(uow.session, actor, waits, reason=reason, page=page)
    roles = await find_role_forms(uow.session, {role for row in found for role in roles_in(row.grants)})
    vault = Vault(keyring, setup.catalogue, uow.site)
    reader = Reader(actor, CASE, setup.catalogue, roles, setup.rules.name_parts)
    total = sum(by_reason.values()) if reason is None else by_reason[reason]
    data = [_shown(row, reader.reading(vault.open(row))) for row in found]
    return {"data": data, "metadata": page.metadata(total) | {"by_reason": by_reason}}


def _shown(row: Row, reading: Reading) -> Values:
    values = reading.record.values
    told = reading.shown({name: values.get(name) for name in OF_CASE})
    return {
        "id": row.id,
        "record_id_display": values.get("case_id_display"),
        "owned_by": values["owned_by"],
        "reason": row.reason,
        "since": row.since,
        **{name: value if isinstance(value := told.get(name), str) else None for name in OF_CASE},
    }
