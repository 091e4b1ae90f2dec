"""Chaining the histories that were written before there were chains. Only an operator asks for it (ADR 40)."""

from uuid import UUID

from chassis.linking import MAC
from chassis.sealing import KeyNotHeld
from chassis.unit_of_work import UnitOfWork

from cases.history.domain import chained
from cases.timeline import store
from cases.timeline.domain import FIRST, proofs_of


async def begin_chains(uow: UnitOfWork, after: UUID = FIRST) -> tuple[UUID | None, int]:
    """Chain the next histories as they are: the last record looked at (none: there are no more), and how many were
    chained. One that is whole is chained, and one that has proofs already is not: somebody took its record's end away.
    """
    if uow.chain is None:
        raise KeyNotHeld
    ends = await store.lock_unchained(uow.session, after)
    written = await store.find_written(uow.session, [end.id for end in ends])
    done = 0
    for end in ends:
        entries = written.get(end.id, [])
        versions = [each.entry.version for each in entries]
        if versions != list(range(1, end.version + 1)) or any(each.proof is not None for each in entries):
            continue
        proofs = proofs_of(uow.chain, [each.entry for each in entries])
        await store.write_chain(uow.session, end, proofs, chained(uow.chain, end.id, end.version, proofs[-1][MAC:]))
        done += 1
    await uow.audit("begin_chains", "history", facts={"chained": done})
    return (ends[-1].id if ends else None), done
