"""Who had to be told what, was, once; and each letter about it arrived, no more often than it was in doubt."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from notifications.kind.reactions import KINDS

from proofs.approval_effects import REQUESTED, Approvals
from proofs.findings import Findings

TOLD = "SELECT user_name, kind, subject_id::text AS id FROM entry"
DAILY = ", ".join(f"'{name}'" for name, kind in KINDS.items() if kind.daily)
LETTERS = f"""
    SELECT coalesce(d.id, e.id)::text AS id, coalesce(d.state, 'unwritten') AS state,
        coalesce(d.attempts, 0) AS attempts
    FROM entry e JOIN actor_account a ON a.user_name = e.user_name LEFT JOIN delivery d ON d.entry_id = e.id
    WHERE d.id IS NOT NULL OR coalesce(a.account->>'email', '') <> '' AND NOT (e.kind IN ({DAILY}) AND EXISTS (
        SELECT FROM delivery o WHERE o.user_name = e.user_name AND o.kind = e.kind
        AND o.created_at BETWEEN e.created_at - interval '1 day' AND e.created_at + interval '1 day'))
"""
"""Everybody in a proof wants mail, whoever has an address; of some kinds one letter tells of a whole day."""
DEADLINES = """
    SELECT subject::text AS id, data->>'owned_by' AS owner, type, coalesce(data->>'rung', '') AS rung
    FROM outbox WHERE family = 'deadline'
"""
REFERRAL, TRANSFER, REQUEST = "Referral", "Transfer", "TransferRequest"
SENDER_HEARS: dict[str, dict[str, tuple[str, ...]]] = {
    REFERRAL: {
        "accepted": ("referral_accepted",),
        "rejected": ("referral_rejected",),
        "done": ("referral_accepted", "referral_done"),
        "refused": ("referral_refused",),
    },
    TRANSFER: {
        "accepted": ("transfer_accepted",),
        "rejected": ("transfer_rejected",),
        "refused": ("transfer_refused",),
    },
    REQUEST: {"rejected": ("transfer_request_rejected",)},
}
"""What who made a transition is told of it, by its type and its state at the end."""
MADE = {REFERRAL: "referral_made", TRANSFER: "transfer_made", REQUEST: "transfer_request_made"}
REVOKED = {TRANSFER: "transfer_revoked", REQUEST: "transfer_request_revoked"}
ENDED = {REQUEST: "transfer_request_ended"}
"""Nobody took it back. Of a load only requests end so, when the case has another owner."""
OWNER_HEARS = {"reached": "deadline_reached", "missed": "deadline_missed", "escalated": "deadline_passed_on"}
"""Of a deadline."""
ESCALATED, NATIONAL = "escalated", "national"
News = tuple[str, str, str]
"""User name, kind, and the transition, approval or deadline."""


@dataclass(frozen=True)
class Transition:
    """A referral, a transfer or a transfer request, by its `type`, as referrals has it. `because`: why it ended that
    nobody took back. `over`: nothing of it is waited for.
    """

    case: str
    status: str
    grant: str
    by: str
    to: str
    type: str = REFERRAL
    because: str | None = None
    over: bool = True


Transitions = Mapping[str, Transition]


def news_of(transitions: Transitions) -> Counter[News]:
    """Who was asked knows once the case is open to them; who asked, how each step ended."""
    due: Counter[News] = Counter()
    for id, each in transitions.items():
        if each.grant == "granted":
            due[each.to, MADE[each.type], id] += 1
        for kind in SENDER_HEARS[each.type].get(each.status, ()):
            due[each.by, kind, id] += 1
        if each.status == "revoked" and each.because is None and each.type in REVOKED:
            due[each.to, REVOKED[each.type], id] += 1
        elif each.status == "revoked" and each.type in ENDED:
            due[each.by, ENDED[each.type], id] += 1
    return due


def news_of_approvals(approvals: Approvals, supervisors: Mapping[str, str]) -> Counter[News]:
    """`supervisors`: user name → of who may answer what they ask for."""
    due: Counter[News] = Counter()
    for id, each in approvals.items():
        for said in each.said:
            to = supervisors.get(each.owner, "nobody") if said == REQUESTED else each.owner
            due[to, f"approval_{said}", id] += 1
    return due


def news_of_deadlines(
    rows: Iterable[Mapping[str, str]], supervisors: Mapping[str, str], overseer: str
) -> Counter[News]:
    """`rows`: what cases announced of deadlines. Whoever is told of one twice in the same words is told once."""
    due: set[News] = set()
    for row in rows:
        what = row["type"].removeprefix("cases.deadline_").partition(".")[0]
        due.add((row["owner"], OWNER_HEARS[what], row["id"]))
        if what == ESCALATED:
            above = {supervisors.get(row["owner"], "nobody")} | ({overseer} if row["rung"] == NATIONAL else set())
            due |= {(name, "deadline_escalated", row["id"]) for name in above}
    return Counter(due)


def compare_news(found: Findings, due: Counter[News], told: Iterable[News]) -> None:
    """Each step told whom it had to, once."""
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
