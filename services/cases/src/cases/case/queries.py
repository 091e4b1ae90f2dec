"""What is open in a case, to whoever thinks of closing it. Rules: `docs/domain/workflow.md §8`."""

from collections.abc import Callable
from uuid import UUID

from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values
from sharing.grants import ACCEPTED, PENDING, active_referrals

from cases.case.domain import CASE, casework, closing
from cases.case.policy import must_close_or_ask
from cases.record.domain.parts import rows_in
from cases.record.domain.rules import Rules
from cases.record.policy.reading import Reading
from cases.record.queries.show import open_record
from cases.record.store.setup import load_setup


def _rows_without(section: str, done: str) -> Callable[[FrozenValues], int]:
    return lambda values: sum(not row.get(done) for row in rows_in(values, section))


def _length(name: str) -> Callable[[FrozenValues], int]:
    return lambda values: len(values.get(name) or ())


COUNTED: dict[str, tuple[str, Callable[[FrozenValues], int]]] = {
    "services": (casework.SERVICES, _rows_without(casework.SERVICES, "service_implemented_day_time")),
    "follow_ups": (casework.FOLLOW_UPS, _rows_without(casework.FOLLOW_UPS, "followup_date")),
    "assessment": ("assessment_requested_on", _length("assessment_due_dates")),
    "case_plan": ("date_case_plan", _length("case_plan_due_dates")),
}
"""What may be open → the field that it follows from, which has to be open to the reader, and how much of it is."""


async def show_closing(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    must_close_or_ask(uow.actor)
    reading = await open_record(uow, keyring, CASE, id)
    rules = (await load_setup(uow.session)).rules
    values, module = reading.record.values, reading.record.module
    counts: dict[str, int | None] = {name: _count(reading, rules, *counted) for name, counted in COUNTED.items()}
    counts |= {"referrals_pending": _referrals(reading, PENDING), "referrals_accepted": _referrals(reading, ACCEPTED)}
    saying = rules.option(module, closing.DANGER) or ()
    in_danger = bool(closing.danger_fields(values, rules)) if reading.access.readable.issuperset(saying) else None
    return {
        "needs": closing.needs_of(module, rules),
        "missing": closing.missing_in(values, rules),
        "open": {name: count for name, count in counts.items() if count},
        "in_danger": in_danger,
        "withheld": [name for name, count in counts.items() if count is None],
    }


def _count(reading: Reading, rules: Rules, field: str, count: Callable[[FrozenValues], int]) -> int | None:
    """None: the field is closed to the reader, or open in part. What no form asks for is closed to nobody."""
    asked = rules.forms is None or rules.forms.field("case", field, reading.record.module) is not None
    known = field in reading.access.readable and field not in reading.withheld
    return count(reading.record.values) if known or not asked else None


def _referrals(reading: Reading, status: str) -> int | None:
    """Closing ends them, so that who may close is told how many; to whom they are is not said here. None: who comes
    through one of them knows of no other.
    """
    if reading.known is not None:
        return None
    return sum(grant["status"] == status for grant in active_referrals(reading.record.grants.values()))
