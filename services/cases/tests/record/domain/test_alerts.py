"""What the owner is told to look at: by whose change it is raised, and what clears it."""

from dataclasses import replace
from uuid import UUID

import pytest
from cases.record.domain import record as records
from cases.record.domain import sharing
from cases.record.domain.alerts import after_change, clear_referral, raise_sharing, told, without
from cases.record.domain.rules import FieldAlert, make_rules

NOTED = {"notes_section": [{"note_text": "invented"}]}


@pytest.fixture
def alerting(world):
    """A world in which changes of three fields alert; `age` even where the owner makes them."""
    return world.with_rules(
        alerts={
            "notes_section": FieldAlert(form="notes"),
            "age": FieldAlert(form="identity", everybody=True),
            "sex": FieldAlert(form="identity"),
        }
    )


@pytest.mark.parametrize(
    ("by", "change", "raised"),
    [
        ("joao", {"age": 3}, ["identity"]),
        ("amina", {"age": 3}, ["identity"]),
        ("joao", NOTED, ["notes"]),
        ("amina", NOTED, []),
        ("joao", {"occupation": "invented"}, []),
        ("joao", NOTED | {"age": 3}, ["identity", "notes"]),
    ],
)
def test_whose_change_of_which_field_raises_an_alert(alerting, by, change, raised):
    made = alerting.change(alerting.register(), by=by, **change)
    assert sorted(made.values["current_alert_types"]) == raised
    assert sorted(alert["form_unique_id"] for alert in made.alerts) == raised


@pytest.mark.parametrize("turn", [1, -1])
def test_what_a_change_raises_stands_in_the_order_in_which_the_fields_stood(world, turn):
    """With so many fields no order comes about by luck."""
    names = [f"field_{number}" for number in range(12)][::turn]
    rules = {name: FieldAlert(form=f"form_of_{name}") for name in names}
    alerting = world.with_rules(alerts=rules)
    made = alerting.change(alerting.register(), by="joao", **dict.fromkeys(names, 1))
    assert made.values["current_alert_types"] == [f"form_of_{name}" for name in names]


def test_a_kind_says_of_a_field_that_it_alerts_where_no_setting_does(alerting):
    more = {"tells": {"occupation": "work", "sex": "work"}, "by_owner": False, "module": None}
    raised = after_change([], ["occupation", "sex", "name"], rules=alerting.rules, hand=alerting.hand(), **more)
    assert [(alert["type"], alert["form_unique_id"]) for alert in raised] == [
        ("work", "work"),
        ("identity", "identity"),
    ]


def test_what_is_shown_of_an_alert_names_nobody_and_no_referral(alerting):
    alert = raise_sharing([], "referral", "clinic", "one", alerting.hand())
    assert told(*alert).keys() == {"unique_id", "alert_for", "type", "date", "form_unique_id"}


def test_one_alert_is_taken_away_and_no_other(alerting):
    made = alerting.change(alerting.register(), by="joao", age=3, **NOTED).alerts
    assert len(made) == 2
    assert without(made, made[0]["unique_id"]) == made[1:]
    assert without(made, "another") == made


def test_the_owner_s_save_clears_what_others_raised_and_nobody_else_s_does(alerting):
    raised = alerting.change(alerting.register(), by="joao", **NOTED)
    assert alerting.change(raised, by="rosa", occupation="invented").values["current_alert_types"] == ["notes"]
    assert alerting.change(raised, by="amina", occupation="invented").values["current_alert_types"] == []


def test_what_is_for_everybody_stays_through_the_owner_s_save(alerting):
    raised = alerting.change(alerting.register(), by="joao", age=3, **NOTED)
    assert alerting.change(raised, by="amina", occupation="invented").values["current_alert_types"] == ["identity"]


def test_two_changes_on_one_form_are_one_alert_and_the_later(alerting):
    first = alerting.change(alerting.register(), by="joao", age=3)
    second = alerting.change(first, by="joao", sex="male")
    assert [alert["type"] for alert in second.alerts] == ["identity"]
    assert second.alerts[0]["unique_id"] != first.alerts[0]["unique_id"]


@pytest.fixture
def referred(alerting):
    record = alerting.register(services_section=[{"unique_id": str(UUID(int=7)), "service_type": "health"}])
    grants = {
        name: {"kind": "referral", "user": name, "status": "in_progress", "row": str(UUID(int=7))}
        for name in ("clinic", "police")
    }
    for name, grant in grants.items():
        record = sharing.open_to(record, name, grant, people={}, hand=alerting.hand())
    return record


def test_a_referral_s_alert_stays_through_the_owner_s_save(alerting, referred):
    assert alerting.change(referred, age=3).values["current_alert_types"] == ["referral", "identity"]


@pytest.mark.parametrize("status", ["accepted", "rejected", "revoked"])
def test_an_answer_clears_its_own_referral_s_alert_and_no_other(alerting, referred, status):
    hand = alerting.hand("clinic")
    made = sharing.answered(referred, "clinic", status, people={}, rules=alerting.rules, hand=hand)
    assert [alert["transition"] for alert in made.alerts] == ["police"]
    assert made.values["current_alert_types"] == ["referral"]


