"""What of one record as it stands a person is shown: people beside the child, others' rows and hidden names are not."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.form.domain import make_catalogue
from cases.record.domain.record import Record
from cases.record.policy.fields import FieldAccess
from cases.record.policy.reader import Reader
from cases.record.policy.reading import HIDDEN_NAME, read_by
from chassis.actor import Actor
from contracts.system_field import Beside

MINE, THEIRS = ({"unique_id": name, "service_implementing_agency_individual": name} for name in ("clinic", "police"))
HELD = {
    "owned_by": "amina",
    "module_id": "cp",
    "associated_user_names": ["amina", "clinic", "police"],
    "assigned_user_names": ["police", "amina"],
    "associated_user_groups": ["north", "health"],
    "last_updated_by": "police",
    "referred_users": None,
    "current_alert_types": ["transfer_request", "approval", "new_form"],
    "services_section": [MINE, THEIRS],
    "services_status": "not_all_done",
    "name": "Ana Soares",
    "name_first": "Ana",
    "name_nickname": None,
    "name_clan": "Fatu",
    "occupation": "pupil",
    "secret": "of a form that is not open",
}
ALERTS = [
    {"type": "transfer_request", "user": "police"},
    {"type": "approval", "user": None},
    {"type": "new_form", "user": "clinic"},
    {"type": "approval", "user": None},
]
REFERRED = {"one": {"kind": "referral", "status": "accepted", "user": "clinic"}}
NAMES = {"name", "name_first", "name_nickname", "name_clan"}
READABLE = frozenset(HELD) - {"secret"}
OPENED = FieldAccess(
    readable=READABLE, writable=frozenset({"name", "name_first", "occupation", "services_section"}), forms={}, empty={}
)


def person(user_name="amina", *actions, **more):
    held = {"case": frozenset({"read", *actions})}
    return Actor(id=UUID(int=1), user_name=user_name, permissions=held, **more)


def reading(actor, *, grants=REFERRED, name_parts=("name_clan",), **values):
    record = Record(
        id=UUID(int=2), kind=CASE, version=1, values=HELD | values, alerts=ALERTS, grants=dict(grants or {})
    )
    return read_by(actor, record, OPENED, name_parts)


def shown(found):
    return found.shown(found.record.values)


def test_the_owner_is_shown_all_that_their_forms_open_as_it_is():
    found = reading(person())
    assert shown(found) == {name: HELD[name] for name in READABLE}
    assert (found.known, found.in_sight, found.withheld, found.starred, found.own_rows) == (
        None,
        True,
        frozenset(),
        frozenset(),
        None,
    )
    assert found.access == OPENED
    assert found.alerts() == ALERTS


def test_who_comes_through_a_referral_meets_the_owner_and_themself_and_learns_nothing_that_follows_from_others():
    found = reading(person("clinic"))
    told = shown(found)
    assert (found.known, found.in_sight) == ({"amina", "clinic"}, True)
    assert told["associated_user_names"] == ["amina", "clinic"]
    assert told["assigned_user_names"] == ["amina"]
    assert (told["last_updated_by"], told["referred_users"]) == (None, None)
    assert told["owned_by"] == "amina"
    assert told["services_section"] == HELD["services_section"]
    assert "associated_user_groups" not in told
    assert told["current_alert_types"] == ["approval", "new_form"]
    assert found.alerts() == [ALERTS[1], ALERTS[2], ALERTS[3]]
    beside = {name for name, field in CASE.system.items() if field.beside is not None}
    assert found.withheld == (beside | {"current_alert_types"}) & READABLE
    others = {name for name, field in CASE.system.items() if field.beside is Beside.OTHERS}
    assert found.access.readable == READABLE - others
    assert found.access.writable == OPENED.writable


def test_who_finds_a_record_out_of_their_sight_meets_its_owner_alone():
    found = reading(person("rosa"), grants=None)
    assert (found.known, found.in_sight) == ({"amina"}, False)
    assert shown(found)["associated_user_names"] == ["amina"]
    assert shown(found)["current_alert_types"] == ["approval"]


def test_who_sees_it_by_their_scope_meets_everybody():
    assert reading(person("rosa", scope="all"), grants=None).withheld == frozenset()


def test_who_is_limited_to_their_own_rows_is_shown_these_and_nothing_that_follows_from_all():
    found = reading(person("police", "service_own_entries_only"), grants=None)
    assert (found.known, found.own_rows) == (None, CASE.own_rows)
    assert shown(found) == {name: HELD[name] for name in READABLE - {"services_status", "services_section"}} | {
        "services_section": [THEIRS]
    }
    assert found.withheld == {"services_status", "services_section"}
    assert reading(person("amina", "service_own_entries_only")).own_rows is None
    told = shown(reading(person("clinic", "service_own_entries_only")))
    assert (told["services_section"], told["associated_user_names"]) == ([MINE], ["amina", "clinic"])


def test_a_hidden_name_is_shown_to_nobody_in_any_place():
    for found in (reading(person("rosa", scope="all"), hidden_name=True), reading(person(), hidden_name=True)):
        told = shown(found)
        assert {name for name, value in told.items() if value == HIDDEN_NAME} == NAMES - {"name_nickname"}
        assert told["name_nickname"] is None
        assert found.withheld == NAMES
        assert found.access.writable == {"name", "occupation", "services_section"}
        assert found.access.readable == READABLE


def test_its_parts_stay_open_to_the_child_s_own_side_where_they_may_be_written():
    found = reading(person("amina", "write"), hidden_name=True)
    told = shown(found)
    assert {name for name, value in told.items() if value == HIDDEN_NAME} == {"name", "name_clan"}
    assert told["name_first"] == "Ana"
    assert found.access.writable == OPENED.writable


def test_but_not_to_who_comes_through_a_referral():
    found = reading(person("clinic", "write"), hidden_name=True)
    assert shown(found)["name_first"] == HIDDEN_NAME
    assert found.access.writable == {"name", "occupation", "services_section"}


@pytest.mark.parametrize("name_parts", [(), ("name_clan",)])
def test_what_names_are_put_together_from_is_a_place_of_the_name(name_parts):
    found = reading(person(), name_parts=name_parts, hidden_name=True)
    assert ("name_clan" in found.starred) == bool(name_parts)


def test_a_part_of_a_reading_is_what_the_whole_shows_of_it():
    whole = reading(person("clinic"))
    part = whole.within(frozenset({"owned_by", "assigned_user_names", "secret"}))
    assert shown(part) == {"owned_by": "amina", "assigned_user_names": ["amina"]}
    assert (part.known, part.access.writable) == (whole.known, whole.access.writable)


def test_a_reader_reads_each_record_by_what_is_open_of_it():
    catalogue, clinic = make_catalogue([], {}), person("clinic")
    record = Record(id=UUID(int=2), kind=CASE, version=1, values=HELD | {"hidden_name": True}, grants=REFERRED)
    reader = Reader(clinic, CASE, catalogue, {}, ("name_clan",))
    assert reader.reading(record) == read_by(clinic, record, reader.access(record), ("name_clan",))
    assert "name_clan" in reader.reading(record).starred
    assert "name_clan" not in Reader(clinic, CASE, catalogue, {}).reading(record).starred
