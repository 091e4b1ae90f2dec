"""What somebody has to do in their cases by a day that was given, and who is told."""

import pytest
from testkit.people import MODULE

VISIT, HELP = "followup_subform_section", "services_section"


async def test_every_type_of_task_is_told_as_clients_know_it(a_case, tasks, day):
    case = await a_case(
        name="Fitun Ezemplu",
        risk_level="high",
        assessment_due_date=day(-1),
        case_plan_due_date=day(0),
        services_section=[
            {
                "service_type": "health",
                "service_response_day_time": f"{day(0)}T12:00:00+09:00",
                "service_response_timeframe": "3_days",
            }
        ],
        followup_subform_section=[{"followup_type": "in_care", "followup_needed_by_date": day(8)}],
    )
    answer = await tasks()
    shown = [
        (one["type"], one["due_date"], one["overdue"], one["upcoming_soon"], one["type_display"], one["detail"])
        for one in answer["data"]
    ]
    assert shown == [
        ("assessment", day(-1, told=True), True, False, "Assessment", None),
        ("case_plan", day(0, told=True), False, True, "Case Plan", None),
        ("service", day(3, told=True), False, True, "Service - Health", "health"),
        ("follow_up", day(8, told=True), False, False, "Follow Up - Follow up in Care", "in_care"),
    ]
    for one in answer["data"]:
        assert (one["record_type"], one["id"], one["record_id_display"]) == (
            "case",
            case["id"],
            case["case_id_display"],
        )
        assert (one["name"], one["priority"], one["module_unique_id"]) == ("Fitun Ezemplu", "high", MODULE)
    assert [one["completion_field"] for one in answer["data"]] == [
        "assessment_requested_on",
        "date_case_plan",
        "service_implemented_day_time",
        "followup_date",
    ]
    assert answer["metadata"] == {
        "total": 4,
        "per": 20,
        "page": 1,
        "field_names": {
            "assessment": "assessment_due_date",
            "case_plan": "case_plan_due_date",
            "service": "service_response_timeframe",
            "follow_up": "followup_needed_by_date",
        },
    }


async def test_what_is_done_is_no_task_and_rows_keep_their_own_detail(a_case, ask, tasks, day):
    case = await a_case(
        assessment_due_date=day(1),
        followup_subform_section=[
            {"followup_needed_by_date": day(2), "followup_date": day(0)},
            {"followup_type": "in_care"},
            {"followup_needed_by_date": day(3)},
            {"followup_type": "in_care", "followup_needed_by_date": day(4)},
        ],
    )
    left = [(one["due_date"], one["detail"]) for one in (await tasks())["data"]]
    assert left == [(day(1, told=True), None), (day(3, told=True), None), (day(4, told=True), "in_care")]
    await ask("amina", "PATCH", f"cases/{case['id']}", {"assessment_requested_on": day(0)})
    assert [one["type"] for one in (await tasks())["data"]] == ["follow_up", "follow_up"]


async def test_only_the_owner_has_tasks_and_only_of_cases_that_are_open_and_enabled(
    a_case, ask, client, people, tasks, day
):
    mine = await a_case(assessment_due_date=day(1))
    closed, disabled = await a_case(assessment_due_date=day(1)), await a_case(assessment_due_date=day(1))
    await a_case(who="rosa", assessment_due_date=day(1))
    ended = {"data": {"status": "closed"}, "record_action": "close"}
    assert (await client(people.known["amina"]).patch(f"/api/v2/cases/{closed['id']}", json=ended)).status_code == 200
    assert (await ask("amina", "PATCH", f"cases/{disabled['id']}", {"record_state": False})).status_code == 200
    assert [one["id"] for one in (await tasks())["data"]] == [mine["id"]]
    assert (await tasks("joao"))["data"] == []


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("unlisted", 403), ("caseless", 403), ("amina", 200)])
async def test_it_takes_the_dashboard_and_the_cases(ask, who, status):
    assert (await ask(who, "GET", "tasks")).status_code == status


async def test_what_forms_keep_from_somebody_is_left_out_and_said_to_be_withheld(a_case, tasks, day):
    await a_case(who="planless", case_plan_due_date=day(1))
    answer = await tasks("planless")
    assert [one["type"] for one in answer["data"]] == ["case_plan"]
    assert answer["metadata"]["withheld"] == ["follow_up", "service"]
    assert "withheld" not in (await tasks())["metadata"]


async def test_a_hidden_name_and_an_unread_risk_are_not_told(a_case, tasks, ask, day):
    case = await a_case(name="Fitun Ezemplu", case_plan_due_date=day(1))
    await ask("amina", "PATCH", f"cases/{case['id']}", {"hidden_name": True})
    [shown] = (await tasks())["data"]
    assert shown["name"] != "Fitun Ezemplu"
    assert shown["priority"] is None


async def test_tasks_are_told_in_the_reader_s_language(a_case, tasks, day):
    asked = f"{day(0)}T09:00:00+09:00"
    row = {"service_type": "health", "service_response_day_time": asked, "service_response_timeframe": "3_days"}
    await a_case(who="tetum", services_section=[row])
    assert [one["type_display"] for one in (await tasks("tetum"))["data"]] == ["Servisu - Saúde"]


async def test_pages_hold_every_task_once(a_case, tasks, day):
    for near in (3, 1, 2):
        await a_case(assessment_due_date=day(near), case_plan_due_date=day(near + 10))
    pages = [await tasks(query=f"order=asc&per=4&page={number}") for number in (1, 2, 3)]
    assert [len(page["data"]) for page in pages] == [4, 2, 0]
    assert {page["metadata"]["total"] for page in pages} == {6}
    days = [one["due_date"] for page in pages for one in page["data"]]
    assert days == [day(near, told=True) for near in (1, 2, 3, 11, 12, 13)]
    latest = [one["due_date"] for one in (await tasks(query=""))["data"]]
    assert latest == days[::-1]


@pytest.mark.parametrize("by", ["name", "record_id_display", "priority", "type", "status"])
@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_tasks_are_sorted_by_every_column_that_is_shown(a_case, tasks, day, by, order):
    for name, risk in (("Beni", "low"), ("ana", "high"), ("Carlos", "low")):
        await a_case(name=name, risk_level=risk, assessment_due_date=day(1), case_plan_due_date=day(2))
    told = (await tasks(query=f"order_by={by}&order={order}"))["data"]
    assert len(told) == 6
    if by == "status":
        keys = [one["due_date"] for one in told]
        assert len(set(keys[:3])) == len(set(keys[3:])) == 1
        return
    keys = [one[by].casefold() for one in told]
    assert keys == sorted(keys, reverse=order == "desc")


@pytest.mark.parametrize("query", ["order_by=national_id_no", "page=first", "per=0"])
async def test_what_makes_no_sense_is_refused_by_its_field(ask, query):
    answer = await ask("amina", "GET", f"tasks?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.json()["facts"]["fields"]
