"""What a record says of its child, and the terms that find others who may be the same."""

from contracts.values import FrozenValues

from cases.case.domain import CASE
from cases.likeness.domain.scoring import Child
from cases.record.domain.rules import Rules
from cases.record.policy.reading import HIDDEN_NAME
from cases.search.domain.terms import MOST_WORDS, Term, alike_terms

TOLD = ("sex", "age", "date_of_birth", "location_current")


def place_of(rules: Rules, code: object) -> tuple[str, ...]:
    """The codes from the country down to the place."""
    path = rules.places.get(code) if isinstance(code, str) else None
    return tuple(path.split(".")) if path else (str(code),) if isinstance(code, str) and code else ()


def child_in(values: FrozenValues, rules: Rules) -> Child:
    """The child of a record, as far as these values say it; a hidden name is none."""
    names = (values.get(name) for name in CASE.names)
    sex, age, born, place = (values.get(name) for name in TOLD)
    return Child(
        names=tuple(name for name in names if isinstance(name, str) and name.strip() and name != HIDDEN_NAME),
        born=born if isinstance(born, str) else None,
        age=age if isinstance(age, int) and not isinstance(age, bool) else None,
        sex=sex if isinstance(sex, str) else None,
        place=place_of(rules, place),
    )


def terms_of_child(child: Child) -> list[Term]:
    """What finds records that may be about it."""
    return list(dict.fromkeys(term for name in child.names for term in alike_terms(name)))[:MOST_WORDS]
