"""What an incident begins with of its case (`docs/domain/incidents.md §3`)."""

from collections.abc import Iterable, Iterator

from contracts.values import FrozenValues, Values

from cases.record.domain.rules import Rules

OF_ANY_CASE = {
    "survivor_code": "survivor_code_no",
    "age": "age",
    "date_of_birth": "date_of_birth",
    "sex": "sex",
    "ethnicity": "gbv_ethnicity",
    "country_of_origin": "country_of_origin",
    "nationality": "gbv_nationality",
    "religion": "gbv_religion",
    "maritial_status": "maritial_status",
    "displacement_status": "gbv_displacement_status",
    "disability_type": "gbv_disability_type",
    "unaccompanied_separated_status": "unaccompanied_separated_status",
}
"""Field of the incident → field of the case, for a module that maps none."""


def module_of(case: FrozenValues, rules: Rules) -> object:
    """The module that incidents of the case are of: the one that the case's maps to, if there is that one."""
    module = case.get("module_id")
    mapped = rules.maps.get(str(module), {}).get("map_to")
    return mapped if mapped in rules.modules else module


def taken_from(case: FrozenValues, rules: Rules) -> Values:
    """Values by the incident's fields, as far as the case has any."""
    mapped = dict(_pairs(rules.maps.get(str(case.get("module_id")), {}).get("fields") or ()))
    sources = mapped or OF_ANY_CASE
    return {target: case[source] for target, source in sources.items() if case.get(source) is not None}


def _pairs(fields: Iterable[FrozenValues]) -> Iterator[tuple[str, str]]:
    """What is mapped from the rows of a case is left out: those rows are incidents themselves."""
    for each in fields:
        source, target = each.get("source"), each.get("target")
        path = [source] if isinstance(source, str) else source
        if isinstance(target, str) and isinstance(path, list) and len(path) == 1:
            yield target, str(path[0])
