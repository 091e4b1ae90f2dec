"""Counts a whole page of dashboards in one statement.

The cases the caller may see are read once into a small table of totals (`grain`): one row per combination of what
indicators are broken down by and what many of them ask (status, module, mine, my team's). Each breakdown then only
adds up the grain. Lists (concerns, recipients) and places, which would make the grain as long as the list of cases, are
counted apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Date, DateTime, Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.elements import TextClause
from sqlalchemy.types import TypeEngine

from reporting.dashboard.domain.indicator import (
    Among,
    Breakdown,
    Condition,
    Counts,
    Flag,
    Indicator,
    NotAmong,
    Within,
)
from reporting.dashboard.policy import Reach
from reporting.projection.domain import LISTS
from reporting.projection.store import case_fact

KEYED = frozenset({"status", "module_id", "owned_by", "owned_by_groups"})
"""Asked by many indicators: answered once per case, as a key of the grain."""
PLAIN_KEYS = frozenset({"status", "module_id"})
COLUMNS = frozenset(case_fact.columns.keys())
REFERRALS, TOTAL = -1, -2
"""Numbers of the parts that are no cut of the cases."""
REFERRALS_SQL = """
    SELECT {cut}, 'sent', r.state, ARRAY[count(*)] FROM referral_fact r LEFT JOIN case_fact c ON c.id = r.record_id
    WHERE r.transitioned_by = {me} AND r.state <> 'refused' AND coalesce(c.record_state, true) GROUP BY r.state
    UNION ALL
    SELECT {cut}, 'received', r.state, ARRAY[count(*)] FROM referral_fact r LEFT JOIN case_fact c ON c.id = r.record_id
    WHERE r.transitioned_to = {me} AND r.active AND coalesce(c.record_state, true) GROUP BY r.state
"""


@dataclass
class Parameters:
    """The values of one statement, each under one name however often it is asked for."""

    values: dict[str, Any] = field(default_factory=dict)
    types: list[tuple[str, TypeEngine[Any]]] = field(default_factory=list)
    _names: dict[Any, str] = field(default_factory=dict)

    def add(self, value: Any, type_: TypeEngine[Any]) -> str:
        name = self._names.get((value, type(value)))
        if name is None:
            name = self._names[value, type(value)] = f"p{len(self._names)}"
            self.values[name] = list(value) if isinstance(value, tuple) else value
            self.types.append((name, type_))
        return f":{name}"

    def texts(self, values: Iterable[str]) -> str:
        return self.add(tuple(values), TEXTS)

    def moment(self, value: datetime | date) -> str:
        return self.add(value, MOMENT if isinstance(value, datetime) else DAY)


TEXTS, TEXT, MOMENT, DAY = ARRAY(Text), Text(), DateTime(timezone=True), Date()


def column_of(name: str) -> str:
    """A field's column; only names of the table ever become SQL."""
    if name not in COLUMNS:
        raise KeyError(name)
    return name


def tested(condition: Condition, given: Parameters) -> str:
    """The condition as SQL over `case_fact`."""
    if isinstance(condition, Among):
        column = column_of(condition.field)
        values = given.texts(condition.values)
        return f"{column} && {values}" if column in LISTS else f"{column} = ANY({values})"
    if isinstance(condition, NotAmong):
        column = column_of(condition.field)
        return f"({column} IS NULL OR {column} <> ALL({given.texts(condition.values)}))"
    if isinstance(condition, Flag):
        column = column_of(condition.field)
        return column if condition.value else f"NOT {column}"
    if isinstance(condition, Within):
        column = column_of(condition.column or condition.field)
        return f"{column} BETWEEN {given.moment(condition.first)} AND {given.moment(condition.last)}"
    me = given.add(condition.user_name, TEXT)
    return f"id = ANY(ARRAY(SELECT record_id FROM assignment_fact WHERE assigned_to = {me}))"


def key_of(breakdown: Breakdown) -> str:
    """What the breakdown's key is, as SQL over `case_fact`."""
    if breakdown.level is not None:
        part = int(breakdown.level) + 1
        return f"lower(nullif(split_part(reporting_location_hierarchy, '.', {part}), ''))"
    return column_of(breakdown.field)


