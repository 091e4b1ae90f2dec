"""Every number of every dashboard is the length of the list it opens, at each hour of two days, wherever the site is.

The same days are counted a second time in the simplest way, so that numbers and lists cannot be wrong together.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from chassis.ids import new_id
from contracts.referrals import AssignmentMade, ReferralActivated, ReferralMade, ReferralRejected

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = (
    *("Pacific/Pago_Pago", "Pacific/Honolulu", "America/St_Johns", "America/Santiago", "UTC", "Europe/Lisbon"),
    *("Africa/Cairo", "Asia/Kathmandu", "Asia/Dili", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati"),
)
"""From −11 to +14, with halves and quarters of an hour; six change their clocks, two of them at midnight."""
HOURS = 48


def change_of(zone: ZoneInfo) -> datetime:
    """When its clock changes first in 2026; where it never does, the beginning of a Sunday, and so of a week."""
    hour = datetime(2026, 1, 1, tzinfo=UTC)
    while hour.year == 2026:
        if (hour + HOUR).astimezone(zone).utcoffset() != hour.astimezone(zone).utcoffset():
            return hour + HOUR
        hour += HOUR
    return datetime(2026, 11, 29, tzinfo=zone).astimezone(UTC)


def sunday_before(day: date) -> date:
    while day.weekday() != 6:
        day -= DAY
    return day


def cells(found: dict[str, Any]) -> Iterator[tuple[int, tuple[str, ...]]]:
    if "query" in found:
        yield found["count"], tuple(found["query"])
    else:
        for below in found.values():
            yield from cells(below)


class Caseload:
    """Cases registered, planned and closed hour by hour, and what is expected of them, told by the calendar alone."""

    def __init__(self, office: Any, zone: ZoneInfo, first: datetime) -> None:
        self.office, self.zone = office, zone
        self.hours = [first + n * HOUR for n in range(HOURS)]
        self.registered: list[datetime] = []
        self.closed: list[date] = []
        self.followups: list[date] = []
        self.services: list[datetime] = []

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    async def fill(self) -> None:
        for turn, at in enumerate(self.hours):
            due, asked = self.day(at) + (turn % 4 - 2) * DAY, at - 25 * HOUR
            service = {"service_type": "health", "service_response_timeframe": "1_day"}
            case = await self.office.register(
                at,
                consent_for_services=True,
                disclosure_other_orgs=True,
                risk_level=("high", "low")[turn % 2],
                protection_concerns=["neglect"],
                followup_subform_section=[{"followup_needed_by_date": due.isoformat()}],
                services_section=[service | {"service_response_day_time": asked.isoformat()}],
                assessment_due_date=due.isoformat(),
                case_plan_due_date=(due + DAY).isoformat(),
            )
            self.registered.append(at)
            if turn % 3 == 2:
                shown = await self.office.close(case, at + HOUR)
                self.closed.append(self.day(at + HOUR))
                assert shown["date_closure"] == self.day(at + HOUR).isoformat()
                continue
            self.followups.append(due)
            self.services.append(asked + DAY)
            if turn % 6 == 0:
                await self.give(case, at)

    async def give(self, case: Any, at: datetime) -> None:
        """The case changes hands, and a referral of it is turned down."""
        assignment, referral = new_id(), new_id()
        given = {"record_id": case, "transitioned_by": "nadia", "transitioned_to": "amina"}
        await self.office.hear(AssignmentMade(transition_id=assignment, made_at=at, **given), assignment)
        await self.office.hear(ReferralMade(transition_id=referral, made_at=at, **given), referral)
        step = {"transition_id": referral, "actor": "amina", "at": at, **given}
        for event in (ReferralActivated(**step), ReferralRejected(**step)):
            await self.office.hear(event, referral)

    def expected(self, now: datetime) -> dict[str, int]:
        today = self.day(now)
        week, last_week = sunday_before(today), sunday_before(today) - 7 * DAY
        still_open = [at for turn, at in enumerate(self.registered) if turn % 3 != 2]
        return {
            "new_this_week": sum(sunday_before(self.day(at)) == week for at in still_open),
            "new_last_week": sum(sunday_before(self.day(at)) == last_week for at in still_open),
            "closed_this_week": sum(sunday_before(day) == week for day in self.closed),
            "closed_last_week": sum(sunday_before(day) == last_week for day in self.closed),
            "tasks_overdue_followups": sum(day < today for day in self.followups),
            "tasks_overdue_assessment": sum(day < today for day in self.followups),
            "tasks_overdue_case_plan": sum(day + DAY < today for day in self.followups),
            "tasks_overdue_services": sum(at <= now for at in self.services),
        }


@pytest.mark.parametrize("name", ZONES)
async def test_every_number_is_the_length_of_its_list_at_every_hour_of_two_days(name, office_in):
    zone = ZoneInfo(name)
    lengths: dict[tuple[str, ...], int] = {}
    compared = 0
    async with office_in(zone) as office:
        load = Caseload(office, zone, change_of(zone) - HOURS // 2 * HOUR)
        await load.fill()
        await office.tell()
        for now in load.hours:
            boards = await office.dashboards(now)
            found = {indicator: each for board in boards.values() for indicator, each in board.items()}
            for indicator, each in found.items():
                if indicator.startswith("referrals_"):
                    continue
                for count, query in cells(each):
                    if query not in lengths:
                        lengths[query] = await office.listed(query)
                    assert count == lengths[query], (name, now, indicator, query)
                    compared += 1
            told = {each: sum(count for count, _ in cells(found[each])) for each in load.expected(now)}
            assert told == load.expected(now), (name, now)
    print(f"{name}: {compared} numbers equal {len(lengths)} lists; {len(boards)} dashboards")
    assert compared > 50 * HOURS
