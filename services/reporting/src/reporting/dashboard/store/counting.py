"""Counts a whole page of dashboards in one statement.

The cases the caller may see are read once into a small table of totals (`grain`): one row per combination of what
indicators are broken down by and what many of them ask (status, module, mine, my team's). Each breakdown then only
adds up the grain. Lists (concerns, recipients) and places, which would make the grain as long as the list of cases, are
counted apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from chassis.statements import Expression
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from sharing.predicate import NAMES, AssociatedColumns, visible
from sharing.scope import Extent, Reach
from sqlalchemy import (
    CTE,
    BigInteger,
    Date,
    DateTime,
    Executable,
    Integer,
    Select,
    Text,
    all_,
    any_,
    between,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from reporting.dashboard.domain.indicator import Breakdown, Counts, Indicator
from reporting.dashboard.store.asked import PLAIN_KEYS, AskedAtOnce, Test, Tests, ask
from reporting.projection.domain import LISTS
from reporting.projection.store import assignment_fact, case_fact, referral_fact

Part = Select[int, Any, Any, Sequence[int]]
SIGHT = AssociatedColumns(
    user_names=case_fact.c.associated_user_names,
    user_groups=case_fact.c.associated_user_groups,
    user_agencies=case_fact.c.associated_user_agencies,
    identified_by=case_fact.c.identified_by,
)
REFERRALS, TOTAL = -1, -2
"""Numbers of the parts that are no cut of the cases."""
CASE, NO_ITEM = literal_column("'case'", Text), literal_column("'{}'", ARRAY(Text))
"""Written out, so that a plan for any values can use the indexes that have them in their conditions."""
NOTHING = cast(null(), Text)


def texts(name: str) -> Expression:
    return bindparam(name, type_=ARRAY(Text))


def overlaps(kept: Expression, values: Expression) -> Expression:
    return kept.op("&&", is_comparison=True)(values)


def listed(rows: Select[Any]) -> Expression:
    """Looked up once, before the cases are read."""
    return func.array(rows.scalar_subquery())


def tested(test: Test) -> Expression:
    """The condition as SQL over `case_fact`. Raises KeyError for a field that reporting does not keep."""
    kept = case_fact.c[test.column]
    if test.kind == "among":
        values = texts(test.values[0])
        return overlaps(kept, values) if test.column in LISTS else kept == any_(values)
    if test.kind == "not_among":
        values = texts(test.values[0])
        return not_(overlaps(kept, values)) if test.column in LISTS else or_(kept.is_(None), kept != all_(values))
    if test.kind == "within":
        type_ = DateTime(timezone=True) if test.of_moments else Date()
        first, last = (bindparam(name, type_=type_) for name in test.values)
        return between(kept, first, last)
    if test.kind == "until":
        return kept <= bindparam(test.values[0], type_=DateTime(timezone=True))
    if test.kind == "assigned":
        theirs = assignment_fact.c.assigned_to == bindparam(test.values[0], type_=Text)
        return kept == any_(listed(select(assignment_fact.c.record_id).where(theirs)))
    return kept if test.kind == "flag" else not_(kept)


def key_of(breakdown: Breakdown) -> Expression:
    """What the breakdown's key is, as SQL over `case_fact`."""
    if breakdown.level is not None:
        place = func.split_part(case_fact.c.reporting_location_hierarchy, ".", int(breakdown.level) + 1)
        return func.lower(func.nullif(place, ""))
    return case_fact.c[breakdown.field]


def is_apart(breakdowns: Sequence[Breakdown]) -> bool:
    return bool(breakdowns) and (breakdowns[0].level is not None or breakdowns[0].field in LISTS)


def people(reach: Reach) -> Expression | None:
    """The names of the people the caller manages: those of the groups or agency they see by; none: everybody."""
    if reach is Reach.GROUPS:
        theirs = actor_account.c.account["groups"].has_any(NAMES)
    elif reach is Reach.AGENCY:
        theirs = actor_account.c.agency == any_(NAMES)
    else:
        return NAMES if reach in {Reach.PERSON, Reach.IDENTIFIED} else None
    return listed(select(actor_account.c.user_name).where(theirs))


@dataclass
class Grain:
    """The table of totals, in the making: its keys and its numbers, each once, by what they stand for."""

    keys: dict[str | Test, Expression] = field(default_factory=dict)
    numbers: dict[Tests, Expression] = field(default_factory=dict)

    def add_key(self, of: str | Test) -> None:
        self.keys.setdefault(of, case_fact.c[of] if isinstance(of, str) else tested(of))

    def add_number(self, tests: Tests) -> None:
        for test in tests:
            if test.key is not None:
                self.add_key(test.key)
        self.numbers.setdefault(counted_alone(tests), counted(counted_alone(tests)))

    def table(self, seen: Sequence[Expression]) -> CTE:
        keys = [expression.label(self._key_name(of)) for of, expression in self.keys.items()]
        numbers = [expression.label(self._number_name(of)) for of, expression in self.numbers.items()]
        rows = select(*keys, *numbers).select_from(case_fact).where(*seen).group_by(*self.keys.values())
        return rows.cte("grain").prefix_with("MATERIALIZED")

    def _key_name(self, of: str | Test) -> str:
        return f"key_{list(self.keys).index(of)}"

    def _number_name(self, of: Tests) -> str:
        return f"number_{list(self.numbers).index(of)}"

    def key(self, table: CTE, of: str | Test) -> Expression:
        return table.c[self._key_name(of)]

    def number(self, table: CTE, tests: Tests) -> Expression:
        """The number of an indicator, added up."""
        met = [self._met(table, test) for test in tests if test.key is not None]
        total = func.sum(table.c[self._number_name(counted_alone(tests))])
        return total.filter(*met) if met else total

    def _met(self, table: CTE, test: Test) -> Expression:
        key = self.key(table, test.key or test)
        return key == any_(texts(test.values[0])) if test.column in PLAIN_KEYS else key


