"""Conditions of a list as SQL over a record's columns and facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, Protocol
from uuid import UUID

from chassis.statements import Expression
from contracts.values import Values
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, JSONPATH

from cases.search.domain.filters import (
    AnyOf,
    AssignedTo,
    Between,
    Comparison,
    Condition,
    Filterable,
    Located,
    Not,
    OneOf,
    Places,
    codes_below,
    names_of,
)
from cases.search.domain.terms import Term, exactly, of_field

Sql = ColumnElement[bool]
FEW = 20
SPAN_ENDS = ('@."from"', '@."to"')


class Open(Protocol):
    """What of the records is open to whoever asks."""

    def where(self, name: str) -> Sql: ...
    def values(self, name: str, whole: Sql, values: list[Any] | None) -> Sql: ...
    def assigned(self, user_name: str, whole: Sql) -> Sql: ...


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Where a search looks, and for how many terms; for which comes with the values. `fields`: together those that are
    open in the same records.
    """

    fields: tuple[tuple[str, ...], ...]
    terms: int
    by_sound: bool

    def finds(self, column: Expression, open_to: Open) -> Sql:
        """Whether a field that is open in the record has any of the terms."""
        return self._has(column, open_to, EVERY_TERM)

    def shared(self, column: Expression, open_to: Open) -> ColumnElement[int]:
        """How many of the terms the names of a record share that it finds: where all are open together, they are."""
        if len(self.fields) == 1:
            tests = [cast(_overlaps(column, 0, term), Integer) for term in range(self.terms)]
        else:
            tests = [cast(self._has(column, open_to, term), Integer) for term in range(self.terms)]
        return sum(tests[1:], tests[0])

    def _has(self, column: Expression, open_to: Open, term: int) -> Sql:
        groups = enumerate(self.fields)
        tests = (and_(_overlaps(column, group, term), open_to.where(fields[0])) for group, fields in groups)
        return or_(false(), *tests)


