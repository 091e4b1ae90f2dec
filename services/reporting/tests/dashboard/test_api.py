from datetime import UTC, datetime, timedelta

from chassis.ids import derived_id, new_id
from contracts.cases import LookupChanged, ModuleChanged, SettingsChanged
from contracts.permissions import CATALOGUE as PERMISSIONS
from contracts.referrals import ReferralAccepted, ReferralActivated, ReferralMade, ReferralRefused

ALL_DASHBOARDS = {"dashboard": sorted(PERMISSIONS["dashboard"]), "case": ["read", "referral"]}
NOW = datetime.now(UTC)


def days_ago(days: float) -> str:
    return (NOW - timedelta(days=days)).isoformat()


async def test_nobody_is_refused(anonymous):
    answer = await anonymous.get("/api/v2/dashboards")
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"


async def test_another_services_token_is_refused(people, app):
    from testkit.services import make_client

    async with make_client(app, "cases", people.amina) as http:
        assert (await http.get("/api/v2/dashboards")).status_code == 401


async def test_a_role_without_dashboard_permission_gets_none(people, cases, dashboards):
    await cases.register()
    assert await dashboards(people.nobody_role) == {}


async def test_a_caseworker_gets_the_dashboards_of_the_role_in_the_catalogues_order(people, dashboards):
    assert list(await dashboards(people.amina)) == [
        "case_overview",
        "case_risk",
        "workflow",
        "dash_shared_with_me",
        "dash_shared_with_others",
        "referrals_by_state",
    ]


async def test_names_limit_the_dashboards(people, client):
    async with client(people.amina) as http:
        answer = await http.get("/api/v2/dashboards?names[0]=case_risk&names[1]=dashboard.workflow")
    assert [item["name"] for item in answer.json()["data"]] == ["dashboard.case_risk", "dashboard.workflow"]
    assert {item["type"] for item in answer.json()["data"]} == {"indicator"}


async def test_an_unknown_route_is_not_found(people, client):
    async with client(people.amina) as http:
        assert (await http.get("/api/v2/managed_reports")).status_code == 404


async def test_the_overview_counts_open_enabled_cases_of_the_caller(people, cases, dashboards):
    await cases.register()
    await cases.register(not_edited_by_owner=True)
    await cases.register(status="closed")
    await cases.register(record_state=False)
    await cases.register(owner="benedita")
    await cases.register(module_id="primeromodule-gbv")
    overview = (await dashboards(people.amina))["case_overview"]
    assert overview["total"] == {
        "count": 2,
        "query": ["record_state=true", "status=open", "module_id=primeromodule-cp"],
    }
    assert overview["new_or_updated"]["count"] == 1
    assert (await dashboards(people.rosa))["case_overview"]["total"]["count"] == 0


async def test_a_disabled_case_leaves_every_count_and_comes_back(people, cases, dashboards):
    record = await cases.register(risk_level="high")
    await cases.change(record, record_state=False)
    assert (await dashboards(people.amina))["case_risk"] == {"risk_level": {}}
    await cases.change(record, record_state=True)
    assert (await dashboards(people.amina))["case_risk"]["risk_level"]["high"] == {
        "count": 1,
        "query": ["record_state=true", "status=open", "module_id=primeromodule-cp", "risk_level=high"],
    }


async def test_an_assignment_counts_only_with_a_transition_to_the_caller(people, cases, dashboards):
    assigned = await cases.register(owner="joao", reassigned_transferred_on=days_ago(2))
    await cases.register(reassigned_transferred_on=days_ago(2))
    old = await cases.register(owner="joao", reassigned_transferred_on=days_ago(11))
    for record in (assigned, old):
        await cases.assign(record, to="amina")
    found = (await dashboards(people.amina))["case_overview"]["recently_assigned_to_me"]
    assert found["count"] == 1
    assert found["query"][0] == "assign=amina"
    assert found["query"][3].startswith("reassigned_transferred_on=")


