"""Every event announced stands in the inbox of everybody who hears it: each number once, in order, the same event."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import asyncpg
from contracts.topology import hears

from proofs.findings import Findings

ANNOUNCED = """
    SELECT o.subject::text, o.family, h.sequence AS head, count(*) AS number, max(o.sequence) AS last,
        md5(string_agg(o.id::text, ',' ORDER BY o.sequence)) AS digest
    FROM outbox o LEFT JOIN outbox_head h ON h.subject = o.subject
    WHERE o.family <> 'upkeep' GROUP BY o.subject, o.family, h.sequence
"""
APPLIED = """
    SELECT i.source, i.subject::text, h.sequence AS head, count(*) AS number, max(i.sequence) AS last,
        md5(string_agg(i.id::text, ',' ORDER BY i.sequence)) AS digest
    FROM inbox i LEFT JOIN inbox_head h ON h.source = i.source AND h.subject = i.subject
    GROUP BY i.source, i.subject, h.sequence
"""
OVERTAKEN = """
    SELECT source, subject::text, sequence FROM (
        SELECT source, subject, sequence, received_at,
            lag(received_at) OVER (PARTITION BY source, subject ORDER BY sequence) AS before FROM inbox
    ) AS numbered WHERE received_at < before
"""
WAITING = "SELECT count(*) FROM outbox WHERE published_at IS NULL AND family <> 'upkeep'"
HELD = "SELECT why, count(*) AS number FROM held GROUP BY why"
TAKEN = """
    SELECT id::text, 'applied' AS how FROM inbox WHERE id = ANY($1::uuid[])
    UNION ALL SELECT id::text, 'holds' FROM held WHERE id = ANY($1::uuid[])
"""


@dataclass(frozen=True)
class Chain:
    """The events of one record: how many, the last number, what the head says, and a digest of their ids in order."""

    number: int
    last: int
    head: int | None
    digest: str
    family: str = ""


Chains = Mapping[str, Chain]
"""By subject."""


async def check_books(at: Mapping[str, asyncpg.Connection], forged: Collection[str] = ()) -> tuple[Findings, int]:
    """What is amiss, and how many events were to be applied in all. `forged`: ids of events that nobody announced."""
    found = Findings()
    announced = {owner: await _announced(at[owner]) for owner in at}
    due = 0
    for owner, chains in announced.items():
        compare_announced(found, owner, chains)
        waiting = await at[owner].fetchval(WAITING)
        if waiting:
            found.unequal.append(f"{owner} has {waiting} events still to send")
    for consumer in at:
        applied = await _applied(at[consumer])
        for owner, chains in announced.items():
            heard = {subject: chain for subject, chain in chains.items() if hears(consumer, owner, chain.family)}
            due += sum(chain.number for chain in heard.values())
            compare_applied(found, consumer, owner, heard, applied.get(owner, {}))
        for row in await at[consumer].fetch(TAKEN, list(forged)):
            found.forged.append(f"{consumer} {row['how']} the forged event {row['id']}")
        for row in await at[consumer].fetch(OVERTAKEN):
            found.overtaken.append(
                f"{consumer} applied number {row['sequence']} of {row['source']}'s {row['subject']} too early"
            )
        for row in await at[consumer].fetch(HELD):
            target = found.overtaken if row["why"] == "fork" else found.unequal
            target.append(f"{consumer} holds {row['number']} events ({row['why']})")
    return found, due


def compare_announced(found: Findings, owner: str, chains: Chains) -> None:
    """An owner's own book: its numbers run from 1 to the head without a hole."""
    for subject, chain in chains.items():
        if not chain.number == chain.last == chain.head:
            found.lost.append(f"{owner} kept {chain.number} of {chain.head} events of {subject}")


def compare_applied(found: Findings, consumer: str, owner: str, announced: Chains, applied: Chains) -> None:
    """What one consumer took of one owner, against all that the owner announced to it."""
    nothing = Chain(0, 0, 0, "")
    for subject, chain in announced.items():
        taken = applied.get(subject, nothing)
        if taken.number < chain.number:
            found.lost.append(f"{consumer} applied {taken.number} of {owner}'s {chain.number} events of {subject}")
        elif taken.number > chain.number:
            found.doubled.append(f"{consumer} applied {taken.number} of {owner}'s {chain.number} events of {subject}")
        elif taken.digest != chain.digest:
            found.overtaken.append(f"{consumer} applied other events under the numbers of {owner}'s {subject}")
        elif taken.head != chain.last:
            found.unequal.append(f"{consumer} stands at {taken.head} of {chain.last} of {owner}'s {subject}")
    for subject in applied.keys() - announced.keys():
        found.doubled.append(f"{consumer} applied events of {owner}'s {subject}, which were not announced to it")


async def _announced(owner: asyncpg.Connection) -> Chains:
    return {row["subject"]: _chain(row, row["family"]) for row in await owner.fetch(ANNOUNCED)}


async def _applied(consumer: asyncpg.Connection) -> Mapping[str, Chains]:
    chains: dict[str, dict[str, Chain]] = {}
    for row in await consumer.fetch(APPLIED):
        chains.setdefault(row["source"], {})[row["subject"]] = _chain(row)
    return chains


def _chain(row: asyncpg.Record, family: str = "") -> Chain:
    return Chain(row["number"], row["last"], row["head"], row["digest"], family)
