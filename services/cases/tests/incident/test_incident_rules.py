"""What is an incident's own: its numbers, when it happened and was told, what it has of its case. No database here."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.incident.domain import INCIDENT
from cases.incident.domain.violence import COMPUTED, note_violence
from cases.record.domain.hand import Hand
from cases.record.domain.rules import Rules
from chassis.site import Site

# Already the next day in Dili.
NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
HAND = Hand(user_name="amina", now=NOW, site=Site(ZoneInfo("Asia/Dili")), new_id=lambda: "1")
MAP = {"map_to": "gbv", "fields": [{"source": ["sex"], "target": "cp_sex"}]}
RULES = Rules(modules={"cp": {}, "gbv": {}}, maps={"cp": MAP})


@pytest.fixture(autouse=True)
def configuration():
    """No forms here."""


def followed(rules=RULES, **values):
    INCIDENT.follow(values, {}, rules, HAND)
    return values


def test_people_call_it_by_the_end_of_its_number():
    assert INCIDENT.identity("0000-1234567") == {"incident_id": "0000-1234567", "incident_code": "1234567"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (None, "2026-11-23"),
        ("2026-11-20T16:00:00Z", "2026-11-21"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-30T00:00:00Z", "2026-11-23"),
        ("last week", "2026-11-23"),
    ],
)
def test_it_was_reported_when_it_was_written_down_and_never_later_than_today(said, day):
    given = {} if said is None else {"created_at": said}
    assert INCIDENT.defaults(given, RULES, HAND) == {"date_of_first_report": day}


def test_an_incident_of_a_case_has_its_owner_its_number_and_the_module_that_the_case_s_maps_to():
    case = {"module_id": "cp", "owned_by": "rosa", "case_id_display": "0000009", "sex": "female"}
    own = {"module_id": "gbv", "owned_by": "rosa", "case_id_display": "0000009"}
    assert INCIDENT.link({"incident_case_id": case}, RULES) == own
    assert INCIDENT.link({"incident_case_id": {"module_id": "gbv"}}, RULES) == {"module_id": "gbv"}
    assert INCIDENT.link({"another": case}, RULES) == {}
    assert INCIDENT.take({"incident_case_id": case}, RULES) == {"cp_sex": "female"}
    assert INCIDENT.take({"another": case}, RULES) == INCIDENT.take({}, RULES) == {}


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({"incident_date": "2026-10-01", "date_of_incident_from": "2026-10-02"}, "2026-10-01"),
        ({"date_of_incident": "2026-10-03", "date_of_incident_from": "2026-10-02"}, "2026-10-02"),
        ({"incident_date": "one day", "date_of_incident": "2026-10-03"}, "2026-10-03"),
        ({"incident_date": "2026-10-01T16:00:00Z"}, "2026-10-02"),
    ],
)
def test_the_day_it_happened_is_the_first_that_is_known(given, day):
    assert followed(**given)["incident_date_derived"] == day
    assert followed(**given, incident_date_derived="2020-01-01")["incident_date_derived"] == day


def test_a_day_that_is_known_no_more_goes():
    assert followed() == followed(incident_date_derived="2020-01-01") == {}
    forms = make_catalogue([Form(unique_id="f", parent_form="incident", fields=[sealed("incident_date")])], {})
    assert followed(Rules(forms=forms), incident_date="2026-10-01") == {"incident_date": "2026-10-01"}
    open_form = Form(unique_id="f", parent_form="incident", fields=[Field(name="incident_date", type="date_field")])
    open_forms = Rules(forms=make_catalogue([open_form], {}))
    assert followed(open_forms, incident_date="2026-10-01")["incident_date_derived"] == "2026-10-01"


def sealed(name, kind="date_field"):
    return Field(name=name, type=kind, attributes={"sealed": True})


def test_what_follows_of_violence_is_written_with_it():
    made = followed(alleged_perpetrator=[{}, {}], incident_date="2026-10-01", date_of_first_report="2026-10-02")
    assert (made["number_of_perpetrators"], made["elapsed_reporting_time"]) == ("equal_to_2", "0_3_days")


def noted(rules=RULES, **values):
    note_violence(values, rules, HAND)
    return {name: values[name] for name in COMPUTED if name in values}


RAPE = {"gbv_sexual_violence_type": "rape"}
PARTNER = {"perpetrator_relationship": "intimate_partner_former_partner"}


@pytest.mark.parametrize(
    ("values", "context"),
    [
        (RAPE | {"age": 9, "goods_money_exchanged": "money"}, ["child_sexual_abuse", "possible_sexual_exploitation"]),
        (RAPE | {"age": True}, None),
        (RAPE | {"age": "9"}, None),
        (RAPE | {"age": 9.5}, ["child_sexual_abuse"]),
        (RAPE | {"goods_money_exchanged": ""}, None),
        (RAPE | {"abduction_status_time_of_incident": ""}, None),
        ({"gbv_sexual_violence_type": "physical", "age": 9, "goods_money_exchanged": "money"}, None),
        ({"gbv_sexual_violence_type": "physical", "abduction_status_time_of_incident": "taken"}, None),
        ({"gbv_sexual_violence_type": "forced_marriage"}, None),
        ({"gbv_sexual_violence_type": "forced_marriage", "age": 18}, None),
        ({"gbv_sexual_violence_type": "physical", "harmful_traditional_practice": ""}, None),
        ({"gbv_sexual_violence_type": "physical", "alleged_perpetrator": [{}, {"other": "x"}]}, None),
        ({"gbv_sexual_violence_type": "physical", "alleged_perpetrator": [{}, PARTNER]}, ["intimate_partner_violence"]),
        ({"gbv_sexual_violence_type": ["physical"], "alleged_perpetrator": [PARTNER]}, None),
        ({"alleged_perpetrator": [PARTNER]}, None),
    ],
)
def test_each_context_has_its_own_conditions(values, context):
    assert noted(**values).get("gbv_case_context") == context


SEALED = """
    age gbv_sexual_violence_type goods_money_exchanged abduction_status_time_of_incident harmful_traditional_practice
