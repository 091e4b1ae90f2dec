"""What of a new record stands: by the forms, by what it may be brought with, and by permissions of its own."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.incident.domain import INCIDENT
from cases.record.policy import actions
from cases.record.policy.fields import FieldAccess
from chassis.actor import Actor
from chassis.errors import NotAllowed

FORMS = FieldAccess(
    readable=frozenset(),
    writable=frozenset(["occupation", "status", "closure_reason", "case_id", "services_status", "incident_date"]),
    forms={},
    empty={},
)
CHILD = str(UUID(int=3))


def amina(*held, **elsewhere):
    permissions = {"case": frozenset(held)} | {name: frozenset(actions) for name, actions in elsewhere.items()}
    return Actor(id=UUID(int=1), user_name="amina", permissions=permissions)


def refused(ask):
    with pytest.raises(NotAllowed) as refusal:
        ask()
    return refusal.value.facts


def registered(given, *held):
    return actions.permitted_registration(amina("create", *held), CASE, {"module_id": "cp"} | given, FORMS)


def test_a_case_is_registered_by_who_may_create_cases():
    actions.must_register(amina("create"), CASE)
    for other in (amina("read", "write"), amina(incident=["create"])):
        assert refused(lambda other=other: actions.must_register(other, CASE)) == {
            "resource": "case",
            "actions": ["create"],
        }


def test_an_incident_is_registered_by_who_may_create_incidents_or_those_of_a_case():
    actions.must_register(amina(incident=["create"]), INCIDENT)
    actions.must_register(amina("incident_from_case"), INCIDENT)
    missing = refused(lambda: actions.must_register(amina("create"), INCIDENT))
    assert missing == {"resource": "incident", "actions": ["create"]}


def test_a_new_record_takes_what_the_forms_open_and_nothing_the_system_keeps():
    given = {"occupation": "a", "unknown": 1, "services_status": "x", "short_id": "mine", "closure_reason": None}
    assert registered(given) == {"module_id": "cp", "occupation": "a"}
    assert registered({"case_id": "OSCAR 17"}) == {"module_id": "cp", "case_id": "OSCAR 17"}


def test_a_device_says_when_it_was_registered_and_nothing_but_a_text_says_it():
    assert registered({"created_at": "2026-11-01"}) == {"module_id": "cp", "created_at": "2026-11-01"}
    for nonsense in (20261101, None, ["2026-11-01"]):
        assert registered({"created_at": nonsense}) == {"module_id": "cp"}


@pytest.mark.parametrize(
    ("given", "needed"),
    [({"status": "closed"}, "close"), ({"record_state": False}, "enable_disable_record")],
)
def test_a_new_record_begins_open_and_enabled_unless_one_may_end_it(given, needed):
    assert refused(lambda: registered(given)) == {"resource": "case", "actions": [needed]}
    assert registered(given, needed) == {"module_id": "cp"} | given


@pytest.mark.parametrize("given", [{"status": "open"}, {"record_state": True}])
def test_saying_of_a_new_record_what_it_is_anyhow_takes_no_permission(given):
    assert registered({"record_state": True}) == {"module_id": "cp"}
    assert registered(given).get("record_state", True) is True


def test_only_who_may_write_hides_the_name_of_a_new_record():
    assert "hidden_name" not in registered({"hidden_name": True})
    assert registered({"hidden_name": True}, "write")["hidden_name"] is True
    assert registered({"hidden_name": False}, "write")["hidden_name"] is False
    for nothing in ({}, {"hidden_name": None}, {"hidden_name": "yes"}):
        assert "hidden_name" not in registered(nothing, "write")


def incident(given, *held):
    person = amina(*held, incident=["create", "write"])
    return actions.permitted_registration(person, INCIDENT, {"module_id": "cp"} | given, FORMS)


def test_an_incident_names_its_case_only_by_the_right_to_those_of_a_case():
    named = {"incident_case_id": CHILD, "incident_date": "2026-10-01"}
    assert incident(named, "incident_from_case") == {"module_id": "cp"} | named
    assert refused(lambda: incident(named)) == {"resource": "case", "actions": ["incident_from_case"]}
    assert incident({"incident_case_id": None}) == incident({}) == {"module_id": "cp"}


def test_what_a_kind_has_no_action_for_falls_under_writing_it():
    """No role can list the closing of incidents."""
    assert incident({"status": "closed"}) == {"module_id": "cp", "status": "closed"}
    reading = amina("close", "write", incident=["create"])
    closed = {"module_id": "cp", "status": "closed"}
    missing = refused(lambda: actions.permitted_registration(reading, INCIDENT, closed, FORMS))
    assert missing == {"resource": "incident", "actions": ["write"]}


def test_a_case_is_named_by_who_may_read_cases_or_write_their_incidents():
    for held in ("read", "incident_from_case"):
        actions.must_name(amina(held), INCIDENT, "incident_case_id")
    others = amina("write", "link_incident_to_case", incident=["read", "link_incident_to_case", "incident_from_case"])
    missing = refused(lambda: actions.must_name(others, INCIDENT, "incident_case_id"))
    assert missing == {"resource": "case", "actions": ["incident_from_case", "read"]}


def test_who_is_refused_a_link_is_told_the_rights_to_the_record_it_names_alone():
    assert refused(lambda: actions.must_give(amina(incident=["write"]), INCIDENT, "incident_case_id", CHILD)) == {
        "resource": "case",
        "actions": ["incident_from_case"],
    }
    for able in (amina("incident_from_case"), amina(incident=["link_incident_to_case"])):
        actions.must_give(able, INCIDENT, "incident_case_id", CHILD)
