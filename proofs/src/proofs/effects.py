"""What people would see: each acknowledged thing happened, once, and every copy says what its source says."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg
from contracts.system_fields import names_where

from proofs.findings import Findings
from proofs.history import History

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
    SELECT id::text, version, (facts->>'age')::int AS age, grants,
        md5((SELECT jsonb_object_agg(key, value) FROM jsonb_each(facts) WHERE key IN ({HEARD}))::text) AS heard,
        md5(jsonb_build_array({OF_FACTS})::text) AS counted
    FROM record WHERE record_type = 'case'
"""
HISTORY = "SELECT record_id::text AS id, count(*) AS number FROM record_history GROUP BY record_id"
REFERRALS = """
    SELECT t.id::text, t.record_id::text AS case_id, t.status, t.grant_state, t.transitioned_by, t.transitioned_to
    FROM transition t WHERE t.type = 'Referral'
"""
INCIDENTS = """
    SELECT i.id::text, c.id::text AS case_id FROM record i
    LEFT JOIN record c ON c.record_type = 'case' AND c.facts->'incidents' ? i.id::text
    WHERE i.record_type = 'incident'
"""
"""Each with the case that lists it."""
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
TOLD = "SELECT user_name, kind, subject_id::text AS id FROM entry"
LETTERS = """
    SELECT coalesce(d.id, e.id)::text AS id, coalesce(d.state, 'unwritten') AS state,
        coalesce(d.attempts, 0) AS attempts
    FROM entry e LEFT JOIN delivery d ON d.entry_id = e.id
"""
"""Everybody in a proof wants mail."""

ANSWER_STEPS = {"accepted": 1, "rejected": 1, "done": 2}
"""How many answers a referral had, by its state at the end."""
NEWS = {"accepted": ("accepted",), "rejected": ("rejected",), "done": ("accepted", "done"), "refused": ("refused",)}
News = tuple[str, str, str]
"""User name, kind and transition."""


@dataclass(frozen=True)
class Case:
    version: int
    age: int | None
    grants: Mapping[str, str]
    """Transition → its state as cases knows it."""
    digests: Mapping[str, str]
    """`heard`: of the facts that referrals keeps; `counted`: of those that reporting counts by."""


@dataclass(frozen=True)
class Referral:
    case: str
    status: str
    grant: str
    by: str
    to: str


Cases = Mapping[str, Case]
Referrals = Mapping[str, Referral]


async def check_effects(
    at: Mapping[str, asyncpg.Connection], history: History, letters: Mapping[str, int]
) -> tuple[Findings, dict[str, int]]:
    """`letters`: how often each letter arrived at the post office, by its id."""
    found = Findings()
    cases = {row["id"]: _case(row) for row in await at["cases"].fetch(CASES)}
    referrals = {row["id"]: _referral(row) for row in await at["referrals"].fetch(REFERRALS)}
    entries = {row["id"]: row["number"] for row in await at["cases"].fetch(HISTORY)}
    compare_sources(found, history, cases, referrals)
    compare_versions(found, history, cases, referrals, entries)
    compare_access(found, cases, referrals)
    listed = [(row["id"], row["case_id"]) for row in await at["cases"].fetch(INCIDENTS)]
    compare_incidents(found, history, listed)
    files = {row["id"]: row["number"] for row in await at["cases"].fetch(FILES)}
    compare_files(found, history, files)
    for service, keys in history.keys.items():
        known = {row["key"] for row in await at[service].fetch(COMMANDS)}
        found.lost.extend(f"{service} forgot the command {key}, which it acknowledged" for key in keys - known)
    for service, query in COPIES.items():
        rows = await at[service].fetch(query)
        compare_copies(found, service, cases, {row["id"]: dict(row) for row in rows})
    counted = {row["id"]: (row["state"], row["active"]) for row in await at["reporting"].fetch(COUNTED)}
    compare_counted(found, referrals, counted)
    told = [(row["user_name"], row["kind"], row["id"]) for row in await at["notifications"].fetch(TOLD)]
    compare_news(found, referrals, told)
    written = {row["id"]: (row["state"], row["attempts"]) for row in await at["notifications"].fetch(LETTERS)}
    compare_letters(found, written, letters)
    beside = {"incidents": len(listed), "files": sum(files.values())}
    figures = beside | {"cases": len(cases), "referrals": len(referrals), "told": len(told), "letters": len(letters)}
    figures["second_copies"] = sum(letters.values()) - len(letters)
    return found, figures


def compare_sources(found: Findings, history: History, cases: Cases, referrals: Referrals) -> None:
    """Everything acknowledged is there as it was last acknowledged, and nothing that nobody asked for."""
    for id, known in history.cases.items():
        if id not in cases:
            found.lost.append(f"case {id} was acknowledged and is not there")
        elif cases[id].age != known.age and not known.doubtful:
            found.lost.append(f"the last edit of case {id} was acknowledged and is not there")
    for id, referral in history.referrals.items():
        if id not in referrals:
            found.lost.append(f"referral {id} was acknowledged and is not there")
        elif referrals[id].status != referral.status and not referral.doubtful:
            found.lost.append(f"referral {id} was last acknowledged as {referral.status}, not {referrals[id].status}")
    for id in cases.keys() - history.cases.keys() - history.perhaps_registered:
        found.doubled.append(f"case {id} is there and nobody registered it")
    surplus = Counter(
        referrals[id].case for id in referrals.keys() - history.referrals.keys() if _carried_out(referrals[id])
    )
    for case, number in surplus.items():
        allowed = history.perhaps_referred.get(case, 0)
        if number > allowed:
            found.doubled.append(f"case {case} has {number - allowed} referrals that nobody made")


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


