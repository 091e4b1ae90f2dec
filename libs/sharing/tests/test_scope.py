"""Each scope beside each record that another scope would see."""

from uuid import UUID

import pytest
from chassis.actor import Actor
from sharing.scope import Extent, Reach, extent_of, is_own_side, sees
from sharing.whose import Whose

RECORDS = {
    "mine": {"associated_user_names": ["ben", "ada"]},
    "my group's": {"associated_user_groups": ["north", "south"]},
    "my agency's": {"associated_user_agencies": ["ministry", "clinic"]},
    "identifies me": {"identified_by": "ada"},
    "nobody's": {"owned_by": "ada", "associated_user_names": ["ben"], "associated_user_groups": ["ada"]},
}


def ada(scope):
    groups = frozenset({"south", "east"})
    return Actor(id=UUID(int=1), user_name="ada", scope=scope, groups=groups, agency="clinic")


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        ("self", {"mine"}),
        ("group", {"my group's"}),
        ("agency", {"my agency's"}),
        ("identified", {"identifies me"}),
        ("all", set(RECORDS)),
        ("admin_only", {"mine"}),
        ("unheard_of", {"mine"}),
    ],
)
def test_a_scope_sees_what_it_is_named_for_and_nothing_else(scope, seen):
    assert {name for name, facts in RECORDS.items() if sees(ada(scope), facts)} == seen


@pytest.mark.parametrize(
    ("scope", "extent"),
    [
        ("all", Extent(Reach.EVERYTHING)),
        ("group", Extent(Reach.GROUPS, ("east", "south"))),
        ("agency", Extent(Reach.AGENCY, ("clinic",))),
        ("identified", Extent(Reach.IDENTIFIED, ("ada",))),
        ("self", Extent(Reach.PERSON, ("ada",))),
    ],
)
def test_how_far_a_scope_reaches(scope, extent):
    assert extent_of(ada(scope)) == extent
    assert extent.is_everything is (scope == "all")
    assert extent.reaches_others is (scope in {"all", "group", "agency"})


@pytest.mark.parametrize(
    ("scope", "groups", "agency", "own"),
    [
        ("group", ["south", "west"], None, True),
        ("group", ["west"], "clinic", False),
        ("group", [], None, False),
        ("agency", ["south"], "clinic", True),
        ("agency", ["south"], "ministry", False),
        ("agency", [], None, False),
        ("self", ["south"], "clinic", False),
        ("all", ["south"], "clinic", False),
        ("identified", ["south"], "ada", False),
    ],
)
def test_one_s_own_side_is_one_s_team_or_agency_as_far_as_one_sees(scope, groups, agency, own):
    assert is_own_side(extent_of(ada(scope)), groups=groups, agency=agency) is own


def test_whose_a_record_is_is_read_from_its_facts_and_empty_where_they_are():
    lists = ("owned_by_groups", "associated_user_names", "associated_user_groups", "associated_user_agencies")
    names = ("owned_by", "owned_by_agency_id", "identified_by")
    facts = {name: [f"{name} of it"] for name in lists} | {name: f"{name} of it" for name in names}
    for name, value in facts.items():
        assert getattr(Whose(facts), name) == value
    for nothing in ({}, dict.fromkeys(facts)):
        assert [tuple(getattr(Whose(nothing), name)) for name in lists] == [()] * len(lists)
        assert [getattr(Whose(nothing), name) for name in names] == [None] * len(names)
