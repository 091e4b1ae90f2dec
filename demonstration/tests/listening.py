"""A small stand-in for the API: keeps what it is told and refuses what the real one refuses of a loader."""

import base64
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
from demonstration.forms import MODULE
from demonstration.roster import people

ADMIN = ("superuser_of_tests", "a-password-of-tests")
LISTS = {
    "forms": "FormSection",
    "lookups": "Lookup",
    "agencies": "Agency",
    "roles": "Role",
    "user_groups": "UserGroup",
}
SHORT = 2
"""Parts of a path that names no referral."""
NOTED = {
    "acknowledged": "acknowledged_at",
    "contacted": "contacted_at",
    "paused": "paused_at",
    "confirmed": "loop_closed_at",
    "rerouted": "loop_closed_at",
}


class Server:
    def __init__(self) -> None:
        self.accounts = {ADMIN[0]: ADMIN[1]}
        self.configurations: list[dict[str, Any]] = []
        self.module: dict[str, Any] = {
            "id": 1,
            "unique_id": MODULE,
            "form_section_unique_ids": [],
            "module_options": {},
        }
        self.locations: dict[str, dict[str, Any]] = {}
        self.cases: dict[str, dict[str, Any]] = {}
        self.referrals: dict[str, dict[str, Any]] = {}
        self.flags: dict[str, dict[str, Any]] = {}
        self.handings: dict[str, dict[str, Any]] = {}
        self.files: dict[str, list[dict[str, Any]]] = {}
        self.disabled: set[str] = set()
        self.read: list[str] = []
        self.keys: dict[str, httpx.Response] = {}
        self.calls: Counter[str] = Counter()
        self.busy = 0
        """How many of the next requests are answered with 503."""
        self.closed_to: Callable[[str], bool] = lambda _: False

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api/v2/")
        self.calls[request.method] += 1
        if self.busy:
            self.busy -= 1
            return httpx.Response(503, headers={"Retry-After": "0"})
        if self.closed_to(path):
            return httpx.Response(422, json={"code": "invalid", "errors": [{"detail": "/age"}]})
        if request.method != "GET" and not request.headers.get("X-CSRF-Token"):
            return httpx.Response(403, json={"code": "csrf"})
        key = request.headers.get("Idempotency-Key", "")
        if key in self.keys:
            return self.keys[key]
        body = json.loads(request.content) if request.content else {}
        answer = self._route(request.method, path, body, self._who(request))
        if key and answer.is_success:
            self.keys[key] = answer
        return answer

    def _who(self, request: httpx.Request) -> str:
        found = re.search(r"_app_session=(\w+)", request.headers.get("Cookie", ""))
        return found[1] if found else ""

    def _route(self, method: str, path: str, body: dict[str, Any], who: str) -> httpx.Response:
        if path == "identity_providers":
            return httpx.Response(200, json={}, headers={"Set-Cookie": "CSRF-TOKEN=t; Path=/"})
        if path == "tokens":
            return self._sign_in(body["user"])
        if not who:
            return httpx.Response(401, json={"error": "nobody"})
        if path.startswith("cases/"):
            return self._of_case(method, path.split("/")[1:], body, who)
        if path in {"transfers", "transfer_requests"}:
            return _data([row for row in self.handings.values() if row["kind"] == path and row["by"] == who])
        return self._get(path) if method == "GET" else self._change(method, path, body.get("data", {}), who)

    def _sign_in(self, user: dict[str, str]) -> httpx.Response:
        name = user["user_name"]
        if self.accounts.get(name) != user["password"] or name in self.disabled:
            return httpx.Response(401, json={"error": "wrong"})
        return httpx.Response(200, json={}, headers={"Set-Cookie": f"_app_session={name}; Path=/; HttpOnly"})

    def _get(self, path: str) -> httpx.Response:
        applied = next((row for row in self.configurations if row.get("applied_on")), None)
        if path in LISTS:
            rows = applied["data"][LISTS[path]] if applied else []
            return _data([{**row, "id": number} for number, row in enumerate(rows, 1)])
        lists = {
            "configurations": self.configurations,
            "primero_modules": [self.module],
            "locations": list(self.locations.values()),
            "users": [
                {"id": number, "user_name": name, "disabled": name in self.disabled}
                for number, name in enumerate(self.accounts)
            ],
        }
        return _data(lists[path])

    def _change(self, method: str, path: str, data: dict[str, Any], who: str) -> httpx.Response:
        if path == "configurations":
            self.configurations.append(data | {"id": str(uuid4()), "applied_on": None})
        elif path.startswith("configurations/"):
            self.configurations[-1]["applied_on"] = "now"
        elif path == "notifications/read":
            self.read.append(who)
        elif path.startswith("primero_modules/"):
            options = self.module["module_options"] | data.pop("module_options", {})
            self.module |= data | {"module_options": options}
        elif path == "locations":
            assert data["admin_level"] == 0 or data["parent_code"] in self.locations
            self.locations[data["code"]] = data
        elif path == "users":
            self.accounts[data["user_name"]] = data["password"]
        elif path.startswith("users/"):
            assert data == {"disabled": True}
            self.disabled.add(list(self.accounts)[int(path.removeprefix("users/"))])
        else:
            if data["id"] in self.cases:
                return httpx.Response(409, json={"code": "exists"})
            self.cases[data["id"]] = data | {"owned_by": who, "status": "open"}
            return httpx.Response(204)
        return _data({})

    def _of_case(self, method: str, parts: list[str], body: dict[str, Any], who: str) -> httpx.Response:
        case = self.cases[parts[0]]
        beside = {
            "flags": self._of_flags,
            "approvals": self._of_approvals,
            "transfers": self._of_handings,
            "transfer_requests": self._of_handings,
            "attachments": self._of_files,
            "referrals": self._of_referrals,
        }
        if parts[1:] and parts[1] in beside:
            return beside[parts[1]](method, parts, body["data"] if body else {}, who)
        if len(parts) == 1 and method == "GET":
            return _data(case)
        if len(parts) == 1:
            assert body["record_action"] == "close"
            case |= body["data"]
            assert all(case.get(name) for name in self.module["module_options"]["closing_needs"])
            return _data(case)
        raise AssertionError(parts)

    def _of_files(self, method: str, parts: list[str], data: dict[str, Any], who: str) -> httpx.Response:
        assert method == "POST"
        assert self.cases[parts[0]]["owned_by"] == who
        picture = base64.b64decode(data["attachment"], validate=True)
        assert picture.startswith(b"\x89PNG")
        self.files.setdefault(parts[0], []).append(data)
        self.cases[parts[0]]["photos"] = [{"file_name": data["file_name"]}]
        return _data({})

    def _of_referrals(self, method: str, parts: list[str], data: dict[str, Any], who: str) -> httpx.Response:
        if method == "GET":
            return _data([row for row in self.referrals.values() if row["record_id"] == parts[0]])
        if method == "POST" and len(parts) == SHORT:
            made = data | {"id": str(uuid4()), "record_id": parts[0], "status": "in_progress", "by": who}
            self.referrals[made["id"]] = made
            return _data(made)
        referral = self.referrals[parts[2]]
        if method == "DELETE":
            assert referral["by"] == who
            assert referral["status"] in {"in_progress", "accepted"}
            referral["status"] = "revoked"
        elif method == "POST":
            own = "by" if data["step"] in {"confirmed", "rerouted"} else "transitioned_to"
            assert referral[own] == who
            referral[NOTED[data["step"]]] = "now"
        else:
            assert referral["transitioned_to"] == who
            assert referral["status"] == ("accepted" if data["status"] == "done" else "in_progress")
            referral |= data
        return _data(referral)

    def _of_approvals(self, method: str, parts: list[str], data: dict[str, Any], who: str) -> httpx.Response:
        case, step, status = self.cases[parts[0]], parts[2], data["approval_status"]
        assert method == "PATCH"
        name = f"approval_status_{step}"
        if status == "requested":
            assert case.get(name) is None
            assert case["owned_by"] == who
            assert step != "closure" or all(case.get(need) for need in self.module["module_options"]["closing_needs"])
        else:
            assert case[name] == "pending"
            assert case["owned_by"] != who
        case[name] = "pending" if status == "requested" else status
        return _data({"record": {}})

    def _of_handings(self, method: str, parts: list[str], data: dict[str, Any], who: str) -> httpx.Response:
        case = self.cases[parts[0]]
        if method == "POST":
            asks = parts[1] == "transfer_requests"
            assert (case["owned_by"] != who) is asks
            made = data | {
                "id": str(uuid4()),
                "record_id": parts[0],
                "status": "in_progress",
                "kind": parts[1],
                "by": who,
            }
            made["to"] = case["owned_by"] if asks else data["transitioned_to"]
            self.handings[made["id"]] = made
            return _data(made)
        handing = self.handings[parts[2]]
        assert handing["status"] == "in_progress"
        assert who == handing["by" if data["status"] == "revoked" else "to"]
        handing |= data
        if parts[1] == "transfers" and data["status"] == "accepted":
            case["owned_by"] = who
        return _data(handing)

    def _of_flags(self, method: str, parts: list[str], data: dict[str, Any], who: str) -> httpx.Response:
        if method == "GET":
            return _data([flag for flag in self.flags.values() if flag["record_id"] == parts[0]])
        if method == "POST":
            number = len(self.flags) + 1
            made = data | {"id": number, "record_id": parts[0], "flagged_by": who, "removed": False}
            self.flags[str(number)] = made
            return _data(made)
        flag = self.flags[parts[2]]
        assert not flag["removed"]
        flag |= data | {"removed": True}
        return _data(flag)


def _data(value: Any) -> httpx.Response:
    return httpx.Response(200, json={"data": value})


PASSWORDS = {person.user_name: person.password for person in people()}
