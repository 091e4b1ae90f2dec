"""One list of the audits of all services, for who may read it."""

from datetime import UTC, datetime, timedelta

import pytest
from chassis.ids import derived_id, new_id
from contracts.audit import (
    AuditEntry,
    CasesAuditClosed,
    CasesAuditDayDropped,
    IdentityAuditClosed,
)

NOON = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
DAY = NOON.date()
READING = {"audit_log": ["read"]}
CHILD = str(new_id())


@pytest.fixture
async def reader(people):
    return await people.add("rita", permissions=READING)


def entry(number, action="show_case", **more):
    told = {"user_name": "amina", "role": "role-amina", "subject_type": "case", "subject": CHILD, "outcome": "allowed"}
    return AuditEntry(number=number, at=NOON + timedelta(minutes=number), action=action, **(told | more))


@pytest.fixture
def tell(deliver):
    async def told(*entries, kind=CasesAuditClosed, day=DAY, **how):
        subject = derived_id("audit", kind.publisher(), day.isoformat())
        await deliver(kind(day=day, entries=list(entries)), about=subject, **how)

    return told


@pytest.fixture
def logs(client, reader):
    async def asked(query=""):
        async with client(reader) as http:
            answer = await http.get(f"/api/v2/audit_logs{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return asked


async def test_nobody_is_refused(anonymous):
    assert (await anonymous.get("/api/v2/audit_logs")).status_code == 401


async def test_who_does_not_hold_the_permission_is_refused(people, client, tell):
    await tell(entry(1))
    for person in (people.amina, people.nobody_role):
        async with client(person) as http:
            answer = await http.get("/api/v2/audit_logs")
        assert answer.status_code == 403
        assert CHILD not in answer.text


async def test_before_anything_was_told_the_list_is_empty(logs):
    assert await logs() == {"data": [], "metadata": {"total": 0, "per": 100, "page": 1}}


async def test_the_audits_of_two_services_are_one_list_newest_first(logs, tell):
    await tell(entry(1), entry(4, "update_case"))
    login = entry(2, "login", subject_type="session", subject="7", user_name="joao")
    await tell(login, kind=IdentityAuditClosed)
    found = (await logs())["data"]
    assert [(each["user_name"], each["action"]) for each in found] == [
        ("amina", "update"),
        ("joao", "login"),
        ("amina", "show"),
    ]
    assert [each["record_type"] for each in found] == ["case", "session", "case"]
    assert [(await logs("?order=asc"))["data"][0]["id"]] == [found[-1]["id"]]


async def test_an_entry_says_who_did_what_and_keeps_no_address(logs, tell):
    await tell(entry(1))
    (found,) = (await logs())["data"]
    assert found["record_id"] == CHILD
    assert found["display_id"] == CHILD[-7:]
    assert found["resource_url"] == f"/api/v2/cases/{CHILD}"
    assert found["log_message"]["prefix"]["key"] == "logger.show"
    assert found["metadata"]["remote_ip"] == ""
    assert found["metadata"]["http_method"] == "GET"
    assert found["timestamp"] == "2026-11-28T03:01:00.000Z"


async def test_what_is_told_twice_is_there_once(logs, tell):
    await tell(entry(1), entry(2), times=2)
    await tell(entry(2), entry(3))
    assert (await logs())["metadata"]["total"] == 3


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?user_name=joao", [3]),
        ("?audit_log_actions[0]=update", [2]),
        ("?audit_log_actions[]=update&audit_log_actions[]=show", [2, 1]),
        ("?record_type[0]=incident", [3]),
        ("?record_type[0]=child", [2, 1]),
        ("?from=2026-11-28T03:02:00Z", [3, 2]),
        ("?to=2026-11-28T03:02:00Z", [1]),
        ("?from=2026-11-28&to=2026-11-28", [3, 2, 1]),
        ("?from=2026-11-29", []),
        ("?per=1&page=2", [2]),
        ("?outcome=refused", [4]),
    ],
)
async def test_the_list_is_narrowed(logs, tell, query, numbers):
    await tell(
        entry(1),
        entry(2, "update_case"),
        entry(3, "list_incidents", subject_type="incident", subject=None, user_name="joao"),
        entry(4, outcome="refused", code="not_found"),
    )
    found = (await logs(query))["data"]
    assert [datetime.fromisoformat(each["timestamp"]).minute for each in found] == numbers


async def test_a_failed_login_is_among_what_happened(logs, tell):
    failed = entry(1, "failed_login", subject_type="session", subject=None, outcome="refused", code="wrong_credentials")
    await tell(failed, kind=IdentityAuditClosed)
    assert [each["action"] for each in (await logs())["data"]] == ["failed_login"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?audit_log_actions[0]=peek", "audit_log_actions"),
        ("?record_type[0]=diary", "record_type"),
        ("?from=yesterday", "from"),
        ("?per=0", "per"),
    ],
)
async def test_what_cannot_be_asked_is_refused_by_its_name(client, reader, query, field):
    async with client(reader) as http:
        answer = await http.get(f"/api/v2/audit_logs{query}")
    assert answer.status_code == 422
    assert any(field in error.get("detail", "") for error in answer.json()["errors"]), answer.text


async def test_a_day_that_its_service_dropped_is_gone(logs, tell, deliver):
    await tell(entry(1))
    await tell(entry(9), day=DAY + timedelta(days=1))
    subject = derived_id("audit", "cases", DAY.isoformat())
    await deliver(CasesAuditDayDropped(day=DAY), about=subject)
    assert [datetime.fromisoformat(each["timestamp"]).minute for each in (await logs())["data"]] == [9]
