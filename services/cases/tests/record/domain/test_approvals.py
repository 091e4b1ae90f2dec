"""Asking somebody to agree to a step of a case, once at a time, and what the answer leaves."""

from dataclasses import replace
from uuid import UUID

import pytest
from cases.case.domain import CASE, approvals
from cases.record.domain.rules import FieldAlert
from chassis.actor import Actor
from contracts.system_fields import APPROVALS

JOAO = Actor(id=UUID(int=5), user_name="joao", full_name="Joao", agency="ministry")
OPEN = {"record_state": True, "status": "open", "owned_by": "amina"}


def person(*actions, user_name="joao"):
    return Actor(id=UUID(int=5), user_name=user_name, permissions={"case": frozenset(actions)})


@pytest.fixture
def asking(world):
    return replace(world, rules=replace(world.rules, approval_forms={"closure": "closure_form"}))


def ask(world, record, step="closure", by=JOAO):
    return approvals.ask(record, step, by, rules=world.rules, hand=world.hand(by.user_name))


def answer(world, record, status, step="closure", by=JOAO, notes=None):
    return approvals.answer(record, step, status, by, notes=notes, hand=world.hand(by.user_name))


def rows(record):
    return [
        {name: value for name, value in row.items() if name != "unique_id"}
        for row in record.values["approval_subforms"]
    ]


def test_who_asks_and_when_is_kept_and_the_case_waits(asking):
    made = ask(asking, asking.register())
    assert made.values["approval_status_closure"] == "pending"
    asked = {"approval_requested_for": "closure", "approval_status": "requested", "requested_by": "joao"}
    assert rows(made) == [asked | {"approval_date": "2026-11-22"}]
    assert UUID(made.values["approval_subforms"][0]["unique_id"])
    [alert] = made.alerts
    assert (alert["alert_for"], alert["type"], alert["form_unique_id"]) == ("approval", "closure", "closure_form")
    [other] = ask(asking, asking.register(), "assessment").alerts
    assert other["form_unique_id"] == "assessment"


def test_it_says_in_full_who_did_it(asking):
    record = asking.register()
    for made in (ask(asking, record), answer(asking, ask(asking, record, by=person()), "approved")):
        stamps = ("last_updated_by", "last_updated_by_full_name", "last_updated_organization", "last_updated_at")
        assert [made.values[name] for name in stamps] == ["joao", "Joao", "ministry", "2026-11-22T08:00:00.000Z"]


@pytest.mark.parametrize(("status", "agreed"), [("approved", True), ("rejected", False)])
@pytest.mark.parametrize("notes", [None, "invented"])
def test_an_answer_is_kept_beside_what_was_asked_and_nobody_waits_any_more(asking, status, agreed, notes):
    made = answer(asking, ask(asking, asking.register()), status, notes=notes)
    said = {} if notes is None else {"approval_manager_comments": notes}
    answered = {"approval_response_for": "closure", "approval_status": status, "approved_by": "joao"}
    assert rows(made)[1:] == [answered | said | {"approval_date": "2026-11-22"}]
    keys = ("approval_status_closure", "closure_approved", "closure_approved_date", "closure_approved_comments")
    assert [made.values.get(name) for name in keys] == [status, agreed, "2026-11-22", notes]
    assert made.alerts == []


def test_other_alerts_outlive_an_answer(asking):
    others = replace(asking, rules=replace(asking.rules, alerts={"notes_section": FieldAlert(form="notes")}))
    record = others.change(others.register(), by="rosa", notes_section=[{"note_text": "invented"}])
    made = answer(others, ask(others, ask(others, record), "assessment"), "approved")
    assert [alert["type"] for alert in made.alerts] == ["notes", "assessment"]


def test_it_is_asked_once_at_a_time(asking):
    record = ask(asking, asking.register())
    with pytest.raises(approvals.NotToBeAsked) as refused:
        ask(asking, record)
    assert refused.value.facts == {"approval_status": "pending"}
    again = ask(asking, answer(asking, record, "rejected"))
    assert again.values["approval_status_closure"] == "pending"
    assert len(rows(again)) == 3


def test_each_step_has_one_alert_however_often_it_is_asked_for(asking):
    others = replace(asking, rules=replace(asking.rules, alerts={"notes_section": FieldAlert(form="closure")}))
    record = others.change(others.register(), by="rosa", notes_section=[{"note_text": "invented"}])
    made = ask(others, ask(others, record, "assessment"), "closure")
    again = ask(others, replace(made, values=made.values | {"approval_status_closure": "rejected"}), "closure")
    raised = [(alert["alert_for"], alert["type"]) for alert in again.alerts]
    assert raised == [("field_change", "closure"), ("approval", "assessment"), ("approval", "closure")]


def test_what_nobody_asked_for_is_not_answered(asking):
    record = asking.register()
    with pytest.raises(approvals.NotAskedFor) as refused:
        answer(asking, record, "approved")
    assert refused.value.facts == {"approval_status": None}
    with pytest.raises(approvals.NotAskedFor) as refused:
        answer(asking, answer(asking, ask(asking, record), "approved"), "rejected")
    assert refused.value.facts == {"approval_status": "approved"}


@pytest.mark.parametrize("step", APPROVALS)
@pytest.mark.parametrize(
    ("values", "able"),
    [
        ({}, True),
        ({"record_state": False}, False),
        ({"status": "closed"}, None),
        ({"approval_status_{step}": "pending"}, False),
        ({"approval_status_{step}": "rejected"}, True),
    ],
)
def test_what_may_be_asked_for(step, values, able):
    said = OPEN | {name.format(step=step): value for name, value in values.items()}
    assert approvals.may_be_asked(said, step) == (step not in ("closure", "gbv_closure") if able is None else able)