def _overlaps(column: Expression, group: int, term: int) -> Sql:
    return column.op("&&", is_comparison=True)(bindparam(_tokens(group, term), type_=ARRAY(BigInteger)))


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What a search looks for, and in which fields: together those that are open in the same records."""

    terms: tuple[Term, ...]
    fields: tuple[tuple[str, ...], ...]
    by_sound: bool = False

    @property
    def looking(self) -> Looking:
        return Looking(fields=self.fields, terms=len(self.terms), by_sound=self.by_sound)

    def values(self, token: Callable[[str, str], int]) -> Values:
        """Its terms as tokens, as `Looking` asks for them."""
        found: Values = {}
        for group, fields in enumerate(self.fields):
            of_terms = [[token(*of_field(term, field)) for field in fields] for term in self.terms]
            found |= {_tokens(group, EVERY_TERM): list(chain.from_iterable(of_terms))}
            if self.by_sound:
                found |= {_tokens(group, term): tokens for term, tokens in enumerate(of_terms)}
        return found


EVERY_TERM = -1


def _tokens(group: int, term: int) -> str:
    return f"tokens_{group}" if term == EVERY_TERM else f"tokens_{group}_{term}"


@dataclass(frozen=True)
class Searched:
    """What of a record the conditions look at. `columns` by field name; every other field is in `facts`."""

    columns: Mapping[str, Expression]
    facts: Expression
    tokens: Expression
    grants: Expression
    token: Callable[[str, str], int]
    places: Places
    open_to: Open

    def where(self, condition: Condition) -> Sql:
        """Whether the record meets it by fields that are open in it: by what is closed it meets no condition, nor the
        contrary of one.
        """
        if isinstance(condition, AnyOf):
            return or_(false(), *(self.where(part) for part in condition.conditions))
        return and_(*map(self.open_to.where, sorted(names_of([condition]))), self._meets(condition))

    def _meets(self, condition: Condition) -> Sql:
        match condition:
            case Not(condition=part):
                return self._meets(part).is_not(true())
            case AnyOf(conditions=parts):
                return or_(false(), *(self._meets(part) for part in parts))
            case AssignedTo(user_name=user_name):
                path = '$.* ? (@.kind == "assign" && @.user == $user)'
                names = literal({"user": user_name}, JSONB)
                found = func.jsonb_path_exists(self.grants, cast(path, JSONPATH), names)
                return self.open_to.assigned(user_name, found)
            case Located(field=field, codes=codes, level=level):
                return self._one_of(field, tuple(codes_below(codes, level, self.places)))
            case OneOf(field=field, values=values):
                return self._one_of(field, values)
            case Between():
                return self._between(condition)

    def _has_token(self, terms: Sequence[Term]) -> Sql:
        tokens = [self.token(*term) for term in terms]
        return self.tokens.op("&&", is_comparison=True)(literal(tokens, ARRAY(BigInteger)))

    def _one_of(self, field: Filterable, values: Sequence[Any]) -> Sql:
        given = [value for value in values if value is not None]
        open_values = self.open_to.values
        parts = [open_values(field.name, self._missing(field), None)] if len(given) < len(values) else []
        if given:
            parts.append(open_values(field.name, self._has(field, given), given))
        return or_(false(), *parts)

    def _missing(self, field: Filterable) -> Sql:
        column = self.columns.get(field.name)
        if column is None:
            return not_(func.jsonb_exists(self.facts, field.name))
        if field.many:
            return func.cardinality(column) == 0
        return column.is_(None)

    def _has(self, field: Filterable, values: list[Any]) -> Sql:
        if field.sealed:
            return self._has_token([exactly(field.name, str(value)) for value in values])
        column = self.columns.get(field.name)
        if field.compared is Comparison.BOOL:
            return or_(*(self._is(field, column, wanted=bool(value)) for value in values))
        if column is None:
            return self._holds(field, values)
        if field.many:
            return column.op("&&", is_comparison=True)(literal(values, ARRAY(Text)))
        if field.compared is Comparison.UUID:
            return column.in_([found for value in values if (found := _uuid(value)) is not None])
        return column.in_(values)

    def _is(self, field: Filterable, column: Expression | None, *, wanted: bool) -> Sql:
        """False is also what was never ticked."""
        if column is not None:
            return column.is_(true()) if wanted else column.is_not(true())
        ticked = self.facts.contains(literal({field.name: True}, JSONB))
        return ticked if wanted else not_(ticked)

    def _holds(self, field: Filterable, values: list[Any]) -> Sql:
        if len(values) > FEW and not field.many:
            texts: ColumnElement[str] = self.facts[field.name].astext
            return texts.in_([str(value) for value in values])
        variants = [variant for value in values for variant in _variants(value)]
        return or_(
            *(self.facts.contains(literal({field.name: [value] if field.many else value}, JSONB)) for value in variants)
        )

    def _between(self, condition: Between) -> Sql:
        field = condition.field
        column = self.columns.get(field.name)
        if column is None:
            return self._fact_between(field, condition.low, condition.high)
        read = AS_IN_COLUMNS.get(field.compared, lambda bound: bound)
        low, high = (None if end is None else read(end) for end in (condition.low, condition.high))
        lower = true() if low is None else column >= low
        if high is None:
            return and_(lower, column.is_not(None))
        return and_(lower, column < high if field.compared is Comparison.MOMENT else column <= high)

    def _fact_between(self, field: Filterable, low: Any, high: Any) -> Sql:
        first, last = SPAN_ENDS if field.compared is Comparison.SPAN else ("@", "@")
        upwards = "<" if field.compared is Comparison.MOMENT else "<="
        ends = {"low": (last, ">=", low), "high": (first, upwards, high)}
        given = {name: bound for name, (_, _, bound) in ends.items() if bound is not None}
        if not given:
            return func.jsonb_exists(self.facts, field.name)
        tests = (_or_open(end, f"{end} {sign} ${name}") for name, (end, sign, _) in ends.items() if name in given)
        path = f'$."{field.name}" ? ({" && ".join(tests)})'
        return func.jsonb_path_exists(self.facts, cast(path, JSONPATH), literal(given, JSONB))


def _or_open(end: str, test: str) -> str:
    """An end of a span that is not known is no end."""
    return test if end == "@" else f"(!exists({end}) || {test})"


def _variants(value: Any) -> list[Any]:
    """Yes and no of a radio button are stored as texts or as booleans."""
    return [value, value == "true"] if value in ("true", "false") else [value]


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


AS_IN_COLUMNS: dict[Comparison, Callable[[Any], Any]] = {
    Comparison.DATE: date.fromisoformat,
    Comparison.MOMENT: datetime.fromisoformat,
}
"""A bound as columns hold it; facts hold it as it is."""
