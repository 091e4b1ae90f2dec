"""What of a change stands: by the forms, by the action in whose name it is made, and by permissions of its own."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.record.domain.record import Record
from cases.record.policy import actions
from cases.record.policy.fields import FieldAccess
from chassis.actor import Actor
from chassis.errors import NotAllowed

HELD = {
    "owned_by": "amina",
    "status": "open",
    "record_state": True,
    "module_id": "cp",
    "associated_user_names": ["amina"],
}
FORMS = FieldAccess(
    readable=frozenset(),
    writable=frozenset(
        ["occupation", "status", "owned_by", "closure_reason", "case_id", "services_status", "notes_section"]
    ),
    forms={},
    empty={},
)


def amina(*held):
    return Actor(id=UUID(int=1), user_name="amina", permissions={"case": frozenset(held)})


def a_case(**values):
    return Record(id=UUID(int=2), kind=CASE, version=1, values=HELD | values)


def permitted(change, *held, action=None, **values):
    return actions.permitted_change(amina(*held), a_case(**values), change, FORMS, action)


def test_what_no_form_opens_falls_away():
    assert permitted({"occupation": "a", "no_such_field": "b"}, "write") == {"occupation": "a"}


@pytest.mark.parametrize("name", ["case_id", "services_status", "short_id", "created_at", "id", "workflow"])
def test_what_the_system_keeps_nobody_writes(name):
    every = ("write", "close", "reopen", "assign", "enable_disable_record")
    assert permitted({name: "other"}, *every) == {}


GUARDED = [
    ("status", "closed", {}, ("close",)),
    ("status", "open", {"status": "closed"}, ("reopen",)),
    ("record_state", False, {}, ("enable_disable_record",)),
    ("case_status_reopened", True, {}, ("reopen",)),
    ("registry_record_id", "r", {}, ("add_registry_record",)),
    ("family_id", "f", {}, ("link_family_record", "case_from_family")),
    ("family_member_id", "f", {}, ("link_family_record", "case_from_family")),
    ("identified_by", "p", {}, ("attribute",)),
    ("module_id", "other", {}, ("manage",)),
]


@pytest.mark.parametrize(("name", "value", "values", "needed"), GUARDED)
def test_a_guarded_key_needs_its_own_permission(name, value, values, needed):
    with pytest.raises(NotAllowed):
        permitted({name: value}, "write", **values)
    for action in needed:
        assert permitted({name: value}, "write", action, **values) == {name: value}


@pytest.mark.parametrize(("name", "value", "values", "needed"), GUARDED)
def test_saying_again_what_is_there_already_needs_none(name, value, values, needed):
    assert permitted({name: value}, "write", **{**values, name: value}) == {}


def test_no_permission_lets_a_change_take_the_record():
    with pytest.raises(NotAllowed):
        permitted({"owned_by": "rosa"}, "write", "assign", "manage")
    assert permitted({"owned_by": "amina"}, "write") == {}


@pytest.mark.parametrize(
    ("action", "opens"),
    [
        ("close", {"status", "date_closure", "closure_reason", "closure_reason_other"}),
        ("reopen", {"status", "case_status_reopened"}),
        ("enable_disable_record", {"record_state"}),
        ("add_registry_record", {"registry_record_id"}),
        ("case_from_family", {"family_id", "family_member_id"}),
        ("link_family_record", {"family_id", "family_member_id"}),
        ("attribute", {"identified_by"}),
        ("add_note", {"notes_section"}),
        ("incident_details_from_case", {"incident_details"}),
        ("services_section_from_case", {"services_section"}),
    ],
)
def test_an_action_opens_its_own_keys_to_who_may_not_write(action, opens):
    assert actions.writable_names(amina(action), CASE, FORMS, action) == opens
    actions.must_change(amina(action), CASE, action)
    with pytest.raises(NotAllowed):
        actions.must_change(amina("read"), CASE, action)


def test_without_an_action_or_with_one_that_changes_nothing_it_takes_write():
    actions.must_change(amina("write"), CASE, None)
    actions.must_change(amina("write", "flag"), CASE, "flag")
    for held, action in ((("close",), None), (("flag",), "flag")):
        with pytest.raises(NotAllowed):
            actions.must_change(amina(*held), CASE, action)


def registered(given, *held):
    return actions.permitted_registration(amina("create", *held), CASE, {"module_id": "cp"} | given, FORMS)


def test_a_new_record_takes_what_the_forms_open_and_nothing_the_system_keeps():
    given = {"occupation": "a", "unknown": 1, "services_status": "x", "short_id": "mine", "closure_reason": None}
    assert registered(given) == {"module_id": "cp", "occupation": "a"}
    assert registered({"case_id": "OSCAR 17"}) == {"module_id": "cp", "case_id": "OSCAR 17"}


@pytest.mark.parametrize(
    ("given", "needed"),
    [({"status": "closed"}, "close"), ({"record_state": False}, "enable_disable_record")],
)
def test_a_new_record_begins_open_and_enabled_unless_one_may_end_it(given, needed):
    with pytest.raises(NotAllowed):
        registered(given)
    assert registered(given, needed) == {"module_id": "cp"} | given


def test_only_who_may_write_hides_the_name_of_a_new_record():
    assert "hidden_name" not in registered({"hidden_name": True})
    assert registered({"hidden_name": True}, "write")["hidden_name"] is True


EVERYTHING = ("read", "write", "referral", "assign", "close", "reopen", "enable_disable_record", "flag", "add_note")
REFERRING = {"referral", "referral_from_service"}


@pytest.mark.parametrize(
    ("values", "able"),
    [
        ({}, {*EVERYTHING, *REFERRING} - {"read", "reopen"}),
        ({"status": "closed"}, set(EVERYTHING) - {"read", "referral", "close"}),
        ({"record_state": False}, {"write", "assign", "enable_disable_record", "flag", "add_note"}),
        ({"associated_user_names": ["somebody"]}, set()),
    ],
)
def test_what_can_be_done_with_a_record_as_it_stands(values, able):
    assert set(actions.abilities(amina(*EVERYTHING), a_case(**values))) == able


@pytest.mark.parametrize("left_out", EVERYTHING)
def test_each_ability_rests_on_its_own_permission(left_out):
    held = [name for name in EVERYTHING if name != left_out]
    able = {*actions.abilities(amina(*held), a_case()), *actions.abilities(amina(*held), a_case(status="closed"))}
    assert able - {"referral_from_service"} == (set() if left_out == "read" else set(held) - {"read"})