@dataclass
class Plan:
    """One statement in the making. `cuts`: for each of its parts, the indicators its numbers belong to."""

    modules: tuple[str, ...]
    reach: Reach
    given: Parameters = field(default_factory=Parameters)
    cuts: list[list[Indicator]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)

    def visible(self) -> str:
        """Disabled cases never count, nor do other modules', nor what the caller may not see."""
        tests = ["record_state", "record_type = 'case'", f"module_id = ANY({self.given.texts(self.modules)})"]
        if self.reach.cases is not None:
            tests.append(tested(self.reach.cases, self.given))
        return " AND ".join(tests)

    def remaining(self, indicator: Indicator) -> list[Condition]:
        """The indicator's conditions that are not met by every visible case."""
        always = (Flag("record_state", True), Among("module_id", self.modules))
        return [condition for condition in indicator.where if condition not in always]

    def number(self, indicator: Indicator) -> str:
        """The indicator's number for one row of a breakdown, added up from the grain."""
        own, keyed = [], []
        for condition in self.remaining(indicator):
            if isinstance(condition, Among) and condition.field in KEYED:
                keyed.append(self.keyed(condition))
            else:
                own.append(tested(condition, self.given))
        counted = "count(*)" + (f" FILTER (WHERE {' AND '.join(own)})" if own else "")
        name = self.numbers.setdefault(counted, f"n{len(self.numbers)}")
        return f"sum({name})" + (f" FILTER (WHERE {' AND '.join(keyed)})" if keyed else "")

    def keyed(self, condition: Among) -> str:
        if condition.field in PLAIN_KEYS:
            return f"{self.key(condition.field)} = ANY({self.given.texts(condition.values)})"
        return self.key(tested(condition, self.given))

    def key(self, expression: str) -> str:
        return self.keys.setdefault(expression, f"k{len(self.keys)}")

    def listed(self, breakdowns: Sequence[Breakdown], names: Sequence[str]) -> str:
        """Whom a breakdown by person lists: only people the caller manages."""
        managed = self.managed()
        pairs = zip(breakdowns, names, strict=True)
        tests = [f"{name} = ANY({managed})" for breakdown, name in pairs if breakdown.team and managed]
        return " AND ".join(tests)

    def managed(self) -> str:
        """The people the caller manages, as an SQL array; empty: everybody."""
        if self.reach.team_groups:
            groups = self.given.texts(self.reach.team_groups)
            return f"ARRAY(SELECT user_name FROM actor_account WHERE account->'groups' ?| {groups})"
        if self.reach.team_agency is not None:
            agency = self.given.add(self.reach.team_agency, TEXT)
            return f"ARRAY(SELECT user_name FROM actor_account WHERE agency = {agency})"
        return "" if self.reach.team_self is None else self.given.texts((self.reach.team_self,))

    def add_cut(self, by: tuple[Breakdown, ...], indicators: list[Indicator]) -> None:
        number = len(self.cuts)
        self.cuts.append(indicators)
        if by and (by[0].level is not None or by[0].field in LISTS):
            self.parts.append(self.apart(number, by[0], indicators))
            return
        names = [self.key(key_of(breakdown)) for breakdown in by]
        numbers = ", ".join(self.number(indicator) for indicator in indicators)
        shown = [*names, "NULL", "NULL"][:2]
        listed = self.listed(by, names)
        self.parts.append(
            f"SELECT {number}, {shown[0]}, {shown[1]}, ARRAY[{numbers}]::bigint[] FROM grain"
            + (f" WHERE {listed}" if listed else "")
            + (f" GROUP BY {', '.join(names)}" if names else "")
        )

    def apart(self, number: int, by: Breakdown, indicators: list[Indicator]) -> str:
        """Counted straight over the cases: by the items of a list where it is not empty, or by place."""
        counted = []
        for indicator in indicators:
            tests = [tested(condition, self.given) for condition in self.remaining(indicator)]
            counted.append("count(*)" + (f" FILTER (WHERE {' AND '.join(tests)})" if tests else ""))
        numbers = f"ARRAY[{', '.join(counted)}]::bigint[]"
        if by.level is not None:
            place = key_of(by)
            return f"SELECT {number}, {place}, NULL, {numbers} FROM case_fact WHERE {self.visible()} GROUP BY {place}"
        column = column_of(by.field)
        tests = [self.visible(), f"{column} <> '{{}}'"]
        if by.team and self.managed():
            tests += [f"{column} && {self.managed()}", self.listed((by,), ("item",))]
        return (
            f"SELECT {number}, item, NULL, {numbers} FROM case_fact, unnest({column}) AS item"
            f" WHERE {' AND '.join(tests)} GROUP BY item"
        )

    def add_total(self) -> None:
        """How many cases were counted."""
        if self.numbers:
            total = self.numbers.setdefault("count(*)", f"n{len(self.numbers)}")
            self.parts.append(f"SELECT {TOTAL}, NULL, NULL, ARRAY[sum({total})]::bigint[] FROM grain")

    def add_referrals(self, user_name: str) -> None:
        self.parts.append(REFERRALS_SQL.format(cut=REFERRALS, me=self.given.add(user_name, TEXT)))

    def sql(self) -> str:
        """The statement: (cut, first key, second key, numbers)."""
        parts = " UNION ALL ".join(self.parts)
        if not self.numbers:
            return parts
        keys = [f"{expression} AS {name}" for expression, name in self.keys.items()]
        numbers = [f"{counted} AS {name}" for counted, name in self.numbers.items()]
        grouped = f" GROUP BY {', '.join(self.keys.values())}" if self.keys else ""
        return (
            f"WITH grain AS MATERIALIZED (SELECT {', '.join([*keys, *numbers])} FROM case_fact"
            f" WHERE {self.visible()}{grouped}) {parts}"
        )