def test_the_configuration_says_whose_changes_alert():
    changes = {
        "age": "identity",
        "sex": {"form_section_unique_id": "identity", "alert_strategy": "associated_users"},
        "name": {"form_section_unique_id": "names", "alert_strategy": "owner"},
    }
    rules = make_rules(modules={}, settings={"changes_field_to_form": changes}, places={})
    assert rules.alerts == {
        "age": FieldAlert(form="identity"),
        "sex": FieldAlert(form="identity", everybody=True),
        "name": FieldAlert(form="names"),
    }


@pytest.fixture
def changing(world):
    """The forms alerted on by somebody else's change, where the settings alert of `age` and the module says `own`."""

    def change(own, *changed, module="cp"):
        options = {} if own is None else {"cp": {"changes_field_to_form": own}}
        rules = make_rules(modules=options, settings={"changes_field_to_form": {"age": "settings"}}, places={})
        raised = after_change([], changed, by_owner=False, module=module, rules=rules, hand=world.hand())
        return [alert["type"] for alert in raised]

    return change


def test_what_a_module_says_of_alerts_counts_before_the_settings_and_for_all_fields(changing):
    assert changing(None, "age", "sex") == ["settings"]
    assert changing({"sex": "module"}, "age", "sex") == ["module"]
    assert changing({"age": "module"}, "age") == ["module"]
    assert changing({}, "age", "sex") == []
    for other in ("gbv", None):
        assert changing({"sex": "module"}, "age", "sex", module=other) == ["settings"]


def test_a_module_s_strategy_decides_whether_the_owner_s_own_change_alerts(world):
    own = {"age": {"form_section_unique_id": "all", "alert_strategy": "associated_users"}, "sex": "others"}
    alerting = world.with_rules(modules={"cp": {"changes_field_to_form": own}})
    made = alerting.change(alerting.register(), age=3, sex="male")
    assert [(alert["type"], alert.get("lasting")) for alert in made.alerts] == [("all", True)]
    others = alerting.change(made, by="joao", sex="female")
    assert others.values["current_alert_types"] == ["all", "others"]
    assert alerting.change(others, occupation="invented").values["current_alert_types"] == ["all"]


def test_an_alert_says_why_on_which_form_and_which_day(alerting):
    made = alerting.change(alerting.register(), by="joao", occupation="invented", sex="male", age=3)
    (alert,) = made.alerts
    assert UUID(alert["unique_id"])
    assert alert | {"unique_id": ""} == {
        "unique_id": "",
        "alert_for": "field_change",
        "type": "identity",
        "date": "2026-11-22",
        "form_unique_id": "identity",
        "lasting": True,
    }


@pytest.mark.parametrize("changed", [["age", "sex"], ["sex", "age"], ["sex"], ["age"]])
@pytest.mark.parametrize("before", [[], ["age"], ["sex"]])
def test_an_alert_for_everybody_lasts_in_whatever_order_fields_of_its_form_changed(alerting, before, changed):
    def raised(alerts, names):
        return after_change(alerts, names, by_owner=False, module=None, rules=alerting.rules, hand=alerting.hand())

    (alert,) = raised(raised([], before), changed)
    lasts = "age" in (*before, *changed)
    assert alert.get("lasting", False) is lasts
    saved = after_change(
        [alert], ["occupation"], by_owner=True, module=None, rules=alerting.rules, hand=alerting.hand()
    )
    assert saved == ([alert] if lasts else [])


def test_what_alerts_nobody_does_not_keep_the_next_field_from_alerting(alerting):
    changed = ["occupation", "sex", "age"]
    raised = after_change([], changed, by_owner=True, module=None, rules=alerting.rules, hand=alerting.hand())
    assert [alert["type"] for alert in raised] == ["identity"]


def test_a_referral_alerts_the_one_it_was_made_to_until_it_is_cleared(alerting):
    others = [{"alert_for": "field_change", "type": "notes"}]
    raised = raise_sharing(others, "referral", "clinic", "one", replace(alerting.hand(), new_id=lambda: "1"))
    assert raised == [
        *others,
        {
            "unique_id": "1",
            "alert_for": "referral",
            "type": "referral",
            "date": "2026-11-22",
            "form_unique_id": "referral",
            "user": "clinic",
            "transition": "one",
        },
    ]
    assert clear_referral(raised, "another") == raised
    assert clear_referral(raised, "one") == others


def test_the_owner_s_change_clears_nothing_where_they_had_not_the_record_before_them(alerting):
    raised = alerting.change(alerting.register(), by="joao", **NOTED)
    for looked, left in ((False, ["notes"]), (True, [])):
        made = records.change(
            raised,
            {"occupation": "invented"},
            fields={},
            rules=alerting.rules,
            hand=alerting.hand(),
            looked=looked,
        )
        assert made.values["current_alert_types"] == left