async def test_each_scope_counts_what_it_sees(people, cases, dashboards):
    for owner, group in (("amina", "north"), ("benedita", "north"), ("rosa", "south")):
        await cases.register(owner=owner, group=group)
    await cases.register(owner="rosa", group="south", associated_user_agencies=["hospital"], identified_by="ida")
    everything = {"permissions": ALL_DASHBOARDS, "groups": []}
    seen = {}
    for scope in ("self", "admin_only", "group", "agency", "identified", "all"):
        person = await people.add(f"person_{scope}", scope=scope, **everything)
        seen[scope] = (await dashboards(person))["dash_group_overview"]["group_overview_open"]["count"]
    assert seen == {"self": 0, "admin_only": 0, "group": 0, "agency": 3, "identified": 0, "all": 4}
    grouped = await people.add("grouped", scope="group", permissions=ALL_DASHBOARDS, groups=["north", "south"])
    assert (await dashboards(grouped))["dash_group_overview"]["group_overview_open"]["count"] == 4
    identified = await people.add("ida", scope="identified", permissions=ALL_DASHBOARDS)
    assert (await dashboards(identified))["dash_group_overview"]["group_overview_open"]["count"] == 1
    assert (await dashboards(people.joao))["case_overview"]["total"]["count"] == 2


async def test_the_teams_workflow_is_counted_by_owner_and_step_with_zeros_between(people, cases, dashboards):
    await cases.register(workflow="new")
    await cases.register(workflow="case_plan")
    await cases.register(owner="benedita", workflow="new", status="closed")
    await cases.register(owner="stranger", workflow="new")
    team = (await dashboards(people.joao))["workflow_team"]["workflow_team_primeromodule-cp"]
    assert {name: {step: cell["count"] for step, cell in steps.items()} for name, steps in team.items()} == {
        "amina": {"case_plan": 1, "new": 1},
        "benedita": {"case_plan": 0, "new": 1},
    }
    assert team["amina"]["new"]["query"] == [
        "owned_by_groups=north",
        "record_state=true",
        "status=open,closed",
        "module_id=primeromodule-cp",
        "owned_by=amina",
        "workflow=new",
    ]


async def test_shared_with_me_counts_for_the_recipient(people, cases, dashboards):
    shared = {"associated_user_names": ["amina", "partner"], "referred_users": ["partner"]}
    await cases.register(**shared, referred_users_pending=["partner"])
    await cases.register(**shared, referred_users_accepted=["partner"])
    await cases.register(associated_user_names=["amina", "partner"], transferred_to_users=["partner"])
    mine = (await dashboards(people.partner))["dash_shared_with_me"]
    assert {name.removeprefix("shared_with_me_"): cell["count"] for name, cell in mine.items()} == {
        "pending_referrals": 1,
        "accepted_referrals": 1,
        "total_referrals": 2,
        "transfers_awaiting_acceptance": 1,
    }
    assert mine["shared_with_me_pending_referrals"]["query"] == [
        "referred_users_pending=partner",
        "record_state=true",
        "status=open",
        "module_id=primeromodule-cp",
    ]


async def test_shared_with_others_counts_for_the_owner(people, cases, dashboards):
    await cases.register(referred_users=["partner"], referred_users_pending=["partner"])
    await cases.register(referred_users=["partner"], referred_users_accepted=["partner"])
    await cases.register(last_referral_rejected_at=days_ago(3))
    await cases.register(last_referral_rejected_at=days_ago(15), last_referral_done_at=days_ago(13))
    await cases.register(transfer_status="in_progress")
    await cases.register(transfer_status="rejected")
    found = (await dashboards(people.amina))["dash_shared_with_others"]
    assert {name.removeprefix("shared_with_others_"): cell["count"] for name, cell in found.items()} == {
        "referrals": 2,
        "referrals_pending": 1,
        "referrals_accepted": 1,
        "referrals_rejected": 1,
        "referrals_done": 1,
        "pending_transfers": 1,
        "rejected_transfers": 1,
    }


def made(record, transition, by="amina", to="partner"):
    return ReferralMade(transition_id=transition, record_id=record, transitioned_by=by, transitioned_to=to, made_at=NOW)


def step(kind, record, transition, **more):
    return kind(
        transition_id=transition,
        record_id=record,
        transitioned_by="amina",
        transitioned_to="partner",
        actor="partner",
        at=NOW,
        **more,
    )


