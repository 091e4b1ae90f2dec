"""An open case has its next action from its registration to its closing, whoever changes it, and follows the policy."""

import pytest
from contracts.cases import CaseRegistered

NAMES = ("next_action", "next_action_due", "next_action_owner", "next_action_policy")


def told(values):
    return {name: values[name] for name in NAMES if values.get(name) is not None}


@pytest.fixture
def shown(ask):
    async def of(id, who="amina"):
        return (await ask(who, "GET", f"cases/{id}")).json()["data"]

    return of


async def test_it_is_there_from_the_first_moment_and_travels_as_facts(a_case, shown, published):
    case = await a_case(risk_level="high", created_at="2026-11-02T00:00:00.000Z")
    said = {
        "next_action": "first_contact",
        "next_action_due": "2026-11-03T00:00:00.000Z",
        "next_action_owner": "amina",
        "next_action_policy": 0,
    }
    assert told(case) == told(await shown(case["id"])) == said
    assert told((await published(CaseRegistered))[-1].facts) == said


async def test_it_moves_on_with_each_step_and_ends_with_the_case(a_case, ask, shown):
    case = await a_case(risk_level="high", created_at="2026-11-02T00:00:00.000Z")
    steps = [
        ({"followup_subform_section": [{"followup_date": "2026-11-03"}]}, "assessment"),
        ({"assessment_requested_on": "2026-11-04"}, "case_plan"),
        ({"date_case_plan": "2026-11-05"}, "follow_up"),
    ]
    for change, action in steps:
        assert (await ask("amina", "PATCH", f"cases/{case['id']}", change)).status_code == 200
        assert (await shown(case["id"]))["next_action"] == action
    await ask("amina", "PATCH", f"cases/{case['id']}", {"status": "closed"}, record_action="close")
    assert told(await shown(case["id"])) == {}
    again = {"status": "open", "case_status_reopened": True}
    await ask("amina", "PATCH", f"cases/{case['id']}", again, record_action="reopen")
    assert (await shown(case["id"]))["next_action"] == "follow_up"


async def test_nobody_writes_it_by_hand(a_case, ask, shown):
    case = await a_case(next_action="review", next_action_due="2030-01-01T00:00:00.000Z")
    await ask("amina", "PATCH", f"cases/{case['id']}", {"next_action": "review", "next_action_owner": "rosa"})
    assert told(await shown(case["id"])) == told(case)
    assert case["next_action"] == "first_contact"


async def test_cases_are_found_by_it(a_case, ask):
    case = await a_case(created_at="2026-11-02T00:00:00.000Z")
    await a_case()
    for query in ("next_action_due=2026-11-05", "next_action_due=..2026-11-06"):
        found = (await ask("amina", "GET", f"cases?{query}")).json()["data"]
        assert [one["id"] for one in found] == [case["id"]]
    both = (await ask("amina", "GET", "cases?next_action=first_contact&order_by=next_action_due&order=asc")).json()
    assert both["data"][0]["id"] == case["id"]
    assert both["metadata"]["total"] == 2


async def test_who_comes_through_a_referral_is_not_told(a_case, share, shown):
    case = await a_case(consent_for_services=True, disclosure_other_orgs=True)
    await share(case["id"], "rosa")
    seen = await shown(case["id"], "rosa")
    assert told(seen) == {}
