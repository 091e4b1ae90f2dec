"""What people would see: each acknowledged thing happened, once, and every copy says what its source says."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg
from contracts.system_fields import names_where
from sharing.grants import OPENING

from proofs.approval_effects import SAID, STATES, approvals_of, compare_approvals, compare_states
from proofs.findings import Findings
from proofs.history import History, KnownTransition
from proofs.news import (
    DEADLINES,
    LETTERS,
    REFERRAL,
    REQUEST,
    TOLD,
    TRANSFER,
    Transition,
    Transitions,
    compare_letters,
    compare_news,
    news_of,
    news_of_approvals,
    news_of_deadlines,
)
from proofs.system import ADMIN

TEXTS = ("module_id", "status", "workflow", "risk_level", "owned_by")
LISTS = ("associated_user_names", "referred_users", "referred_users_pending", "referred_users_accepted")
"""Facts that reporting counts by, of those that the load changes."""
OF_FACTS = ", ".join(
    [f"facts->>'{name}'" for name in TEXTS]
    + [
        f"(SELECT coalesce(jsonb_agg(n ORDER BY n), '[]') FROM jsonb_array_elements_text(facts->'{name}') AS n)"
        for name in LISTS
    ]
)
OF_COLUMNS = ", ".join([*TEXTS, *(f"to_jsonb({name})" for name in LISTS)])

HEARD = ", ".join(f"'{name}'" for name in names_where(lambda field: "referrals" in field.heard_by))
"""Facts that referrals keeps of a case."""

CASES = f"""
    SELECT id::text, version, (facts->>'age')::int AS age, facts->>'owned_by' AS owner, grants,
        md5((SELECT jsonb_object_agg(key, value) FROM jsonb_each(facts) WHERE key IN ({HEARD}))::text) AS heard,
        md5(jsonb_build_array({OF_FACTS})::text) AS counted
    FROM record WHERE record_type = 'case'
"""
HISTORY = "SELECT record_id::text AS id, count(*) AS number FROM record_history GROUP BY record_id"
TRANSITIONS = """
    SELECT t.id::text, t.type, t.record_id::text AS case_id, t.status, t.grant_state, t.transitioned_by,
        t.transitioned_to, t.ended_because, t.ended_at IS NOT NULL AS ended
    FROM transition t
"""
INCIDENTS = """
    SELECT i.id::text, c.id::text AS case_id, i.facts->>'owned_by' IS DISTINCT FROM c.facts->>'owned_by' AS strayed
    FROM record i
    LEFT JOIN record c ON c.record_type = 'case' AND c.facts->'incidents' ? i.id::text
    WHERE i.record_type = 'incident'
"""
"""Each with the case that lists it, and whether it is somebody else's."""
FILES = "SELECT record_id::text AS id, count(*) AS number FROM attachment GROUP BY record_id"
COMMANDS = "SELECT key::text FROM command"
COPIES = {
    "referrals": """
        SELECT record_id::text AS id, version, md5(facts::text) AS heard
        FROM case_copy WHERE record_type = 'case'
    """,
    "reporting": f"""
        SELECT id::text, version, md5(jsonb_build_array({OF_COLUMNS})::text) AS counted
        FROM case_fact WHERE record_type = 'case'
    """,
}
"""Beside the version, a digest of the facts that are heard or of those that are counted."""
COUNTED = "SELECT id::text, state, active FROM referral_fact"
HANDED_OVER = "SELECT transition_id::text AS id, record_id::text AS case_id, assigned_to FROM assignment_fact"

ANSWER_STEPS: dict[str, dict[str, int]] = {
    REFERRAL: {"accepted": 1, "rejected": 1, "done": 2},
    TRANSFER: {"accepted": 1, "rejected": 1, "revoked": 1},
    REQUEST: {},
}
"""How many versions of a case the answers to a transition make, by its state at the end."""
NAMES = {REFERRAL: "referrals", TRANSFER: "transfers", REQUEST: "transfer_requests"}
GRANTED_AS = {(TRANSFER, "accepted"): "done"}
"""What cases calls a state, where it calls it otherwise."""


