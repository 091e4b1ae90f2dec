"""What is next follows from facts alone, by the pack of the day; and it is put off by nobody for longer than that says.
Rules: `docs/domain/tasks.md §5`, `§8`.
"""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cases.case.domain.next_action import FACTS, PUT_OFF, note_next, risk_of
from cases.case.domain.postponing import AnotherPostponed, NextMovedOn, Postponement, postpone, told
from cases.case.domain.tasks import Due, due_of
from cases.form.domain import Field, Form, make_catalogue
from cases.policy_pack.domain import DEFAULT_PACK, DEFAULTS, Packs, read_pack
from cases.record.domain.rules import Rules
from chassis.errors import Invalid
from chassis.site import Site

DILI = Site(ZoneInfo("Asia/Dili"))
DAY = timedelta(days=1)
RISK = {"option_strings_text": [{"id": "high"}, {"id": "medium"}, {"id": "low"}]}
STEPS = ("assessment_requested_on", "date_case_plan")
BEGUN = {
    "status": "open",
    "record_state": True,
    "owned_by": "amina",
    "module_id": "cp",
    "risk_level": "high",
    "created_at": "2026-11-03T17:00:00.000Z",
}


def here(day):
    """The last moment of the day in Dili."""
    return f"{day}T14:59:59.999Z"


def forms(*sealed, module="cp", without=()):
    """The forms of a module, that seal the fields which are named and ask nothing of others."""
    fields = [
        Field(name="risk_level", type="select_box", attributes=RISK | {"sealed": "risk_level" in sealed}),
        *(Field(name=name, type="date_field", attributes={"sealed": name in sealed}) for name in STEPS),
    ]
    kept = [field for field in fields if field.name not in without]
    return Rules(forms=make_catalogue([Form(unique_id="plan", parent_form="case", modules=[module], fields=kept)], {}))


def next_of(rules, **values):
    case = BEGUN | values
    note_next(case, rules, DILI, DEFAULT_PACK)
    return case["next_action"], case["next_action_due"]


def test_a_risk_that_a_form_seals_shortens_no_day_that_others_read():
    assert risk_of(BEGUN, forms()) == "high"
    assert risk_of(BEGUN, forms("risk_level")) is None
    met = {"assessment_requested_on": "2026-11-05", "date_case_plan": "2026-11-05"}
    assert next_of(forms(), **met) == ("follow_up", here("2026-11-12"))
    assert next_of(forms("risk_level"), **met) == ("follow_up", here("2026-11-19"))


@pytest.mark.parametrize("name", STEPS)
def test_a_step_whose_day_a_form_seals_is_neither_waited_for_nor_seen_to_be_done(name):
    others = {"assessment_requested_on": "2026-11-05", "date_case_plan": "2026-11-05", name: None}
    assert next_of(forms(name), **others) == next_of(forms(name), **others | {name: "2026-11-08"})
    assert next_of(forms(), **others) != next_of(forms(), **others | {name: "2026-11-08"})


@pytest.mark.parametrize(
    ("field", "action"),
    [
        (Field(name="followup_date", type="date_field"), "first_contact"),
        (Field(name="followup_date", type="date_field", attributes={"sealed": True}), "review"),
        (Field(name="seen_on", type="date_field"), "review"),
    ],
)
def test_a_first_contact_is_waited_for_where_it_can_be_seen_that_it_happened(field, action):
    """A visit that a form seals, or nobody asks for, would be waited for without end."""
    visits = Form(unique_id="followup_subform_section", parent_form="case", is_nested=True, fields=[field])
    rows = Field(name="followup_subform_section", type="subform", subform="followup_subform_section")
    asking = Form(unique_id="followup", parent_form="case", modules=["cp"], fields=[rows])
    assert next_of(Rules(forms=make_catalogue([visits, asking], {})))[0] == action


