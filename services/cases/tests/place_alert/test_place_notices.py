"""When a place is named again: which day that reaches back to, who is told, and once for what."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from cases.place_alert.domain import PlaceFile, PlaceNotice, alert_id, first_day, notices, setting_of


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 22), 10, date(2026, 1, 22)),
        (date(2026, 11, 22), 11, date(2025, 12, 22)),
        (date(2026, 11, 22), 12, date(2025, 11, 22)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 12, 1), 1, date(2026, 11, 1)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 24, date(2024, 12, 31)),
        (date(2, 1, 5), 12, date(1, 1, 5)),
        (date(2, 1, 5), 13, date.min),
        (date(2026, 11, 22), 100_000, date.min),
    ],
)
def test_so_many_months_ago_is_the_same_day_or_the_last_one_of_its_month(today, months, first):
    assert first_day(today, months) == first


OWN = PlaceFile(id=UUID(int=1), record_type="incident", short_id="1", owned_by="amina", status="open", harmed=True)
OTHER = PlaceFile(id=UUID(int=2), record_type="case", short_id="2", owned_by="rosa", status="open", harmed=False)
CLOSED = replace(OTHER, id=UUID(int=3), status="closed")


@pytest.mark.parametrize(("institution", "told"), [(True, [True, True, False]), (False, [True, False, False])])
def test_another_owner_is_told_of_an_open_case_where_children_live_and_supervisors_anyhow(institution, told):
    found = notices(OWN, [OTHER, CLOSED], institution=institution)
    assert found == [
        PlaceNotice(file=file, for_owner=yes) for file, yes in zip([OWN, OTHER, CLOSED], told, strict=True)
    ]
    assert notices(replace(OWN, status="closed"), [], institution=institution)[0].for_owner


def test_an_incident_alerts_once_for_the_places_it_names_in_whatever_order():
    one, other = UUID(int=1), UUID(int=2)
    assert alert_id(one, [7, 3]) == alert_id(one, [3, 7]) == UUID("0eff4ecd-79dd-5259-90f0-cec599c48243")
    assert len({alert_id(one, [3, 7]), alert_id(other, [3, 7]), alert_id(one, [3]), alert_id(one, [37])}) == 4


@pytest.mark.parametrize(
    ("told", "setting"), [("school", "school"), (None, None), (["school"], None), (7, None), ({"en": "school"}, None)]
)
def test_the_sort_of_a_place_is_a_code_or_nothing(told, setting):
    assert setting_of({"living_setting": told}, "living_setting") == setting
    assert setting_of({}, "living_setting") is None