@dataclass(frozen=True)
class Case:
    version: int
    age: int | None
    grants: Mapping[str, str]
    """Transition → its state as cases knows it."""
    digests: Mapping[str, str]
    """`heard`: of the facts that referrals keeps; `counted`: of those that reporting counts by."""
    owner: str = ""


Cases = Mapping[str, Case]


async def check_effects(
    at: Mapping[str, asyncpg.Connection], history: History, letters: Mapping[str, int]
) -> tuple[Findings, dict[str, int]]:
    """`letters`: how often each letter arrived at the post office, by its id."""
    found = Findings()
    cases = {row["id"]: _case(row) for row in await at["cases"].fetch(CASES)}
    transitions = {row["id"]: _transition(row) for row in await at["referrals"].fetch(TRANSITIONS)}
    entries = {row["id"]: row["number"] for row in await at["cases"].fetch(HISTORY)}
    compare_sources(found, history, cases, transitions)
    compare_versions(found, history, cases, transitions, entries)
    compare_access(found, cases, transitions)
    for service, keys in history.keys.items():
        known = {row["key"] for row in await at[service].fetch(COMMANDS)}
        found.lost.extend(f"{service} forgot the command {key}, which it acknowledged" for key in keys - known)
    for service, query in COPIES.items():
        rows = await at[service].fetch(query)
        compare_copies(found, service, cases, {row["id"]: dict(row) for row in rows})
    counted = {row["id"]: (row["state"], row["active"]) for row in await at["reporting"].fetch(COUNTED)}
    compare_counted(found, transitions, counted)
    handed = {row["id"]: (row["case_id"], row["assigned_to"]) for row in await at["reporting"].fetch(HANDED_OVER)}
    compare_handed_over(found, transitions, handed)
    figures = {"cases": len(cases), **Counter(NAMES[each.type] for each in transitions.values())}
    figures |= await _check_parts(found, at["cases"], history)
    return found, figures | await _check_told(found, at, history, transitions, letters)


async def _check_parts(found: Findings, cases: asyncpg.Connection, history: History) -> dict[str, int]:
    """What is recorded of a case beside it."""
    incidents = await cases.fetch(INCIDENTS)
    listed = [(row["id"], row["case_id"]) for row in incidents]
    compare_incidents(found, history, listed)
    strayed = sum(row["case_id"] is not None and row["strayed"] for row in incidents)
    if strayed:
        found.unequal.append(f"{strayed} of {len(listed)} incidents are not whose their case is")
    files = {row["id"]: row["number"] for row in await cases.fetch(FILES)}
    compare_files(found, history, files)
    return {"incidents": len(listed), "files": sum(files.values())}


async def _check_told(
    found: Findings,
    at: Mapping[str, asyncpg.Connection],
    history: History,
    transitions: Transitions,
    letters: Mapping[str, int],
) -> dict[str, int]:
    """Approvals, and who was told of them and of each transition."""
    approvals = approvals_of(await at["cases"].fetch(SAID))
    compare_approvals(found, history, approvals)
    compare_states(found, approvals, {row["id"]: row["state"] for row in await at["cases"].fetch(STATES)})
    told = [(row["user_name"], row["kind"], row["id"]) for row in await at["notifications"].fetch(TOLD)]
    deadlines = await at["cases"].fetch(DEADLINES)
    due = news_of(transitions) + news_of_approvals(approvals, history.supervisors)
    due += news_of_deadlines(deadlines, history.supervisors, ADMIN[0])
    compare_news(found, due, told)
    written = {row["id"]: (row["state"], row["attempts"]) for row in await at["notifications"].fetch(LETTERS)}
    compare_letters(found, written, letters)
    figures = {"approvals": len(approvals), "deadlines": len(deadlines), "told": len(told), "letters": len(letters)}
    return figures | {"second_copies": sum(letters.values()) - len(letters)}


