"""Who may ask for somebody else's case. Rules: `docs/domain/referrals.md §17`."""

import pytest
from chassis.actor import Actor
from chassis.ids import new_id
from contracts.modules import CP, GBV
from sharing.requesting import could_have, finds, may_request

RIGHTS = ("request_transfer", "receive_transfer", "search_owned_by_others")
CASE = {"owned_by": "rosa", "associated_user_names": ["rosa"], "module_id": CP, "status": "open", "record_state": True}


def seeker(*rights, **more):
    return Actor(
        **{
            "id": new_id(),
            "user_name": "seeker",
            "permissions": {"case": frozenset(rights or RIGHTS)},
            "modules": frozenset({CP}),
        }
        | more
    )


@pytest.mark.parametrize("missing", ["nothing", *RIGHTS])
def test_each_right_is_needed(missing):
    held = [right for right in RIGHTS if right != missing]
    assert may_request(seeker(*held), CASE) is (missing == "nothing")


@pytest.mark.parametrize(
    "facts", [{"owned_by": "seeker"}, {"status": "closed"}, {"record_state": False}, {"module_id": GBV}]
)
def test_what_is_not_to_be_had_is_not_asked_for(facts):
    assert may_request(seeker(), CASE | facts) is False


def test_who_sees_the_case_needs_no_search():
    own_side = CASE | {"associated_user_names": ["rosa", "seeker"]}
    blind = seeker("request_transfer", "receive_transfer")
    assert (finds(blind, CASE), finds(blind, own_side), finds(seeker(), CASE)) == (False, True, True)
    assert may_request(blind, own_side) is True


def test_who_may_do_everything_could_still_have_none_unless_their_role_receives():
    assert could_have(seeker("manage"), CASE) is False
    assert may_request(seeker("manage"), CASE) is False
    assert could_have(seeker("manage", "receive_transfer"), CASE) is True
    assert could_have(seeker(category="system"), CASE) is False
