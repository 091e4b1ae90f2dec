"""Each scope beside each record that another scope would see."""

from uuid import UUID

import pytest
from chassis.actor import Actor
from sharing.scope import sees

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