def test_who_may_ask_and_who_may_answer():
    asks, agrees = person("request_approval_closure", "request_approval_assessment"), person("approve_closure")
    waiting = OPEN | {"approval_status_closure": "pending"}
    assert CASE.able(asks, OPEN) == ["request_approval_assessment", "request_approval_closure"]
    assert CASE.able(asks, waiting) == ["request_approval_assessment"]
    assert CASE.able(agrees, OPEN) == []
    assert CASE.able(agrees, waiting) == ["approve_closure"]
    assert CASE.able(agrees, waiting | {"record_state": False}) == []
    both = person("request_approval_assessment", "approve_closure")
    assert CASE.able(both, waiting) == ["request_approval_assessment", "approve_closure"]


def requested(by, step="closure"):
    return {"approval_requested_for": step, "requested_by": by, "unique_id": f"{step}-{by}"}


def test_nobody_agrees_with_themselves_unless_that_is_their_right():
    pending = {"approval_status_closure": "pending"}
    asked_last = OPEN | pending | {"approval_subforms": [requested("rosa"), requested("joao")]}
    asked_before = OPEN | pending | {"approval_subforms": [requested("joao"), requested("rosa")]}
    asked_otherwise = OPEN | pending | {"approval_subforms": [requested("rosa"), requested("joao", "assessment")]}
    owned = OPEN | pending | {"owned_by": "joao", "approval_subforms": [requested("rosa")]}
    for values, own in ((asked_last, True), (asked_before, False), (asked_otherwise, False), (owned, True)):
        assert approvals.is_own(JOAO, values, "closure") == own
        assert CASE.able(person("approve_closure"), values) == ([] if own else ["approve_closure"])
        assert CASE.able(person("approve_closure", "self_approve"), values) == ["approve_closure"]


def test_the_last_request_is_the_one_that_counts():
    values = {"approval_subforms": [requested("amina"), requested("rosa"), requested("joao", "assessment"), {}]}
    assert approvals.last_request(values, "closure") == approvals.LastRequest(id="closure-rosa", by="rosa")
    assert approvals.last_request(values, "case_plan") is None
    assert approvals.last_request({}, "closure") is None


def test_what_waits_is_answered_by_closing_the_case(asking):
    waiting = ask(asking, ask(asking, ask(asking, asking.register()), "gbv_closure"), "assessment")
    closed = asking.change(waiting, status="closed")
    left = {step: approvals.state_of(closed.values, step) for step in ("closure", "gbv_closure", "assessment")}
    assert left == {"closure": None, "gbv_closure": None, "assessment": "pending"}
    kept = asking.change(answer(asking, ask(asking, asking.register()), "approved"), status="closed")
    assert approvals.state_of(kept.values, "closure") == "approved"
    values = closed.values | {"approval_status_closure": "pending"}
    approvals.forget_when_closed(values, {"status": "closed"})
    assert values["approval_status_closure"] == "pending"
    values["status"] = "open"
    approvals.forget_when_closed(values, {"status": "closed"})
    assert values["approval_status_closure"] == "pending"


@pytest.mark.parametrize(
    ("step", "module", "options", "plan"),
    [
        ("case_plan", "cp", {"selectable_approval_types": True}, "action_plan"),
        ("case_plan", "other", {"selectable_approval_types": True}, None),
        ("case_plan", None, {"selectable_approval_types": True}, None),
        ("closure", "cp", {"selectable_approval_types": True}, None),
        ("case_plan", "cp", {"selectable_approval_types": False}, None),
        ("case_plan", "cp", {"selectable_approval_types": None}, None),
        ("case_plan", "cp", {"selectable_approval_types": "often"}, None),
        ("case_plan", "cp", {}, None),
    ],
)
def test_which_plan_counts_where_a_module_has_several(world, step, module, options, plan):
    rules = world.with_rules(modules={"cp": options}).rules
    said = approvals.Said(status="requested", plan="action_plan")
    assert approvals.plan_asked(said, step, module, rules) == plan


def ask_about(world, record, plan, step="case_plan"):
    return approvals.ask(record, step, JOAO, rules=world.rules, hand=world.hand("joao"), plan=plan)


def test_a_plan_that_is_asked_about_is_named_with_the_request_and_its_answer(asking):
    made = ask_about(asking, asking.register(), "action_plan")
    assert made.values["case_plan_approval_type"] == "action_plan"
    assert approvals.last_request(made.values, "case_plan").plan == "action_plan"
    answered = answer(asking, made, "rejected", "case_plan")
    assert [row["approval_for_type"] for row in rows(answered)] == ["action_plan", "action_plan"]
    again = ask_about(asking, answered, None)
    assert again.values["case_plan_approval_type"] is None
    assert [row.get("approval_for_type") for row in rows(again)] == ["action_plan", "action_plan", None]
    assert "approval_for_type" not in rows(again)[-1]
    assert "approval_for_type" not in rows(answer(asking, again, "approved", "case_plan"))[-1]


def test_where_no_plan_is_named_none_is_written(asking):
    assert "case_plan_approval_type" not in ask_about(asking, asking.register(), None).values
    made = ask_about(asking, asking.register(case_plan_approval_type="action_plan"), "invented", step="closure")
    assert made.values["case_plan_approval_type"] == "action_plan"


def test_only_a_request_asks():
    assert approvals.Said(status="requested").asks
    assert not approvals.Said(status="approved").asks


def test_what_waits_without_a_request_is_answered_all_the_same(asking):
    made = answer(asking, asking.register(approval_status_closure="pending"), "approved")
    assert rows(made) == [
        {
            "approval_response_for": "closure",
            "approval_status": "approved",
            "approved_by": "joao",
            "approval_date": "2026-11-22",
        }
    ]
