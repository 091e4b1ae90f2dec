"""What a case has to say before it is closed, and when it says that the child is in danger now."""

import pytest
from cases.case.domain import CASE
from cases.case.domain.closing import must_be_complete, must_close_completely, needs_of
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain.kind import ClosingIncomplete
from cases.record.domain.rules import Rules

OPTIONS = {
    "closing_needs": ["reason", "needs_met"],
    "danger": {"concern": ["true"], "signs": ["weapon", "hunger"], "level": ["3", "Top"]},
}
RULES = Rules(modules={"cp": OPTIONS, "plain": {}})
CP = {"module_id": "cp", "status": "open", "record_state": True}


def form(*names, modules=("cp",), kind="case", **types):
    fields = [Field(name=name, type=types.get(name, "tick_box")) for name in (*names, *types)]
    return Form(unique_id=f"{kind}_of_{names}", parent_form=kind, modules=list(modules), fields=fields)


def with_forms(*forms):
    return Rules(modules=RULES.modules, forms=make_catalogue(forms, {}))


def test_what_is_needed_is_the_module_s_to_say():
    assert [needs_of(module, RULES) for module in ("cp", "plain", "elsewhere", None)] == [
        ["reason", "needs_met"],
        [],
        [],
        [],
    ]


def test_what_no_form_of_the_module_asks_for_any_more_is_not_needed():
    rules = with_forms(form("reason"), form("needs_met", modules=["gbv"]), form("needs_met", kind="incident"))
    assert needs_of("cp", rules) == ["reason"]


def missing(values, rules=RULES):
    with pytest.raises(ClosingIncomplete) as refusal:
        must_be_complete(CP | values, rules)
    fields = refusal.value.facts["fields"]
    assert refusal.value.facts["problems"] == {f"/{name}": "missing" for name in fields}
    return fields


def test_what_says_nothing_is_missing():
    for empty in ({}, {"reason": None}, {"reason": ""}, {"reason": []}):
        assert missing({"needs_met": "all"} | empty) == {"reason": ["missing"]}
    assert missing({}) == {"reason": ["missing"], "needs_met": ["missing"]}
    for value in ("moved", False, 0, ["moved"]):
        must_be_complete(CP | {"reason": value, "needs_met": "all"}, RULES)
    must_be_complete({"module_id": "plain"}, RULES)


@pytest.mark.parametrize(
    ("status", "before", "asked"),
    [("closed", "open", True), ("closed", None, True), ("closed", "closed", False), ("open", "closed", False)],
)
def test_it_is_asked_for_where_a_case_becomes_a_closed_one(status, before, asked):
    def close():
        must_close_completely(CP | {"status": status}, {} if before is None else {"status": before}, RULES)

    if not asked:
        close()
        return
    with pytest.raises(ClosingIncomplete):
        close()
    must_close_completely(CP | {"status": status, "reason": "moved", "needs_met": "all"}, {}, RULES)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"concern": True}, ["concern"]),
        ({"concern": "true"}, ["concern"]),
        ({"concern": False}, []),
        ({"signs": ["none", "weapon"]}, ["signs"]),
        ({"signs": ["none"]}, []),
        ({"signs": "hunger"}, ["signs"]),
        ({"level": 3}, ["level"]),
        ({"level": "Top"}, ["level"]),
        ({"level": 2, "other": "weapon"}, []),
        ({"level": 3, "concern": True}, ["concern", "level"]),
        ({"concern": True, "status": "closed"}, []),
        ({"concern": True, "record_state": False}, []),
        ({"concern": True, "module_id": "plain"}, []),
        ({"concern": True, "module_id": None}, []),
        ({}, []),
    ],
)
def test_danger_is_what_an_open_case_says_in_the_module_s_fields(values, told):
    assert CASE.danger(CP | values, RULES) == told


def test_a_field_that_is_sealed_or_of_another_kind_says_nothing():
    values = CP | {"concern": True, "level": 3, "signs": ["weapon"]}
    rules = with_forms(form("concern", level="textarea"), form("signs", kind="incident"))
    assert CASE.danger(values, rules) == ["concern"]


def test_who_closes_writes_what_closing_needs():
    own = {"status", "date_closure", "closure_reason", "closure_reason_other"}
    assert CASE.opened("close", "cp", RULES) == own | {"reason", "needs_met"}
    assert CASE.opened("close", "plain", RULES) == own
    assert CASE.opened("reopen", "cp", RULES) == {"status", "case_status_reopened"}
