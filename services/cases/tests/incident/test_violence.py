"""What an incident of gender-based violence says of itself, and what it takes over of its case: no database here."""

from datetime import UTC, datetime

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.incident.domain import INCIDENT
from cases.incident.domain.mapping import module_of, taken_from
from cases.incident.domain.violence import COMPUTED, note_violence
from cases.record.domain.hand import Hand
from cases.record.domain.rules import Rules
from chassis.site import EVERYWHERE

HAND = Hand(user_name="amina", now=datetime(2026, 11, 22, tzinfo=UTC), site=EVERYWHERE, new_id=lambda: "1")


@pytest.fixture(autouse=True)
def configuration():
    """No forms here: what is computed stands on none."""


def noted(rules=None, **values):
    note_violence(values, rules or Rules(), HAND)
    return {name: values[name] for name in COMPUTED if name in values}


@pytest.mark.parametrize(
    ("told", "span"),
    [
        ("2026-10-01", "0_3_days"),
        ("2026-10-04", "0_3_days"),
        ("2026-10-05", "4_5_days"),
        ("2026-10-06", "4_5_days"),
        ("2026-10-07", "6_14_days"),
        ("2026-10-15", "6_14_days"),
        ("2026-10-16", "2_weeks_1_month"),
        ("2026-10-31", "2_weeks_1_month"),
        ("2026-11-01", "over_1_month"),
        ("2026-09-30", None),
        (None, None),
    ],
)
def test_how_long_it_took_until_somebody_was_told(told, span):
    made = noted(incident_date="2026-10-01", date_of_first_report=told)
    assert made.get("elapsed_reporting_time") == span


@pytest.mark.parametrize(
    ("count", "said"), [(0, None), (1, "equal_to_1"), (3, "equal_to_3"), (4, "more_than_3"), (9, "more_than_3")]
)
def test_how_many_did_it(count, said):
    assert noted(alleged_perpetrator=[{} for _ in range(count)]).get("number_of_perpetrators") == said


PARTNER = [{"perpetrator_relationship": "intimate_partner_former_partner"}]


@pytest.mark.parametrize(
    ("values", "context"),
    [
        ({"gbv_sexual_violence_type": "physical", "alleged_perpetrator": PARTNER}, ["intimate_partner_violence"]),
        ({"gbv_sexual_violence_type": "non-gbv", "alleged_perpetrator": PARTNER}, None),
        ({"gbv_sexual_violence_type": "rape", "age": 17}, ["child_sexual_abuse"]),
        ({"gbv_sexual_violence_type": "rape", "age": 18}, None),
        ({"gbv_sexual_violence_type": "rape"}, None),
        ({"gbv_sexual_violence_type": "forced_marriage", "age": 15}, ["early_marriage"]),
        (
            {"gbv_sexual_violence_type": "sexual_assault", "goods_money_exchanged": "yes"},
            ["possible_sexual_exploitation"],
        ),
        (
            {"gbv_sexual_violence_type": "rape", "abduction_status_time_of_incident": "taken"},
            ["possible_sexual_slavery"],
        ),
        ({"gbv_sexual_violence_type": "rape", "abduction_status_time_of_incident": "none"}, None),
        (
            {"gbv_sexual_violence_type": "physical", "harmful_traditional_practice": "some"},
            ["harmful_traditional_practice"],
        ),
        ({"harmful_traditional_practice": "some"}, None),
    ],
)
def test_in_what_context_it_was(values, context):
    assert noted(**values).get("gbv_case_context") == context


def test_what_was_computed_before_goes_where_nothing_follows_any_more():
    before = dict.fromkeys(COMPUTED, "said before")
    assert noted(**before) == {}


def test_nothing_follows_from_what_a_form_seals():
    fields = [
        Field(name="incident_date", type="date_field", attributes={"sealed": True}),
        Field(name="date_of_first_report", type="date_field"),
    ]
    form = Form(unique_id="happened", parent_form="incident", fields=fields)
    rules = Rules(forms=make_catalogue([form], {}))
    assert noted(rules, incident_date="2026-10-01", date_of_first_report="2026-10-02") == {}


MAP = {"map_to": "gbv", "fields": [{"source": ["age"], "target": "age"}, {"source": "sex", "target": "cp_sex"}]}


def test_a_module_s_map_says_what_is_taken_over():
    case = {"module_id": "cp", "age": 9, "sex": "female", "religion": "none"}
    assert taken_from(case, Rules(maps={"cp": MAP})) == {"age": 9, "cp_sex": "female"}


def test_a_module_without_a_map_takes_over_what_the_programme_for_violence_asks():
    case = {"module_id": "cp", "age": 9, "gbv_religion": "none", "name": "Invented", "survivor_code_no": "7"}
    assert taken_from(case, Rules()) == {"age": 9, "religion": "none", "survivor_code": "7"}


def test_what_is_mapped_from_rows_is_left_to_the_rows():
    rows = {"fields": [{"source": ["incident_details", "incident_date"], "target": "incident_date"}]}
    case = {"module_id": "cp", "incident_details": [{"incident_date": "2026-10-01"}], "age": 9}
    assert taken_from(case, Rules(maps={"cp": rows | {"fields": [*rows["fields"], *MAP["fields"]]}})) == {"age": 9}


def test_incidents_are_of_the_module_that_the_case_s_maps_to():
    known = {"cp": {}, "gbv": {}}
    assert module_of({"module_id": "cp"}, Rules(modules=known, maps={"cp": MAP})) == "gbv"
    assert module_of({"module_id": "cp"}, Rules(modules={"cp": {}}, maps={"cp": MAP})) == "cp"
    assert INCIDENT.link({}, Rules()) == {}
