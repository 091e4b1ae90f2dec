"""Finds histories that are not as they were written (ADR 40)."""

from collections.abc import AsyncIterator

from chassis.audit_proof import Forgery
from chassis.session import DatabaseSession

from cases.timeline import store
from cases.timeline.domain import FIRST, wrong_with


async def find_forged(session: DatabaseSession, key: bytes) -> AsyncIterator[Forgery]:
    """All that is wrong, by record."""
    after = FIRST
    while ids := await store.list_ids(session, after):
        ends, written = await store.find_ends(session, ids), await store.find_written(session, ids)
        for id in ids:
            end = ends.get(id)
            name = f"{'record' if end is None else end.kind} {id}"
            for version, what in wrong_with(key, end, written.get(id, ())):
                yield Forgery(name if version is None else f"{name} version {version}", what)
        after = ids[-1]