async def test_referrals_by_state_follow_the_loop(people, cases, dashboards, deliver):
    record = await cases.register()
    accepted, waiting, refused = new_id(), new_id(), new_id()
    for transition in (accepted, waiting, refused):
        await deliver(made(record, transition), about=transition)
    await deliver(step(ReferralActivated, record, accepted), about=accepted)
    await deliver(step(ReferralAccepted, record, accepted), about=accepted)
    await deliver(step(ReferralRefused, record, refused, code="no_consent"), about=refused)
    sent = (await dashboards(people.amina))["referrals_by_state"]["referrals_sent"]
    received = (await dashboards(people.partner))["referrals_by_state"]["referrals_received"]
    assert {state: cell["count"] for state, cell in sent.items() if cell["count"]} == {
        "in_progress": 1,
        "accepted": 1,
    }
    assert {state: cell["count"] for state, cell in received.items() if cell["count"]} == {"accepted": 1}
    assert received["accepted"]["query"] == ["direction=received", "status=accepted"]
    await cases.change(record, record_state=False)
    sent = (await dashboards(people.amina))["referrals_by_state"]["referrals_sent"]
    assert sum(cell["count"] for cell in sent.values()) == 0


async def test_cases_to_assign_follow_the_risk_lookup_and_its_hours(people, cases, dashboards, deliver):
    values = [{"id": "high"}, {"id": "low"}, {"id": "old", "disabled": True}]
    await deliver(LookupChanged(unique_id="lookup-risk-level", values=values), about=derived_id("lookup", "risk"))
    settings = SettingsChanged(settings={"system_options": {"timeframe_hours_to_assign": 24}})
    await deliver(settings, about=derived_id("settings"))
    two_hours = days_ago(2 / 24)
    await cases.register(risk_level="high", reassigned_transferred_on=two_hours)
    await cases.register(risk_level="low", reassigned_transferred_on=two_hours)
    await cases.register(risk_level="old", reassigned_transferred_on=days_ago(2))
    await cases.register()
    owner = await people.add("amina", permissions={"dashboard": ["dash_cases_to_assign"]})
    found = (await dashboards(owner))["dash_cases_to_assign"]
    assert {name: cell["count"] for name, cell in found.items()} == {
        "cases_none": 2,
        "overdue_cases_none": 1,
        "cases_high": 1,
        "overdue_cases_high": 1,
        "cases_low": 1,
        "overdue_cases_low": 0,
    }
    assert "not[risk_level]=high,low" in found["cases_none"]["query"]


async def test_places_are_counted_at_the_roles_level(people, cases, dashboards):
    await cases.register(reporting_location_hierarchy="TL.DI.DI03")
    await cases.register(reporting_location_hierarchy="TL.DI.DI01")
    await cases.register(reporting_location_hierarchy="TL")
    person = await people.add("nadia", scope="all", permissions={"dashboard": ["dash_reporting_location"]})
    found = (await dashboards(person))["reporting_location"]["reporting_location_open"]
    assert {code: cell["count"] for code, cell in found.items()} == {"di01": 1, "di03": 1}
    assert found["di03"]["query"][-1] == "loc:owned_by_location2=DI03"


async def test_overdue_tasks_are_counted_by_owners_the_caller_manages(people, cases, dashboards):
    tomorrow = (NOW + timedelta(days=2)).date().isoformat()
    await cases.register(assessment_due_dates=[tomorrow, "2026-01-01"], followup_due_dates=[tomorrow])
    await cases.register(owner="rosa", group="north", assessment_due_dates=["2026-01-01"])
    person = await people.add("silvio", scope="group", permissions=ALL_DASHBOARDS, groups=["north"])
    found = await dashboards(person)
    overdue = found["cases_by_task_overdue_assessment"]["tasks_overdue_assessment"]
    assert {owner: cell["count"] for owner, cell in overdue.items()} == {"amina": 1}
    assert overdue["amina"]["query"][-1] == "owned_by=amina"
    assert found["cases_by_task_overdue_followups"] == {"tasks_overdue_followups": {}}


async def test_a_module_without_cases_has_no_dashboards(people, cases, dashboards, deliver):
    module = ModuleChanged(unique_id="primeromodule-cp", name="CP", record_types=["incident"], forms=[], options={})
    await deliver(module, about=derived_id("module", "cp"))
    await cases.register()
    found = await dashboards(people.amina)
    assert found["workflow"] == {}
    assert found["case_overview"]["total"]["count"] == 0


async def test_reading_dashboards_is_audited_by_name_only(people, cases, dashboards, database):
    from sqlalchemy import text

    await dashboards(people.amina)
    async with database.session() as session:
        row = (await session.execute(text("SELECT action, outcome, facts FROM audit_entry"))).one()
    assert (row.action, row.outcome, row.facts) == ("list_dashboards", "allowed", None)
