"""What officers have on their hands, and who could take one more case: told, and nothing is moved."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from cases.caseload.domain import REASONS, is_away
from contracts.referrals import ReferralRejected

ASSIGNER = {"case": ["read", "assign_within_user_group"]}
OFFICER = {"case": ["read", "write"]}
OPENED = {"child": "r"}


@pytest.fixture
async def heads(people):
    await people.add("head", scope="group", permissions=ASSIGNER, forms=OPENED, groups=["north"])
    await people.add("elsewhere", scope="group", permissions=ASSIGNER, forms=OPENED, groups=["south"])
    await people.add("benedita", permissions=OFFICER, groups=["north"], reporting_location="TL0101")


@pytest.fixture
def loads(ask, heads):
    async def of(who="head", case=None):
        answer = await ask(who, "GET", "caseloads" if case is None else f"cases/{case['id']}/caseloads")
        assert answer.status_code == 200, answer.text
        for row in answer.json()["data"]:
            assert row["could_take"] == (row["why"] == [])
            assert set(row["why"]) <= set(REASONS)
        return {row["user_name"]: row for row in answer.json()["data"]}, answer.json()["metadata"]

    return of


async def test_a_load_is_what_the_cases_weigh_by_their_risk(a_case, loads):
    for risk in ("high", "medium", "low", None):
        await a_case(risk_level=risk)
    found, said = await loads()
    assert (said["limit"], said["load_limit"], said["withheld"]) == (25, 50, [])
    assert list(found) == ["benedita", "amina"]
    assert (found["amina"]["open"], found["amina"]["load"], found["amina"]["full_name"]) == (4, 8, "Amina")
    assert (found["benedita"]["open"], found["benedita"]["load"], found["benedita"]["could_take"]) == (0, 0, True)


async def test_who_has_as_many_as_the_pack_says_takes_no_more(a_case, ask, loads, people):
    for name in ("manager", "second"):
        await people.add(name, scope="all", permissions={"system": ["manage"]})
    shown = (await ask("manager", "GET", "policy_packs/0")).json()["data"]
    taken = "title deadlines clock unknown_risk referral_clocks service_windows working_week holidays".split()
    given = {name: shown[name] for name in taken} | {"caseload_limit": 2}
    given |= {"caseload_weights": {"high": 9, "medium": 2, "low": 1}, "to_be_confirmed": True}
    version = (await ask("manager", "POST", "policy_packs", given)).json()["data"]["version"]
    decided = await ask("second", "POST", f"policy_packs/{version}/decisions", {"approved_by": "Somebody"})
    assert decided.status_code == 200, decided.text
    await a_case(risk_level="high")
    assert (await loads())[0]["amina"]["why"] == ["heavy"]
    await a_case(risk_level="low")
    found, said = await loads()
    assert (found["amina"]["why"], said["limit"], said["load_limit"]) == (["full", "heavy"], 2, 4)


async def test_who_is_not_shown_risks_is_told_of_no_load(a_case, ask, loads, people):
    await a_case(risk_level="high")
    await people.add("blind", scope="group", permissions=ASSIGNER, forms={"followup": "r"}, groups=["north"])
    found, said = await loads("blind")
    assert (found["amina"]["open"], found["amina"]["load"]) == (1, None)
    assert (said["load_limit"], said["withheld"]) == (None, ["load"])


@pytest.mark.parametrize(
    ("begins", "ends", "away"), [(-3, 3, True), (0, 0, True), (-3, None, True), (1, 3, False), (-3, -1, False)]
)
async def test_who_is_on_leave_takes_none(*, a_case, loads, people, database, begins, ends, away):
    await a_case()
    today = database.site.day(datetime.now(UTC))
    leave = {"leave_from": today + timedelta(days=begins)}
    leave |= {} if ends is None else {"leave_to": today + timedelta(days=ends)}
    await people.add("amina", permissions=OFFICER, groups=["north"], **leave)
    assert (await loads())[0]["amina"]["why"] == (["on_leave"] if away else [])


async def test_a_case_is_proposed_to_nobody_of_another_area_or_too_close_to_it(a_case, deliver, loads, people):
    case = await a_case()
    await people.add("amina", permissions=OFFICER, groups=["north"], reporting_location="TL0101")
    await people.add("rui", permissions=OFFICER, groups=["north"], reporting_location="TL0999")
    told, _ = await loads(case=case)
    assert {name: row["why"] for name, row in told.items()} == {
        "benedita": [],
        "amina": ["owner"],
        "rui": ["other_area"],
    }
    said = {"record_id": UUID(case["id"]), "transition_id": uuid4(), "transitioned_by": "amina", "actor": "benedita"}
    said |= {"transitioned_to": "benedita", "at": datetime.now(UTC)}
    await deliver(ReferralRejected(**said, decline_reason="no_capacity"), about=said["transition_id"])
    assert (await loads(case=case))[0]["benedita"]["could_take"]
    said["transition_id"] = uuid4()
    await deliver(ReferralRejected(**said, decline_reason="conflict_of_interest"), about=said["transition_id"], times=2)
    assert (await loads(case=case))[0]["benedita"]["why"] == ["conflict_of_interest"]
    assert (await loads())[0]["benedita"]["could_take"]


async def test_each_is_told_of_their_own_side_and_only_who_hands_out_cases(a_case, ask, loads, people):
    case = await a_case()
    await people.add("keeper", permissions={"system": ["manage"]})
    await people.add("reader", scope="group", permissions={"case": ["read"]}, groups=["north"])
    assert set((await loads())[0]) == {"amina", "benedita"}
    assert set((await loads("elsewhere"))[0]) == {"rosa"}
    for path, hidden in (("caseloads", 200), (f"cases/{case['id']}/caseloads", 404)):
        told = {who: (await ask(who, "GET", path)).status_code for who in (None, "keeper", "reader", "elsewhere")}
        assert told == {None: 401, "keeper": 403, "reader": 403, "elsewhere": hidden}


async def test_whose_account_has_ended_is_listed_as_long_as_cases_are_theirs(a_case, loads, people):
    await people.add("amina", permissions=OFFICER, groups=["north"], disabled=True)
    assert "amina" not in (await loads())[0]
    await people.add("amina", permissions={"case": ["read", "create", "write"]}, groups=["north"])
    await a_case()
    await people.add("amina", permissions=OFFICER, groups=["north"], disabled=True)
    row = (await loads())[0]["amina"]
    assert (row["why"], row["silent"]) == (["no_account"], 1)


def test_a_leave_without_an_end_goes_on():
    assert is_away({"leave_from": "2026-11-01", "leave_to": None}, date(2027, 3, 1))
    assert not is_away({}, date(2027, 3, 1))