def compare_sources(found: Findings, history: History, cases: Cases, transitions: Transitions) -> None:
    """Everything acknowledged is there as it was last acknowledged, and nothing that nobody asked for."""
    for id, known in history.cases.items():
        if id not in cases:
            found.lost.append(f"case {id} was acknowledged and is not there")
        elif known.doubtful:
            continue
        elif cases[id].age != known.age:
            found.lost.append(f"the last edit of case {id} was acknowledged and is not there")
        elif known.owner not in (None, cases[id].owner):
            found.lost.append(f"case {id} is not theirs to whom it was acknowledged to belong")
    for id in cases.keys() - history.cases.keys() - history.perhaps_registered:
        found.doubled.append(f"case {id} is there and nobody registered it")
    _compare_shared(found, history, cases, transitions)


def _compare_shared(found: Findings, history: History, cases: Cases, transitions: Transitions) -> None:
    for id, shared in history.transitions.items():
        if id not in transitions:
            found.lost.append(f"{shared.type} {id} was acknowledged and is not there")
        elif not shared.doubtful and not _stands(shared, transitions[id], cases):
            found.lost.append(f"{shared.type} {id} was acknowledged as {shared.status}, not {transitions[id].status}")
    surplus = Counter(
        transitions[id].case for id in transitions.keys() - history.transitions.keys() if _carried_out(transitions[id])
    )
    for case in surplus.keys() | history.promised.keys():
        promised = history.promised[case]
        if surplus[case] < promised:
            found.lost.append(f"a request for case {case} was accepted, and it was not offered")
        elif surplus[case] > promised + history.perhaps_shared[case]:
            found.doubled.append(f"case {case} has {surplus[case] - promised} referrals or transfers that nobody made")


def _stands(known: KnownTransition, there: Transition, cases: Cases) -> bool:
    """As it was acknowledged; but for a request, which ends when the case has another owner."""
    if known.status == there.status and there.because is None:
        return True
    changed_hands = there.case in cases and cases[there.case].owner != there.to
    return known.type == REQUEST and known.status == "in_progress" and there.status == "revoked" and changed_hands


def compare_incidents(found: Findings, history: History, listed: Iterable[tuple[str, str | None]]) -> None:
    """`listed`: each incident with the case that lists it. Every one acknowledged stands in its case, once."""
    there = Counter(listed)
    due = {(id, case) for case, known in history.cases.items() for id in known.incidents}
    found.lost.extend(f"incident {id} was acknowledged and its case does not list it" for id, _ in due - there.keys())
    for (id, case), number in there.items():
        if (id, case) in due and number > 1:
            found.doubled.append(f"incident {id} is listed {number} times")
        elif (id, case) not in due and id not in history.perhaps_recorded:
            found.doubled.append(f"incident {id} is there and nobody recorded it for that case")


def compare_files(found: Findings, history: History, files: Mapping[str, int]) -> None:
    """`files`: how many each case has."""
    for id, known in history.cases.items():
        number = files.get(id, 0)
        if number < known.files:
            found.lost.append(f"case {id} has {number} files, and {known.files} were acknowledged")
        elif number > known.files and not known.doubtful:
            found.doubled.append(f"case {id} has {number} files, and only {known.files} were added")


def _carried_out(transition: Transition) -> bool:
    """What cases refused is written down and was answered with a refusal."""
    return transition.grant != "refused"


def compare_versions(
    found: Findings, history: History, cases: Cases, transitions: Transitions, entries: Mapping[str, int]
) -> None:
    """A case has one version, and one entry in its history, for each thing that happened to it: no more, no less."""
    shared: dict[str, dict[str, Transition]] = {}
    for id, transition in transitions.items():
        shared.setdefault(transition.case, {})[id] = transition
    for id, case in cases.items():
        if entries.get(id, 0) != case.version:
            found.doubled.append(f"case {id} has {entries.get(id, 0)} entries of history for {case.version} versions")
        known = history.cases.get(id)
        if known is None or known.doubtful:
            continue
        due = 1 + known.steps + steps_of(case, shared.get(id, {}))
        if case.version > due:
            found.doubled.append(f"case {id} is at version {case.version}, and only {due} things happened to it")
        elif case.version < due:
            found.lost.append(f"case {id} is at version {case.version}, and {due} things happened to it")