@lru_cache(maxsize=256)
def prepared(sql: str, types: tuple[tuple[str, TypeEngine[Any]], ...]) -> TextClause:
    return text(sql).bindparams(*(bindparam(name, type_=type_) for name, type_ in types))


@dataclass(frozen=True)
class Counted:
    """`referrals`: by direction and state, of one person. `cases`: how many cases the person may see."""

    indicators: dict[Indicator, Counts]
    referrals: dict[tuple[str, str], int]
    cases: int = 0


async def count(
    uow: UnitOfWork,
    indicators: Sequence[Indicator],
    *,
    modules: tuple[str, ...],
    reach: Reach,
    referrals_of: str | None,
) -> Counted:
    """The numbers of each indicator, and those of one person's referrals."""
    plan = Plan(modules, reach)
    by: dict[tuple[Breakdown, ...], list[Indicator]] = {}
    for indicator in indicators:
        by.setdefault(indicator.by, []).append(indicator)
    for breakdowns, alike in by.items():
        plan.add_cut(breakdowns, alike)
    plan.add_total()
    if referrals_of is not None:
        plan.add_referrals(referrals_of)
    if not plan.parts:
        return Counted({}, {})
    statement = prepared(plan.sql(), tuple(plan.given.types))
    return _shared_out(plan, (await uow.session.execute(statement, plan.given.values)).all())


def _shared_out(plan: Plan, rows: Sequence[Any]) -> Counted:
    found: dict[Indicator, dict[tuple[str, ...], int]] = {each: {} for cut in plan.cuts for each in cut}
    referrals: dict[tuple[str, str], int] = {}
    cases = 0
    for cut, first, second, numbers in rows:
        if cut == REFERRALS:
            referrals[first, second] = numbers[0]
        elif cut == TOTAL:
            cases = numbers[0] or 0
        else:
            for indicator, counted in zip(plan.cuts[cut], numbers, strict=True):
                keys = (first, second)[: len(indicator.by)]
                if counted and None not in keys:
                    found[indicator][keys] = counted
    return Counted(dict(found), referrals, cases)
