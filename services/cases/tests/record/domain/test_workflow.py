"""Where a case stands: which step wins over which, and when a closed case opens by itself."""

import pytest

ROW = "00000000-0000-4000-8000-000000000005"
ASKED = {"unique_id": ROW, "service_type": "health", "service_response_type": "care_plan"}
DONE = ASKED | {"service_implemented_day_time": "2026-11-03T10:00:00.000Z"}


@pytest.fixture
def closed(world):
    def made(**values):
        return world.change(world.register(**values), status="closed")

    return made


@pytest.mark.parametrize("gained", [{"services_section": [{"some": "thing"}]}, {"incidents": [ROW]}])
def test_a_closed_case_that_gains_a_service_or_an_incident_is_open_again(world, closed, gained):
    values = world.change(closed(), by="joao", **gained).values
    assert (values["status"], values["case_status_reopened"], values["workflow"]) == ("open", True, "reopened")
    assert [entry["reopened_user"] for entry in values["reopened_logs"]] == ["joao"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"notes_section": [{"note_text": "invented"}]}, id="a note"),
        pytest.param({"followup_subform_section": [{"followup_type": "in_care"}]}, id="a follow-up"),
        pytest.param({"services_section": [{"unique_id": ROW, "service_type": "police"}]}, id="a service it had"),
        pytest.param({"services_section": [{"unique_id": ROW, "_destroy": True}]}, id="a service less"),
        pytest.param({"record_state": False, "incidents": [ROW]}, id="disabled meanwhile"),
    ],
)
def test_nothing_else_opens_a_closed_case(world, closed, change):
    values = world.change(closed(services_section=[DONE]), **change).values
    assert (values["status"], values["workflow"]) == ("closed", "closed")
    assert values["reopened_logs"] == []


def test_a_service_given_with_the_closing_does_not_undo_it(world):
    values = world.change(world.register(), status="closed", services_section=[DONE]).values
    assert (values["status"], values["workflow"]) == ("closed", "closed")


def test_closing_notes_its_day_and_keeps_the_day_somebody_gave(world):
    assert world.change(world.register(), status="closed").values["date_closure"] == "2026-11-22"
    given = world.change(world.register(), status="closed", date_closure="2026-11-20")
    assert given.values["date_closure"] == "2026-11-20"
    assert world.change(given, age=3).values["date_closure"] == "2026-11-20"
    assert "date_closure" not in world.register().values


def test_each_reopening_is_one_entry_the_latest_first(world, closed):
    reopened = world.change(closed(), by="joao", status="open", case_status_reopened=True)
    assert world.change(reopened, age=3).values["reopened_logs"] == reopened.values["reopened_logs"]
    again = world.change(world.change(reopened, status="closed"), by="rosa", status="open", case_status_reopened=True)
    assert [entry["reopened_user"] for entry in again.values["reopened_logs"]] == ["rosa", "joao"]


REOPENED = {"status": "open", "case_status_reopened": True}
PLAN = {"date_case_plan": "2026-11-20"}
ASSESSED = {"assessment_requested_on": "2026-11-19"}


@pytest.mark.parametrize(
    ("change", "step"),
    [
        (REOPENED | {"services_section": [DONE]} | PLAN | ASSESSED, "reopened"),
        ({"services_section": [DONE]} | PLAN | ASSESSED, "services_implemented"),
        ({"services_section": [ASKED]} | PLAN | ASSESSED, "care_plan"),
        (PLAN | ASSESSED, "case_plan"),
        (ASSESSED, "assessment"),
        ({"age": 3}, "new"),
    ],
)
def test_the_first_step_that_fits_wins(world, closed, change, step):
    record = closed() if "status" in change else world.register()
    assert world.change(record, **change).values["workflow"] == step


@pytest.mark.parametrize(
    ("option", "change", "step"),
    [
        ("use_workflow_service_implemented", {"services_section": [DONE]}, "services_implemented"),
        ("use_workflow_case_plan", PLAN, "case_plan"),
        ("use_workflow_assessment", ASSESSED, "assessment"),
    ],
)
def test_a_step_is_taken_only_where_the_module_uses_it(world, option, change, step):
    assert world.register(**change).values["workflow"] == step
    without = world.with_rules(modules={"cp": world.rules.modules["cp"] | {option: False}})
    assert without.register(**change).values["workflow"] == "new"


def test_a_case_is_reopened_by_its_status_or_by_the_mark_and_only_then(world, closed):
    reopened = world.change(closed(), **REOPENED)
    assert world.change(reopened, **PLAN).values["workflow"] == "case_plan"
    again = world.change(world.change(reopened, status="closed"), status="open")
    assert again.values["workflow"] == "reopened"
    marked = world.change(world.register(**PLAN), case_status_reopened=True)
    assert marked.values["workflow"] == "reopened"


def test_a_step_stays_until_another_is_taken(world):
    planned = world.register(**PLAN)
    assert world.change(planned, age=3).values["workflow"] == "case_plan"
    assert world.change(planned, date_case_plan=None).values["workflow"] == "case_plan"
    assert world.change(planned, **ASSESSED).values["workflow"] == "assessment"


def test_the_open_service_asked_for_last_names_the_step(world):
    earlier = {"service_response_type": "care_plan", "service_response_day_time": "2026-01-01T00:00:00Z"}
    later = {"service_response_type": "action_plan", "service_response_day_time": "2026-02-01T00:00:00Z"}
    undated = {"service_response_type": "response"}
    for services in ([later, earlier, undated], [undated, earlier, later]):
        assert world.register(services_section=services).values["workflow"] == "action_plan"
    done = later | {"service_type": "health", "service_implemented_day_time": "2026-02-02T00:00:00Z"}
    assert world.register(services_section=[done, earlier]).values["workflow"] == "care_plan"


def test_a_case_neither_open_nor_closed_keeps_its_step(world):
    moved = world.change(world.register(**PLAN), status="transferred", services_section=[ASKED])
    assert moved.values["workflow"] == "case_plan"
    assert world.register(status="transferred").values["workflow"] == "new"
