"""Who looked at a record, as far as the reader may know of them. Rules: `docs/domain/history.md §3`."""

from uuid import UUID

from chassis.driver import Row
from chassis.moments import written
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.access_log import store
from cases.access_log.domain import AccessAsked, must_be_noted, noted_as, span_asked
from cases.record.domain.kind import Kind
from cases.record.policy.reading import Reading
from cases.record.queries.show import open_record


async def list_access(
    uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID, *, asked: AccessAsked, page: Page
) -> Values:
    """Newest first. Raises NotAllowed, NotFound, UnknownAction, Invalid."""
    uow.actor.must(kind.resource, "access_log")
    opened = await open_record(uow, keyring, kind, id)
    must_be_noted(asked.actions)
    names = noted_as(asked.actions, kind.resource)
    wanted = store.AccessWanted(
        kind=kind.resource,
        id=id,
        actions=names.keys(),
        users=_whom(asked, opened),
        **span_asked(asked, uow.site),
    )
    found = await store.list_entries(uow.session, wanted, page)
    data = [_present(opened, row, names[row.action]) for row in found]
    return {"data": data, "metadata": page.metadata(await store.count_entries(uow.session, wanted))}


async def list_accessors(uow: UnitOfWork, keyring: Keyring, kind: Kind, id: UUID) -> list[Values]:
    """Whom the access log can be asked about: each who looked or changed, as far as the reader may know of them."""
    uow.actor.must(kind.resource, "access_log")
    opened = await open_record(uow, keyring, kind, id)
    wanted = store.AccessWanted(
        kind=kind.resource, id=id, actions=noted_as((), kind.resource).keys(), users=opened.known
    )
    found = await store.list_accessors(uow.session, wanted)
    return [{"id": row.number, "user_name": row.user_name} for row in found]


def _whom(asked: AccessAsked, opened: Reading) -> frozenset[str] | None:
    """Nobody is found by the name of whom they may not know."""
    if not asked.users:
        return None
    return frozenset(asked.users) if opened.known is None else opened.known.intersection(asked.users)


def _present(opened: Reading, row: Row, action: str) -> Values:
    known = opened.known is None or row.user_name in opened.known
    return {
        "id": row.position,
        "timestamp": written(row.at),
        "action": action,
        "record_type": opened.record.kind.plural,
        "record_id": opened.record.id,
        "user_name": row.user_name if known else None,
        "full_name": row.full_name if known else None,
        "role_name": row.role_name if known else None,
    }
