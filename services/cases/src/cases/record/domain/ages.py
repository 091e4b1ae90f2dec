"""Ages follow birth dates: of the child, and of everybody a row tells of. Rules: `docs/domain/days.md §7`.

An age is next to the birth date it follows: `age` to `date_of_birth`, `relation_age` to `relation_date_of_birth`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from contracts.values import FrozenValues, Values

from cases.form.domain import Fields, Findings, is_plausible_age
from cases.record.domain.parts import rows_in

BIRTH, AGE = "date_of_birth", "age"
NEAR = 1
"""A device that was away may tell the age of last year; by more than that, age and birth date contradict each other."""


def age_at(day: date, born: object) -> int | None:
    """Whole years; nothing where that is no age."""
    try:
        birth = date.fromisoformat(born) if isinstance(born, str) else None
    except ValueError:
        return None
    if birth is None:
        return None
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return years if is_plausible_age(years) else None


def note_ages(values: Values, fields: Fields, today: date) -> None:
    """Every age whose birth date is known, as it is today."""
    for name, value in list(values.items()):
        if isinstance(value, list):
            if name in fields and fields[name].has_rows:
                for row in rows_in(values, name):
                    note_ages(row, fields[name].rows, today)
        elif name.endswith(BIRTH):
            age, years = _age_of(name), age_at(today, value)
            if age in fields and years is not None:
                values[age] = years


def check_ages(
    values: FrozenValues, held: FrozenValues, fields: Fields, today: date, *, found: Findings, at: str = ""
) -> None:
    """Refuse who is not born yet, and an age that its birth date contradicts. `held`: what is there already."""
    for name in [name for name in values if name.endswith((BIRTH, AGE))]:
        value = values[name]
        if value is not None and value != held.get(name):
            code = _fault(name, value, _birth(name.removesuffix(AGE) + BIRTH, values, held), today)
            if code is not None:
                found.refuse(f"{at}/{name}", code)
    for name, rows in _subforms(values, fields):
        there, below = _by_id(held, name), fields[name].rows
        for place, row in enumerate(rows):
            known = there.get(row.get("unique_id"), {})
            check_ages(row, known, below, today, found=found, at=f"{at}/{name}/{place}")


def _fault(name: str, value: Any, birth: Any, today: date) -> str | None:
    if name.endswith(BIRTH):
        return "in_the_future" if isinstance(value, str) and value > today.isoformat() else None
    if not isinstance(value, int):
        return None
    years = age_at(today, birth)
    return None if years is None or abs(years - value) <= NEAR else "contradicts_birth_date"


def without_ages(values: FrozenValues, held: FrozenValues, fields: Fields, today: date) -> Values:
    """What a change says but for ages that follow: these are nobody's change, and clash with nothing."""
    ages = [name for name in values if name.endswith(AGE)]
    births = {name: _birth(name.removesuffix(AGE) + BIRTH, values, held) for name in ages}
    followed = {name for name, birth in births.items() if age_at(today, birth) is not None}
    left = {name: value for name, value in values.items() if name not in followed}
    for name, rows in _subforms(left, fields):
        there, below = _by_id(held, name), fields[name].rows
        left[name] = [without_ages(row, there.get(row.get("unique_id"), {}), below, today) for row in rows]
    return left


def birthdays(values: FrozenValues, fields: Fields) -> Iterator[str]:
    """`02-29` of every birth date whose age follows it."""
    for name, value in values.items():
        if isinstance(value, list):
            if name in fields and fields[name].has_rows:
                for row in rows_in(values, name):
                    yield from birthdays(row, fields[name].rows)
        elif isinstance(value, str) and name.endswith(BIRTH) and _age_of(name) in fields:
            yield value.partition("-")[2]


def _subforms(values: FrozenValues, fields: Fields) -> list[tuple[str, list[Values]]]:
    lists = [name for name, value in values.items() if isinstance(value, list)]
    return [(name, rows_in(values, name)) for name in lists if name in fields and fields[name].has_rows]


def _by_id(values: FrozenValues, name: str) -> Mapping[Any, Values]:
    return {row.get("unique_id"): row for row in rows_in(values, name)}


def _birth(name: str, values: FrozenValues, held: FrozenValues) -> Any:
    return values.get(name, held.get(name))


def _age_of(birth: str) -> str:
    return birth.removesuffix(BIRTH) + AGE
