"""What happens together: changes, the events that announce them, the audit entries, and who did it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from contracts.event import Event
from contracts.values import Values
from sqlalchemy import text

from chassis import tracing
from chassis.actor import Actor
from chassis.ids import new_id
from chassis.linking import seal_entry
from chassis.session import DatabaseSession
from chassis.signals import CHANNEL
from chassis.site import EVERYWHERE, Site

TELL = text(
    """
    WITH head AS (
        INSERT INTO outbox_head AS h (subject, family, sequence)
        SELECT * FROM unnest(CAST(:heads AS uuid[]), CAST(:head_families AS text[]), CAST(:counts AS bigint[]))
        ON CONFLICT (subject) DO UPDATE SET sequence = h.sequence + EXCLUDED.sequence
        RETURNING h.subject, h.family, h.sequence
    ), told AS (
        INSERT INTO outbox (id, type, family, subject, sequence, data, traceparent)
        SELECT s.id, s.type, CASE WHEN s.family = head.family THEN s.family END, s.subject, head.sequence - s.later,
               CAST(s.data AS jsonb), s.traceparent
        FROM unnest(CAST(:ids AS uuid[]), CAST(:types AS text[]), CAST(:families AS text[]),
                    CAST(:subjects AS uuid[]), CAST(:laters AS bigint[]), CAST(:datas AS text[]),
                    CAST(:traceparents AS text[]))
        WITH ORDINALITY AS s(id, type, family, subject, later, data, traceparent, place)
        JOIN head USING (subject) ORDER BY s.place
    ), noted AS (
        INSERT INTO audit_entry
            (actor, user_name, role, action, subject_type, subject, outcome, code, facts, request_id, seal)
        SELECT CAST(:actor AS uuid), CAST(:user_name AS text), CAST(:role AS text), e.action, e.subject_type, e.subject,
               e.outcome, e.code, CAST(e.facts AS jsonb), CAST(:request_id AS text), e.seal
        FROM unnest(CAST(:actions AS text[]), CAST(:subject_types AS text[]), CAST(:subject_ids AS text[]),
                    CAST(:outcomes AS text[]), CAST(:codes AS text[]), CAST(:facts AS text[]), CAST(:seals AS bytea[]))
        AS e(action, subject_type, subject, outcome, code, facts, seal)
    )
    SELECT pg_notify('outbox', '')
    """
)
"""Each event gets its record's next number; the heads' rows stay locked until the commit that follows at once, so
that numbers follow commit order. An event of another family than its subject's has none, which the table refuses: who
hears only one of the two would wait for the other's number for ever."""

SIGNAL = text("SELECT pg_notify(:channel, :key)")

AUDIT = text(
    """
    INSERT INTO audit_entry
        (actor, user_name, role, action, subject_type, subject, outcome, code, facts, request_id, seal)
    VALUES (:actor, :user_name, :role, :actions, :subject_types, :subject_ids, :outcomes, :codes,
            CAST(CAST(:facts AS text) AS jsonb), :request_id, CAST(:seals AS bytea))
    """
)

AUDIT_READING = text(
    """
    INSERT INTO audit_entry
        (actor, user_name, role, action, subject_type, subject, outcome, code, facts, request_id, seal)
    SELECT CAST(:actor AS uuid), CAST(:user_name AS text), CAST(:role AS text), CAST(:actions AS text),
           CAST(:subject_types AS text), CAST(:subject_ids AS text), CAST(:outcomes AS text), CAST(:codes AS text),
           CAST(CAST(:facts AS text) AS jsonb), CAST(:request_id AS text), CAST(:seals AS bytea)
    FROM set_config('synchronous_commit', 'off', true)
    """
)
"""The same for a request that only reads: its audit entry need not wait for the disk."""

SAID = ("ids", "types", "families", "subjects", "datas", "traceparents")
NOTED = ("actions", "subject_types", "subject_ids", "outcomes", "codes", "facts", "seals")