def _carried_out(referral: Referral) -> bool:
    """What cases refused is written down and was answered with a refusal."""
    return referral.grant != "refused"


def compare_versions(
    found: Findings, history: History, cases: Cases, referrals: Referrals, entries: Mapping[str, int]
) -> None:
    """A case has one version, and one entry in its history, for each thing that happened to it: no more, no less."""
    referrals_of: dict[str, dict[str, Referral]] = {}
    for id, referral in referrals.items():
        referrals_of.setdefault(referral.case, {})[id] = referral
    for id, case in cases.items():
        if entries.get(id, 0) != case.version:
            found.doubled.append(f"case {id} has {entries.get(id, 0)} entries of history for {case.version} versions")
        known = history.cases.get(id)
        if known is None or known.doubtful:
            continue
        due = 1 + known.steps + steps_of(case, referrals_of.get(id, {}))
        if case.version > due:
            found.doubled.append(f"case {id} is at version {case.version}, and only {due} things happened to it")
        elif case.version < due:
            found.lost.append(f"case {id} is at version {case.version}, and {due} things happened to it")


def steps_of(case: Case, referrals: Referrals) -> int:
    """How many versions of a case its referrals make: one for each access given, one for each answer."""
    given = case.grants.keys() | {id for id, referral in referrals.items() if referral.grant == "granted"}
    return len(given) + sum(ANSWER_STEPS.get(referral.status, 0) for referral in referrals.values())


def compare_access(found: Findings, cases: Cases, referrals: Referrals) -> None:
    """Cases gives each referral the access its state calls for; none waits for it."""
    asked = sum(referral.grant == "asked" for referral in referrals.values())
    if asked:
        found.unequal.append(f"{asked} of {len(referrals)} referrals still wait for their access")
    given = {id: status for case in cases.values() for id, status in case.grants.items()}
    due = {id: referral.status for id, referral in referrals.items() if referral.grant == "granted"}
    _note_apart(found, "accesses", "cases", due, given)


def compare_copies(found: Findings, service: str, cases: Cases, copies: Mapping[str, Mapping[str, Any]]) -> None:
    """A copy's row: id, version, and one of the case's digests by its name."""
    kinds = {name for copy in copies.values() for name in copy} & {"heard", "counted"}
    due = {
        id: {"id": id, "version": case.version} | {kind: case.digests[kind] for kind in kinds}
        for id, case in cases.items()
    }
    _note_apart(found, "cases", service, due, copies)


def compare_counted(found: Findings, referrals: Referrals, counted: Mapping[str, tuple[str, bool]]) -> None:
    due = {id: (referral.status, referral.grant == "granted") for id, referral in referrals.items()}
    _note_apart(found, "referrals", "reporting", due, counted)


def compare_news(found: Findings, referrals: Referrals, told: Iterable[News]) -> None:
    """Each step of each referral told the other side once."""
    due: Counter[News] = Counter()
    for id, referral in referrals.items():
        if referral.grant == "granted":
            due[referral.to, "referral_made", id] += 1
        for step in NEWS.get(referral.status, ()):
            due[referral.by, f"referral_{step}", id] += 1
    heard = Counter(told)
    found.lost.extend(f"nobody was told of {kind} of {id}" for _, kind, id in (due - heard).elements())
    found.doubled.extend(f"somebody was told too often of {kind} of {id}" for _, kind, id in (heard - due).elements())


def compare_letters(found: Findings, written: Mapping[str, tuple[str, int]], arrived: Mapping[str, int]) -> None:
    """Each piece of news reaches the post office, and no more often than it was in doubt.

    `written`: state and attempts of each letter by its id; `arrived`: how often each did.
    """
    for id, (state, attempts) in written.items():
        if state in {"waiting", "sending"}:
            found.unequal.append(f"letter {id} is {state}")
        elif not arrived.get(id):
            found.lost.append(f"letter {id} is {state}, and never arrived")
        if arrived.get(id, 0) > attempts:
            found.doubled.append(f"letter {id} arrived {arrived[id]} times in {attempts} attempts")
    found.doubled.extend(f"letter {id} arrived, and nobody wrote it" for id in arrived.keys() - written.keys())


def _note_apart(found: Findings, what: str, where: str, due: Mapping[str, Any], there: Mapping[str, Any]) -> None:
    apart = sum(due.get(id) != there.get(id) for id in due.keys() | there.keys())
    if apart:
        found.unequal.append(f"{apart} of {len(due)} {what} differ in {where}")


def _case(row: asyncpg.Record) -> Case:
    grants = {id: grant["status"] for id, grant in json.loads(row["grants"]).items() if grant["kind"] == "referral"}
    return Case(row["version"], row["age"], grants, {"heard": row["heard"], "counted": row["counted"]})


def _referral(row: asyncpg.Record) -> Referral:
    return Referral(row["case_id"], row["status"], row["grant_state"], row["transitioned_by"], row["transitioned_to"])
