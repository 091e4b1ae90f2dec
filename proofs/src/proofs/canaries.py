"""Canaries in what lies beside a case: its incidents, files, approvals, and who it is offered to."""

import base64
import random
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from proofs.client import Answer, Client
from proofs.people import MODULE

MARK = "zqx"


def new_canary(rng: random.Random) -> str:
    return MARK + "".join(rng.choice("bcdfghjklmnpqrstvwz") for _ in range(12))


@dataclass(frozen=True)
class Beside:
    """`fields`: an incident's, that take words. Whatever is not read back by who may read it ends the proof."""

    worker: Client
    partner: Client
    manager: Client
    partner_name: str
    fields: list[str]
    rng: random.Random

    def plant(self) -> int:
        """Register a case and put words beside it; how many were read back."""
        data: dict[str, Any] = {"module_id": MODULE, "id": str(uuid4()), "name_first": self._canary()}
        data |= {"consent_for_services": True, "disclosure_other_orgs": True}
        done(self.worker.send("POST", "/api/v2/cases", {"data": data}))
        path = f"/api/v2/cases/{data['id']}"
        return sum(planting(path) for planting in (self._incident, self._file, self._approval, self._transfer))

    def _incident(self, path: str) -> int:
        words = {name: self._canary() for name in self.fields}
        data = {**words, "module_id": MODULE, "incident_case_id": path.rpartition("/")[2]}
        made = done(self.worker.send("POST", "/api/v2/incidents", {"data": data}))
        changed = f"/api/v2/incidents/{made['id']}"
        refused = {name: [self._canary()] for name in self.fields}
        self.worker.send("PATCH", changed, {"data": refused})
        return read_back(self.worker, changed, words.values())

    def _file(self, path: str) -> int:
        words = [self._canary() for _ in range(3)]
        data = {
            "field_name": "other_documents",
            "attachment_type": "document",
            "file_name": f"{words[0]}.txt",
            "description": words[1],
            "comments": words[2],
            "attachment": base64.b64encode(self._canary().encode()).decode(),
        }
        file = done(self.worker.send("POST", f"{path}/attachments", {"data": data}))
        self.worker.send("GET", f"{path}/attachments/{file['id']}")
        self.worker.send("POST", f"{path}/attachments", {"data": data | {"attachment_type": self._canary()}})
        return read_back(self.worker, path, words)

    def _approval(self, path: str) -> int:
        step, notes = f"{path}/approvals/assessment", self._canary()
        done(self.worker.send("PATCH", step, {"data": {"approval_status": "requested"}}))
        done(self.manager.send("PATCH", step, {"data": {"approval_status": "rejected", "notes": notes}}))
        return read_back(self.manager, path, [notes])

    def _transfer(self, path: str) -> int:
        notes, reason = self._canary(), self._canary()
        data = {"transitioned_to": self.partner_name, "notes": notes, "consent_individual_transfer": True}
        offer = done(self.worker.send("POST", f"{path}/transfers", {"data": data}))
        answer = {"status": "rejected", "rejected_reason": reason}
        done(self.partner.send("PATCH", f"{path}/transfers/{offer['id']}", {"data": answer}))
        return read_back(self.worker, f"{path}/transfers", [notes, reason])

    def _canary(self) -> str:
        return new_canary(self.rng)


def done(answer: Answer) -> dict[str, Any]:
    """What was answered. Ends the proof where nothing was done."""
    if not answer.ok:
        raise SystemExit(f"a canary was not planted: {answer.status} {answer.body[:300]!r}")
    made: dict[str, Any] = answer.json().get("data", {})
    return made


def read_back(client: Client, path: str, words: Any) -> int:
    """How many words there are, all of which stand in the answer."""
    told, wanted = client.send("GET", path).body.decode(), list(words)
    missing = sum(word not in told for word in wanted)
    if missing:
        raise SystemExit(f"{missing} of {len(wanted)} canaries are not read back from {path.split('/')[3:]}")
    return len(wanted)