@dataclass
class UnitOfWork:
    """One transaction in the hands of one actor. Commands receive it and cannot commit it.

    `replayed`: this command was done before under the same Idempotency-Key; a command then skips its change
    and returns what is there. `command_id`: the key of this command, if the caller gave one. `reading`: this
    changes nothing, and no transaction is around it. `began`: when, for what is done at an event, whose time
    nobody gives. `site`: whose days count. `chain`: the key that audit and history are sealed with, where this process
    holds it.
    """

    session: DatabaseSession
    actor: Actor
    source: str
    request_id: str | None = None
    replayed: bool = False
    command_id: UUID | None = None
    reading: bool = False
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    site: Site = EVERYWHERE
    chain: bytes | None = field(default=None, repr=False)
    audited: bool = field(default=False, init=False)
    _said: list[Values] = field(default_factory=list, init=False)
    _noted: list[Values] = field(default_factory=list, init=False)

    async def publish(self, event: Event, *, about: UUID) -> None:
        """Announce the event with the change, under the record's next number. The relay sends it after the commit."""
        self._said.append(
            {
                "ids": new_id(),
                "types": event.type,
                "families": event.family,
                "subjects": about,
                "datas": event.model_dump_json(),
                "traceparents": tracing.current_traceparent(),
            }
        )

    async def signal(self, key: object) -> None:
        """Wake whoever waits for this key (`chassis.signals`), once this transaction is committed."""
        await self.session.execute(SIGNAL, {"channel": CHANNEL, "key": str(key)})

    async def audit(
        self,
        action: str,
        subject_type: str,
        subject: object = None,
        *,
        outcome: str = "allowed",
        code: str | None = None,
        facts: Values | None = None,
    ) -> None:
        """Write who did what to which record. `facts` hold codes and ids, never a value of a record."""
        self.audited = True
        self._noted.append(
            {
                "actions": action,
                "subject_types": subject_type,
                "subject_ids": None if subject is None else str(subject),
                "outcomes": outcome,
                "codes": code,
                "facts": None if facts is None else to_json(facts),
            }
        )

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """What is done inside is done whole, or, when it raises, not at all: neither its events nor its audit."""
        said, noted = len(self._said), len(self._noted)
        try:
            async with self.session.savepoint():
                yield
        except BaseException:
            del self._said[said:]
            del self._noted[noted:]
            raise

    def check_silent(self) -> None:
        """Raise if anything was announced or audited: for who opened this only to look, and will not write it down."""
        if self._said or self._noted:
            raise RuntimeError("what is announced or audited in a look would be lost: begin a transaction")

    async def write_down(self) -> None:
        """Write what was announced and audited, in one statement. Only the edge calls it, before the commit."""
        who = {"actor": self.actor.id, "user_name": self.actor.user_name, "role": self.actor.role}
        whose = who | {"request_id": self.request_id}
        if self._said and self.reading:
            raise RuntimeError("a request that only reads announces nothing: there is no transaction around it")
        for row in self._noted:
            row["seals"] = None if self.chain is None else _seal(self.chain, whose, row)
        if self._said:
            columns = {name: [row[name] for row in self._said] for name in SAID} | _heads(self._said)
            columns |= {name: [row[name] for row in self._noted] for name in NOTED}
            await self.session.execute(TELL, whose | columns)
        elif self._noted:
            one = AUDIT_READING if self.reading else AUDIT
            await self.session.execute(one, [whose | row for row in self._noted])
        self._said.clear()
        self._noted.clear()


def _seal(key: bytes, whose: Values, row: Values) -> bytes:
    facts = row["facts"]
    said = (row[name] for name in ("actions", "subject_types", "subject_ids", "outcomes", "codes"))
    return seal_entry(key, whose, said, None if facts is None else orjson.loads(facts))


def _heads(said: list[Values]) -> dict[str, list[Any]]:
    """Which records are told of, in one order for all, and how often; and for each event how many of its record's
    come after it.
    """
    families = {row["subjects"]: row["families"] for row in said}
    counts: dict[UUID, int] = dict.fromkeys(families, 0)
    laters = []
    for row in reversed(said):
        laters.append(counts[row["subjects"]])
        counts[row["subjects"]] += 1
    heads = sorted(families)
    return {
        "heads": heads,
        "head_families": [families[head] for head in heads],
        "counts": [counts[head] for head in heads],
        "laters": laters[::-1],
    }


def to_json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
