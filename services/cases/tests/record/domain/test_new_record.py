"""What a new record says before anybody changed it, whole; and what of it somebody may bring along."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.incident.domain import INCIDENT
from cases.record.domain import record as records
from cases.record.domain.record import Record, shown_changes
from chassis.actor import Actor

NUMBER = str(UUID(int=3))
WRITTEN = "2026-11-22T08:00:00.000Z"
OWNER = Actor(
    id=UUID(int=4),
    user_name="rosa",
    full_name="Rosa",
    agency="pnds",
    agency_office="dili",
    groups=frozenset({"south", "east"}),
    location="TL01",
    code="r7",
)
BY = Actor(
    id=UUID(int=1),
    user_name="amina",
    full_name="Amina",
    agency="mssi",
    agency_office="oecusse",
    groups=frozenset({"north", "coast"}),
)


def test_a_new_case_says_whose_it_is_who_wrote_it_and_nothing_more(world):
    made = world.register(owner=OWNER, by=BY)
    assert (made.id, made.kind, made.version, made.flag_count) == (UUID(int=2), CASE, 1, 0)
    assert (made.grants, made.alerts, made.versions) == ({}, [], {})
    assert made.values == {
        "record_state": True,
        "status": "open",
        "module_id": "cp",
        "unique_identifier": NUMBER,
        "short_id": "0000003",
        "case_id": NUMBER,
        "case_id_display": "0000003",
        "registration_date": "2026-11-22",
        "notes_section": [],
        "case_type": "person",
        "created_by": "amina",
        "created_by_full_name": "Amina",
        "created_organization": "mssi",
        "created_agency_office": "oecusse",
        "created_by_groups": ["coast", "north"],
        "created_at": WRITTEN,
        "posted_at": WRITTEN,
        "owned_by": "rosa",
        "owned_by_full_name": "Rosa",
        "owned_by_agency_id": "pnds",
        "owned_by_agency_office": "dili",
        "owned_by_groups": ["east", "south"],
        "owned_by_location": "TL01",
        "owned_by_user_code": "r7",
        "reporting_location_hierarchy": "TL.TL01",
        "associated_user_names": ["rosa"],
        "associated_user_groups": ["east", "south"],
        "associated_user_agencies": ["pnds"],
        "last_updated_by": "amina",
        "last_updated_at": WRITTEN,
        "not_edited_by_owner": True,
        "referred_users": [],
        "referred_users_pending": [],
        "referred_users_accepted": [],
        "referred_users_present": False,
        "referred_users_pending_present": False,
        "referred_users_accepted_present": False,
        "transferred_to_users": [],
        "transferred_to_user_groups": [],
        "current_alert_types": [],
        "has_photo": False,
        "flagged": False,
        "protection_concerns": [],
        "services_status": "no_services",
        "has_case_plan": False,
        "has_incidents": False,
        "workflow": "new",
        "reopened_logs": [],
        "next_action": "first_contact",
        "next_action_due": "2026-11-25T08:00:00.000Z",
        "next_action_owner": "rosa",
        "next_action_policy": 0,
    }


def test_somebody_without_agency_group_or_place_leaves_no_empty_stamps(world):
    lone = Actor(id=UUID(int=1), user_name="amina", full_name="Amina")
    values = world.register(owner=lone, by=lone).values
    assert None not in values.values()
    absent = {"owned_by_agency_id", "owned_by_location", "created_organization", "reporting_location_hierarchy"}
    assert absent.isdisjoint(values)
    assert values["associated_user_agencies"] == values["associated_user_groups"] == values["owned_by_groups"] == []


def test_what_is_brought_along_stands_before_what_is_given_by_itself(world):
    brought = {"record_state": False, "status": "closed", "registration_date": "2026-01-02", "has_photo": True}
    values = world.register(case_id="OSCAR 17", case_type="family", flagged=True, **brought).values
    assert {name: values[name] for name in brought} == brought
    assert (values["case_id"], values["case_id_display"]) == ("OSCAR 17", "0000003")
    assert (values["case_type"], values["flagged"]) == ("family", True)
    assert world.register(case_id="").values["case_id"] == NUMBER


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2026-11-01T07:30:00+00:00", "2026-11-01T07:30:00.000Z"),
        ("2026-11-01", "2026-10-31T15:00:00.000Z"),
        (WRITTEN, WRITTEN),
        ("2026-11-22T08:00:01Z", WRITTEN),
        ("last week", WRITTEN),
        (None, WRITTEN),
    ],
)
def test_a_device_says_when_it_was_but_no_time_to_come(world, said, kept):
    values = world.register(created_at=said).values
    assert (values["created_at"], values["posted_at"]) == (kept, WRITTEN)


def test_rows_get_ids_and_keep_those_they_have(world):
    mine = str(UUID(int=99))
    rows = world.register(notes_section=[{"note_text": "a"}, {"unique_id": mine}]).values["notes_section"]
    assert UUID(rows[0]["unique_id"])
    assert rows[1]["unique_id"] == mine


def test_a_record_tells_its_module_and_whether_it_is_enabled():
    def a_case(**values):
        return Record(id=UUID(int=2), kind=CASE, version=1, values=values)

    assert a_case(module_id="cp").module == "cp"
    assert a_case().module is None
    assert a_case(record_state=True).enabled
    for no in (False, None, "true"):
        assert not a_case(record_state=no).enabled


@pytest.fixture
def incident(world):
    def register(owner=BY, **values):
        return records.register(
            INCIDENT,
            UUID(int=5),
            {"module_id": "cp", **values},
            number=UUID(int=3),
            owner=owner,
            by=BY,
            fields={},
            rules=world.rules,
            hand=world.hand("amina"),
        )

    return register


LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def changed(world, record, links, **values):
    hand = world.hand("joao", LATER)
    return records.change(record, values, links=links, fields={}, rules=world.rules, hand=hand)


def test_what_belongs_to_another_record_changes_hands_with_it(world, incident):
    record = incident(incident_location="TL01")
    assert record.values["reporting_location_hierarchy"] == "TL.TL01"
    links = records.Links(stamps={"case_id_display": "0000009"}, owner=OWNER)
    made = changed(world, record, links, incident_case_id="other")
    values = made.values
    assert (values["owned_by"], values["previously_owned_by"], values["owned_by_agency_id"]) == (
        "rosa",
        "amina",
        "pnds",
    )
    assert values["previously_owned_by_agency_office"] == "oecusse"
    assert values["reassigned_transferred_on"] == "2026-11-23T09:00:00.000Z"
    assert values["associated_user_names"] == ["rosa"]
    assert values["associated_user_groups"] == ["east", "south"]
    assert (values["case_id_display"], values["incident_case_id"]) == ("0000009", "other")


@pytest.mark.parametrize("owner", [None, BY])
def test_without_another_owner_it_stays_where_it_is(world, incident, owner):
    made = changed(world, incident(), records.Links(stamps={"case_id_display": "0000009"}, owner=owner))
    assert made.values["case_id_display"] == "0000009"
    assert made.values["owned_by"] == "amina"
    assert {"previously_owned_by", "reassigned_transferred_on"}.isdisjoint(made.values)


def test_a_change_is_the_next_version_and_leaves_the_one_before_as_it_was(world):
    row = {"unique_id": str(UUID(int=99)), "note_text": "a"}
    before = world.register(notes_section=[row], sex="male")
    kept = records.copied(before.values)
    made = world.change(before, by="joao", sex="female", notes_section=[row | {"note_text": "b"}])
    assert (made.version, before.version) == (2, 1)
    assert before.values == kept
    assert made.versions["sex"] == 2
    assert "short_id" not in made.versions
    assert made.values["not_edited_by_owner"] is True
    assert (made.values["last_updated_by"], made.values["last_updated_at"]) == ("joao", WRITTEN)


def test_a_copy_s_rows_may_be_changed_without_touching_the_original():
    values = {"notes_section": [{"note_text": "a"}], "nationality": ["tl"], "age": 3}
    copy = records.copied(values)
    assert copy == values
    copy["notes_section"][0]["note_text"] = "b"
    copy["age"] = 4
    assert values == {"notes_section": [{"note_text": "a"}], "nationality": ["tl"], "age": 3}


def test_an_answer_shows_what_changed_and_null_where_it_is_gone():
    before = {"age": 3, "sex": "male", "occupation": "a"}
    assert shown_changes(before, {"age": 4, "sex": "male", "name": "b"}) == {
        "age": 4,
        "name": "b",
        "occupation": None,
    }


def test_an_age_is_that_of_the_site_s_day(world):
    made = world.register(date_of_birth="2016-11-23")
    assert made.values["age"] == 9
    assert world.change(made, now=datetime(2026, 11, 22, 14, tzinfo=UTC)).values["age"] == 9
    assert world.change(made, now=datetime(2026, 11, 22, 15, tzinfo=UTC)).values["age"] == 10


def test_what_sort_of_case_it_is_its_module_says(world):
    families = world.with_rules(modules={"cp": {"case_type": "family"}, "plain": {}})
    assert families.register().values["case_type"] == "family"
    assert families.register(module_id="plain").values["case_type"] == "person"
