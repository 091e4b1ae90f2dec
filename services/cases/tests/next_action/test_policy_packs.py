"""Policy packs through the API: who may, what is refused, what would change, what is in force."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from cases.policy_pack.domain import DEFAULTS
from chassis.tables import audit_entry
from contracts.policy import ReferralClocksDecided
from sharing.clocks import DEFAULT_CLOCKS, DEFAULT_WINDOWS
from sqlalchemy import select

RISKS = tuple(DEFAULTS["deadlines"])
LATE = {what: {"days": 1} for what in ("supervisor", "national", "postponement")}
NEVER = {"national": {"days": 0}}
STRICT = {step: {"hours": 1} for step in DEFAULTS["deadlines"]["high"]}
STRICTER = DEFAULTS | {
    "title": "Stricter",
    "to_be_confirmed": False,
    "deadlines": DEFAULTS["deadlines"] | {"medium": STRICT},
    "holidays": [{"date": "2026-12-25", "name": "Christmas"}],
}
ROUTES = [
    ("GET", "policy_packs", None),
    ("GET", "policy_packs/0", None),
    ("GET", "policy_packs/0/effect", None),
    ("POST", "policy_packs", STRICTER),
    ("POST", "policy_packs/check", STRICTER),
    ("POST", "policy_packs/effect", STRICTER),
    ("POST", "policy_packs/0/decisions", {"approved_by": "The ministry"}),
]


@pytest.fixture
async def manager(people):
    await people.add("manager", permissions={"system": ["manage"]})
    await people.add("second", permissions={"system": ["manage"]})
    await people.add("keeper", permissions={"metadata": ["manage"]})


@pytest.fixture
def propose(ask, manager):
    async def made(**values):
        answer = await ask("manager", "POST", "policy_packs", STRICTER | values)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["version"]

    return made


@pytest.fixture
def decide(ask):
    async def put(version, who="second", **values):
        body = {"approved_by": "The ministry"} | values
        return await ask(who, "POST", f"policy_packs/{version}/decisions", body)

    return put


@pytest.fixture
def in_force(ask):
    async def versions():
        listed = (await ask("manager", "GET", "policy_packs")).json()["data"]
        return [pack["version"] for pack in listed if pack["in_force"]]

    return versions


@pytest.mark.parametrize(("method", "path", "data"), ROUTES)
async def test_only_who_manages_the_system_may(ask, manager, method, path, data):
    answers = {who: (await ask(who, method, path, data)).status_code for who in (None, "amina", "keeper", "manager")}
    assert answers == {None: 401, "amina": 403, "keeper": 403, "manager": 200}


async def test_the_defaults_are_there_and_in_force_until_something_is_decided(ask, manager):
    [pack] = (await ask("manager", "GET", "policy_packs")).json()["data"]
    assert (pack["version"], pack["in_force"], pack["to_be_confirmed"], pack["decisions"]) == (0, True, True, [])
    assert pack["deadlines"] == DEFAULTS["deadlines"]


async def test_a_proposal_is_kept_as_it_was_given_and_counts_for_nobody(ask, propose, in_force):
    version = await propose()
    shown = (await ask("manager", "GET", f"policy_packs/{version}")).json()["data"]
    assert {name: shown[name] for name in STRICTER} == STRICTER
    assert (shown["made_by"], shown["in_force"]) == ("manager", False)
    assert await in_force() == [0]


async def test_a_pack_that_says_no_clock_and_no_weights_has_those_of_the_defaults(ask, manager):
    """Of a risk that they do not know, that of the middle one."""
    steps = DEFAULTS["deadlines"]["medium"]
    unsaid = {"clock": None, "caseload_weights": None}
    given = STRICTER | unsaid | {"deadlines": {"high": steps, "dire": steps}, "unknown_risk": "dire"}
    shown = (await ask("manager", "POST", "policy_packs", given)).json()["data"]
    assert shown["clock"] == {"high": DEFAULTS["clock"]["high"], "dire": DEFAULTS["clock"]["medium"]}
    assert shown["caseload_weights"] == {"high": 3, "dire": 2}


async def test_what_is_asked_twice_under_one_key_is_done_once(client, people, manager):
    asked = client(people.known["manager"])

    async def twice(path, data, who="manager"):
        key, asking = {"Idempotency-Key": str(uuid4())}, client(people.known[who])
        answers = [await asking.post(f"/api/v2/{path}", json={"data": data}, headers=key) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].json() == answers[1].json()
        return answers[1].json()["data"]

    pack = await twice("policy_packs", STRICTER)
    decided = await twice(f"policy_packs/{pack['version']}/decisions", {"approved_by": "The ministry"}, "second")
    assert len(decided["decisions"]) == 1
    listed = (await asked.get("/api/v2/policy_packs")).json()["data"]
    assert [each["version"] for each in listed] == [0, pack["version"]]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"title": " "}, "title", "missing"),
        ({"deadlines": {}}, "deadlines", "missing"),
        ({"deadlines": {"so high": STRICT}}, "deadlines", "not_risk_levels"),
        ({"deadlines": {"medium": STRICT | {"review": {"moons": 1}}}}, "deadlines/medium/review", "unknown_unit"),
        ({"deadlines": {"medium": STRICT | {"party": {"days": 1}}}}, "deadlines/medium/party", "unknown_step"),
        (
            {"deadlines": {"medium": STRICT | {"review": {"days": 0}}}},
            "deadlines/medium/review",
            "not_a_positive_number",
        ),
        ({"clock": {}}, "clock", "missing"),
        ({"clock": {"medium": LATE}}, "clock/high", "missing"),
        ({"clock": dict.fromkeys(RISKS, LATE | {"king": {"days": 1}})}, "clock/low/king", "unknown_step"),
        (
            {"clock": dict.fromkeys(RISKS, LATE | {"national": {"days": 0}})},
            "clock/low/national",
            "not_a_positive_number",
        ),
        ({"unknown_risk": "dire"}, "unknown_risk", "not_a_risk_level"),
        ({"unknown_risk": ["high"]}, "unknown_risk", "not_a_risk_level"),
        ({"working_week": [8]}, "working_week", "not_days_of_the_week"),
        ({"holidays": [{"date": "2026-02-30"}]}, "holidays/0", "not_a_day"),
        ({"holidays": [{"date": "2026-02-20", "name": 7}]}, "holidays/0", "not_a_name"),
        ({"referral_clocks": {"medium": {}}}, "referral_clocks", "not_the_risk_levels_of_the_deadlines"),
        (
            {"referral_clocks": DEFAULT_CLOCKS | {"low": DEFAULT_CLOCKS["low"] | {"decide": {"moons": 1}}}},
            "referral_clocks/low/decide",
            "unknown_unit",
        ),
        ({"service_windows": {"a service": {"hours": 1}}}, "service_windows", "not_services"),
        ({"service_windows": {"health": {"hours": 0}}}, "service_windows/health", "not_a_positive_number"),
        ({"caseload_limit": 0}, "caseload_limit", "not_a_positive_number"),
        ({"caseload_weights": {"high": 3}}, "caseload_weights", "not_the_risk_levels_of_the_deadlines"),
        ({"caseload_weights": {"high": 3, "medium": 0, "low": 1}}, "caseload_weights/medium", "not_a_positive_number"),
        ({"to_be_confirmed": "no"}, "to_be_confirmed", "not_yes_or_no"),
        ({"caseload": 3}, "data/caseload", "extra_forbidden"),
    ],
)
async def test_a_pack_that_is_wrong_is_refused_by_field_and_not_kept(ask, manager, change, field, code):
    answer = await ask("manager", "POST", "policy_packs", STRICTER | change)
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"][field] == [code]
    assert len((await ask("manager", "GET", "policy_packs")).json()["data"]) == 1


async def test_it_says_beforehand_how_many_cases_become_overdue(ask, a_case, propose, decide):
    hours_ago = (datetime.now(UTC) - timedelta(hours=3)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    await a_case(risk_level="medium", created_at=hours_ago)
    await a_case(risk_level="high", created_at=hours_ago)
    await a_case(risk_level="medium")
    await a_case(risk_level="medium", created_at="2026-01-02T00:00:00.000Z")
    version = await propose()
    counted = {"open_cases": 4, "overdue": 1, "overdue_by_this": 2, "become_overdue": 1}
    foreseen = {"all_open_cases": 4, "after": None, **counted}
    assert (await ask("manager", "GET", f"policy_packs/{version}/effect")).json()["data"] == foreseen
    await decide(version)
    after = (await ask("manager", "GET", f"policy_packs/{version}/effect")).json()["data"]
    assert (after["overdue"], after["become_overdue"]) == (2, 0)


async def test_open_cases_follow_what_is_put_in_force_and_go_back(ask, a_case, propose, decide, in_force, follow):
    case = await a_case(created_at="2026-11-02T00:00:00.000Z")
    version = await propose()

    async def due():
        values = (await ask("amina", "GET", f"cases/{case['id']}")).json()["data"]
        return values["next_action_policy"], values["next_action_due"]

    assert await due() == (0, "2026-11-05T00:00:00.000Z")
    for decided, expected in ((version, "2026-11-02T01:00:00.000Z"), (0, "2026-11-05T00:00:00.000Z")):
        assert (await decide(decided)).status_code == 200
        await follow()
        assert await in_force() == [decided]
        assert await due() == (decided, expected)


async def test_a_day_to_come_is_waited_for(propose, decide, in_force):
    version = await propose()
    answer = await decide(version, effective_from="2099-01-01")
    assert answer.json()["data"]["decisions"][0]["approved_by"] == "The ministry"
    assert await in_force() == [0]


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"effective_from": "2020-01-01"}, "effective_from", "in_the_past"),
        ({"approved_by": "  "}, "approved_by", "missing"),
        ({"approved_by": "x" * 201}, "approved_by", "too_long"),
    ],
)
async def test_a_decision_that_is_wrong_is_refused_and_changes_nothing(propose, decide, in_force, values, field, code):
    answer = await decide(await propose(), **values)
    assert (answer.status_code, answer.json()["facts"]["fields"][field]) == (422, [code])
    assert await in_force() == [0]


async def test_what_is_not_there_is_not_put_in_force(manager, decide):
    assert (await decide(77)).status_code == 404


async def test_both_stand_in_the_audit_without_the_name_of_who_agreed(propose, decide, database):
    version = await propose()
    await decide(version)
    async with database.look() as session:
        wanted = select(audit_entry).where(audit_entry.c.subject_type == "policy_pack").order_by(audit_entry.c.position)
        found = (await session.execute(wanted)).all()
    assert [row.action for row in found] == ["propose_policy", "put_policy_in_force"]
    assert [(row.user_name, row.subject) for row in found] == [("manager", str(version)), ("second", str(version))]
    assert "ministry" not in str([row.facts for row in found])


async def test_referrals_hears_the_clocks_that_count_now_and_later(propose, decide, published):
    quick = {risk: by | {"acknowledge": {"hours": 1}} for risk, by in DEFAULT_CLOCKS.items()}
    first, second = await propose(), await propose(referral_clocks=quick, service_windows={})
    assert await published(ReferralClocksDecided) == []
    for version, since in ((first, None), (second, "2999-01-01"), (0, None)):
        answer = await decide(version, **({} if since is None else {"effective_from": since}))
        assert answer.status_code == 200, answer.text
    told = (await published(ReferralClocksDecided))[-1].decided
    assert [one["version"] for one in told] == [second, 0]
    assert told[0]["effective_from"] == "2999-01-01" > told[1]["effective_from"]
    assert (told[0]["clocks"], told[0]["windows"], told[0]["holidays"]) == (quick, {}, ["2026-12-25"])
    assert (told[1]["clocks"], told[1]["windows"]) == (DEFAULT_CLOCKS, DEFAULT_WINDOWS)


async def test_a_pack_that_says_no_clocks_keeps_those_of_when_it_was_proposed(ask, propose):
    version = await propose()
    shown = (await ask("manager", "GET", f"policy_packs/{version}")).json()["data"]
    assert (shown["referral_clocks"], shown["service_windows"]) == (DEFAULT_CLOCKS, DEFAULT_WINDOWS)
