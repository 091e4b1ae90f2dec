"""What an incident of gender-based violence says of itself (`docs/domain/incidents.md §5`)."""

from collections.abc import Callable
from datetime import date

from contracts.values import FrozenValues, Values

from cases.record.domain.hand import Hand
from cases.record.domain.moments import day_in
from cases.record.domain.parts import rows_in
from cases.record.domain.rules import Rules

KIND = "incident"
VIOLENCE = "gbv_sexual_violence_type"
PERPETRATORS = "alleged_perpetrator"
RELATIONSHIP = "perpetrator_relationship"
SPANS = ((3, "0_3_days"), (5, "4_5_days"), (14, "6_14_days"), (30, "2_weeks_1_month"))
"""The most days of a span → what it is called; each begins the day after the one before."""
LATER = "over_1_month"
MOST_COUNTED = 3
ADULT = 18
NO_VIOLENCE = "non-gbv"
SEXUAL = frozenset({"rape", "sexual_assault"})
COMPUTED = ("elapsed_reporting_time", "number_of_perpetrators", "gbv_case_context")


def _plain(values: FrozenValues, rules: Rules, name: str) -> object:
    """A value that is a fact: what follows from it lies in plain."""
    return values.get(name) if rules.is_plain(KIND, name) else None


def _violence(values: FrozenValues, rules: Rules) -> str | None:
    told = _plain(values, rules, VIOLENCE)
    return told if isinstance(told, str) and told != NO_VIOLENCE else None


def _by_a_partner(values: FrozenValues, rules: Rules) -> bool:
    told = [row.get(RELATIONSHIP) for row in rows_in(values, PERPETRATORS)]
    plain = rules.is_plain(KIND, PERPETRATORS, RELATIONSHIP)
    return plain and "intimate_partner_former_partner" in told and _violence(values, rules) is not None


def _of_a_child(values: FrozenValues, rules: Rules) -> bool:
    age = _plain(values, rules, "age")
    return isinstance(age, int | float) and not isinstance(age, bool) and age < ADULT


def _was_taken(values: FrozenValues, rules: Rules) -> bool:
    return _plain(values, rules, "abduction_status_time_of_incident") not in (None, "", "none")


def _is_sexual(values: FrozenValues, rules: Rules) -> bool:
    return _violence(values, rules) in SEXUAL


CONTEXTS: dict[str, Callable[[FrozenValues, Rules], bool]] = {
    "intimate_partner_violence": _by_a_partner,
    "child_sexual_abuse": lambda values, rules: _is_sexual(values, rules) and _of_a_child(values, rules),
    "early_marriage": lambda values, rules: (
        _violence(values, rules) == "forced_marriage" and _of_a_child(values, rules)
    ),
    "possible_sexual_exploitation": lambda values, rules: (
        _is_sexual(values, rules) and bool(_plain(values, rules, "goods_money_exchanged"))
    ),
    "possible_sexual_slavery": lambda values, rules: _is_sexual(values, rules) and _was_taken(values, rules),
    "harmful_traditional_practice": lambda values, rules: (
        _violence(values, rules) is not None and bool(_plain(values, rules, "harmful_traditional_practice"))
    ),
}


def note_violence(values: Values, rules: Rules, hand: Hand) -> None:
    """Nothing where nothing is known of violence of this kind."""
    made = {
        "elapsed_reporting_time": _elapsed(values, rules, hand),
        "number_of_perpetrators": _number(len(rows_in(values, PERPETRATORS))),
        "gbv_case_context": [name for name, fits in CONTEXTS.items() if fits(values, rules)] or None,
    }
    for name, value in made.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value


def _elapsed(values: FrozenValues, rules: Rules, hand: Hand) -> str | None:
    happened, told = (_day(values, rules, hand, name) for name in ("incident_date", "date_of_first_report"))
    if happened is None or told is None or told < happened:
        return None
    days = (told - happened).days
    return next((name for most, name in SPANS if days <= most), LATER)


def _day(values: FrozenValues, rules: Rules, hand: Hand, name: str) -> date | None:
    found = day_in(_plain(values, rules, name), hand.site)
    return None if found is None else date.fromisoformat(found)


def _number(count: int) -> str | None:
    if not count:
        return None
    return f"equal_to_{count}" if count <= MOST_COUNTED else "more_than_3"
