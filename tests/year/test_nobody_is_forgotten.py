"""Children and the officers who look after them, well or badly, under a moved clock: what is next is never empty, and
of nothing that is late or silent nobody was told. `MAHON_CHILDREN` and `MAHON_DAYS` say how many: 300 and 90 by hand.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from cases.deadline.commands import tell_next
from cases.record.store.table import record
from cases.silence.commands import tell_of_silence
from chassis.actor import service_actor
from chassis.tables import outbox
from sqlalchemy import select

from .conftest import OPENED, PEOPLE, RIGHTS
from .test_a_childs_year import API, data_of

CHILDREN, DAYS = int(os.environ.get("MAHON_CHILDREN", "24")), int(os.environ.get("MAHON_DAYS", "45"))
SITE_HOURS, DAY = timedelta(hours=9), timedelta(days=1)
"""Dili is so far ahead."""
DILIGENT, OTHERS = {"amina": 0.9, "rosa": 0.35}, 0.06
"""With which chance an officer does on a day what is due, and what is not."""
CLOSES, OFFERS = 0.01, 0.02
LATE = {"high": (1, 3), "low": (7, 14), None: (3, 7)}
"""By risk: days after which supervisors and then everybody is told, by the defaults of `docs/domain/tasks.md`."""
QUIET = {"high": 14, "low": 62, None: 28}
"""Days: twice the time between two visits, at the longest."""
RUNGS = {"cases.deadline_reached.v1": 0, "cases.deadline_missed.v1": 1, "supervisor": 2, "national": 3}


@dataclass
class Told:
    """What cases announced: by case and when it was due the highest rung; of each silence the case, its last change and
    the reason.
    """

    rungs: dict[tuple[UUID, datetime], int] = field(default_factory=dict)
    silences: set[tuple[UUID, datetime, str]] = field(default_factory=set)
    occasions: Counter[UUID] = field(default_factory=Counter)
    position: int = 0


class NinetyDays:
    """Each day some are registered, officers do what they do, the clock makes its round, and all is looked at."""

    def __init__(self, world: Any, clock: Any) -> None:
        self.world, self.clock, self.chance, self.told = world, clock, random.Random(11), Told()  # noqa: S311  # the same each time
        self.owners: dict[str, str] = {}
        self.seen = Counter[str]()

    async def register(self) -> None:
        who = self.chance.choice(list(DILIGENT))
        values = {"name_first": "Example", "risk_level": self.chance.choice(["high", "low", None])}
        given = {name: value for name, value in values.items() if value is not None}
        agreed = {"consent_for_services": True, "disclosure_other_orgs": True}
        made = data_of(await self.world.asks(who).post(f"{API}/cases", json={"data": given | agreed}))
        self.owners[made["id"]] = who

    async def work(self) -> None:
        for case, who in list(self.owners.items()):
            if who not in DILIGENT:
                continue
            found = data_of(await self.world.asks(who).get(f"{API}/cases/{case}"))
            due = found["next_action_due"] <= (self.clock.now + DAY).isoformat().replace("+00:00", "Z")
            if self.chance.random() < (DILIGENT[who] if due else OTHERS):
                await self.do(who, case, found)
            await self.something_else(who, case)

    async def do(self, who: str, case: str, found: dict[str, Any]) -> None:
        """What is next: assessed, planned, or seen."""
        today = (self.clock.now + SITE_HOURS).date().isoformat()
        if not found.get("assessment_requested_on"):
            said: dict[str, Any] = {"assessment_requested_on": today}
        elif not found.get("date_case_plan"):
            said = {"date_case_plan": today}
        else:
            said = {"followup_subform_section": [{"unique_id": str(uuid4()), "followup_date": today}]}
        data_of(await self.world.asks(who).patch(f"{API}/cases/{case}", json={"data": said}))
        self.seen["done"] += 1

    async def something_else(self, who: str, case: str) -> None:
        leads = "joao" if who == "amina" else "maria"
        luck = self.chance.random()
        if luck < CLOSES:
            body = {"data": {"status": "closed"}, "record_action": "close"}
            data_of(await self.world.asks(leads).patch(f"{API}/cases/{case}", json=body))
            del self.owners[case]
            self.seen["closed"] += 1
        elif luck < CLOSES + OFFERS:
            asks = self.world.asks(who, "referrals")
            await self.world.settle()
            answer = await asks.post(f"{API}/cases/{case}/referrals", json={"data": {"transitioned_to": "clinic"}})
            self.seen[f"referred {answer.status_code}"] += 1

    async def round(self) -> None:
        database = self.world.databases["cases"]
        more = True
        while more:
            async with database.transaction(service_actor("cases")) as uow:
                more = await tell_next(uow, self.clock.now)
        async with database.transaction(service_actor("cases")) as uow:
            await tell_of_silence(uow, self.clock.now)
        await self.world.settle()
        await self.hear()

    async def hear(self) -> None:
        async with self.world.databases["cases"].session() as session:
            later = (outbox.c.position > self.told.position) & outbox.c.family.in_(["deadline", "silence"])
            rows = list(await session.execute(select(outbox).where(later).order_by(outbox.c.position)))
            about = {UUID(row.data["record_id"]) for row in rows}
            cases = {row.id: row for row in await session.execute(select(record).where(record.c.id.in_(about)))}
        for row in rows:
            self.told.position, case = row.position, cases[UUID(row.data["record_id"])]
            self.told.occasions[UUID(row.data["deadline_id"])] += 1
            if "reason" in row.data:
                self.told.silences.add((case.id, case.last_updated_at, row.data["reason"]))
                self.seen[row.data["reason"]] += 1
            else:
                rung = RUNGS[row.data.get("rung") or row.type]
                self.told.rungs[case.id, case.next_action_due] = rung
                self.seen[f"rung {rung}"] += 1

    async def look(self, gone: set[str]) -> None:
        """At every open case, by what its row says and plain arithmetic of days."""
        async with self.world.databases["cases"].session() as session:
            rows = list(await session.execute(select(record).where(record.c.status == "open")))
        today = (self.clock.now + SITE_HOURS).date()
        for row in rows:
            assert row.facts["next_action"], row.id
            assert row.next_action_due is not None, row.id
            self.seen["looked at"] += 1
            if row.owned_by in gone:
                assert (row.id, row.last_updated_at, "owner_disabled") in self.told.silences, (row.id, today)
            passed = (today - (row.next_action_due + SITE_HOURS).date()).days
            supervisor, national = LATE[row.risk_level]
            wanted = [row.next_action_due < self.clock.now, passed > supervisor + 1, passed > national + 1]
            assert self.told.rungs.get((row.id, row.next_action_due), 0) >= sum(wanted), (row.id, today)
            if (today - (row.last_updated_at + SITE_HOURS).date()).days > QUIET[row.risk_level] + 1:
                assert (row.id, row.last_updated_at, "quiet") in self.told.silences, (row.id, today)

    async def live(self) -> None:
        each_day = -(-CHILDREN // max(DAYS * 2 // 3, 1))
        gone: set[str] = set()
        for day in range(DAYS):
            self.clock.now = datetime.fromisoformat("2026-03-02T00:00:00+00:00") + day * DAY
            for _ in range(min(each_day, CHILDREN - self.seen["registered"])):
                await self.register()
                self.seen["registered"] += 1
            await self.work()
            if day == DAYS * 3 // 4:
                gone = await self.leave("rosa")
            await self.round()
            await self.look(gone)

    async def leave(self, who: str) -> set[str]:
        told = PEOPLE[who]
        for database in self.world.databases.values():
            people = type(self.world.people)(database, dict(self.world.people.known))
            await people.add(who, permissions=RIGHTS[told["role"]], forms=OPENED, disabled=True, **told)
        self.owners = {case: owner for case, owner in self.owners.items() if owner != who}
        return {who}


@pytest.mark.long
async def test_of_nothing_that_is_late_or_silent_nobody_is_told(world: Any, clock: Any) -> None:
    days = NinetyDays(world, clock)
    await days.live()
    print(f"{CHILDREN} children, {DAYS} days: {dict(days.seen)}")
    assert max(days.told.occasions.values()) == 1
    assert days.seen["registered"] == CHILDREN
    assert {"rung 0", "rung 1", "rung 2", "rung 3", "owner_disabled"} <= days.seen.keys()
