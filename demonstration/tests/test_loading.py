"""The loader enters everything once, goes on where it stopped, and says what was refused."""

from collections import Counter
from copy import deepcopy

import httpx
import pytest
from demonstration.children import children
from demonstration.handing import WANTED
from demonstration.loading import LoadingRefusedError, load
from demonstration.places import locations
from demonstration.roster import left

from demonstration import session

from .listening import ADMIN, PASSWORDS, Server
from .support import UNTIL

Steps = list[tuple[str, int, int]]
TAKEN_OVER = ("transfers", "accepted")
STEPS = [
    "closed cases",
    "what was read",
    "children",
    "referrals",
    "flags",
    "approvals",
    "handings",
    "photographs",
    "departures",
]
STATES = {"in_progress", "accepted", "done", "rejected", "revoked"}


async def _load(server: Server) -> Steps:
    steps: Steps = []
    transport = httpx.MockTransport(server.answer)
    await load(
        "http://demonstration.test",
        lambda *step: steps.append(step),
        admin=ADMIN,
        until=UNTIL,
        transport=transport,
    )
    return steps


async def test_it_enters_everything_and_tells_how_far_it_is() -> None:
    server = Server()
    steps = await _load(server)
    assert server.configurations[0]["applied_on"]
    assert len(server.locations) == len(locations())
    assert set(PASSWORDS) <= set(server.accounts)
    assert len(server.cases) == 300
    names = list(dict.fromkeys(name for name, _, _ in steps))
    assert names[0] == "configuration"
    assert names[-9:] == STEPS
    counted = {name: (done, total) for name, done, total in steps}
    assert all(done == total for done, total in counted.values())
    assert counted["closed cases"][1] + counted["children"][1] == 300
    assert set(server.read) == {*PASSWORDS, *(person.user_name for person in left())}


async def test_children_belong_to_their_officers_and_referrals_end_as_invented() -> None:
    server = Server()
    await _load(server)
    invented = children(UNTIL)
    given = {
        child.id: child.handing.to
        for child in invented
        if child.handing and (child.handing.kind, child.handing.outcome) == TAKEN_OVER
    }
    assert all(server.cases[child.id]["owned_by"] == given.get(child.id, child.officer) for child in invented)
    wanted = {child.id: child.referral for child in invented if child.referral}
    assert {row["record_id"] for row in server.referrals.values()} == set(wanted)
    for row in server.referrals.values():
        assert all(step.is_taken(row) for step in wanted[row["record_id"]].steps)
    assert {row["status"] for row in server.referrals.values()} == STATES
    closed = {child.id for child in invented if child.closed_on}
    assert {id for id, case in server.cases.items() if case["status"] == "closed"} == closed


async def test_some_open_cases_are_flagged_by_who_has_them_or_supervises_them() -> None:
    server = Server()
    await _load(server)
    flagged = {child.id: child for child in children(UNTIL) if child.flag}
    assert {flag["record_id"] for flag in server.flags.values()} == set(flagged)
    removed = Counter(flag["removed"] for flag in server.flags.values())
    assert removed[True] >= 3
    assert removed[False] >= 10
    for flag in server.flags.values():
        child = flagged[flag["record_id"]]
        assert flag["flagged_by"] in {child.officer, child.supervisor}
        assert child.closed_on is None


async def test_every_step_is_asked_about_and_waits_or_was_agreed_to_or_sent_back() -> None:
    server = Server()
    await _load(server)
    steps = ("assessment", "case_plan", "closure")
    found = Counter(
        (step, case[f"approval_status_{step}"])
        for case in server.cases.values()
        for step in steps
        if f"approval_status_{step}" in case
    )
    assert found.keys() == {(step, state) for step in steps for state in ("pending", "approved", "rejected")}
    assert found == Counter(
        (child.approval.step, child.approval.outcome) for child in children(UNTIL) if child.approval
    )


async def test_cases_are_handed_over_and_asked_for_in_every_state() -> None:
    server = Server()
    await _load(server)
    found = Counter((row["kind"], row["status"]) for row in server.handings.values())
    assert found == Counter(WANTED)
    for child in children(UNTIL):
        if child.handing:
            assert child.officer in {child.handing.by, child.handing.to}
            assert child.handing.by != child.handing.to
            assert child.case["disclosure_other_orgs"]


async def test_who_has_left_can_log_in_no_more_and_leaves_open_cases() -> None:
    server = Server()
    await _load(server)
    assert server.disabled == {person.user_name for person in left()}
    theirs = [case for case in server.cases.values() if case["owned_by"] in server.disabled]
    assert any(case["status"] == "open" for case in theirs)


async def test_photographs_are_sent_once() -> None:
    server = Server()
    await _load(server)
    assert server.files.keys() == {child.id for child in children(UNTIL) if child.has_photograph}
    assert all(len(files) == 1 for files in server.files.values())


async def test_loading_again_changes_nothing() -> None:
    server = Server()
    await _load(server)
    before = deepcopy((server.cases, server.referrals, server.flags, server.handings, server.files))
    server.keys.clear()
    await _load(server)
    assert (server.cases, server.referrals, server.flags, server.handings, server.files) == before
    assert len(server.configurations) == 1


async def test_it_goes_on_after_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.001)
    server = Server()
    server.closed_to = lambda path: path.endswith("/referrals") and len(server.referrals) > 10
    with pytest.raises(LoadingRefusedError) as refused:
        await _load(server)
    assert "422 invalid /age" in str(refused.value)
    server.closed_to = lambda _: False
    await _load(server)
    invented = children(UNTIL)
    assert len(server.cases) == 300
    assert len(server.referrals) == sum(child.referral is not None for child in invented)


async def test_it_waits_for_a_busy_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.001)
    server = Server()
    server.busy = 4
    await _load(server)
    assert len(server.cases) == 300


async def test_a_wrong_password_is_told_at_once() -> None:
    server = Server()
    server.accounts[ADMIN[0]] = "another-password"
    with pytest.raises(LoadingRefusedError) as refused:
        await _load(server)
    assert refused.value.status == 401
    assert ADMIN[0] in str(refused.value)
    assert ADMIN[1] not in str(refused.value)