@pytest.mark.parametrize(
    ("rules", "action"),
    [
        pytest.param(Rules(), "assessment", id="where no forms are known"),
        pytest.param(forms(), "assessment", id="the module's form asks for both"),
        pytest.param(forms(without=["assessment_requested_on"]), "case_plan", id="nothing asks for the assessment"),
        pytest.param(forms(without=STEPS), "review", id="nothing asks for either"),
        pytest.param(forms(module="gbv"), "review", id="the form of another module asks for both"),
    ],
)
def test_only_a_step_that_a_form_of_the_module_asks_for_is_waited_for(rules, action):
    """The child was seen so lately that the step is due first."""
    assert next_of(rules, followup_dates=["2026-12-20"])[0] == action


def test_a_case_from_before_all_clocks_is_due_at_once():
    assert next_of(Rules(), created_at=None) == ("first_contact", "1970-01-01T15:00:00.000Z")


def test_the_task_of_a_row_says_of_which_sort_if_that_is_a_code():
    rows = [
        {"followup_needed_by_date": "2026-11-15", "followup_type": "home_visit"},
        {"followup_needed_by_date": "2026-11-16", "followup_type": ["home_visit"]},
        {"followup_needed_by_date": "2026-11-17"},
    ]
    found = due_of("follow_up", {"followup_subform_section": rows}, Rules(), DILI)
    assert found == [Due("2026-11-15", "home_visit"), Due("2026-11-16"), Due("2026-11-17")]


@pytest.fixture
def hasty():
    """A pack by which everything has to be done within an hour."""
    told = deepcopy(DEFAULTS)
    told["deadlines"] = {risk: {step: {"hours": 1} for step in steps} for risk, steps in told["deadlines"].items()}
    return read_pack(7, told)


@pytest.mark.parametrize(("begins", "version"), [("2026-11-22", 7), ("2026-11-23", 0)])
def test_the_pack_of_the_day_counts_when_a_case_is_written_and_when_its_service_is_done(world, hasty, begins, version):
    there = world.with_rules(packs=Packs(((date.fromisoformat(begins), hasty),)))
    case = there.register(services_section=[{"unique_id": "7", "service_type": "health"}])
    assert case.values["next_action_policy"] == version
    grant = {"kind": "referral", "user": "clinic", "row": "7", "status": "done"}
    values = {**deepcopy(case.values), "next_action_policy": None}
    case.kind.help(values, case.values, grant, there.rules, there.hand())
    assert values["next_action_policy"] == version


REGISTERED = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
"""A Sunday, five in the afternoon at the site; of low risk the first contact is due by the end of the 29th."""
FIRST = here("2026-11-29")


@pytest.fixture
def low(world):
    return world.register(risk_level="low")


def put_off(world, case, until, action="first_contact", *, now=REGISTERED, by="amina", reason="child_away"):
    wanted = Postponement(action=action, until=date.fromisoformat(until), reason=reason)
    return postpone(case, wanted, world.rules, world.hand(by, now))


def test_what_is_put_off_waits_for_the_end_of_that_day(world, low):
    made = put_off(world, low, "2026-12-02", by="rosa", now=REGISTERED + DAY)
    assert {name: made.values[name] for name in PUT_OFF} == {
        "next_action_postponed": "first_contact",
        "next_action_postponed_from": FIRST,
        "next_action_postponed_to": here("2026-12-02"),
        "next_action_postponed_because": "child_away",
    }
    assert [made.values[name] for name in FACTS] == ["first_contact", here("2026-12-02"), "amina", 0]
    assert (made.version, low.version) == (2, 1)
    assert "next_action_postponed" not in low.values
    assert (made.values["last_updated_by"], made.values["last_updated_at"]) == ("rosa", "2026-11-23T08:00:00.000Z")
    assert told(made.values) == {
        "next_action_postponed": "first_contact",
        "next_action_postponed_to": here("2026-12-02"),
        "next_action_postponed_because": "child_away",
    }


