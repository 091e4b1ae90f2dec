"""The demonstration names two places again, and every other once."""

from collections import defaultdict
from datetime import date

from cases.module.domain import read_place_policy
from cases.search.domain.places import place_terms
from demonstration.children import children
from demonstration.configuration import OPTIONS
from demonstration.sources import toml

UNTIL = date(2026, 11, 22)
FEWEST = 2


def test_two_places_are_named_again_each_by_two_spellings_or_more():
    named, spelt = defaultdict(set), defaultdict(set)
    for child in children(UNTIL):
        for row in child.case.get("incident_details", []):
            name = row.get("cp_incident_location_type_other")
            for term in place_terms(row["incident_location"], name) if name else ():
                named[term].add(child.id)
                spelt[child.id].add(name)
    again = {frozenset(ids) for ids in named.values() if len(ids) >= FEWEST}
    whole = [ids for ids in again if not any(ids < other for other in again)]
    assert len(whole) == len(toml("repeated_places")["place"]) == 2
    assert any(len({name for id in ids for name in spelt[id]}) >= FEWEST for ids in whole)


def test_its_option_is_one_that_the_module_takes():
    policy = read_place_policy(OPTIONS["place_alerts"])
    assert policy is not None
    assert not policy.settings & {"home", "other_home", "online"}
    assert {each["setting"] for each in toml("repeated_places")["place"]} <= policy.settings
