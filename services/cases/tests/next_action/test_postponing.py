"""What is next may be put off: to a later day, for a reason, not beyond policy, by who may write the case."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from cases.case.domain.next_action import PUT_OFF
from chassis.moments import written
from contracts.cases import CaseChanged
from contracts.system_fields import POSTPONING

SITE = ZoneInfo("Asia/Dili")
DAY = timedelta(days=1)


def day(days):
    """At the site."""
    return (datetime.now(SITE) + days * DAY).date().isoformat()


def moment(days):
    return written(datetime.now(UTC) + days * DAY)


def end_of(day):
    last = datetime.fromisoformat(f"{day}T23:59:59.999").replace(tzinfo=SITE)
    return written(last)


@pytest.fixture
def shown(ask):
    async def of(id, who="amina"):
        return (await ask(who, "GET", f"cases/{id}")).json()["data"]

    return of


@pytest.fixture
def put_off(ask):
    async def until(id, until, who="amina", **other):
        body = {"next_action": "first_contact", "until": until, "reason": "child_away"} | other
        return await ask(who, "POST", f"cases/{id}/postponements", body)

    return until


async def test_it_waits_for_the_end_of_the_later_day_and_its_history_says_why(a_case, put_off, shown, ask, published):
    case = await a_case(risk_level="low", created_at=moment(-7))
    answer = await put_off(case["id"], day(2))
    assert answer.status_code == 200, answer.text
    said = {
        "next_action": "first_contact",
        "next_action_due": end_of(day(2)),
        "next_action_postponed": "first_contact",
        "next_action_postponed_from": case["next_action_due"],
        "next_action_postponed_to": end_of(day(2)),
        "next_action_postponed_because": "child_away",
    }
    after = await shown(case["id"])
    assert {name: after[name] for name in said} == said
    assert said.items() - {("next_action", "first_contact")} <= answer.json()["data"]["record"].items()
    assert said.items() <= (await published(CaseChanged))[-1].facts.items()
    [entry, _] = (await ask("admin", "GET", f"cases/{case['id']}/record_history")).json()["data"]
    assert entry["user_name"] == "amina"
    change = {"from": None, "to": "child_away"}
    assert {"next_action_postponed_because": change} in entry["record_changes"]


async def test_it_ends_with_what_was_put_off(a_case, put_off, shown, ask):
    case = await a_case(risk_level="low", created_at=moment(-7))
    await put_off(case["id"], day(2))
    await ask("amina", "PATCH", f"cases/{case['id']}", {"followup_subform_section": [{"followup_date": day(0)}]})
    after = await shown(case["id"])
    assert after["next_action"] == "assessment"
    assert not set(PUT_OFF) & {name for name, value in after.items() if value is not None}


async def test_another_risk_counts_anew(a_case, put_off, shown, ask):
    """Who is in greater danger waits no longer than that danger allows."""
    case = await a_case(risk_level="low", created_at=moment(-7))
    await put_off(case["id"], day(2))
    await ask("amina", "PATCH", f"cases/{case['id']}", {"risk_level": "high"})
    after = await shown(case["id"])
    assert after["next_action_due"] < moment(0)
    assert after.get("next_action_postponed") is None


async def test_closing_ends_it(a_case, put_off, shown, ask):
    case = await a_case(risk_level="low", created_at=moment(-7))
    await put_off(case["id"], day(2))
    await ask("amina", "PATCH", f"cases/{case['id']}", {"status": "closed"}, record_action="close")
    assert not set(PUT_OFF) & {name for name, value in (await shown(case["id"])).items() if value is not None}


async def test_it_is_put_off_again_but_never_further_from_its_first_day_than_policy_says(a_case, put_off, shown):
    case = await a_case(risk_level="low", created_at=moment(-7))
    for days in (2, 5):
        assert (await put_off(case["id"], day(days))).status_code == 200
    refused = await put_off(case["id"], day(15))
    assert refused.status_code == 422
    assert refused.json()["facts"]["fields"] == {"until": ["beyond_policy"]}
    assert refused.json()["facts"]["latest"] == day(14)
    assert (await shown(case["id"]))["next_action_due"] == end_of(day(5))


@pytest.mark.parametrize(
    ("until", "code"), [(day(-1), "in_the_past"), (day(4), "not_later"), (day(40), "beyond_policy")]
)
async def test_a_day_that_cannot_be_is_refused(a_case, put_off, *, until, code):
    case = await a_case(risk_level="low", created_at=moment(-2))
    answer = await put_off(case["id"], until)
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"] == {"until": [code]}


@pytest.mark.parametrize("change", [{"reason": "no wish"}, {"next_action": "party"}, {"until": "soon"}, {"why": "so"}])
async def test_what_is_no_code_is_refused(a_case, put_off, *, change):
    case = await a_case(risk_level="low")
    assert (await put_off(case["id"], **({"until": day(9)} | change))).status_code == 422


async def test_what_is_not_next_is_not_put_off(a_case, put_off, ask):
    case = await a_case(risk_level="low", created_at=moment(-7))
    answer = await put_off(case["id"], day(2), next_action="review")
    assert (answer.status_code, answer.json()["facts"]["next_action"]) == (409, "first_contact")
    await ask("amina", "PATCH", f"cases/{case['id']}", {"status": "closed"}, record_action="close")
    assert (await put_off(case["id"], day(2))).status_code == 409


async def test_one_thing_at_a_time_is_put_off(a_case, put_off, shown):
    """High risk: what was put off to the fourth day lets the assessment come first."""
    case = await a_case(risk_level="high", created_at=moment(0))
    assert (await put_off(case["id"], day(4))).status_code == 200
    assert (await shown(case["id"]))["next_action"] == "assessment"
    answer = await put_off(case["id"], day(5), next_action="assessment")
    assert (answer.status_code, answer.json()["code"]) == (409, "another_postponed")


async def test_only_who_may_write_the_case_and_is_told_what_is_next_puts_it_off(a_case, put_off, share, people):
    case = await a_case(risk_level="low", consent_for_services=True, disclosure_other_orgs=True, created_at=moment(-7))
    await people.add("reader", permissions={"case": ["read"]}, scope="all")
    await people.add("stranger", permissions={"case": ["read", "write"]})
    await share(case["id"], "rosa")
    answers = {
        who: (await put_off(case["id"], day(2), who)).status_code for who in (None, "reader", "stranger", "rosa")
    }
    assert answers == {None: 401, "reader": 403, "stranger": 404, "rosa": 403}
    assert (await put_off(case["id"], day(2), "admin")).status_code == 200


async def test_the_same_command_twice_puts_off_once(a_case, client, people, shown):
    case = await a_case(risk_level="low", created_at=moment(-7))
    body = {"data": {"next_action": "first_contact", "until": day(2), "reason": POSTPONING[-1]}}
    asked, key = client(people.known["amina"]), {"Idempotency-Key": str(uuid4())}
    path = f"/api/v2/cases/{case['id']}/postponements"
    answers = [await asked.post(path, json=body, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (await shown(case["id"]))["version"] == 2