""".split()
EVERYTHING = RAPE | {
    "age": 9,
    "goods_money_exchanged": "money",
    "abduction_status_time_of_incident": "taken",
    "harmful_traditional_practice": "some",
}


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("age", {"child_sexual_abuse"}),
        ("goods_money_exchanged", {"possible_sexual_exploitation"}),
        ("abduction_status_time_of_incident", {"possible_sexual_slavery"}),
        ("harmful_traditional_practice", {"harmful_traditional_practice"}),
    ],
)
def test_no_context_follows_from_what_a_form_seals(name, gone):
    def plain(of):
        if of == "age":
            return Field(name=of, type="numeric_field")
        return Field(name=of, type="select_box", attributes={"option_strings_text": [{"id": EVERYTHING[of]}]})

    fields = [sealed(of, "select_box") if of == name else plain(of) for of in SEALED]
    forms = make_catalogue([Form(unique_id="f", parent_form="incident", fields=fields)], {})
    every = set(noted(**EVERYTHING)["gbv_case_context"])
    assert every - set(noted(Rules(forms=forms), **EVERYTHING)["gbv_case_context"]) == gone


def test_days_are_the_site_s():
    told = {"date_of_first_report": "2026-10-04T16:00:00Z"}
    assert noted(incident_date="2026-10-01", **told)["elapsed_reporting_time"] == "4_5_days"
    assert noted(incident_date="2026-10-05", **told)["elapsed_reporting_time"] == "0_3_days"
    assert noted(incident_date="2026-10-06", **told) == {}


@pytest.mark.parametrize(("attributes", "context"), [({}, ["intimate_partner_violence"]), ({"sealed": True}, None)])
def test_that_it_was_a_partner_follows_from_what_is_no_secret_of_the_rows(attributes, context):
    def chosen(name, code, **more):
        return Field(name=name, type="select_box", attributes={"option_strings_text": [{"id": code}]} | more)

    relationship = chosen("perpetrator_relationship", PARTNER["perpetrator_relationship"], **attributes)
    rows = Form(unique_id="perpetrators", parent_form="incident", is_nested=True, fields=[relationship])
    subform = Field(name="alleged_perpetrator", type="subform", subform="perpetrators")
    form = Form(unique_id="f", parent_form="incident", fields=[subform, chosen("gbv_sexual_violence_type", "physical")])
    rules = Rules(forms=make_catalogue([form, rows], {}))
    values = {"gbv_sexual_violence_type": "physical", "alleged_perpetrator": [PARTNER]}
    assert noted(rules, **values).get("gbv_case_context") == context
