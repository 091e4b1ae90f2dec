"""A caseworker of a load offers cases to the partner, who takes them over or not, and who asks for some."""

import time
from functools import partial

from proofs.desk import Asked, Desk, Heard, Share, Step
from proofs.history import KnownTransition

TRANSFER, REQUEST = "Transfer", "TransferRequest"
PATHS = {TRANSFER: "transfers", REQUEST: "transfer_requests"}


class Transfers:
    """What is offered and what is asked for, and what of it waits.

    A case is offered once at most: the end of one offer may overtake the next one on its way to cases, which
    refuses that then.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._offered: set[str] = set()
        self._offers: list[Asked] = []
        self._wishes: list[Asked] = []
        self._promised: list[Asked] = []
        """Requests that were accepted, whose offer the partner has still to find."""

    def beginnings(self) -> list[Share]:
        """Asked for is what was referred to the partner: a case that they may find."""
        desk = self._desk
        found = [(0.06, [case for case in desk.cases if case not in self._offered], self._offer)]
        wished = {wish.case for wish in self._wishes + self._promised}
        known = {asked.case for asked in desk.referred} & set(desk.cases)
        found.append((0.15, sorted(known - wished), self._wish))
        return [(share, partial(step, desk.rng.choice(cases))) for share, cases, step in found if cases]

    def answers(self) -> list[Step]:
        found = ((self._offers, self._answer_offer), (self._wishes, self._answer_wish), (self._promised, self._find))
        return [step for waiting, step in found if self._desk.still(waiting)]

    def _offer(self, case: str) -> Heard:
        desk = self._desk
        data = {"transitioned_to": desk.partner_name, "notes": "please take over"}
        heard, made = desk.insist(desk.mine, "POST", f"cases/{case}/transfers", data, by="referrals", can_wait=True)
        if heard is Heard.UNKNOWN:
            desk.doubt_sharing(case)
        elif heard is Heard.DONE:
            self._offered.add(case)
            self._note(TRANSFER, case, made)
        return heard

    def _note(self, type: str, case: str, made: dict[str, str]) -> None:
        self._desk.history.transitions[made["id"]] = KnownTransition(case, made["status"], type)
        waiting = self._offers if type == TRANSFER else self._wishes
        waiting.append(Asked(case, made["id"], time.monotonic(), opened=made["access"] == "granted"))

    def _answer_offer(self) -> Heard:
        """Taken back is only what the partner knows of: whether they have to be told hangs on that."""
        desk, asked = self._desk, self._desk.pick(self._offers)
        status = desk.rng.choice(("accepted", "accepted", "rejected", "revoked" if asked.opened else "rejected"))
        heard = self._answer(TRANSFER, asked, status, self._offers)
        if heard is Heard.DONE and status == "accepted":
            desk.history.cases[asked.case].owner = desk.partner_name
            desk.give_away(asked.case)
            self._wishes = [wish for wish in self._wishes if wish.case != asked.case]
        return heard

    def _wish(self, case: str) -> Heard:
        desk = self._desk
        path = f"cases/{case}/transfer_requests"
        heard, made = desk.insist(desk.partner, "POST", path, {"notes": "we know them"}, by="referrals", can_wait=True)
        if heard is Heard.UNKNOWN:
            desk.doubt_sharing(case)
        elif heard is Heard.DONE:
            self._note(REQUEST, case, made)
        return heard

    def _answer_wish(self) -> Heard:
        desk, asked = self._desk, self._desk.pick(self._wishes)
        status = desk.rng.choice(("accepted", "accepted", "rejected", "revoked"))
        if status == "accepted" and asked.case in self._offered:
            status = "rejected"
        heard = self._answer(REQUEST, asked, status, self._wishes)
        if status == "accepted" and heard is Heard.DONE:
            self._offered.add(asked.case)
            desk.history.promised[asked.case] += 1
            self._promised.append(asked)
        elif status == "accepted" and heard is Heard.UNKNOWN:
            desk.history.doubt_sharing(asked.case)
        return heard

    def _answer(self, type: str, asked: Asked, status: str, waiting: list[Asked]) -> Heard:
        """Who is asked answers; who asks takes back."""
        desk, known = self._desk, self._desk.history.transitions[asked.id]
        by_partner = (status == "revoked") == (type == REQUEST)
        path = f"cases/{asked.case}/{PATHS[type]}/{asked.id}"
        client = desk.partner if by_partner else desk.mine
        heard, _ = desk.insist(client, "PATCH", path, {"status": status}, by="referrals", can_wait=asked.can_wait)
        if heard is Heard.EARLY:
            waiting.append(asked)
        elif heard is Heard.UNKNOWN:
            known.doubtful = True
            desk.doubt(asked.case)
        elif heard is Heard.DONE:
            known.status = status
        return heard

    def _find(self) -> Heard:
        """The offer that an accepted request led to, once the case is open to the partner."""
        desk, asked = self._desk, self._desk.pick(self._promised)
        answer = desk.partner.send("GET", f"/api/v2/cases/{asked.case}/transfers")
        listed = answer.json()["data"] if answer.ok else []
        found = [each for each in listed if each["transitioned_to"] == desk.partner_name]
        if not found:
            self._promised.append(asked)
            return Heard.EARLY
        desk.history.promised[asked.case] -= 1
        self._note(TRANSFER, asked.case, found[0])
        return Heard.DONE