@pytest.mark.parametrize(
    ("risk", "first", "latest"),
    [("low", "2026-11-29", "2026-12-13"), ("medium", "2026-11-25", "2026-12-02"), ("high", "2026-11-23", "2026-11-26")],
)
def test_nothing_is_put_off_further_from_its_first_day_than_the_pack_says_for_the_risk(world, risk, first, latest):
    case = world.register(risk_level=risk)
    beyond = (date.fromisoformat(latest) + DAY).isoformat()
    with pytest.raises(Invalid) as refused:
        put_off(world, case, beyond)
    assert refused.value.facts == {"fields": {"until": ["beyond_policy"]}, "latest": latest}
    made = put_off(world, case, first if risk != "low" else "2026-11-30")
    with pytest.raises(Invalid):
        put_off(world, made, beyond)


def test_it_is_put_off_again_and_its_first_day_stays(world, low):
    again = put_off(world, put_off(world, low, "2026-12-02"), "2026-12-05", reason="not_safe")
    assert again.values["next_action_postponed_from"] == FIRST
    assert again.values["next_action_due"] == here("2026-12-05")
    assert again.values["next_action_postponed_because"] == "not_safe"


@pytest.mark.parametrize(
    ("until", "now", "problem"),
    [
        pytest.param("2026-11-29", REGISTERED, "not_later", id="the day on which it is due"),
        pytest.param("2026-11-28", REGISTERED, "not_later", id="the day before"),
        pytest.param("2026-12-01", REGISTERED + 10 * DAY, "in_the_past", id="yesterday"),
    ],
)
def test_a_day_that_puts_nothing_off_is_refused(world, low, until, now, problem):
    with pytest.raises(Invalid) as refused:
        put_off(world, low, until, now=now)
    assert refused.value.facts == {"fields": {"until": [problem]}}


def test_what_is_overdue_may_be_put_off_to_the_end_of_today(world, low):
    assert put_off(world, low, "2026-12-02", now=REGISTERED + 10 * DAY).values["next_action_due"] == here("2026-12-02")


def test_the_pack_of_the_day_says_how_far(world, low):
    told = deepcopy(DEFAULTS)
    told["clock"]["low"]["postponement"] = {"days": 1}
    there = world.with_rules(packs=Packs(((date(2026, 11, 23), read_pack(8, told)),)))
    with pytest.raises(Invalid) as refused:
        put_off(there, low, "2026-12-02", now=REGISTERED + DAY)
    assert refused.value.facts["latest"] == "2026-11-30"
    assert put_off(there, low, "2026-12-02").values["next_action_policy"] == 0


@pytest.mark.parametrize("ended", [{"status": "closed"}, {"record_state": False}])
def test_of_a_case_for_which_nothing_is_next_nothing_is_put_off(world, low, ended):
    with pytest.raises(NextMovedOn) as refused:
        put_off(world, world.change(low, **ended), "2026-12-02")
    assert refused.value.facts == {"next_action": None}


def test_what_is_not_next_any_more_is_refused_and_it_is_said_what_is(world, low):
    with pytest.raises(NextMovedOn) as refused:
        put_off(world, low, "2026-12-02", "review")
    assert refused.value.facts == {"next_action": "first_contact"}


def test_one_thing_at_a_time_is_put_off(world):
    case = put_off(world, world.register(risk_level="high"), "2026-11-26")
    assert case.values["next_action"] == "assessment"
    with pytest.raises(AnotherPostponed) as refused:
        put_off(world, case, "2026-11-27", "assessment")
    assert refused.value.facts == {"next_action": "first_contact"}


def test_a_danger_that_grows_and_what_is_done_are_not_waited_out(world, low):
    made = put_off(world, low, "2026-12-02")
    riskier = world.change(made, risk_level="high")
    assert riskier.values["next_action_due"] == "2026-11-23T08:00:00.000Z"
    assert not set(PUT_OFF) & riskier.values.keys()
    seen = world.change(made, followup_subform_section=[{"followup_date": "2026-11-22"}])
    assert seen.values["next_action"] == "assessment"
    assert not set(PUT_OFF) & seen.values.keys()
