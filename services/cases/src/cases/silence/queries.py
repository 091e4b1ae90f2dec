"""Silent cases as `GET /silent_cases` answers them. Rules: `docs/domain/tasks.md §9`."""

from collections.abc import Mapping

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


async def list_silent(
    uow: UnitOfWork, keyring: Keyring, *, reason: str | None, owner: str | None, page: Page
) -> Values:
    """Those of the actor's own side, the longest silent first; of one reason and of one owner, if these are given."""
    actor = uow.actor
    actor.must("case", "read")
    setup = await load_setup(uow.session)
    waits = patience(setup.rules, uow.began, uow.site)
    of_each = await store.count(uow.session, actor, waits)
    counts = {each: of_each.get((owner, each), 0) if owner else _sum(of_each, each) for each in REASONS}
    found = await store.find_page(uow.session, actor, waits, reason=reason, owner=owner, page=page)
    roles = await find_role_forms(uow.session, {role for row in found for role in roles_in(row.grants)})
    vault = Vault(keyring, setup.catalogue, uow.site)
    reader = Reader(actor, CASE, setup.catalogue, roles, setup.rules.name_parts)
    total = sum(counts.values()) if reason is None else counts[reason]
    data = [_shown(row, reader.reading(vault.open(row))) for row in found]
    return {"data": data, "metadata": page.metadata(total) | {"by_reason": counts}}


async def count_by_owner(uow: UnitOfWork) -> dict[str, int]:
    """How many rows of the list are each owner's, of those that the actor is listed."""
    rules = (await load_setup(uow.session)).rules
    of_each = await store.count(uow.session, uow.actor, patience(rules, uow.began, uow.site))
    return {owner: sum(n for (whose, _), n in of_each.items() if whose == owner) for owner, _ in of_each}


def _sum(of_each: Mapping[tuple[str, str], int], reason: str) -> int:
    return sum(number for (_, of), number in of_each.items() if of == reason)


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
