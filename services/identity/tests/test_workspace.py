"""What a client's lists are built from, in the shapes that Primero's client relies on."""

from datetime import UTC, datetime, timedelta

import pytest
from chassis.ids import derived_id
from contracts.cases import ModuleChanged
from testkit.people import MODULE

LOCALES = ["en", "tet", "pt", "id", "ar", "fr"]
STEPS = [{"id": "new", "display_text": {"en": "New", "tet": "Foun"}}]


@pytest.fixture
def workspace(client):
    async def look(actor, of=None):
        answer = await client(actor).get(f"/api/v2/users/{(of or actor).number}", params={"extended": "true"})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return look


def named(workspace, name, record_list="cases"):
    return next((each for each in workspace["filters"][record_list] if each["unique_id"] == name), None)


def ids(found, locale="en"):
    return [option["id"] for option in found["options"][locale]]


async def test_fixed_options_are_words_in_every_language_of_the_installation(workspace, staff):
    shown = await workspace(staff.amina)
    fixed = [
        each
        for wanted in shown["filters"].values()
        for each in wanted
        if each["type"] != "workflow" and not each["option_strings_source"]
    ]
    assert {"dates", "toggle", "multi_toggle", "checkbox"} <= {each["type"] for each in fixed}
    for each in fixed:
        assert list(each["options"]) == LOCALES, each["name"]
        assert all(option["display_name"] for locale in LOCALES for option in each["options"][locale])
    states = named(shown, "record_state")["options"]
    assert [option["display_name"] for option in states["en"]] == ["Enabled", "Disabled"]
    assert states["tet"] != states["en"] == states["fr"]
    assert ids(named(shown, "cases_by_date"), "pt")[0] == "registration_date"


async def test_a_manager_chooses_among_the_people_and_groups_they_see(workspace, staff):
    await staff.add("lea", role="role-worker", groups=["north"], disabled=True)
    shown = await workspace(staff.rui)
    owners = named(shown, "owned_by")
    assert (owners["option_strings_source"], owners["toggle_include_disabled"]) == (None, True)
    people = {option["id"]: option["disabled"] for option in owners["options"]["en"]}
    assert people == {"amina": False, "lea": True, "rui": False}
    assert ids(named(shown, "owned_by_groups")) == ["north"]
    assert named(shown, "owned_by_agency_id") is None


async def test_who_sees_everything_chooses_among_all_people_and_agencies(workspace, staff):
    shown = await workspace(staff.root)
    assert {"amina", "rosa", "root"} <= set(ids(named(shown, "owned_by")))
    assert set(ids(named(shown, "owned_by_agency_id"))) == {"hospital", "mssi"}
    assert {"north", "south"} <= set(ids(named(shown, "owned_by_groups")))


async def test_a_caseworker_chooses_among_nobody(workspace, staff):
    assert named(await workspace(staff.amina), "owned_by") is None


async def test_somebody_elses_screen_tells_nothing_of_their_colleagues(workspace, staff):
    assert ids(named(await workspace(staff.root, of=staff.rui), "owned_by")) == []


@pytest.mark.parametrize(
    ("action", "filters"),
    [
        ("approve_case_plan", ["approval_status_case_plan"]),
        ("request_approval_closure", ["approval_status_closure"]),
        ("flag", []),
    ],
)
async def test_approvals_are_filtered_by_who_may_ask_for_or_give_them(*, action, filters, workspace, staff):
    await staff.role("role-lead", permissions={"case": ["read", action]})
    lead = await staff.add("lead", role="role-lead")
    shown = (await workspace(lead))["filters"]["cases"]
    assert [each["unique_id"] for each in shown if each["unique_id"].startswith("approval_")] == filters


async def test_the_workflow_is_that_of_each_module(workspace, staff, deliver):
    module = {"name": "CP", "record_types": ["case"], "forms": [], "options": {}, "workflows": {"case": STEPS}}
    await deliver(ModuleChanged(unique_id=MODULE, **module), about=derived_id("module", MODULE))
    shown = named(await workspace(staff.amina), "workflow")
    assert shown["options"] == {MODULE: [{**STEPS[0], "display_name": "New"}]}


@pytest.mark.parametrize(
    ("record_list", "lookup"),
    [
        ("cases", "lookup-case-status"),
        ("incidents", "lookup-incident-status"),
        ("tracing_requests", "lookup-inquiry-status"),
        ("registry_records", "lookup-registry-status"),
    ],
)
async def test_a_status_is_one_of_its_own_kind(*, record_list, lookup, workspace, staff):
    assert named(await workspace(staff.amina), "status", record_list)["option_strings_source"] == f"lookup {lookup}"


async def test_of_a_case_found_by_its_id_little_is_shown(workspace, staff):
    columns = (await workspace(staff.amina))["list_headers"]["cases"]
    shown = [each["field_name"] for each in columns if each["id_search"]]
    assert shown == ["case_id_display", "short_id", "age", "sex", "gender"]


async def test_a_photo_is_looked_for_by_an_option_of_its_own(workspace, staff):
    await staff.role("role-lead", permissions={"case": ["read", "view_photo"]})
    shown = named(await workspace(await staff.add("lead", role="role-lead")), "has_photo")
    assert (shown["field_name"], ids(shown)) == ("has_photo", ["photo"])


async def test_no_activity_is_a_range_that_a_list_takes(workspace, staff):
    three, six = ids(named(await workspace(staff.amina), "last_updated_at"))
    today = staff.database.site.day(datetime.now(UTC))
    assert six < three < f"1990-01-01..{today - timedelta(days=90)}"


@pytest.mark.parametrize(
    ("permissions", "able"),
    [
        ({"case": ["write"]}, set()),
        ({"case": ["read"]}, {"read_cases"}),
        ({"case": ["receive_referral"]}, {"receive_referrals"}),
        ({"case": ["receive_referral_different_module"]}, {"receive_referrals"}),
        ({"dashboard": ["dash_tasks"]}, {"read_figures"}),
        ({"dashboard": ["dash_flags"]}, {"read_flags", "read_figures"}),
        ({"incident": ["read"]}, {"read_incidents", "read_places"}),
        ({"case": ["create"]}, {"register_case"}),
        ({"case": ["incident_from_case"]}, {"register_incident"}),
        ({"incident": ["create"]}, {"register_incident"}),
        ({"case": ["referral_from_service"]}, {"refer_to"}),
        ({"case": ["transfer"]}, {"transfer_to", "deal_in_transfers"}),
        ({"case": ["request_transfer"]}, {"deal_in_transfers"}),
        ({"case": ["search_owned_by_others"]}, {"search_others"}),
        ({"case": ["assign_within_user_group"]}, {"assign_to"}),
        ({"user": ["agency_read"]}, {"list_users"}),
        ({"system": ["manage"]}, {"manage_system"}),
        ({"audit_log": ["read"]}, {"read_audit"}),
        ({"metadata": ["manage"]}, set()),
        (
            {"case": ["manage"]},
            {"register_case", "register_incident", "refer_to", "transfer_to", "assign_to"}
            | {"read_cases", "receive_referrals", "deal_in_transfers", "search_others"},
        ),
    ],
)
async def test_what_one_may_do_without_a_record_is_said_by_the_answer_about_oneself(
    *, permissions, able, workspace, staff
):
    await staff.role("role-able", permissions=permissions)
    person = await staff.add("bea", role="role-able")
    assert set((await workspace(person))["abilities"]) == able
