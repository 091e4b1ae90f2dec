"""Each approval acknowledged was asked for and answered once, and its case stands where the last of them left it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofs.findings import Findings
from proofs.history import History

SAID = """
    SELECT subject::text AS id, data->>'record_id' AS case_id, data->>'owned_by' AS owner,
        coalesce(data->>'status', 'requested') AS status
    FROM outbox WHERE family = 'approval' ORDER BY position
"""
"""What cases announced of approvals, as it happened."""
STATES = """
    SELECT id::text, facts->>'approval_status_assessment' AS state FROM record
    WHERE facts->>'approval_status_assessment' IS NOT NULL
"""
REQUESTED, PENDING = "requested", "pending"


@dataclass(frozen=True)
class Approval:
    """`said`: `requested`, then how it was answered, in the order in which that was announced."""

    case: str
    owner: str
    said: tuple[str, ...]


Approvals = Mapping[str, Approval]
"""By id, in the order in which they were asked for."""


def approvals_of(rows: Iterable[Mapping[str, str]]) -> Approvals:
    found: dict[str, Approval] = {}
    for row in rows:
        before = found[row["id"]].said if row["id"] in found else ()
        found[row["id"]] = Approval(row["case_id"], row["owner"], (*before, row["status"]))
    return found


def compare_approvals(found: Findings, history: History, approvals: Approvals) -> None:
    """What was acknowledged against what cases announced."""
    for id, known in history.approvals.items():
        due = (REQUESTED,) if known.status == REQUESTED else (REQUESTED, known.status)
        said = approvals[id].said if id in approvals else ()
        if said == due or (known.doubtful and said[:1] == due and len(said) == len(due) + 1):
            continue
        target = found.doubled if len(said) > len(due) else found.lost if len(said) < len(due) else found.overtaken
        target.append(
            f"of approval {id} was acknowledged {', '.join(due)}, and announced {', '.join(said) or 'nothing'}"
        )
    surplus = Counter(approvals[id].case for id in approvals.keys() - history.approvals.keys())
    for case, number in (surplus - history.perhaps_asked).items():
        found.doubled.append(f"case {case} has {number} approvals that nobody asked for")


def compare_states(found: Findings, approvals: Approvals, states: Mapping[str, str]) -> None:
    """`states`: how far each case says its approval is."""
    last = {each.case: each.said[-1] for each in approvals.values()}
    due = {case: PENDING if said == REQUESTED else said for case, said in last.items()}
    for case in due.keys() | states.keys():
        if due.get(case) != states.get(case):
            found.lost.append(f"case {case} says {states.get(case)} of its approval, which is {due.get(case)}")