def steps_of(case: Case, transitions: Transitions) -> int:
    """How many versions of a case are made by what is shared of it: one for each access given, one for each answer."""
    given = case.grants.keys() | {id for id, each in transitions.items() if _opens(each)}
    return len(given) + sum(ANSWER_STEPS[each.type].get(each.status, 0) for each in transitions.values())


def _opens(transition: Transition) -> bool:
    return transition.grant == "granted" and transition.type != REQUEST


def compare_access(found: Findings, cases: Cases, transitions: Transitions) -> None:
    """Cases gives each referral and transfer the access its state calls for; nothing waits for it, and nobody is asked
    for a case that is theirs no longer.
    """
    asked = sum(each.grant == "asked" for each in transitions.values())
    if asked:
        found.unequal.append(f"{asked} of {len(transitions)} referrals and transfers still wait for their access")
    waiting = sum(
        each.status == "accepted" and each.type != REFERRAL and not each.over for each in transitions.values()
    )
    if waiting:
        found.unequal.append(f"{waiting} transfers or requests that were accepted still wait for what follows")
    requests = [each for each in transitions.values() if each.type == REQUEST and each.status == "in_progress"]
    stale = sum(each.case in cases and cases[each.case].owner != each.to for each in requests)
    if stale:
        found.unequal.append(f"{stale} requests ask somebody whose case it is no longer")
    given = {id: status for case in cases.values() for id, status in case.grants.items()}
    due = {
        id: GRANTED_AS.get((each.type, each.status), each.status) for id, each in transitions.items() if _opens(each)
    }
    _note_apart(found, "accesses", "cases", due, given)


def compare_copies(found: Findings, service: str, cases: Cases, copies: Mapping[str, Mapping[str, Any]]) -> None:
    """A copy's row: id, version, and one of the case's digests by its name."""
    kinds = {name for copy in copies.values() for name in copy} & {"heard", "counted"}
    due = {
        id: {"id": id, "version": case.version} | {kind: case.digests[kind] for kind in kinds}
        for id, case in cases.items()
    }
    _note_apart(found, "cases", service, due, copies)


def compare_counted(found: Findings, transitions: Transitions, counted: Mapping[str, tuple[str, bool]]) -> None:
    referrals = {id: each for id, each in transitions.items() if each.type == REFERRAL}
    due = {id: (each.status, each.grant == "granted") for id, each in referrals.items()}
    _note_apart(found, "referrals", "reporting", due, counted)


def compare_handed_over(found: Findings, transitions: Transitions, handed: Mapping[str, tuple[str, str]]) -> None:
    """`handed`: case and new owner of each transfer that was carried out, as reporting has it."""
    carried_out = {id: each for id, each in transitions.items() if each.type == TRANSFER and each.status == "accepted"}
    due = {id: (each.case, each.to) for id, each in carried_out.items()}
    _note_apart(found, "transfers", "reporting", due, handed)


def _note_apart(found: Findings, what: str, where: str, due: Mapping[str, Any], there: Mapping[str, Any]) -> None:
    apart = sum(due.get(id) != there.get(id) for id in due.keys() | there.keys())
    if apart:
        found.unequal.append(f"{apart} of {len(due)} {what} differ in {where}")


def _case(row: asyncpg.Record) -> Case:
    given = json.loads(row["grants"]).items()
    grants = {id: grant["status"] for id, grant in given if grant["kind"] in OPENING}
    digests = {"heard": row["heard"], "counted": row["counted"]}
    return Case(row["version"], row["age"], grants, digests, row["owner"])


def _transition(row: asyncpg.Record) -> Transition:
    return Transition(
        row["case_id"],
        row["status"],
        row["grant_state"],
        row["transitioned_by"],
        row["transitioned_to"],
        type=row["type"],
        because=row["ended_because"],
        over=row["ended"],
    )
