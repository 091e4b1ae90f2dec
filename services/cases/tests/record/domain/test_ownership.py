"""Whose record it is: what is stamped of the owner, of who stands beside, and of who wrote last."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.incident.domain import INCIDENT
from cases.record.domain import ownership
from cases.record.domain.rules import Rules
from chassis.actor import Actor

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WRITTEN = "2026-11-23T09:00:00.000Z"
RULES = Rules(places={"TL01": "TL.TL01", "TL02": "TL.TL02"})
AMINA = Actor(id=UUID(int=1), user_name="amina", full_name="Amina", agency="mssi", groups=frozenset({"north", "east"}))
CLINIC = Actor(id=UUID(int=4), user_name="clinic", agency="hospital", groups=frozenset({"health", "north"}))
LONE = Actor(id=UUID(int=5), user_name="lone", groups=frozenset())


def test_a_new_owner_leaves_those_of_the_one_before():
    values = {
        "owned_by": "rosa",
        "owned_by_full_name": "Rosa",
        "owned_by_agency_id": "pnds",
        "owned_by_location": "TL02",
        "owned_by_agency_office": "dili",
        "reporting_location_hierarchy": "TL.TL02",
        "previously_owned_by": "joao",
    }
    ownership.hand_over(values, AMINA, CASE, RULES, now=NOW)
    assert values == {
        "owned_by": "amina",
        "owned_by_full_name": "Amina",
        "owned_by_agency_id": "mssi",
        "owned_by_groups": ["east", "north"],
        "previously_owned_by": "rosa",
        "previously_owned_by_full_name": "Rosa",
        "previously_owned_by_agency": "pnds",
        "previously_owned_by_location": "TL02",
        "previously_owned_by_agency_office": "dili",
        "reassigned_transferred_on": WRITTEN,
    }


def test_what_is_next_is_next_for_the_owner():
    values = {"owned_by": "rosa", "next_action_owner": "rosa"}
    ownership.hand_over(values, AMINA, CASE, RULES, now=NOW)
    assert values["next_action_owner"] == "amina"


def test_what_nobody_knew_of_the_owner_before_is_not_said_of_them():
    values = {"owned_by": "lone", "previously_owned_by_agency": "mssi"}
    ownership.hand_over(values, AMINA, CASE, RULES, now=NOW)
    assert values["previously_owned_by"] == "lone"
    assert "previously_owned_by_agency" not in values


def test_beside_the_owner_stand_those_it_is_shared_with_each_once():
    values = {"owned_by": "amina", "assigned_user_names": ["clinic", "gone", "amina"]}
    ownership.associate(values, {"amina": AMINA, "clinic": CLINIC, "lone": LONE})
    assert values["associated_user_names"] == ["amina", "clinic", "gone"]
    assert values["associated_user_groups"] == ["east", "health", "north"]
    assert values["associated_user_agencies"] == ["hospital", "mssi"]


@pytest.mark.parametrize("shared", [{}, {"assigned_user_names": None}, {"assigned_user_names": []}])
def test_what_is_not_shared_is_beside_its_owner_alone(shared):
    values = {"owned_by": "lone", **shared}
    ownership.associate(values, {"lone": LONE, "amina": AMINA})
    assert [values[f"associated_user_{name}"] for name in ("names", "groups", "agencies")] == [["lone"], [], []]


FULL = {"last_updated_by_full_name": "Rosa", "last_updated_organization": "pnds"}


def test_what_was_said_in_full_of_somebody_else_goes_with_the_next_change():
    values = {"owned_by": "amina", "last_updated_by": "rosa", **FULL}
    ownership.stamp_update(values, "amina", NOW)
    assert values == {
        "owned_by": "amina",
        "last_updated_by": "amina",
        "last_updated_at": WRITTEN,
        "not_edited_by_owner": False,
    }
    ownership.stamp_update(values, "rosa", NOW)
    assert values["not_edited_by_owner"] is True


def test_what_was_said_in_full_of_the_same_person_stays():
    values = {"owned_by": "amina", "last_updated_by": "rosa", **FULL}
    ownership.stamp_update(values, "rosa", NOW)
    assert {name: values[name] for name in FULL} == FULL


def test_a_first_change_has_nobody_before_it():
    values = {"owned_by": "amina"}
    ownership.stamp_update(values, "amina", NOW)
    assert values["last_updated_by"] == "amina"


@pytest.mark.parametrize(
    ("by", "full"),
    [
        ("amina", {"last_updated_by_full_name": "Amina", "last_updated_organization": "mssi"}),
        ("lone", {"last_updated_by_full_name": ""}),
        ("gone", {}),
    ],
)
def test_a_referral_says_in_full_who_made_it_as_far_as_that_is_known(by, full):
    values = {"owned_by": "amina"}
    ownership.stamp_sharing(values, by, {"amina": AMINA, "lone": LONE}, NOW)
    assert values == {
        "owned_by": "amina",
        "last_updated_by": by,
        "last_updated_at": WRITTEN,
        "not_edited_by_owner": by != "amina",
        **full,
    }


INCIDENT_PLACE = "incident_reporting_location_config"


@pytest.mark.parametrize(
    ("kind", "fields", "path"),
    [
        (CASE, {}, "TL.TL01"),
        (INCIDENT, {}, "TL.TL02"),
        (CASE, {INCIDENT_PLACE: "owned_by_location"}, "TL.TL01"),
        (INCIDENT, {INCIDENT_PLACE: "owned_by_location"}, "TL.TL01"),
        (CASE, {"reporting_location_config": "incident_location"}, "TL.TL02"),
    ],
)
def test_where_it_is_reported_is_told_by_the_field_the_settings_name(kind, fields, path):
    values = {"owned_by_location": "TL01", "incident_location": "TL02"}
    ownership.note_place(values, kind, Rules(places=RULES.places, place_fields=fields))
    assert values["reporting_location_hierarchy"] == path


@pytest.mark.parametrize("place", [None, "", "XX", ["TL01"], {"TL01": 1}, 7])
def test_what_names_no_place_leaves_none(place):
    """A form may make anything of the field, several places included."""
    values = {"owned_by_location": place, "reporting_location_hierarchy": "TL.TL02"}
    ownership.note_place(values, CASE, RULES)
    assert "reporting_location_hierarchy" not in values
    empty = {}
    ownership.note_place(empty, CASE, RULES)
    assert empty == {}
