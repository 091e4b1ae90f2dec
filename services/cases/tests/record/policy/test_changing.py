"""What of a change stands: by the forms, by the action in whose name it is made, and by permissions of its own."""

from dataclasses import replace
from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.incident.domain import INCIDENT
from cases.record.domain.record import Record
from cases.record.domain.rules import Rules
from cases.record.policy import actions
from cases.record.policy.fields import FieldAccess
from cases.record.policy.reading import HIDDEN_NAME, read_by
from chassis.actor import Actor
from chassis.errors import NotAllowed
from sharing.scope import sees

HELD = {
    "owned_by": "amina",
    "status": "open",
    "record_state": True,
    "module_id": "cp",
    "associated_user_names": ["amina"],
}
FORMS = FieldAccess(
    readable=frozenset(CASE.system),
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


def opened(action):
    return CASE.opened(action, "cp", Rules())


def permitted(change, *held, action=None, **values):
    return permitted_to(FORMS, change, *held, action=action, **values)


def permitted_to(access, change, *held, action=None, **values):
    actor = amina(*held)
    return actions.permitted_change(actor, read_by(actor, a_case(**values), access), change, opened(action))


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


def refused(ask):
    with pytest.raises(NotAllowed) as refusal:
        ask()
    return refusal.value.facts


@pytest.mark.parametrize(("name", "value", "values", "needed"), GUARDED)
def test_who_is_refused_is_told_which_permission_is_missing(name, value, values, needed):
    missing = refused(lambda: permitted({name: value}, "write", **values))
    assert missing == {"resource": "case", "actions": sorted(needed)}


@pytest.mark.parametrize(("name", "value", "values", "needed"), GUARDED)
def test_saying_again_what_is_there_already_needs_none(name, value, values, needed):
    assert permitted({name: value}, "write", **{**values, name: value}) == {}


@pytest.mark.parametrize("value", ["p", None])
@pytest.mark.parametrize(("name", "needed"), [(name, needed) for name, _, _, needed in GUARDED])
def test_nobody_learns_what_is_there_by_saying_it_again(name, needed, value):
    """Of a field they may not read: with its value, with another and with none, the answer is the same."""
    blind = replace(FORMS, readable=FORMS.readable - {name})
    for held in ({name: "p"}, {name: "q"}, {}):
        missing = refused(lambda held=held: permitted_to(blind, {name: value}, "write", **held))
        assert set(missing["actions"]) <= {*needed, "close", "reopen"}


NAMED = replace(FORMS, writable=FORMS.writable | {"name", "name_first"})


def test_the_stars_that_stand_for_a_hidden_name_change_nothing():
    stars = {"name": HIDDEN_NAME, "name_first": HIDDEN_NAME, "occupation": HIDDEN_NAME}
    assert permitted_to(NAMED, stars, "write", hidden_name=True) == {
        "name_first": HIDDEN_NAME,
        "occupation": HIDDEN_NAME,
    }
    assert permitted_to(NAMED, {"name": "Rosa"}, "write", hidden_name=True) == {"name": "Rosa"}
    assert permitted_to(NAMED, stars, "write") == stars


def test_who_comes_through_a_referral_hides_no_name_and_shows_none():
    clinic = replace(amina("write", "close"), user_name="clinic")
    record = replace(a_case(), grants={"one": {"kind": "referral", "status": "accepted", "user": "clinic"}})
    reading = read_by(clinic, record, FORMS)
    for hidden in (True, False):
        asked = {"hidden_name": hidden}
        missing = refused(lambda asked=asked: actions.permitted_change(clinic, reading, asked, frozenset()))
        assert missing == {"resource": "case", "actions": ["write"]}
    assert actions.permitted_change(clinic, reading, {"status": "closed"}, frozenset()) == {"status": "closed"}
    assert permitted({"hidden_name": True}, "write") == {"hidden_name": True}


def test_no_permission_lets_a_change_take_the_record():
    missing = refused(lambda: permitted({"owned_by": "rosa"}, "write", "assign", "manage"))
    assert missing == {"resource": "case", "actions": ["assign"]}
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
    assert actions.writable_names(amina(action), CASE, FORMS, opened(action)) == opens
    actions.must_change(amina(action), CASE, action)
    with pytest.raises(NotAllowed):
        actions.must_change(amina("read"), CASE, action)


def test_a_change_in_the_name_of_an_action_carries_what_that_opens_and_nothing_else():
    closing = {"status": "closed", "closure_reason": "formal_closing", "date_closure": "2026-11-22"}
    change = {**closing, "occupation": "a", "record_state": False}
    assert permitted(change, "close", action="close") == closing
    assert permitted(change, "close") == {}


def test_without_an_action_or_with_one_that_changes_nothing_it_takes_write():
    actions.must_change(amina("write"), CASE, None)
    actions.must_change(amina("write", "flag"), CASE, "flag")
    for held, action in ((("close",), None), (("flag",), "flag")):
        missing = refused(lambda held=held, action=action: actions.must_change(amina(*held), CASE, action))
        assert missing == {"resource": "case", "actions": ["write"]}


def test_who_may_write_keeps_their_forms_beside_what_the_action_opens():
    made = actions.writable_names(amina("write", "close"), CASE, FORMS, opened("close"))
    assert {"occupation", "closure_reason", "closure_reason_other", "date_closure", "status"} <= made
    assert "date_closure" not in actions.writable_names(amina("write", "close"), CASE, FORMS, opened(None))


EVERYTHING = """
    read write referral assign close reopen enable_disable_record flag add_note change_log access_log
""".split()
WHATEVER_ITS_STATE = ("assign", "enable_disable_record", "flag", "add_note", "change_log", "access_log")
REFERRING = {"referral", "referral_from_service"}


def able_to(person, record):
    return actions.abilities(person, record, in_sight=sees(person, record.values))


@pytest.mark.parametrize(
    ("values", "able"),
    [
        ({}, {*EVERYTHING, *REFERRING} - {"read", "reopen"}),
        ({"status": "closed"}, set(EVERYTHING) - {"read", "referral", "close"}),
        ({"record_state": False}, {"write", *WHATEVER_ITS_STATE}),
        ({"record_state": False, "status": "closed"}, {"write", *WHATEVER_ITS_STATE}),
        ({"associated_user_names": ["somebody"]}, set()),
    ],
)
def test_what_can_be_done_with_a_record_as_it_stands(values, able):
    assert set(able_to(amina(*EVERYTHING), a_case(**values))) == able


@pytest.mark.parametrize("left_out", EVERYTHING)
def test_each_ability_rests_on_its_own_permission(left_out):
    held = [name for name in EVERYTHING if name != left_out]
    able = {*able_to(amina(*held), a_case()), *able_to(amina(*held), a_case(status="closed"))}
    assert able - {"referral_from_service"} == (set() if left_out == "read" else set(held) - {"read"})


def test_an_incident_s_abilities_are_those_of_incidents():
    def incident_of(**held):
        permissions = {name: frozenset(actions) for name, actions in held.items()}
        person = Actor(id=UUID(int=1), user_name="amina", permissions=permissions)
        return able_to(person, Record(id=UUID(int=2), kind=INCIDENT, version=1, values=HELD))

    assert incident_of(incident=["read", "assign", "write"], case=["read"]) == ["write", "assign"]
    assert incident_of(incident=["read"], case=EVERYTHING) == []
    able = ["write", "assign", "enable_disable_record", "flag", "change_log", "access_log", "export_pdf"]
    assert incident_of(incident=["manage"]) == able


def test_what_a_role_gives_of_one_kind_it_does_not_give_of_another():
    permissions = {"case": frozenset({"read", "write"}), "incident": frozenset({"read", "flag"})}
    person = Actor(id=UUID(int=1), user_name="amina", permissions=permissions)
    of_incident = Record(id=UUID(int=2), kind=INCIDENT, version=1, values=HELD)
    assert (able_to(person, a_case()), able_to(person, of_incident)) == (["write"], ["flag"])


def test_a_kind_s_own_abilities_are_those_of_the_record_as_it_stands():
    asking = amina("read", "request_approval_closure")
    assert able_to(asking, a_case()) == ["request_approval_closure"]
    assert able_to(asking, a_case(status="closed")) == []


def test_who_finds_another_s_case_may_ask_for_it_and_nothing_else():
    theirs = {"owned_by": "rosa", "associated_user_names": ["rosa"], "module_id": "cp"}

    def person(*held, **more):
        return replace(amina("read", "write", "receive_transfer", *held), modules=frozenset({"cp"}), **more)

    asking = person("search_owned_by_others", "request_transfer")
    assert able_to(asking, a_case(**theirs)) == ["request_transfer"]
    assert able_to(asking, a_case(**theirs, status="closed")) == []
    assert able_to(asking, a_case()) == ["write"]
    assert able_to(person("search_owned_by_others"), a_case(**theirs)) == []
    assert able_to(person("request_transfer", scope="all"), a_case(**theirs)) == ["write", "request_transfer"]
    of_incident = Record(id=UUID(int=2), kind=INCIDENT, version=1, values=HELD | theirs)
    reading = replace(asking, permissions=asking.permissions | {"incident": frozenset({"read"})})
    assert able_to(reading, of_incident) == []