def counted_alone(tests: Tests) -> Tests:
    return tuple(test for test in tests if test.key is None)


def counted(tests: Tests) -> Expression:
    return func.count().filter(*map(tested, tests)) if tests else func.count()


def part(number: int, first: Expression, second: Expression, numbers: Sequence[Expression]) -> Part:
    """(cut, first key, second key, numbers): what every part of the statement answers."""
    return select(literal(number, Integer), first, second, cast(array(numbers), ARRAY(BigInteger)))


@dataclass(frozen=True)
class StatementParts:
    """The parts of the statement that answers a question, over the cases that are seen."""

    asked: AskedAtOnce
    seen: tuple[Expression, ...]
    managed: Expression | None
    grain: Grain

    def all(self) -> list[Part]:
        """A part for each breakdown, numbered in their order, then the total if there is any, then referrals."""
        cuts = list(enumerate(self.asked.cuts))
        parts = [self.apart(number, by[0], alike) for number, (by, alike) in cuts if is_apart(by)]
        if self.grain.numbers:
            self.grain.add_number(())
            table = self.grain.table(self.seen)
            parts += [self.from_grain(table, number, by, alike) for number, (by, alike) in cuts if not is_apart(by)]
            parts.append(part(TOTAL, NOTHING, NOTHING, [self.grain.number(table, ())]))
        return parts if self.asked.referrals_of is None else [*parts, *referrals(self.asked.referrals_of)]

    def from_grain(self, table: CTE, number: int, by: Sequence[Breakdown], alike: Sequence[Tests]) -> Part:
        keys = [self.grain.key(table, breakdown.field) for breakdown in by]
        first, second = [*keys, NOTHING, NOTHING][:2]
        numbers = [self.grain.number(table, tests) for tests in alike]
        rows = part(number, first, second, numbers).select_from(table).group_by(*keys)
        if self.managed is None:
            return rows
        team = (key for key, breakdown in zip(keys, by, strict=True) if breakdown.team)
        return rows.where(*(key == any_(self.managed) for key in team))

    def apart(self, number: int, by: Breakdown, alike: Sequence[Tests]) -> Part:
        """Counted straight over the cases: by the items of a list where it is not empty, or by place."""
        key, numbers = key_of(by), [counted(tests) for tests in alike]
        if by.level is not None:
            return part(number, key, NOTHING, numbers).select_from(case_fact).where(*self.seen).group_by(key)
        items = func.unnest(key).table_valued(column("item", Text)).render_derived(name="items")
        rows = part(number, items.c.item, NOTHING, numbers).select_from(case_fact).join(items, true())
        rows = rows.where(*self.seen, key != NO_ITEM).group_by(items.c.item)
        if by.team and self.managed is not None:
            rows = rows.where(overlaps(key, self.managed), items.c.item == any_(self.managed))
        return rows


def referrals(user_name: str) -> list[Part]:
    """How many referrals of each state the person sent, and has received."""
    me = bindparam(user_name, type_=Text)
    sent = (referral_fact.c.transitioned_by == me, referral_fact.c.state != "refused")
    received = (referral_fact.c.transitioned_to == me, referral_fact.c.active)
    return [
        part(REFERRALS, literal(direction, Text), referral_fact.c.state, [func.count()])
        .select_from(referral_fact)
        .outerjoin(case_fact, case_fact.c.id == referral_fact.c.record_id)
        .where(*tests, func.coalesce(case_fact.c.record_state, true()))
        .group_by(referral_fact.c.state)
        for direction, tests in (("sent", sent), ("received", received))
    ]


@lru_cache(maxsize=256)
def statement(asked: AskedAtOnce) -> Executable | None:
    """The statement that answers the question with whatever values; none where nothing is asked."""
    grain = Grain()
    for breakdowns, alike in asked.cuts:
        if not is_apart(breakdowns):
            for breakdown in breakdowns:
                grain.add_key(breakdown.field)
            for tests in alike:
                grain.add_number(tests)
    seen = (*map(tested, asked.always), visible(SIGHT, asked.reach), case_fact.c.record_type == CASE)
    managed = people(asked.reach)
    parts = StatementParts(asked, seen, managed, grain).all()
    return union_all(*parts) if parts else None


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
    extent: Extent,
    referrals_of: str | None,
) -> Counted:
    """The numbers of each indicator, and those of one person's referrals."""
    by: dict[tuple[Breakdown, ...], list[Indicator]] = {}
    for indicator in indicators:
        by.setdefault(indicator.by, []).append(indicator)
    asked, values = ask(by, modules=modules, extent=extent, referrals_of=referrals_of)
    wanted = statement(asked)
    if wanted is None:
        return Counted({}, {})
    return _shared_out(list(by.values()), (await uow.session.execute(wanted, values)).all())


def _shared_out(cuts: Sequence[Sequence[Indicator]], rows: Sequence[Any]) -> Counted:
    found: dict[Indicator, dict[tuple[str, ...], int]] = {each: {} for cut in cuts for each in cut}
    by_state: dict[tuple[str, str], int] = {}
    cases = 0
    for cut, first, second, numbers in rows:
        if cut == REFERRALS:
            by_state[first, second] = numbers[0]
        elif cut == TOTAL:
            cases = numbers[0] or 0
        else:
            for indicator, counted in zip(cuts[cut], numbers, strict=True):
                keys = (first, second)[: len(indicator.by)]
                if counted and None not in keys:
                    found[indicator][keys] = counted
    return Counted(dict(found), by_state, cases)
