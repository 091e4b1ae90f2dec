"""What is still to be done for a case by a day that somebody gave (`docs/domain/records.md §8`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.moments import written
from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.case.domain.casework import FOLLOW_UPS, SERVICES
from cases.record.domain.moments import after, day_in, end_of_day, read_moment
from cases.record.domain.parts import rows_in
from cases.record.domain.rules import Rules

ON_APPOINTMENT, ON_TIMEFRAME = "service_appointment_date", "service_response_timeframe"


@dataclass(frozen=True, kw_only=True)
class TaskType:
    """`fact`: the list of what is due. `field`: what a form asks it by, which has to be open to a reader. `told_in`:
    the field that says by when. `done_by`: the field that is filled when it is done. `detail`: the field of a row that
    says what exactly, and `rows` whose rows.
    """

    fact: str
    field: str
    told_in: str
    done_by: str
    rows: str | None = None
    detail: str | None = None


TYPES = {
    "assessment": TaskType(
        fact="assessment_due_dates",
        field="assessment_due_date",
        told_in="assessment_due_date",
        done_by="assessment_requested_on",
    ),
    "case_plan": TaskType(
        fact="case_plan_due_dates", field="case_plan_due_date", told_in="case_plan_due_date", done_by="date_case_plan"
    ),
    "service": TaskType(
        fact="service_due_dates",
        field=SERVICES,
        told_in=ON_TIMEFRAME,
        done_by="service_implemented_day_time",
        rows=SERVICES,
        detail="service_type",
    ),
    "follow_up": TaskType(
        fact="followup_due_dates",
        field=FOLLOW_UPS,
        told_in="followup_needed_by_date",
        done_by="followup_date",
        rows=FOLLOW_UPS,
        detail="followup_type",
    ),
}


@dataclass(frozen=True)
class Due:
    """`at`: a day, or of a service a moment, as it is written. `detail`: a code of the form's list."""

    at: str
    detail: str | None = None


def note_due_dates(values: Values, rules: Rules, site: Site) -> None:
    """What is done leaves its list."""
    for name, kind in TYPES.items():
        dates = [due.at for due in due_of(name, values, rules, site)]
        if dates or kind.fact in values:
            values[kind.fact] = dates


def due_of(name: str, values: FrozenValues, rules: Rules, site: Site) -> list[Due]:
    """What is open of a type of task and has a day that is a fact: what follows from it lies in plain."""
    kind = TYPES[name]
    if kind.rows is None:
        found = None if values.get(kind.done_by) else _plain_day(values, rules, site, kind.told_in)
        return [] if found is None else [Due(found)]
    open_rows = [row for row in rows_in(values, kind.rows) if not row.get(kind.done_by)]
    return list(_of_rows(kind, open_rows, rules, site))


def _of_rows(kind: TaskType, open_rows: list[Values], rules: Rules, site: Site) -> Iterator[Due]:
    for row in open_rows:
        if kind.rows == SERVICES:
            moment = service_due(row, rules, site)
            at = None if moment is None else written(moment)
        else:
            at = _plain_day(row, rules, site, str(kind.rows), kind.told_in)
        detail = row.get(str(kind.detail))
        if at is not None:
            yield Due(at, detail if isinstance(detail, str) else None)


def service_due(service: FrozenValues, rules: Rules, site: Site) -> datetime | None:
    appointed, asked = (
        service.get(name) if rules.is_plain("case", SERVICES, name) else None
        for name in (ON_APPOINTMENT, "service_response_day_time")
    )
    if rules.due_on_appointment and appointed:
        return end_of_day(appointed, site)
    moment = read_moment(asked, site)
    return None if moment is None else after(moment, service.get(ON_TIMEFRAME))


def _plain_day(values: FrozenValues, rules: Rules, site: Site, *path: str) -> str | None:
    found: Any = values.get(path[-1])
    return day_in(found, site) if rules.is_plain("case", *path) else None
